"""The session's hand on the engine: send, take back, read the clock, listen, record.

The engine is a process of its own that holds pyo and nothing else; engine.keeper starts it and
keeps it alive. When it dies, another takes its place: a new epoch. The frame count goes on through
that on monotonic time, so the session's time line stays as it is; the session only sends its window
of events again when it sees `clock().epoch` change. Nothing here blocks for longer than a few
microseconds, but `wait_ready` and `stop`.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from engine.clock import ClockPage
from engine.errors import BackendError, EngineError
from engine.keeper import Keeper, Wish
from engine.launch import SOUND
from engine.listening import Listener
from engine.messages import Cancel, Limiter, Message, Panic, SoundEvent
from engine.metrics import Metrics, OwnCpu, measure
from engine.plays import Ways, play_messages
from engine.recording import Recording, Take
from engine.samples.shelf import NOTHING, Shelf
from engine.status import ClockReading, EngineStatus, frame_at, status_of
from engine.turning import turn_message

BACKENDS: Final = ("auto", "jack", "portaudio", "null")
BLOCKS: Final = (64, 128, 256, 512, 1024)
SAMPLE_RATES: Final = (22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
MOST_OUTPUTS: Final = 32
CUES: Final = tuple(range(1, MOST_OUTPUTS, 2))
CACHE_MB: Final = 256
CPU_WINDOW_NS: Final = 250_000_000
# Why nothing comes in.
NOT_ASKED: Final = (
    "no input is open; notalabel config set sound.inputs 2 opens two from the next start"
)
NOT_THERE: Final = "sound goes to {}, and no input opens there; notalabel doctor lists inputs"


class EngineClient:
    """One engine process, kept alive.

    Args:
        backend: "auto" (jack, then portaudio, then null), or one of them by name.
        frames: block size: 64, 128, 256, 512 or 1024. JACK's own period wins over it.
        sample_rate: frames a second; JACK's own wins over it.
        log: a file for what the engine's process prints; None: thrown away.
        sound: "module:class" of what makes the sound.
        device: the output's name, or part of it; "": the usual one.
        outputs: output channels; 0: as many as JACK has, else 2.
        shelf: the sounds that the player has loaded.
        cue: the first of the two outputs for pre-hearing, from 1; an odd number.
        cache_mb: megabytes for voices that are rendered once and played again; 0: none are.
        inputs: input channels for s("in"), where JACK or PortAudio has them; 0: none is opened.

    Attributes:
        cue: the two outputs for pre-hearing, from 1.

    Raises:
        BackendError: no such backend, block size, sample rate, number of outputs or inputs, or cue.

    >>> EngineClient(backend="alsa")
    Traceback (most recent call last):
    engine.errors.BackendError: there is no backend "alsa"; take one of auto, jack, portaudio, null
    """

    def __init__(
        self,
        backend: str = "auto",
        frames: int = 256,
        sample_rate: int = 48_000,
        log: Path | None = None,
        sound: str = SOUND,
        device: str = "",
        outputs: int = 0,
        shelf: Shelf = NOTHING,
        cue: int = 3,
        cache_mb: int = CACHE_MB,
        inputs: int = 0,
    ) -> None:
        _check("backend", backend, BACKENDS)
        _check("block size", frames, BLOCKS)
        _check("sample rate", sample_rate, SAMPLE_RATES)
        _check("number of outputs", outputs, range(MOST_OUTPUTS + 1))
        _check("number of inputs", inputs, range(MOST_OUTPUTS + 1))
        _check("first output for pre-hearing", cue, CUES)
        self._keeper = Keeper(
            Wish(backend, device, frames, sample_rate, outputs, log, sound, cache_mb, inputs)
        )
        self._shelf, self.cue, self._asked_inputs = shelf, (cue, cue + 1), inputs
        self._own = OwnCpu()
        self._cpu = (0, 0, 0.0)  # at_ns, cpu_ns, percent

    # -- life -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Bring the engine up, behind our back: returns at once."""
        self._keeper.start()

    def wait_ready(self, timeout_s: float = 10.0) -> bool:
        """Wait until an engine is up; False when none is after that time, or when it failed."""
        self._keeper.ready.wait(timeout_s)
        return self._keeper.state == "running"

    def stop(self) -> None:
        """End the engine: within two seconds no process, socket or shared memory is left."""
        self._keeper.stop()

    # -- commands ---------------------------------------------------------------------------------

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events to be played; returns at once.

        Args:
            events: what is to be played.
            cue: on the pair of outputs for pre-hearing instead of in the mix.

        Returns:
            one sentence for each event that no voice can play and each value that was changed to
            one that can be played, each once; and for what the engine could not play of events
            before, such as a fault in a synth of the player's own.
        """
        plays, said = play_messages(events, self._shelf, self._ways(), self.cue if cue else None)
        self._keeper.put(plays)
        return [*said, *self._keeper.said()]

    def _ways(self) -> Ways:
        keeper = self._keeper
        deaf = NOT_ASKED if not self._asked_inputs else NOT_THERE.format(keeper.backend)
        return Ways(keeper.outputs, keeper.inputs, deaf, keeper.last.sample_rate)

    def cancel(self, slot: str | None, from_frame: int, generation: int = Cancel.ALL) -> None:
        """Take back the queued events of a slot (None: of all) from a frame on.

        Args:
            slot: the slot, or None.
            from_frame: events at this frame or later go; what sounds already ends by itself.
            generation: only events of an older generation go, those still on their way included;
                left out: every generation, but only what has arrived.
        """
        self._put([Cancel(slot, from_frame, generation)])

    def panic(self) -> None:
        """Silence within a few milliseconds; the queue is emptied."""
        self._put([Panic()])

    def limiter(self, on: bool) -> None:
        """Take the master limiter in or out."""
        self._put([Limiter(on)])

    def turn(self, slot: str, control: str, value: float | None) -> list[str]:
        """Turn a control of what a slot plays, as a knob does: without a click, and at once.

        It moves what sounds, if that has the control, and holds for what the slot plays later,
        until it is let go, also in an engine that takes a dead one's place.

        Args:
            slot: the slot.
            control: the control, by any of its names, such as lpf, gain or pan.
            value: where to, as in a pattern; None: let go, the pattern's own values count again.

        Returns:
            a sentence where it cannot be turned, or not so far.
        """
        turn, said = turn_message(slot, control, value)
        if turn is not None:
            self._put([turn])
        return said

    def _put(self, messages: Sequence[Message]) -> None:
        self._keeper.put(messages)

    # -- what the engine says ---------------------------------------------------------------------

    def clock(self) -> ClockReading:
        """The engine's clock now. It runs from the moment this client was made, engine or not."""
        keeper = self._keeper
        page = keeper.page()
        now_ns = time.perf_counter_ns()
        ready = keeper.ready.is_set() and keeper.state == "running"
        return ClockReading(
            frame_at(page, now_ns), now_ns, page.sample_rate, page.block, keeper.epoch, ready
        )

    def status(self) -> EngineStatus:
        """How the engine is; cheap enough to ask ten times a second."""
        keeper = self._keeper
        page = keeper.sums()
        recent, mean = self._cpu_percent(keeper.page())
        return status_of(
            page,
            state=keeper.state,
            backend=keeper.backend,
            why=keeper.why,
            sample_rate=keeper.last.sample_rate,
            block=keeper.last.block,
            outputs=keeper.outputs,
            inputs=keeper.inputs,
            epoch=keeper.epoch,
            restarts=keeper.restarts,
            cpu_percent=recent,
            cpu_mean_percent=mean,
            refused=page.refused + keeper.lost,
            unsent=keeper.unsent,
        )

    def metrics(self) -> Metrics:
        """What it costs and how well it keeps up; to be asked now and then, by one display."""
        keeper = self._keeper
        return measure(self.status(), keeper.latency_frames, keeper.done(), self._own, keeper.pid)

    @property
    def latency_s(self) -> float:
        """Seconds from a frame that is due to the ears, as the backend says."""
        return self._keeper.latency_frames / self._keeper.last.sample_rate

    @property
    def pid(self) -> int | None:
        """Process id of the engine, None while there is none."""
        return self._keeper.pid

    @property
    def has_spare(self) -> bool:
        """Is another process at hand, should this engine die?"""
        return self._keeper.has_spare

    def _cpu_percent(self, page: ClockPage) -> tuple[float, float]:
        at_ns, cpu_ns, percent = self._cpu
        began_ns, began_cpu_ns = self._keeper.began
        if began_ns > at_ns:  # another engine counts from nothing
            at_ns, cpu_ns, percent = self._cpu = (began_ns, began_cpu_ns, 0.0)
        if page.at_ns - at_ns >= CPU_WINDOW_NS:
            percent = 100 * (page.cpu_ns - cpu_ns) / (page.at_ns - at_ns)
            self._cpu = (page.at_ns, page.cpu_ns, percent)
        life_ns = page.at_ns - began_ns
        return percent, 100 * (page.cpu_ns - began_cpu_ns) / life_ns if life_ns > 0 else 0.0

    # -- what the engine plays --------------------------------------------------------------------

    def listener(self) -> Listener:
        """An ear for one display: levels, spectrum, waveform of what is played."""
        return Listener(lambda: self._keeper.tape)

    def record(self, take: Take, failed: Callable[[str], None] | None = None) -> Recording:
        """Record from the frame that the engine computes next.

        Args:
            take: what, and where to.
            failed: called once with a sentence, in another thread, when it ends by itself.

        Raises:
            EngineError: no engine runs.
            OSError: the file cannot be made.
        """
        tape = self._keeper.tape
        if tape is None:
            raise EngineError("there is no sound to record yet", "try again in a moment")
        return Recording(take, lambda: self._keeper.tape, tape.sample_rate, tape.end(), failed)


def _check(what: str, value: object, known: Sequence[object]) -> None:
    if value not in known:
        listed = f"1 to {known[-1]}" if isinstance(known, range) else ", ".join(map(str, known))
        raise BackendError(f'there is no {what} "{value}"', f"take one of {listed}")
