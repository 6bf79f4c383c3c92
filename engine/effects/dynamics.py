"""The compressor: quieter above a threshold, then louder as a whole."""

from collections.abc import Sequence
from typing import Final

from engine.voices.patch import Built, Patch
from engine.voices.rack import Node

_LOOK_AHEAD_FRAMES: Final = 288  # Web Audio's compressor delays what it passes by 6 ms
_ONE_SAMPLE_MS: Final = 0.03  # pyo's own look-ahead: 0 is a bug there, and means 25 ms
_LONGEST_S: Final = 0.01
_KNEE: Final = 0.0  # the threshold stands in for it


def compressor(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Each side is compressed by itself."""
    del variant
    late = _LOOK_AHEAD_FRAMES / patch.rack.sample_rate
    delayed = [patch.add("SDelay", node, late, _LONGEST_S, 1.0, 0.0) for node in inputs]
    nodes = tuple(
        patch.add("Compress", node, -20.0, 2.0, 0.01, 0.1, _ONE_SAMPLE_MS, _KNEE, 0, 1.0, 0.0)
        for node in delayed
    )

    def tune(
        threshold_db: float, ratio: float, attack: float, release: float, level: float
    ) -> None:
        for node in nodes:
            node.setThresh(threshold_db)
            node.setRatio(ratio)
            node.setRiseTime(attack)
            node.setFallTime(release)
            node.setMul(level)

    return Built(nodes, tune)
