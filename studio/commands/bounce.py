"""`bounce`, `bounce 16 tune.wav stems`, `bounce stop`: what plays, rendered to a sound file."""

from collections.abc import Mapping
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from engine.errors import EngineError
from patterns.operations.randomness import with_changed_controls
from patterns.pattern import Pattern
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

USUAL_CYCLES: Final = Fraction(8)
MOST_CYCLES: Final = 10_000
EXAMPLE: Final = "try bounce 16 tune.wav stems"


def bounce(session: Session, argument: str) -> "Future[Reply]":
    """Begin or end a bounce."""
    if argument.strip() == "stop":
        return done(session.bounces.end())
    words = argument.split()
    stems = "stems" in words
    counts = [count for word in words if (count := number(word)) is not None]
    names = [word for word in words if word != "stems" and number(word) is None]
    cycles = counts[0] if counts else USUAL_CYCLES
    if len(counts) > 1 or len(names) > 1 or not 0 < cycles <= MOST_CYCLES:
        return done(Reply(False, f"a number of cycles and a file: {EXAMPLE}"))
    path = _place(session, names[0] if names else "")
    if isinstance(path, Reply):
        return done(path)
    playing = session.sources()
    if not playing:
        return done(Reply(False, f"nothing plays; {EXAMPLE}"))
    cps = Fraction(str(session.playing().cps))

    def begin(patterns: Mapping[str, Pattern]) -> tuple[str, ...]:
        try:
            held = standing(patterns, session.controls.snapshot())
            return (session.bounces.begin(held, cps, cycles, path, stems).text,)
        except EngineError as error:
            return (str(error),)

    return session.examine(playing, begin)


def standing(patterns: Mapping[str, Pattern], values: Mapping[str, Any]) -> Mapping[str, Pattern]:
    """Patterns that read the controls as they stand now, all through a bounce."""
    if not values:
        return patterns
    return {
        name: with_changed_controls(pattern, lambda _: values) for name, pattern in patterns.items()
    }


def _place(session: Session, name: str) -> Path | Reply:
    """Where the file goes: as recordings do."""
    if session.takes is None:
        return Reply(False, "nothing can be bounced here")
    placed = session.takes.placed(name, ".wav", "float", False)
    if isinstance(placed, Reply):
        return placed
    if placed.path.suffix.lower() != ".wav":
        return Reply(False, f"a bounce is a .wav file; {EXAMPLE}")
    try:
        placed.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Reply(False, f"{placed.path.parent} cannot be made ({error.strerror or error})")
    return placed.path
