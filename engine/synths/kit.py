"""What a synth is: a declaration that help, completion, clamping and the engine all read.

A file in this folder, or in the player's own folder, holds one as SYNTH. It is read on the
session's side too, so it imports neither pyo nor numpy at its top: a builder gets a Patch, and what
it needs beyond that it imports inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.params import Param

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.synths.head import Head
    from engine.voices.built import Built
    from engine.voices.patch import Patch
    from engine.voices.pitch import Pitch

    Resolve = Callable[[SoundEvent, Controls, Sound], Head | None]
    Build = Callable[[Patch, Pitch | None, str], Built]


@dataclass(frozen=True, slots=True)
class Synth:
    """A synthesised sound, or several that are made alike.

    Attributes:
        sounds: what a player may write, and the sound's own name: {"saw": "sawtooth"}.
        about: half a sentence for help.
        resolve: from event, controls and sound to the beginning of a voice; pure. None where
            nothing can be heard.
        build: the blocks that make the sound, by the names that `Head.source` uses. A builder gets
            the patch, what moves the frequency (or None), and what follows the name after a space.
        params: the controls that it alone has.
        repeats: is a note the same each time, but for its loudness? (Such notes are rendered once;
            with chance in it, or live input, it is not.)
    """

    sounds: Mapping[str, str]
    about: str
    resolve: Resolve
    build: Mapping[str, Build]
    params: Mapping[str, Param] = field(default_factory=dict)
    repeats: bool = False
