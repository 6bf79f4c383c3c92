"""How long it takes from Enter to the first frame of sound, from silence. Milliseconds.

The session's real threads and a real engine; the frame is the one that the engine plays
the first event at, counted on its own clock. An event that came too late counts as late.
"""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from engine.client import EngineClient
from engine.errors import BackendError
from engine.messages import SoundEvent
from engine.status import ClockReading
from studio.evaluator import Evaluator
from studio.session import Session

CODE = 'note("c2 [eb2 g2]*2").s("sawtooth").lpf(800)'
RUNS = 40
READY_S = 20.0
REST_S = 0.15  # between two runs: what is queued has gone
GIVE_UP_S = 5.0


@dataclass(frozen=True, slots=True)
class Latency:
    """What was measured.

    Attributes:
        backend: where the sound went.
        frames: frames a block.
        median_ms: the middle of all runs.
        p95_ms: 19 of 20 are below.
        worst_ms: the slowest.
        late: first events that came after their frame.
        runs: how many.
    """

    backend: str
    frames: int
    median_ms: float
    p95_ms: float
    worst_ms: float
    late: int
    runs: int

    def as_dict(self) -> dict[str, str | float]:
        """As an object of JSON."""
        return asdict(self)


class Watched:
    """An engine's client that remembers the first frame it was asked to play."""

    def __init__(self, client: EngineClient) -> None:
        self._client = client
        self._first: int | None = None

    def forget(self) -> None:
        """Begin to listen anew."""
        self._first = None

    def first(self) -> int | None:
        """The first frame since then at which something was to be played."""
        return self._first

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events on."""
        events = list(events)
        if self._first is None and events:
            self._first = min(event.frame for event in events)
        return self._client.send(events, cue)

    def cancel(self, slot: str | None, from_frame: int, generation: int = 2**31) -> None:
        """Take back events."""
        self._client.cancel(slot, from_frame, generation)

    def panic(self) -> None:
        """Silence."""
        self._client.panic()

    def clock(self) -> ClockReading:
        """The clock now."""
        return self._client.clock()


def measure(backend: str = "null", frames: int = 128, runs: int = RUNS) -> Latency:
    """Press Enter some times.

    Raises:
        BackendError: there is no sound.
    """
    client = EngineClient(backend=backend, frames=frames)
    client.start()
    try:
        if not client.wait_ready(READY_S):
            raise BackendError(client.status().why or "the engine does not start")
        watched = Watched(client)
        session = Session(watched, Evaluator(), lambda _: None)
        session.start()
        _enter(session, watched)  # the first line loads the interpreter, as the program does itself
        late = client.status().late_events
        times = sorted(_enter(session, watched) for _ in range(runs))
        time.sleep(REST_S)
        late = client.status().late_events - late
        session.close()
        taken = client.status()
    finally:
        client.stop()
    middle, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    return Latency(
        taken.backend or backend, taken.block, _ms(middle), _ms(p95), _ms(times[-1]), late, runs
    )


def _enter(session: Session, watched: Watched) -> float:
    """Seconds from Enter to the first frame, from silence."""
    session.hush().result()
    time.sleep(REST_S)
    watched.forget()
    now = watched.clock()
    began = time.perf_counter()
    session.submit(CODE).result()
    while (first := watched.first()) is None:
        if time.perf_counter() - began > GIVE_UP_S:
            raise BackendError("nothing is played")
        time.sleep(0.0005)
    return (first - now.frame) / now.sample_rate


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
