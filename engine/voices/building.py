"""From the names in a VoiceSpec to the builders that the palette has for them.

A name may carry a variant after a space, such as "supersaw 5".
"""

from collections.abc import Sequence

from engine.palette import palette
from engine.voices.built import Built, Node
from engine.voices.patch import Patch
from engine.voices.pitch import Pitch


def build_source(patch: Patch, pitch: Pitch | None, name: str) -> Built:
    """What makes the sound."""
    kind, _, variant = name.partition(" ")
    return palette().sources[kind](patch, pitch, variant)


def build_block(patch: Patch, inputs: Sequence[Node], name: str) -> Built:
    """What the sound goes through, behind some inputs."""
    kind, _, variant = name.partition(" ")
    return palette().blocks[kind](patch, inputs, variant)
