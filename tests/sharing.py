"""How `make test` shares tests among processes: by file, but what keeps time is in one of them.

Files come in the order that they were shuffled into, each to the process that has nothing left to
do; what takes long begins first. Tests that play in real time (engines, JACK servers, peers,
terminals) would hold each other up, and so would others beside them: they are one piece of work,
which comes last, when the rest is done.
"""

from typing import Final

from xdist.scheduler import LoadScopeScheduling

IN_TIME: Final = (
    "tests/audio/",
    "tests/interop/",
    "tests/engine/test_client.py",
    "tests/engine/test_metrics.py",
    "tests/engine/test_recording.py",
    "tests/repl/test_jamming.py",
)
LONG: Final = ("tests/sound_oracle/",)


class Sharing(LoadScopeScheduling):
    """Hands out the pieces in the order in which their tests were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return piece(nodeid)


def piece(nodeid: str) -> str:
    """The piece of work that a test belongs to.

    >>> piece("tests/audio/test_onsets.py::test_it"), piece("tests/ai/test_dna.py::test_it[a::b]")
    ('in time', 'tests/ai/test_dna.py')
    """
    return "in time" if nodeid.startswith(IN_TIME) else nodeid.partition("::")[0]


def rank(nodeid: str) -> int:
    """Where a test stands: what takes long before others, what keeps time behind them."""
    return 0 if nodeid.startswith(LONG) else 2 if nodeid.startswith(IN_TIME) else 1
