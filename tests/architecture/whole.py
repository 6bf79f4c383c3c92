"""What must be tested whole: the files in which every line runs in some test, and why those.

    make coverage                                # runs all tests, measured; what follows on them
    python -m tests.architecture.whole           # reads what was measured last, and judges it

It prints the share of all lines that tests run, the files with the lowest, and of the
files below each line that nothing ran. It fails where there is such a line, or where the share is
under the floor in pyproject.toml; where it is well above, it raises the floor there.
"""

import io
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coverage import Coverage

from tests.architecture.sources import ROOT

PYPROJECT: Final = ROOT / "pyproject.toml"
LOWEST: Final = 15  # files that are named
SLACK: Final = 0.5  # of 100: what chance and the machine may change from run to run
FLOOR: Final = re.compile(r"^fail_under = ([\d.]+)", re.M)

# What strangers can reach, and what stands between them and the player.
WHOLE: Final[Mapping[str, tuple[str, ...]]] = {
    "the interpreter": ("patterns/strudel/*.py", "patterns/mini/*.py"),
    "the guard": (
        "ai/guard.py", "studio/preparing.py", "studio/guests/*.py", "jam/updates.py",
        "jam/envelope.py", "jam/records.py", "jam/policy.py", "jam/ledger.py",
    ),
    "OSC": (
        "studio/links/osc/guard.py", "studio/links/osc/jsonform.py", "studio/links/osc/allowed.py",
        "studio/links/osc/limits.py", "studio/links/osc/refusals.py", "studio/links/oversocket.py",
        "studio/links/dirt/kinds.py", "studio/links/dirt/meaning.py", "studio/links/timemap.py",
        "studio/links/dirt/receiver.py", "studio/links/clock/tidalwire.py",
    ),
    "MIDI": (
        "studio/midifile.py", "studio/midicode.py", "studio/links/midi/messages.py",
        "studio/links/midi/incoming.py", "studio/links/midi/wire.py",
        "studio/links/clock/midiparts.py",
    ),
    "sound files": (
        "engine/samples/decoding.py", "engine/samples/decoder.py", "engine/wavfile.py",
        "engine/flacfile.py",
    ),
    "SoundFonts": ("engine/instruments/font.py", "engine/instruments/fluid.py"),
    "maps of samples": (
        "engine/samples/manifest.py", "engine/samples/maps.py", "engine/samples/places.py",
        "engine/samples/fetch.py", "engine/samples/folder.py",
    ),
    "sets and sessions": ("studio/sets.py", "studio/setfiles.py", "studio/reviving.py"),
    "lessons": ("tutorials/lesson.py", "tutorials/translating.py", "tutorials/course.py"),
    "links": ("jam/link.py", "jam/flok/link.py", "studio/sharing.py"),
    "rooms": (
        "jam/lib0.py", "jam/panes.py", "jam/post.py", "jam/net/words.py", "jam/net/board.py",
        "jam/net/addresses.py", "jam/net/limits.py", "jam/stored.py", "jam/replay.py",
    ),
    "Flok": (
        "jam/flok/wire.py", "jam/flok/pubsub.py", "jam/flok/document.py", "jam/flok/people.py",
        "jam/flok/cursors.py", "jam/flok/crowd.py", "jam/flok/showing.py", "jam/flok/peer.py",
    ),
    "HTTP": (
        "studio/links/overhttp.py", "studio/links/eventstream.py", "studio/links/gate.py",
        "studio/links/websocketserver.py", "studio/links/oscquery/server.py",
        "studio/links/oscquery/nodes.py",
    ),
    "answers of models": (
        "ai/providers/*.py", "ai/providers/wire/*.py", "ai/remote/extract.py", "ai/remote/trial.py",
    ),
    "settings": ("studio/config.py", "studio/settings.py", "studio/settingsfile.py"),
    "databases": ("studio/history.py", "studio/store.py", "studio/library.py"),
    "plugins": ("studio/plugins.py", "engine/ownfiles.py"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What was measured of a group: how many lines it has, and where those are that never ran."""

    name: str
    lines: int
    unrun: Mapping[str, str]
    unrun_count: int

    @property
    def share(self) -> float:
        """Of 100."""
        return 100 * (1 - self.unrun_count / self.lines)


def files(globs: tuple[str, ...]) -> Iterator[str]:
    """The files that a row of the table means."""
    for glob in globs:
        yield from sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(glob))


def measured(coverage: Coverage) -> Iterator[Part]:
    """Each group, as it was run."""
    for name, globs in WHOLE.items():
        lines, count, unrun = 0, 0, {}
        for path in files(globs):
            _, statements, _, missing, where = coverage.analysis2(str(ROOT / path))
            lines, count = lines + len(statements), count + len(missing)
            if missing:
                unrun[path] = where
        yield Part(name, lines, unrun, count)


def raised(text: str, total: float) -> str:
    """pyproject.toml with the floor that a share allows; never with a lower one.

    >>> raised("fail_under = 90.0", 91.57), raised("fail_under = 90.0", 90.25)
    ('fail_under = 91.0', 'fail_under = 90.0')
    """
    floor = int((total - SLACK) * 10) / 10
    return FLOOR.sub(lambda old: f"fail_under = {max(float(old[1]), floor)}", text)


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a command


def _print_lowest(coverage: Coverage) -> float:
    """Name the files of which tests run the least; gives the share of everything."""
    table = io.StringIO()
    total = coverage.report(
        file=table, show_missing=False, skip_covered=True, sort="cover", ignore_errors=True
    )
    rows = [row for row in table.getvalue().splitlines() if "%" in row]
    _say("\n".join(rows[:LOWEST]))
    return total


def main() -> int:
    """Judge what was measured last."""
    coverage = Coverage(config_file=str(PYPROJECT))
    coverage.load()
    total = _print_lowest(coverage)
    parts = list(measured(coverage))
    _say("\nevery line of these has to be run:")
    for part in parts:
        _say(f"{part.lines:6} lines  {part.share:5.1f} %  {part.name}")
        for path, where in part.unrun.items():
            _say(f"       nothing runs {path}: {where}")
    text = PYPROJECT.read_text("utf-8")
    floor = float(FLOOR.findall(text)[0])
    _say(f"\ncoverage: {total:.1f} % of lines; the floor is {floor} %")
    if any(part.unrun for part in parts) or total < floor:
        return 1
    PYPROJECT.write_text(raised(text, total), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
