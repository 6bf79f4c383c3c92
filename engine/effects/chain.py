"""The blocks that a voice goes through after its source, by the names that VoiceSpec.chain uses.

To add one: its builder in a file beside this one, a row here, and a function in
engine/inserts.py that says which controls ask for it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from engine.effects.distortion import coarse, crush, distort
from engine.effects.dynamics import compressor
from engine.effects.filters import bandpass, highpass, ladder, lowpass
from engine.effects.modulation import phaser, tremolo, vowel
from engine.voices.patch import Built, Patch
from engine.voices.rack import Node

CHAIN: Final[Mapping[str, Callable[[Patch, Sequence[Node], str], Built]]] = {
    "lowpass": lowpass,
    "highpass": highpass,
    "bandpass": bandpass,
    "ladder": ladder,
    "vowel": vowel,
    "coarse": coarse,
    "crush": crush,
    "distort": distort,
    "tremolo": tremolo,
    "compressor": compressor,
    "phaser": phaser,
}


def build_effect(patch: Patch, inputs: Sequence[Node], name: str) -> Built:
    """The block of a name, which may carry a variant after a space, behind some inputs."""
    kind, _, variant = name.partition(" ")
    return CHAIN[kind](patch, inputs, variant)
