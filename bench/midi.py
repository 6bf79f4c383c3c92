"""MIDI from end to end, through a JACK server of our own without a card: milliseconds.

    .venv/bin/python -m bench.midi [null|jack] [--runs 100] [--frames 128]

Another program's key is pressed, or its knob turned; the tape of the engine tells at which frame
that is heard. `keys`: a key to its sound. `bound`: a knob to what it turns of a sound that goes on.
`value`: a knob to the first event (64 a second) whose pattern has read it. `out`: how late notes
arrive at another program, beside the moment that they were meant for; JACK hands them over once a
period, which is up to that much of it.
"""

import argparse
import bisect
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from engine.client import EngineClient
from engine.tape import MASTER, Tape
from studio.evaluator import Evaluator
from studio.links.midi.bindings import Binding
from studio.links.midi.hub import Hub
from studio.links.midi.link import Midi
from studio.replies import Notice
from studio.session import Session
from studio.vault import Vault

READY_S: Final = 20.0
HEARD: Final = 1e-3  # full scale is 1
PATIENCE_S: Final = 0.6
EARLY_S: Final = 0.001
RATE: Final = 48_000


@contextmanager
def jack(period: int = 128) -> Iterator[None]:
    """A JACK server of our own, without a card.

    Raises:
        OSError: there is none to be had.
    """
    program = shutil.which("jackd")
    if program is None:
        raise OSError("there is no jackd on this machine")
    name = f"nal-midi-{os.getpid()}"
    mine = {
        "JACK_DEFAULT_SERVER": name,
        "JACK_NO_AUDIO_RESERVATION": "1",
        "JACK_NO_START_SERVER": "1",
    }
    before = {key: os.environ.get(key) for key in mine}
    os.environ.update(mine)
    command = [program, "-r", "-n", name, "-d", "dummy", "-r", str(RATE), "-p", str(period)]
    nowhere = subprocess.DEVNULL
    server = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
    try:
        hub, give_up = Hub(lambda *_: None), time.monotonic() + 10
        while server.poll() is None and not hub.listed(1.0).systems:
            if time.monotonic() > give_up:
                break
            time.sleep(0.05)
        runs = server.poll() is None and hub.listed().systems
        hub.close()
        if not runs:
            raise OSError("jackd does not run on this machine")
        yield
    finally:
        server.terminate()
        server.wait()
        for left in Path("/dev/shm").glob(f"jack_*{name}*"):
            left.unlink()
        for key, value in before.items():
            os.environ.pop(key, None) if value is None else os.environ.update({key: value})


class Peer:
    """Another program, with an output `keys` and an input `synth`."""

    def __init__(self) -> None:
        import rtmidi

        self.received: list[tuple[float, bytes]] = []
        self._out = rtmidi.MidiOut(rtmidi.API_UNIX_JACK, name="peer keys")
        self._out.open_virtual_port("keys")
        self.come()

    def come(self) -> None:
        """Open the input."""
        import rtmidi

        self._in: Any = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, name="peer synth")
        self._in.open_virtual_port("synth")
        self._in.ignore_types(False, False, False)
        self._in.set_callback(self._came)

    def leave(self) -> None:
        """Take the input away, as a cable that is pulled does."""
        self._in.close_port()
        self._in.delete()

    def _came(self, event: tuple[list[int], float], _: object) -> None:
        self.received.append((time.perf_counter(), bytes(event[0])))

    def send(self, *data: int) -> None:
        """Send a message now."""
        self._out.send_message(list(data))

    def close(self) -> None:
        """Leave."""
        for one in (self._in, self._out):
            with suppress(Exception):
                one.close_port()
                one.delete()


class Rig:
    """A session with an engine, MIDI, and another program at the other end.

    Args:
        backend: of the engine.
        frames: a block.
    """

    def __init__(self, backend: str = "null", frames: int = 128) -> None:
        self.peer = Peer()
        self.engine = EngineClient(backend=backend, frames=frames)
        self.notices: list[Notice] = []
        self.midi = Midi(self.engine, self.notices.append)
        self._folder = tempfile.TemporaryDirectory()
        self.session = Session(
            self.midi.sound, Evaluator(), self.notices.append, vault=Vault(Path(self._folder.name))
        )
        self.engine.start()
        self.session.start()
        self.midi.join(self.session)
        if not self.engine.wait_ready(READY_S):
            raise OSError(self.engine.status().why or "the engine does not start")

    def play(self, code: str) -> None:
        """Play some code alone, from cycle 0."""
        self.session.hush().result()
        time.sleep(0.1)
        reply = self.session.evaluate(code, alone=True)
        if not reply.ok:
            raise OSError(reply.text)

    def until(self, holds: Callable[[], object], seconds: float = 20.0) -> bool:
        """Wait until something holds; False where it does not."""
        give_up = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > give_up:
                return False
            time.sleep(0.005)
        return True

    def hear_keys(self) -> None:
        """Open the other program's output."""
        port = self.midi.listen("keys")
        if port is None or not self.until(lambda: port.state == "open"):
            raise OSError("the input does not open")

    def heard_ms(self, act: Callable[[], None]) -> float | None:
        """Milliseconds from an act to the first frame that is heard; None: nothing was."""
        tape: Tape | None = self.engine._keeper.tape  # noqa: SLF001 # no display, a measurement
        if tape is None:
            return None
        begin = self.engine.clock().frame
        act()
        give_up = time.monotonic() + PATIENCE_S
        while time.monotonic() < give_up:
            time.sleep(0.004)
            samples: Any = abs(tape.read(MASTER, begin, max(tape.end(), begin))).max(axis=1)
            if samples.size and samples.max() > HEARD:
                return float((samples > HEARD).argmax()) * 1000 / RATE
        return None

    def close(self) -> None:
        """Leave nothing behind."""
        self.session.close()
        self.midi.close()
        self.engine.stop()
        self.peer.close()
        self._folder.cleanup()


