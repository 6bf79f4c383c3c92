"""What is heard: levels, load, and recordings to files."""

from concurrent.futures import Future
from math import log10

from studio.commands.record import record
from studio.links.names.kit import BOOL, FLOAT, INT, ROOT, Desk, Name
from studio.replies import Reply, done

SILENCE_DB = -120.0


def _peak(desk: Desk) -> float:
    """The largest sample of the last block in dB."""
    peak = _figure(desk, "peak")
    return max(20 * log10(peak), SILENCE_DB) if peak > 0 else SILENCE_DB


def _figure(desk: Desk, name: str) -> float:
    status = desk.sound.status() if hasattr(desk.sound, "status") else None
    return 0 if status is None else float(getattr(status, name))


def _record(desk: Desk, on: bool) -> "Future[Reply]":
    """Begin or end a recording of a name that the player's settings choose."""
    takes = desk.session.takes
    if takes is None:
        return done(Reply(False, "nothing can be recorded here"))
    if on == (takes.seconds is not None):
        return done(Reply(True))
    return record(desk.session, "" if on else "stop")


def _recording(desk: Desk) -> bool:
    return desk.session.takes is not None and desk.session.takes.seconds is not None


NAMES = (
    Name(f"{ROOT}/peak", FLOAT, "The largest sample just now.",
         lambda desk, _: _peak(desk), low=SILENCE_DB, high=0, unit="dBFS", live=True),
    Name(f"{ROOT}/voices", INT, "How many voices sound.",
         lambda desk, _: int(_figure(desk, "voices")), live=True),
    Name(f"{ROOT}/load", FLOAT, "How much of the time that there is goes into the sound.",
         lambda desk, _: _figure(desk, "load") / 1000, low=0, high=1, live=True),
    Name(f"{ROOT}/record", BOOL, "Is what plays being recorded to a file?",
         lambda desk, _: _recording(desk), lambda desk, _, on: _record(desk, on), home=True),
)  # fmt: skip
