"""A sound of single samples: each voice is one sample at its frame, its level in `gate_s`.

What is tested with it is the engine's core: which sample a voice begins at, and nothing else.
"""

from typing import Any

import numpy as np
import pyo

from engine.cache.replays import Figures
from engine.tape import MASTER
from engine.voices.spec import VoiceSpec


class Clicks:
    """Keeps to engine.soundport.SoundPort; even orbits sound left, odd ones right."""

    def __init__(
        self,
        server: Any,
        frames: int,
        sample_rate: int,
        stems: tuple[int, ...] = (),
        limiter: bool = True,
    ) -> None:
        del server, sample_rate, stems, limiter
        self._tables = [pyo.DataTable(frames) for _ in range(2)]
        self._arrays = [np.asarray(table.getBuffer()) for table in self._tables]
        self._out = [pyo.TableScan(table).out(side) for side, table in enumerate(self._tables)]
        left, right = (scan._base_objs[0] for scan in self._out)
        self.busses = {MASTER: (left, right)}
        self.voices = self.voices_peak = self.started = self.refused = self.built = self.stolen = 0
        self.rendered = Figures()

    def keep(self, budget: int) -> None:
        """Nothing to keep."""

    def warm(self) -> None:
        """Nothing to build."""

    def before_block(self, begin_frame: int) -> None:
        del begin_frame
        self.voices = 0
        for array in self._arrays:
            array[:] = 0

    def foresee(self, spec: VoiceSpec) -> None:
        """Nothing to work out."""

    def start(self, spec: VoiceSpec, frame: int, offset: int, slot: str = "") -> None:
        del frame, slot
        if spec.sound == "broken":
            raise ValueError("a voice that does not start")
        self._arrays[spec.orbit % 2][offset] += spec.gate_s
        self.voices += 1
        self.started += 1
        self.voices_peak = max(self.voices_peak, self.voices)

    def turn(self, slot: str, dial: str, value: float | None) -> None:
        """Nothing to turn."""

    def fade_all(self, offset: int) -> None:
        for array in self._arrays:
            array[offset:] = 0

    def allow(self, voices: int, light: bool, builds: bool) -> None:
        del voices, light, builds

    def set_limiter(self, on: bool) -> None:
        del on
