"""What voices cost: `python -m bench.voice_costs`. CPU time, blocks of 256 frames, no card.

First per cent of a core for each voice, a saw through each effect, less the saw alone. Then tails:
what a block costs while a sound with an effect is heard, and in the dearest quarter of a second
after it has fallen silent, when filters and echoes come to numbers smaller than normal floats.
"""

import os
import sys
import time
from typing import Any, Final

RATE, FRAMES, VOICES, WINDOW_S = 48_000, 256, 16, 0.25
SAW: Final = {"s": "sawtooth", "note": 45, "gain": 0.02, "attack": 0.001, "sustain": 1}
EFFECTS: Final[dict[str, dict[str, Any]]] = {
    "12 dB low-pass": {"lpf": 800},
    "24 dB low-pass": {"lpf": 800, "ftype": "24db"},
    "low-pass with envelope": {"lpf": 800, "lpenv": 3},
    "ladder": {"lpf": 800, "ftype": "ladder"},
    "vowel": {"vowel": "a"},
    "crush": {"crush": 5},
    "coarse": {"coarse": 4},
    "distort": {"distort": 2},
    "tremolo": {"tremolo": 4},
    "phaser": {"phaserrate": 2},
    "compressor": {"compressor": -20},
    "transient": {"transient": 0.5},
    "FM": {"fmi": 2},
    "vibrato": {"vib": 5},
    "stretch": {"stretch": 0.5},
    "ring": {"ring": 0.5},
    "krush": {"krush": 1},
    "triode": {"triode": 1},
    "frequency shift": {"fshift": 100},
    "octaver": {"octer": 0.5, "octersub": 0.5},
    "waveloss": {"waveloss": 40},
    "squiz": {"squiz": 2},
    "chorus": {"chorus": 1},
    "accelerate": {"accelerate": 1},
    "brick": {"hbrick": 0.1},
    "freeze": {"freeze": 1},
    "conformal map": {"real": 1},
    "leslie": {"leslie": 1},
}
OTHER_SOURCES: Final = ("sine", "pulse", "supersaw", "white")
TAILS: Final[dict[str, dict[str, Any]]] = {
    "low-pass": {"lpf": 300, "lpq": 12},
    "24 dB high-pass": {"hpf": 300, "ftype": "24db"},
    "ladder": {"lpf": 300, "ftype": "ladder"},
    "vowel": {"vowel": "a"},
    "phaser": {"phaserrate": 2},
    "compressor": {"compressor": -20},
    "delay": {"delay": 0.5, "delaytime": 0.05, "delayfeedback": 0.3},
    "room": {"room": 0.5, "roomsize": 1},
    "krush": {"krush": 1},
    "frequency shift": {"fshift": 100},
    "DJ filter": {"djf": 0.2},
}


class Stage:
    """A server that is driven by hand, and what sounds on it."""

    def __init__(self) -> None:
        from engine.backends import offline
        from engine.backends.protocol import Format
        from engine.mixer import Sound

        self._server = offline.boot(Format(FRAMES, RATE))
        self.sound = Sound(self._server, FRAMES, RATE)
        self.sound.patient = True
        self._server.setCallback(lambda: None)
        self._server.start()
        self._frame = 0

    def begin(self, controls: dict[str, Any], seconds: float, voices: int = VOICES) -> None:
        """Voices with the next block."""
        from engine.messages import SoundEvent
        from engine.resolve import resolve

        self.sound.before_block(self._frame)
        for _ in range(voices):
            event = SoundEvent(self._frame, "$", 1, seconds, 0.5, 0.0, controls)
            spec = resolve(event)
            if spec is not None:
                self.sound.start(spec, self._frame, 0, "$")
        self._server.process()
        self._frame += FRAMES

    def run(self, seconds: float) -> float:
        """CPU seconds of so many seconds of audio."""
        began = time.process_time()
        for _ in range(round(seconds * RATE / FRAMES)):
            self.sound.before_block(self._frame)
            self._server.process()
            self._frame += FRAMES
        return time.process_time() - began


def cost(controls: dict[str, Any]) -> float:
    """Per cent of a core for each of some voices."""
    stage = Stage()
    _KEPT.append(stage)
    stage.begin({**SAW, **controls}, 60.0)
    stage.run(0.3)
    return 100 * min(stage.run(1.0) for _ in range(3)) / VOICES


def tail(controls: dict[str, Any]) -> tuple[float, float]:
    """Microseconds of a block while it sounds, and of the dearest quarter of a second after."""
    courses = []
    for _ in range(3):
        stage = Stage()
        _KEPT.append(stage)
        stage.begin({**SAW, "decay": 1.0, "sustain": 0, **controls}, 60.0)
        courses.append([stage.run(WINDOW_S) for _ in range(round(8 / WINDOW_S))])
    least = [min(each) * 1e6 * FRAMES / RATE / WINDOW_S for each in zip(*courses, strict=True)]
    return least[2], max(least[5:])


_KEPT: list[Stage] = []  # a server that is freed takes the process with it


def main() -> None:
    """Tell all figures."""
    plain = cost({})
    print(f"a saw alone: {plain:.2f} % of a core a voice")
    for name in OTHER_SOURCES:
        print(f"{name}: {cost({'s': name}):.2f} %")
    for name, controls in EFFECTS.items():
        print(f"{name}: {cost(controls) - plain:+.2f} %")
    for name, controls in TAILS.items():
        heard, after = tail(controls)
        print(f"tail of {name}: {heard:.0f} us a block, then at most {after:.0f} us")
    sys.stdout.flush()
    os._exit(0)  # pyo cannot end an interpreter


if __name__ == "__main__":
    main()
