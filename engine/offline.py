"""Renders, on the session's side: patterns to sound files, as fast as the machine goes.

The same scheduler, the same voices and the same block-by-block code as in live play, in a process
of its own: pyo never enters ours.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from engine.errors import RenderError
from engine.launch import SOUND, Child, Settings, launch
from engine.messages import Play
from engine.plays import RENDER, play_messages
from engine.rendering_case import Case, write_case
from engine.samples.foreseeing import expect
from engine.samples.shelf import NOTHING, Shelf
from engine.scheduler import Slot, events_of_cycles
from engine.voices.spec import VoiceSpec
from patterns.timeline import Timeline

BLOCK: Final = 128  # of a browser: what moves itself by FM hears itself so many frames later
MAX_SECONDS: Final = 6 * 3600
MAX_PLAYS: Final = 2_000_000
PATIENCE_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a render will play.

    Attributes:
        frames: length of the file.
        plays: the voices.
        orbits: the orbits that they play into, in order.
        problems: a sentence for each event that cannot sound or was changed.
    """

    frames: int
    plays: list[Play]
    orbits: tuple[int, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A render that is done.

    Attributes:
        path: the master.
        frames: its length.
        sample_rate: frames a second.
        voices: voices started.
        real_time_factor: seconds of sound for a second of work.
        peak: largest sample of the master, full scale 1.0.
        stems: the file of each orbit, where stems were asked for.
        problems: a sentence for each event that could not sound or was changed.
    """

    path: Path
    frames: int
    sample_rate: int
    voices: int
    real_time_factor: float
    peak: float
    stems: Mapping[int, Path] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def plan(
    slots: Iterable[Slot],
    cps: Fraction,
    cycles: Fraction,
    tail: Fraction = Fraction(0),
    sample_rate: int = 48_000,
    follow_tempo: bool = True,
    shelf: Shelf = NOTHING,
) -> Plan:
    """Work out what a render plays: the events that begin in [0, cycles), cycle 0 at frame 0.

    Args:
        slots: the patterns.
        cps: tempo at the start, cycles a second.
        cycles: how many cycles of events.
        tail: how many cycles more the file lasts.
        sample_rate: frames a second.
        follow_tempo: `cps` controls of events change the tempo.
        shelf: the sounds that the player has loaded; it waits for what is on its way.

    Raises:
        PatternError: a pattern fails.
        RenderError: too long, or too many events.
    """
    _check_length(cps, cycles, tail)
    slots, timeline = list(slots), Timeline(cps)
    ways = replace(RENDER, sample_rate=sample_rate)
    plays: list[Play] = []
    problems: dict[str, None] = {}
    begin = Fraction(0)
    while begin < cycles:
        end = min(cycles, begin + 1)
        window = events_of_cycles(slots, timeline, begin, end, sample_rate, follow_tempo)
        for error in window.failed.values():
            raise error
        expect(window.events, shelf)
        made, said = play_messages(window.events, shelf, ways)
        plays += made
        problems.update(dict.fromkeys([*window.problems, *said]))
        if len(plays) > MAX_PLAYS:
            raise RenderError(f"more than {MAX_PLAYS} events to render", "render fewer cycles")
        begin, timeline = end, window.timeline
    frames = timeline.frame_at(cycles + tail, sample_rate)
    orbits = tuple(sorted({VoiceSpec(*play.voice).orbit for play in plays}))
    return Plan(frames, plays, orbits, tuple(problems))


def _check_length(cps: Fraction, cycles: Fraction, tail: Fraction) -> None:
    if cps <= 0 or cycles < 0 or tail < 0 or cycles + tail <= 0:
        raise RenderError("nothing to render", "cps and cycles are above 0, tail is 0 or more")
    if (cycles + tail) / cps > MAX_SECONDS:
        raise RenderError(
            f"this lasts {float((cycles + tail) / cps) / 3600:.1f} hours", "render less"
        )


class Renderer:
    """A process that renders, kept for many renders of the same form.

    Args:
        sample_rate: frames a second.
        stems: orbits that get a file of their own.
        limiter: the master limiter; without it the file holds what the voices add up to.
        log: a file for what the process prints; None: thrown away.
        sound: "module:class" of what makes the sound.
        frames: block size.
        behind: leave the machine to others, such as the engine that plays.
    """

    def __init__(
        self,
        sample_rate: int = 48_000,
        stems: tuple[int, ...] = (),
        limiter: bool = False,
        log: Path | None = None,
        sound: str = SOUND,
        frames: int = BLOCK,
        behind: bool = False,
    ) -> None:
        settings = Settings("render", "offline", frames=frames, sample_rate=sample_rate)
        self._settings = replace(settings, stems=stems, limiter=limiter, sound=sound, behind=behind)
        self._log = log
        self._child: Child | None = None

    def __enter__(self) -> "Renderer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id, None while there is no process."""
        return self._child.pid if self._child is not None else None

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.end(PATIENCE_S)
            self._child = None

    def render(
        self,
        plan: Plan,
        path: Path,
        progress: Callable[[float], bool] = lambda _: True,
    ) -> Rendered:
        """Render into a WAV file of 32-bit floats, stereo.

        Args:
            plan: what to play.
            path: the file; stems stand beside it as NAME.orbitN.wav.
            progress: called now and then with the share that is done; False stops the render.

        Raises:
            RenderError: stopped, crashed, or the file cannot be written.
        """
        rate = self._settings.sample_rate
        _check_place(path)
        stems = {orbit: stem_path(path, orbit) for orbit in self._settings.stems}
        partial = {file: file.with_name(file.name + ".part") for file in (path, *stems.values())}
        plays = tuple((play.frame, play.voice) for play in plan.plays)
        case = Case(plan.frames, plays, tuple(str(part) for part in partial.values()))
        try:
            done = self._run(case, progress)
            for file, part in partial.items():
                part.replace(file)
        except OSError as error:
            raise RenderError(f"{path} cannot be written: {error.strerror}") from error
        finally:
            for part in partial.values():
                part.unlink(missing_ok=True)
        return Rendered(
            path,
            int(done["frames"]),
            rate,
            int(done["voices"]),
            plan.frames / rate / max(float(done["seconds"]), 1e-9),
            float(done["peak"]),
            stems,
            (*plan.problems, *done["faults"]),
        )

    def _run(self, case: Case, progress: Callable[[float], bool]) -> dict[str, Any]:
        if self._child is None:
            self._child = launch(self._settings, self._log)
        self._child.write(write_case(case))
        for report in self._child.reports():
            if "progress" in report and not progress(report["progress"] / max(1, case.frames)):
                self._kill()
                raise RenderError("the render was stopped")
            if "done" in report:
                done: dict[str, Any] = report["done"]
                if not report["more"]:
                    self.close()
                return done
            if "failed" in report:
                raise RenderError(str(report["failed"]))
        self._kill()
        raise RenderError("the render crashed", "see the log file")

    def _kill(self) -> None:
        if self._child is not None:
            self._child.end(0.0)
            self._child = None


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise RenderError(f"there is no folder {path.parent}", "make it, or take another")
    if path.is_dir():
        raise RenderError(f"{path} is a folder", "add the name of a file")
    if not os.access(path.parent, os.W_OK):
        raise RenderError(f"{path.parent} cannot be written to", "take another folder")


def stem_path(path: Path, orbit: int) -> Path:
    """The file of an orbit's stem.

    >>> stem_path(Path("out.wav"), 2).name
    'out.orbit2.wav'
    """
    return path.with_name(f"{path.stem}.orbit{orbit}{path.suffix}")
