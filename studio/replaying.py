"""A set played again from its history: the very same events, to look at or to render.

Every change that was made is in the history with its frame, and every piece of code with
where its dice began; a player of the same kind makes the same changes at the same frames,
on a tape in place of the engine.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from engine.messages import Cancel, Play, SoundEvent
from engine.offline import Plan, Rendered, Renderer
from engine.plays import RENDER, play_messages
from engine.samples.shelf import NOTHING, Shelf
from engine.status import ClockReading
from engine.voices.spec import VoiceSpec
from studio.deadline import Deadline
from studio.evaluator import Evaluator
from studio.history import History
from studio.landings import change_of
from studio.player import Player
from studio.reviving import Load, Piece, revive
from studio.slots import Change

STEP_S = 0.08  # less than the player sends ahead
TAIL_S = 2.0  # that a render may ring out
AFTER_S = 4.0  # what is played of a set that was cut off

PYTHON = (
    "a tune written in Python played here, which is not played again: that would run its file "
    "anew; `notalabel render tune.py` renders it"
)


class NoSetError(Exception):
    """There is no such set in the history: its text is the sentence."""


class Tape:
    """A sound that only keeps what is played; a studio.sound.Sound.

    Attributes:
        played: what a listener would have heard so far, in order.
    """

    def __init__(self, sample_rate: int) -> None:
        self._rate, self._frame = sample_rate, 0
        self._queue: list[SoundEvent] = []
        self.played: list[SoundEvent] = []

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Take events; what is pre-heard no listener hears."""
        if not cue:
            self._queue += events
        return []

    def cancel(self, slot: str | None, from_frame: int, generation: int = Cancel.ALL) -> None:
        """Take back events that were not played yet."""
        self._queue = [
            event
            for event in self._queue
            if slot not in (None, event.slot)
            or event.frame < from_frame
            or event.generation >= generation
        ]

    def panic(self) -> None:
        """Forget what was not played yet."""
        self._queue.clear()

    def clock(self) -> ClockReading:
        """Where the tape stands."""
        return ClockReading(
            self._frame, self._frame * 10**9 // self._rate, self._rate, 256, 1, True
        )

    def wind(self, frame: int) -> None:
        """Go on to a frame: what lies before it is played."""
        self._frame = frame
        due = [event for event in self._queue if event.frame < frame]
        self._queue = [event for event in self._queue if event.frame >= frame]
        self.played += sorted(due, key=lambda event: event.frame)


