"""How the engine is: the clock reading and the status that the session shows. Pure."""

from dataclasses import dataclass, fields, replace
from typing import Final

from engine.clock import ClockPage


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What the engine's clock shows now.

    Attributes:
        frame: the frame that is due now, counted on from the engine's last word by monotonic time.
        at_ns: the moment of this reading, by time.perf_counter_ns().
        sample_rate: frames a second.
        block: frames a block; an event should be at least one block ahead of now.
        epoch: which engine; 0 while the first is not up. When it changes, send the window again.
        ready: an engine is up and listens.
    """

    frame: int
    at_ns: int
    sample_rate: int
    block: int
    epoch: int
    ready: bool


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """How the engine is. Counts are of all engines of this session together.

    Attributes:
        state: "new", "starting", "running", "restarting", "failed" or "stopped".
        backend: the one in use: "jack", "portaudio", "null"; "" while none is.
        why: one sentence: why this backend, or why none.
        sample_rate: frames a second.
        block: frames a block.
        outputs: output channels.
        inputs: input channels.
        epoch: which engine, from 1.
        restarts: engines lost so far.
        cpu_percent: CPU of the engine's process in % of one core, since the reading before (a
            quarter second or more).
        cpu_mean_percent: the same over the life of this engine.
        blocks: blocks computed.
        late_blocks: blocks that ended after their deadline.
        xruns: gaps in the stream to the backend.
        late_events: events that came too late and were played at once.
        refused: datagrams and events thrown away.
        overfull: events left out because there were too many at once.
        onsets: voices started.
        replayed: those of them that were rendered before, beside the music.
        kept_bytes: memory of what was rendered before.
        rendering_ns: CPU time that another process took to render it.
        voices: sounding now.
        voices_peak: most at once.
        built: voices that were built, sounding or waiting in their pools.
        stolen: voices that were ended for others.
        voice_limit: how many voices may sound: fewer when there is no time for more.
        light_rooms: 1 while a room stands in for others of its orbit.
        load: what sounds takes so many thousandths of the time that there is.
        max_onset_error_frames: largest |played - asked|, late events included.
        queued: events that wait in the engine.
        unsent: messages that wait on this side.
        peak: largest sample of the last block, full scale 1.0.
    """

    state: str = "new"
    backend: str = ""
    why: str = ""
    sample_rate: int = 48_000
    block: int = 256
    outputs: int = 2
    inputs: int = 0
    epoch: int = 0
    restarts: int = 0
    cpu_percent: float = 0.0
    cpu_mean_percent: float = 0.0
    blocks: int = 0
    late_blocks: int = 0
    xruns: int = 0
    late_events: int = 0
    refused: int = 0
    overfull: int = 0
    onsets: int = 0
    replayed: int = 0
    kept_bytes: int = 0
    rendering_ns: int = 0
    voices: int = 0
    voices_peak: int = 0
    built: int = 0
    stolen: int = 0
    voice_limit: int = 0
    light_rooms: int = 0
    load: int = 0
    max_onset_error_frames: int = 0
    queued: int = 0
    unsent: int = 0
    peak: float = 0.0


_SUMS: Final = (
    "blocks",
    "late_blocks",
    "xruns",
    "late_events",
    "refused",
    "overfull",
    "onsets",
    "replayed",
    "stolen",
    "cpu_ns",
    "rendering_ns",
)
_PEAKS: Final = ("voices_peak", "onset_error")


def together(past: ClockPage, page: ClockPage) -> ClockPage:
    """The page of the engine now, with the counts of the engines before it added.

    >>> together(ClockPage(late_blocks=2), ClockPage(late_blocks=1)).late_blocks
    3
    """
    sums = {name: getattr(past, name) + getattr(page, name) for name in _SUMS}
    peaks = {name: max(getattr(past, name), getattr(page, name)) for name in _PEAKS}
    return replace(page, **sums, **peaks)


_SHARED: Final = {field.name for field in fields(ClockPage)} & {
    field.name for field in fields(EngineStatus)
}


def status_of(page: ClockPage, **rest: object) -> EngineStatus:
    """A status from the engine's page and what the client knows itself."""
    named = {name: getattr(page, name) for name in _SHARED}
    named["max_onset_error_frames"] = page.onset_error
    return EngineStatus(**{**named, **rest})


def frame_at(page: ClockPage, now_ns: int) -> int:
    """The frame that is due at a moment, counted on from a page.

    >>> frame_at(ClockPage(frame=480, at_ns=0), 10_000_000)
    960
    """
    return page.frame + (now_ns - page.at_ns) * page.sample_rate // 1_000_000_000
