"""What an effect is: a declaration that help, completion, clamping and the engine all read.

A file in this folder, or in the player's own folder, holds one as EFFECT or several as EFFECTS. As
with synths (engine/synths/kit.py), it imports neither pyo nor numpy at its top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.params import Param
from engine.voices.spec import Module

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.built import Built, Node
    from engine.voices.patch import Patch

    Resolve = Callable[[SoundEvent, Controls, float], "Insert | None"]
    Build = Callable[[Patch, Sequence[Node], str], Built]


@dataclass(frozen=True, slots=True)
class Insert:
    """What one effect adds to a voice.

    Attributes:
        modules: its blocks, in order, by the names in `Effect.build`.
        ringing_s: how long it sounds on when nothing comes in.
        width: what it makes of one side: "mono"; "both", two that are the same; "stereo", two.
        early_s: how much earlier the note has to begin, because it is late.
    """

    modules: tuple[Module, ...]
    ringing_s: float = 0.0
    width: str = "mono"
    early_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that a voice goes through.

    Attributes:
        name: for help.
        place: its place in the chain, from 0 to 100: see the table in engine/inserts/chain.py.
        wakes: controls of which one must be given for the effect to be there at all.
        resolve: from event, controls and seconds until note off to its blocks; pure. None: not
            asked for after all.
        build: the builders of its blocks by name. One gets the patch, the sound (one node or two
            sides), and what follows the name after a space.
        params: the controls that it alone has.
        repeats: is it the same for each note, whatever came before and wherever in a block it
            begins? (Such notes are rendered once.)
        only_fx: is it part of a voice only within FX? (Else it is its orbit's.)
    """

    name: str
    place: int
    wakes: tuple[str, ...]
    resolve: Resolve
    build: Mapping[str, Build]
    params: Mapping[str, Param] = field(default_factory=dict)
    repeats: bool = False
    only_fx: bool = False