@dataclass(frozen=True, slots=True)
class Replay:
    """A set, played again.

    Attributes:
        events: what was heard, its frames from the first one on.
        sample_rate: frames a second.
        frames: how long it lasts.
        problems: what could not be brought back, in sentences.
        loads: each samples(…) and its like, with the frame from which on it holds, in order.
    """

    events: list[SoundEvent]
    sample_rate: int
    frames: int
    problems: tuple[str, ...] = ()
    loads: tuple[tuple[int, Load], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A session in the history.

    Attributes:
        number: when it began, in nanoseconds since 1970.
        evaluations: how many pieces of code it evaluated.
        seconds: from its first change to its last.
    """

    number: int
    evaluations: int
    seconds: float


def runs(history: History) -> list[Run]:
    """The sessions of the history that played, the latest first."""
    rows = history.rows(
        "select run, (select count(*) from evaluations e where e.run = l.run), "
        "cast(max(frame) - min(frame) as real) / max(sample_rate) "
        "from landings l group by run order by run desc"
    )
    return [Run(*row) for row in rows]


def replay(history: History, run: int) -> Replay:
    """Play a session of the history again.

    Raises:
        NoSetError: there is none of this number.
    """
    rows = history.rows(
        "select frame, sample_rate, change from landings where run = ? order by id", (run,)
    )
    if not rows:
        raise NoSetError("there is no such set in your history; `notalabel replay` lists them")
    rate = rows[0][1]
    pieces = history.rows(
        "select id, code, seed from evaluations where run = ? and ok = 1 order by id", (run,)
    )
    found = (Piece(number, code, int(seed or 0)) for number, code, seed in pieces)
    revived = revive(found, Evaluator(), Deadline())
    plains = [json.loads(plain) for _, _, plain in rows]
    changes = [
        (row[0], change_of(plain, revived.part)) for row, plain in zip(rows, plains, strict=True)
    ]
    begin = changes[0][0]
    lost = [PYTHON] if any(0 in plain.get("parts", {}).values() for plain in plains) else []
    tape = Tape(rate)
    end = _play(tape, changes)
    events = [replace(event, frame=event.frame - begin) for event in tape.played]
    loads = tuple(_loads(changes, revived.loads))
    return Replay(events, rate, end - begin, (*lost, *revived.problems), loads)


def _loads(
    changes: list[tuple[int, Change]], known: Mapping[int, tuple[Load, ...]]
) -> Iterator[tuple[int, Load]]:
    """What was loaded, by the frame from which on it held; at once where that was not kept."""
    kept = {change.loads: frame for frame, change in reversed(changes) if change.loads}
    begin = changes[0][0]
    held = [
        (kept.get(piece, begin) - begin, load) for piece, all_ in known.items() for load in all_
    ]
    yield from sorted(held, key=lambda row: row[0])


def _play(tape: Tape, changes: list[tuple[int, Change]]) -> int:
    """Make the changes at their frames; gives the frame at which it is over."""
    player = Player(tape, lambda _: None)
    rate = tape.clock().sample_rate
    # A change that waits is made some moments before its frame; one asked for in between may
    # have an earlier frame: the tape never passes what is still to come.
    earliest = list(accumulate((frame for frame, _ in reversed(changes)), min))[::-1]
    for (frame, change), before in zip(changes, earliest, strict=True):
        for place in _steps(tape.clock().frame, before, rate, player.sounds):
            tape.wind(place)
            player.tick()
        player.change(replace(change, quantum=0, at=None), edge=frame)
    end = changes[-1][0]
    if player.sounds:
        end += round(AFTER_S * rate)
    for place in _steps(tape.clock().frame, end, rate, player.sounds):
        tape.wind(place)
        player.tick()
    tape.wind(end)
    return end


def _steps(begin: int, end: int, rate: int, playing: bool) -> Iterator[int]:
    """Frames to stop at on the way, so that nothing falls behind; at once where nothing plays."""
    if playing:
        yield from range(begin + round(STEP_S * rate), end, round(STEP_S * rate))
    yield max(end - 1, begin)


def planned(
    played: Replay,
    shelf: Shelf = NOTHING,
    load: Callable[[str, tuple[Any, ...]], None] = lambda _what, _args: None,
) -> Plan:
    """What a render of a replay plays.

    Args:
        played: what.
        shelf: the sounds that are loaded.
        load: loads more of them, as the set did: of a name that was loaded twice, each event has
            the files of its time.
    """
    ways = replace(RENDER, sample_rate=played.sample_rate)
    plays: list[Play] = []
    said: dict[str, None] = {}
    borders = sorted({0, *(frame for frame, _ in played.loads)})
    for begin, end in pairwise((*borders, math.inf)):
        for frame, (what, args) in played.loads:
            if frame == begin:
                load(what, args)
        now = [event for event in played.events if begin <= event.frame < end]
        made, problems = play_messages(now, shelf, ways)
        plays += made
        said.update(dict.fromkeys(problems))
    orbits = tuple(sorted({VoiceSpec(*play.voice).orbit for play in plays}))
    frames = played.frames + round(TAIL_S * played.sample_rate)
    return Plan(frames, plays, orbits, (*played.problems, *said))


def render(
    plan: Plan,
    path: Path,
    sample_rate: int,
    log: Path | None = None,
    progress: Callable[[float], bool] = lambda _: True,
) -> Rendered:
    """Write a plan to a sound file, through the limiter.

    Args:
        plan: what, see planned.
        path: where.
        sample_rate: frames a second.
        log: a file for what the process prints.
        progress: hears the share that is done; its False stops the render.

    Raises:
        RenderError: it cannot be rendered.
    """
    with Renderer(sample_rate, limiter=True, log=log) as renderer:
        return renderer.render(plan, path, progress)
