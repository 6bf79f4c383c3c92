"""What a voice goes through, in Strudel's order: from controls to blocks. Pure.

A voice has one stage, or more with FX: each with a level and effects of its own, in this order:

    place  effect              place  effect             place  effect
    4      stretch             30     vowel              80     tremolo
    6      transient           40     coarse             90     compressor
    8      gain                50     crush              95     pan
    10     low-pass            60     shape              100    phaser
    12     high-pass           70     distort            110    delay (in FX only)
    14     band-pass                                 112    room (in FX only)
    73 to 79 are Tidal's: waveloss, squiz, fshift, triode, krush, octer, ring; so are 91 map,
    92 spectra, 94 chorus, 103 leslie
"""

from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from engine.controls import Controls, gain_of, stages, velocity_of
from engine.inserts.kit import Insert
from engine.messages import SoundEvent
from engine.modulation import Moved, modulations
from engine.palette import palette
from engine.panning import sides
from engine.voices.spec import Module

MAIN: Final = "main"
_GAIN_PLACE: Final = 8
_PAN_PLACE: Final = 95
_WIDTHS: Final = ("mono", "both", "stereo")  # from narrow to wide


@dataclass(frozen=True, slots=True)
class Chain:
    """All that a voice goes through.

    Attributes:
        width: "mono", "both" or "stereo", see engine/synths/head.py.
        gain: what it is multiplied with before all blocks.
        own: the gain that the last stage was given, without velocity.
        modules: the blocks, in order.
        modulators: what moves their dials.
        ringing_s: how long they sound on when nothing comes in.
        early_s: how much earlier the note begins.
        done: which of "pan" and "postgain" are among the blocks: those that are moved.
    """

    width: str
    gain: float = 1.0
    own: float = 1.0
    modules: tuple[Module, ...] = ()
    modulators: tuple[Module, ...] = ()
    ringing_s: float = 0.0
    early_s: float = 0.0
    done: frozenset[str] = frozenset()


def through(
    event: SoundEvent, controls: Controls, gate_s: float, width: str, end_s: float
) -> Chain:
    """The chain that a control map asks for.

    Args:
        event: the event.
        controls: its controls.
        gate_s: seconds until note off.
        width: of what comes in.
        end_s: seconds until modulators stop.

    >>> event = SoundEvent(0, "$", 1, 1.0, 0.5, 0.0, {})
    >>> chain = through(event, Controls({"crush": 4, "gain": 0.5}), 1.0, "mono", 1.0)
    >>> chain.gain, chain.modules
    (0.5, (('crush', (4.0,)),))
    """
    chain = Chain(width)
    for number, stage in enumerate(stages(controls)):
        chain = _with_stage(chain, str(number), event, stage, gate_s, end_s)
        controls.notices += stage.notices
    return _with_stage(chain, MAIN, event, controls, gate_s, end_s)


def _with_stage(
    chain: Chain, name: str, event: SoundEvent, controls: Controls, gate_s: float, end_s: float
) -> Chain:
    """A chain with one more stage."""
    moved = modulations(event, controls, name, end_s)
    inserts = _inserts(event, controls, gate_s, name == MAIN)
    gain, own, velocity = chain.gain, gain_of(controls), velocity_of(controls)
    first = not chain.modules and not any(place < _GAIN_PLACE for place, _ in inserts)
    if first and "gain" not in moved.dials:
        gain *= own * velocity
    else:
        inserts.append((_GAIN_PLACE, Insert((("gain gain", (own, velocity)),))))
        inserts.sort(key=itemgetter(0))
    modules = [*chain.modules, *([] if name == MAIN and not chain.modules else [_stage(name)])]
    before = [insert for place, insert in inserts if place < _PAN_PLACE]
    after = [insert for place, insert in inserts if place > _PAN_PLACE]
    width = _opened(chain.width, before)
    panned = _pan(controls, width, name, moved)
    end = _postgain(controls, name, moved)
    for insert in (*before, *panned, *after, *end):
        modules += insert.modules
    return Chain(
        width="stereo" if panned else _opened(width, after),
        gain=gain,
        own=own,
        modules=tuple(modules),
        modulators=(*chain.modulators, *moved.modules),
        ringing_s=max([chain.ringing_s, *(insert.ringing_s for _, insert in inserts)]),
        early_s=chain.early_s + sum(insert.early_s for _, insert in inserts),
        done=frozenset(["pan"] * len(panned) + ["postgain"] * len(end)),
    )


def _opened(width: str, inserts: list[Insert]) -> str:
    """A mono sound has two sides behind some effects: panning is louder there, as in Strudel."""
    return max([width, *(insert.width for insert in inserts)], key=_WIDTHS.index)


def _stage(name: str) -> Module:
    """Says to which stage the dials that follow belong."""
    return f"stage {name}", ()


def _inserts(
    event: SoundEvent, controls: Controls, gate_s: float, main: bool
) -> list[tuple[int, Insert]]:
    """The effects that are asked for, with their places, in order."""
    table = palette()
    wakes = table.wakes
    asked = {place for name in controls.given if (place := wakes.get(name)) is not None}
    found = []
    for effect in (table.effects[place] for place in sorted(asked)):
        if main and effect.only_fx:
            continue
        insert = effect.resolve(event, controls, gate_s)
        if insert is not None:
            found.append((effect.place, insert))
    found.sort(key=itemgetter(0))
    return found


def _pan(controls: Controls, width: str, name: str, moved: Moved) -> list[Insert]:
    """Panning as a block: in FX, and where something moves it."""
    pan = controls.number("pan")
    if pan is None:
        return []
    if "pan" in moved.dials:
        return [Insert((("panned" if width == "mono" else "panned two", (pan,)),))]
    if name == MAIN:
        return []
    gains = sides(width, pan)
    return [Insert(((f"pan {len(gains)}", gains),))]


def _postgain(controls: Controls, name: str, moved: Moved) -> list[Insert]:
    if name != MAIN or "postgain" not in moved.dials:
        return []
    return [Insert((("gain postgain", (controls.or_default("postgain"),)),))]
