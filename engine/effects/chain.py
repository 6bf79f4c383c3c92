"""The blocks that a voice goes through after its source, by the names that VoiceSpec.chain uses."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from engine.effects.filters import filter_block
from engine.voices.patch import Built, Patch
from engine.voices.rack import Node

Block = Callable[[Patch, Sequence[Node]], Built]

CHAIN: Final[Mapping[str, Block]] = {
    "lowpass": filter_block("lowpass"),
    "highpass": filter_block("highpass"),
    "bandpass": filter_block("bandpass"),
    "lowpass swept": filter_block("lowpass", swept=True),
    "highpass swept": filter_block("highpass", swept=True),
    "bandpass swept": filter_block("bandpass", swept=True),
}
