"""scsynth, not in real time: the same notes as a score, and synths equal to ours.

A wave (saw, pulse, triangle, sine), a resonant low-pass, a line for the amplitude, two sides, and
what is sent to one room that all share. Drums are our own recordings, played from buffers.
"""

import math
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.peers.notes import RATE, Tune, number
from bench.peers.processes import children_cpu_s
from bench.peers.synthdef import AUDIO, CONTROL, Input, Output, SynthDef
from engine.controls import Controls
from engine.messages import SoundEvent
from engine.pitch import frequency

WAVES: Final = {
    "sawtooth": "Saw", "square": "Pulse", "triangle": "LFTri", "sine": "SinOsc",
}  # fmt: skip
ROOM_BUS: Final = 16.0
BUFFER, LAST = 100, 2000  # numbers of the first drum and of the room
NOTE: Final = {
    "freq": 440.0, "cutoff": 20_000.0, "rq": 1.0, "left": 0.7, "right": 0.7, "send": 0.0,
    "attack": 0.001, "decay": 0.05, "sustain": 0.6, "hold": 0.1, "release": 0.01,
}  # fmt: skip
_FREE: Final = 2.0  # the end of the envelope frees the synth


def obstacle() -> str:
    """Why it cannot be measured here, "" where it can."""
    return "" if shutil.which("scsynth") else "scsynth is not installed"


def cpu_seconds(tune: Tune, drums: dict[str, Path], folder: Path) -> float:
    """CPU seconds of the whole program for a tune."""
    score = folder / "score.osc"
    score.write_bytes(b"".join(_packet(*row) for row in rows(tune, drums)))
    command = ["scsynth", "-N", str(score), "_", str(folder / "out.wav"), str(RATE)]
    command += ["WAV", "float", "-o", "2", "-i", "0", "-m", "262144", "-n", "4096", "-w", "1024"]
    before = children_cpu_s()
    subprocess.run(command, check=True, capture_output=True)
    return children_cpu_s() - before


def rows(tune: Tune, drums: dict[str, Path]) -> Iterator[tuple[float, list[object]]]:
    """The score: seconds and message."""
    for definition in definitions():
        yield 0.0, ["/d_recv", definition.encoded()]
    buffers = {name: BUFFER + place for place, name in enumerate(drums)}
    for name, path in drums.items():
        yield 0.0, ["/b_allocRead", buffers[name], str(path)]
    yield 0.0, ["/s_new", "room", LAST, 1, 0]
    for event in tune.events():
        yield event.frame / RATE, _start(event, buffers)
    yield float(tune.seconds), ["/c_set", 0, 0.0]


def _start(event: SoundEvent, buffers: dict[str, int]) -> list[object]:
    name = str(event.controls["s"])
    left, right = _sides(event)
    send = number(event, "room", 0.0)
    if name in buffers:
        values = {"buf": buffers[name], "left": left, "right": right}
    else:
        values = {**_tone(event), "left": 0.3 * left, "right": 0.3 * right, "send": send}
        name += "_low" * ("cutoff" in event.controls)
    flat = [part for pair in values.items() for part in (pair[0], float(pair[1]))]
    kind = "drum" if "buf" in values else name
    return ["/s_new", kind, -1, 0, 0, *flat]


def _sides(event: SoundEvent) -> tuple[float, float]:
    gain, pan = number(event, "gain", 0.8), number(event, "pan", 0.5)
    return gain * math.cos(pan * math.pi / 2), gain * math.sin(pan * math.pi / 2)


def _tone(event: SoundEvent) -> dict[str, float]:

    controls = Controls(event.controls)
    attack, decay = number(event, "attack", 0.001), number(event, "decay", 0.05)
    return {
        "freq": frequency(controls),
        "cutoff": number(event, "cutoff", 20_000.0),
        "rq": 10 ** (-number(event, "resonance", 0.0) / 20),
        "attack": attack,
        "decay": decay,
        "sustain": number(event, "sustain", 0.6),
        "hold": max(event.duration_s - attack - decay, 0.001),
        "release": number(event, "release", 0.01),
    }