def pause(dice: random.Random, seconds: float) -> None:
    """Wait so long and a bit, so that no block is met always."""
    time.sleep(seconds + dice.random() * 0.02)


def keys(rig: Rig, runs: int) -> Iterator[float | None]:
    """A key to its sound."""
    dice = random.Random(1)
    rig.play('a: note("c4").s("square").attack(.001).release(.01).clip(.0005).slow(64)')
    rig.midi.play_keys(("a",))
    time.sleep(0.6)
    for _ in range(runs):
        yield rig.heard_ms(lambda: rig.peer.send(0x90, 72, 100))
        rig.peer.send(0x80, 72, 0)
        pause(dice, 0.25)


def bound(rig: Rig, runs: int) -> Iterator[float | None]:
    """A knob to what it turns."""
    dice = random.Random(2)
    rig.play('a: note("c4").s("square").slow(256)')
    rig.midi.bind(Binding("cc:7", "a", "postgain", 0.0, 1.0))
    for _ in range(runs):
        rig.peer.send(0xB0, 7, 0)
        pause(dice, 0.25)
        yield rig.heard_ms(lambda: rig.peer.send(0xB0, 7, 127))
    rig.midi.unbind("cc:7")
    rig.session.panic().result()


def value(rig: Rig, runs: int) -> Iterator[float | None]:
    """A knob to the first event that has read it."""
    dice = random.Random(3)
    rig.play('a: note("c4*128").s("square").release(.01).clip(.5).gain(cc(20))')
    for _ in range(runs):
        rig.peer.send(0xB0, 20, 0)
        pause(dice, 0.35)
        yield rig.heard_ms(lambda: rig.peer.send(0xB0, 20, 127))


def out(rig: Rig, runs: int) -> list[float]:
    """How late notes arrive, in milliseconds."""
    port = rig.midi.out("synth")
    rig.until(lambda: port.state == "open", 10.0)
    meant: list[float] = []
    note = port.note

    def seen(data: bytes, at: float, until: float, tag: int = 0) -> bool:
        meant.append(at)
        return note(data, at, until, tag)

    port.note = seen  # type: ignore[method-assign] # to see what is asked of it
    rig.play("a: note(\"c4*32\").s('none').midi('synth')")
    rig.until(lambda: len(meant) > runs + 20, 30 + runs / 8)
    rig.session.hush().result()
    time.sleep(0.3)
    begun = [at for at, data in rig.peer.received if data[0] & 0xF0 == 0x90]
    moments = sorted(meant)
    found = []
    for at in begun[10 : runs + 10]:  # the first may have waited for the first look at the code
        place = bisect.bisect_right(moments, at + EARLY_S) - 1
        found.append((at - moments[max(place, 0)]) * 1000)
    return found


def told(name: str, times: list[float | None] | list[float]) -> str:
    """A line of figures."""
    known = sorted(one for one in times if one is not None)
    if not known:
        return f"{name}: nothing was heard"
    p99 = known[min(int(len(known) * 0.99), len(known) - 1)]
    return (
        f"{name}: median {statistics.median(known):.1f} ms, p99 {p99:.1f}, least {known[0]:.1f}, "
        f"most {known[-1]:.1f}; {len(known)} of {len(times)} heard"
    )


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("backend", nargs="?", default="null", choices=("null", "jack"))
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--frames", type=int, default=128, choices=(64, 128, 256))
    options = parser.parse_args()
    with jack(options.frames):
        rig = Rig(options.backend, options.frames)
        try:
            print(told("out", out(rig, options.runs)))
            rig.hear_keys()
            for measure in (keys, bound, value):
                print(told(measure.__name__, list(measure(rig, options.runs))), flush=True)
            status = rig.engine.status()
            print(f"{status.backend}, {status.block} frames: {status.late_events} late events")
        finally:
            rig.close()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # JACK's threads of the other program need not be waited for
