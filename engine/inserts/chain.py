"""What a voice goes through, in Strudel's order: from controls to blocks. Pure.

place  effect              place  effect             place  effect
10     low-pass            40     coarse             80     tremolo
12     high-pass           50     crush              90     compressor
14     band-pass           60     shape              100    phaser
30     vowel               70     distort
"""

from dataclasses import dataclass

from engine.controls import Controls
from engine.messages import SoundEvent
from engine.palette import palette
from engine.voices.spec import Module


@dataclass(frozen=True, slots=True)
class Chain:
    """All that a voice goes through.

    Attributes:
        modules: the blocks, in order.
        ringing_s: how long they sound on when nothing comes in.
        stereo: do they make two sides of one?
    """

    modules: tuple[Module, ...] = ()
    ringing_s: float = 0.0
    stereo: bool = False


def inserts(event: SoundEvent, controls: Controls, gate_s: float) -> Chain:
    """The blocks that are asked for.

    >>> inserts(SoundEvent(0, "$", 1, 1.0, 0.5, 0.0, {}), Controls({"crush": 4}), 1.0).modules
    (('crush', (8.0,)),)
    """
    wakes = palette().wakes
    asked = {place for name in controls.given if (place := wakes.get(name)) is not None}
    if not asked:
        return Chain()
    modules: list[Module] = []
    ringing, stereo = 0.0, False
    for effect in (palette().effects[place] for place in sorted(asked)):
        insert = effect.resolve(event, controls, gate_s)
        if insert is not None:
            modules += insert.modules
            ringing = max(ringing, insert.ringing_s)
            stereo = stereo or insert.stereo
    return Chain(tuple(modules), ringing, stereo)