def definitions() -> Iterator[SynthDef]:
    """The synths: each wave with and without its filter, a drum, the room."""
    for name, unit in WAVES.items():
        for filtered in (False, True):
            yield _note(name + "_low" * filtered, unit, filtered)
    yield _drum()
    yield _room()


def _note(name: str, unit: str, filtered: bool) -> SynthDef:
    made = SynthDef(name, dict(NOTE))
    rest: tuple[Input, ...] = {"Pulse": (0.5,), "Saw": ()}.get(unit, (0.0,))
    sound = made.unit(unit, AUDIO, made.control("freq"), *rest)[0]
    sound = made.times(AUDIO, sound, _envelope(made))
    if filtered:
        sound = made.unit("RLPF", AUDIO, sound, made.control("cutoff"), made.control("rq"))[0]
    sides = [made.times(AUDIO, sound, made.control(side)) for side in ("left", "right")]
    made.unit("Out", AUDIO, 0.0, *sides, outputs=0)
    sent = [made.times(AUDIO, side, made.control("send")) for side in sides]
    made.unit("Out", AUDIO, ROOM_BUS, *sent, outputs=0)
    return made


def _envelope(made: SynthDef) -> Output:
    """Attack, decay, hold, release, in straight lines, at the rate of controls."""
    sustain = made.control("sustain")
    stages: tuple[tuple[Input, Input], ...] = (
        (1.0, made.control("attack")), (sustain, made.control("decay")),
        (sustain, made.control("hold")), (0.0, made.control("release")),
    )  # fmt: skip
    flat = [part for level, time in stages for part in (level, time, 1.0, 0.0)]
    head = (1.0, 1.0, 0.0, 1.0, _FREE, 0.0, float(len(stages)), -99.0, -99.0)
    return made.unit("EnvGen", CONTROL, *head, *flat)[0]


def _drum() -> SynthDef:
    made = SynthDef("drum", {"buf": 0.0, "left": 0.7, "right": 0.7})
    played = made.unit("PlayBuf", AUDIO, made.control("buf"), 1.0, 1.0, 0.0, 0.0, _FREE)[0]
    sides = [made.times(AUDIO, played, made.control(side)) for side in ("left", "right")]
    made.unit("Out", AUDIO, 0.0, *sides, outputs=0)
    return made


def _room() -> SynthDef:
    made = SynthDef("room", {})
    sent = made.unit("In", AUDIO, ROOM_BUS, outputs=2)
    wet = made.unit("FreeVerb2", AUDIO, *sent, 1.0, 0.8, 0.3, outputs=2)
    made.unit("Out", AUDIO, 0.0, *wet, outputs=0)
    return made


def _packet(at_s: float, message: list[object]) -> bytes:
    """A bundle of one message, with its size before it as a score has it."""
    body = _encoded(message)
    seconds, fraction = int(at_s), int(at_s % 1 * 2**32)
    bundle = b"#bundle\0" + struct.pack(">II", seconds, fraction)
    bundle += struct.pack(">i", len(body)) + body
    return struct.pack(">i", len(bundle)) + bundle


def _encoded(message: list[object]) -> bytes:
    """A message of Open Sound Control 1.0."""
    tags, data = ",", b""
    for value in message[1:]:
        if isinstance(value, bytes):
            tags += "b"
            data += struct.pack(">i", len(value)) + value + b"\0" * (-len(value) % 4)
        elif isinstance(value, str):
            tags += "s"
            data += _padded(value)
        elif isinstance(value, int):
            tags += "i"
            data += struct.pack(">i", value)
        else:
            tags += "f"
            data += struct.pack(">f", value)
    return _padded(str(message[0])) + _padded(tags) + data


def _padded(text: str) -> bytes:
    raw = text.encode("utf-8") + b"\0"
    return raw + b"\0" * (-len(raw) % 4)
