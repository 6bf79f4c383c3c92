"""`plot pianoroll out.svg`, `plot wave 4`, `plot history`: pictures as files, PNG, SVG or PDF."""

import threading
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any, Final

from engine.errors import EngineError
from engine.typedpath import typed_path
from patterns.pattern import Pattern
from studio.background import in_background
from studio.history import History
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

USUAL_CYCLES: Final = {"pianoroll": 4, "wave": 4, "history": 0}
MOST_CYCLES: Final = 256
ENDINGS: Final = (".png", ".svg", ".pdf")
TAIL: Final = Fraction(1)  # cycles in which the last notes ring out
KEPT_S: Final = 3.0  # for the history to be on disk
EXAMPLE: Final = "try plot pianoroll 8 out.svg, plot wave or plot history"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn.

    Attributes:
        kind: pianoroll, wave or history.
        cycles: how many.
        path: the picture.
    """

    kind: str
    cycles: int
    path: Path


def plot(session: Session, argument: str) -> "Future[Reply]":
    """Draw a picture into a file, beside the music."""
    wanted = read(argument, None if session.takes is None else session.takes.folder)
    if isinstance(wanted, str):
        return done(Reply(False, wanted))
    if wanted.kind == "history":
        return in_background(lambda: _history(session, wanted))
    playing = session.sources()
    if not playing:
        return done(Reply(False, f"nothing plays; {EXAMPLE}"))
    begin = max(floor(session.playing().cycle or 0), 0)
    cps = Fraction(str(session.playing().cps))
    found: dict[str, Any] = {}

    def gather(patterns: Mapping[str, Pattern]) -> tuple[str, ...]:
        gathered = _pianoroll if wanted.kind == "pianoroll" else _planned
        found["data"] = gathered(session, patterns, wanted, begin, cps)
        return ()

    asked = session.examine(playing, gather)

    def draw() -> Reply:
        reply = asked.result()
        if not reply.ok:
            return reply
        return (
            _rendered(wanted, found["data"])
            if wanted.kind == "wave"
            else _drawn(wanted.kind, found["data"], wanted.path)
        )

    return in_background(draw)


def read(argument: str, folder: Path | None, now: datetime | None = None) -> Wanted | str:
    """What a line asks for, or a sentence that says what is wrong.

    >>> read("wave 8 /tmp/a.svg", None)
    Wanted(kind='wave', cycles=8, path=PosixPath('/tmp/a.svg'))
    >>> read("circle", None).partition(";")[0]
    'plot draws a pianoroll, wave or history'
    """
    kind, *words = argument.split() or ["pianoroll"]
    if kind not in USUAL_CYCLES:
        return f"plot draws a pianoroll, wave or history; {EXAMPLE}"
    counts = [count for word in words if (count := number(word)) is not None]
    names = [word for word in words if number(word) is None]
    cycles = counts[0] if counts else USUAL_CYCLES[kind]
    if len(counts) > 1 or len(names) > 1 or not 0 <= cycles <= MOST_CYCLES or cycles % 1:
        return f"plot takes up to {MOST_CYCLES} cycles and a file; {EXAMPLE}"
    path = placed(kind, names[0] if names else "", folder, now or datetime.now())
    return path if isinstance(path, str) else Wanted(kind, int(cycles), path)


def placed(kind: str, name: str, folder: Path | None, now: datetime) -> Path | str:
    """Where a picture goes that is not there yet, or why it cannot."""
    path = typed_path(name) if name else Path(f"{kind}-{now:%Y-%m-%d-%H%M%S}.png")
    if not path.suffix:
        path = path.with_name(path.name + ".png")
    if path.suffix.lower() not in ENDINGS:
        return f"a picture is {', '.join(ENDINGS)}, not {path.suffix}; {EXAMPLE}"
    if not path.is_absolute():
        if folder is None:
            return "this machine knows no music folder; name a file with its path"
        path = folder / path
    if path.exists():
        return f"{path} is there already; name another file"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{path.parent} cannot be made ({error.strerror or error})"
    return path


def _pianoroll(
    _: Session, patterns: Mapping[str, Pattern], wanted: Wanted, begin: int, cps: Fraction
) -> dict[str, Any]:
    from studio.plotting.gathering import pianoroll

    end = begin + max(wanted.cycles, 1)
    title = f"{', '.join(patterns)}: cycles {begin} to {end}, {float(cps):g} cps"
    return pianoroll(patterns, begin, end, title)


def _planned(
    session: Session, patterns: Mapping[str, Pattern], wanted: Wanted, _: int, cps: Fraction
) -> Any:
    from engine.offline import plan
    from engine.scheduler import Slot

    slots = [Slot(name, 0, pattern) for name, pattern in patterns.items()]
    try:
        return plan(slots, cps, Fraction(max(wanted.cycles, 1)), TAIL, shelf=session.shelf)
    except EngineError as error:
        return Reply(False, str(error))


def _rendered(wanted: Wanted, planned: Any) -> Reply:
    """Render beside the music, then draw that."""
    from tempfile import TemporaryDirectory

    from engine.offline import Renderer

    if isinstance(planned, Reply):
        return planned
    with TemporaryDirectory() as folder:
        file = Path(folder, "what plays.wav")
        try:
            with Renderer(behind=True) as renderer:
                renderer.render(planned, file)
        except EngineError as error:
            return Reply(False, str(error))
        title = f"what plays, {wanted.cycles} cycles: {of_sound(file)}"
        return _drawn("wave", {"file": str(file), "title": title}, wanted.path)


def of_sound(file: Path) -> str:
    """Length and loudness of a sound file, in words; of one that is none, its name."""
    import soundfile

    from studio.bouncing import loudness_of

    try:
        about = soundfile.info(file)
        return f"{about.duration:.1f} s, {about.samplerate} Hz, {loudness_of(file)}"
    except (OSError, ValueError, soundfile.LibsndfileError):
        return file.name


def _history(session: Session, wanted: Wanted) -> Reply:
    from studio.plotting.gathering import set_history, who_plays

    memory = session.memory
    if not isinstance(memory, History):
        return Reply(False, "no history is kept here, so there is none to draw")
    kept = threading.Event()
    memory.then(kept.set)
    kept.wait(KEPT_S)
    data = set_history(memory, memory.run, who_plays(session.vault))
    if data is None:
        return Reply(False, f"nothing was played in this set yet; {EXAMPLE}")
    return _drawn("history", data, wanted.path)


def _drawn(kind: str, data: Mapping[str, Any], path: Path) -> Reply:
    from studio.plotting.asking import draw_beside

    problem = draw_beside(kind, data, path)
    return Reply(False, problem) if problem else Reply(True, str(path))
