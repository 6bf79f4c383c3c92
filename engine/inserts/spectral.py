"""Effects on the spectrum, Tidal's: one phase vocoder for all of them that a voice asks for.

Each is a row of _STEPS. A voice with one begins so much earlier as the vocoder is late; one without
pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.inserts.kit import Effect, Insert
from engine.inserts.stretch import EARLY_S
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

# From what the vocoder sees to the spectra to be heard together, and how to set them.
_Step: TypeAlias = Callable[["Patch", Node], tuple[list[Node], Callable[[float], None]]]

_SIZE, _OVERLAPS, _HANN = 2048, 8, 2
_BINS: Final = _SIZE // 2
_SMEARED: Final = 0.01  # share of the spectrum over which a partial is smeared at most, each way
_SCRAMBLED_HZ, _SCRAMBLED_APART, _SAW = 3.0, 0.5, 1
_GOLDEN: Final = 0.6180339887  # its multiples lie as unlike their neighbours as can be
_TEETH: Final = 256  # of the finest comb
_LONGEST_S: Final = 1.0
_DELAYS_S: Final = 0.2
# A spectrum is kept for so long, read so much later than it is written, and held from then on.
_KEPT_S, _BEHIND_S, _HELD_S = 0.5, 0.048, 0.065
_SHORTEST_S: Final = 0.01


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The steps that are asked for with more than nothing, in the order of the table."""
    del event
    asked = {name: controls.number(name) or 0.0 for name in _STEPS if controls.has(name)}
    if "xsdelay" in asked:
        asked["xsdelay"] *= controls.or_default("tsdelay") / _LONGEST_S
    asked = {name: value for name, value in asked.items() if value}
    if not asked:
        return None
    release_s = max(controls.number("release") or 0.0, _SHORTEST_S)
    early_s, ringing_s = EARLY_S, EARLY_S + asked.get("xsdelay", 0.0) * _LONGEST_S
    end_s = 0.0
    if "freeze" in asked:
        early_s += _BEHIND_S
        ringing_s, end_s = ringing_s + gate_s + release_s + early_s, gate_s + early_s
    name = " ".join(("spectral", *asked))
    values = (end_s, release_s, *asked.values())
    return Insert(((name, values),), ringing_s=ringing_s, early_s=early_s)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Analysis, step after step, and synthesis of each side."""
    names = variant.split()
    outputs: list[Node] = []
    setters: list[list[Callable[[float], None]]] = [[] for _ in names]
    fade, draw = patch.line() if "freeze" in names else (None, None)
    for node in inputs:
        spectra = [patch.add("PVAnal", node, _SIZE, _OVERLAPS, _HANN, None)]
        for name, tuned in zip(names, setters, strict=True):
            made = [_STEPS[name](patch, seen) for seen in spectra]
            spectra = [each for several, _ in made for each in several]
            tuned += [setter for _, setter in made]
        heard: Node | float = 0.0
        for seen in spectra:
            heard = patch.add("PVSynth", seen, _HANN, 1.0, heard)
        outputs.append(heard if fade is None else patch.add("Sig", heard, fade, 0.0))

    def tune(end_s: float, release_s: float, *values: float) -> None:
        if draw is not None:
            draw(((0.0, 1.0), (end_s, 1.0), (end_s + release_s, 0.0)))
        for tuned, value in zip(setters, values, strict=True):
            for setter in tuned:
                setter(value)

    return Built(tuple(outputs), tune)


def _filtered(gain_of: Callable[[float, float], float]) -> _Step:
    """Each part of the spectrum, at a place from 0 to 1, times a gain."""

    def step(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
        table = patch.own_table(_BINS)
        node = patch.add("PVFilter", seen, table.base, 1.0, 0)

        def tune(amount: float) -> None:
            import numpy as np

            table.fill(np.array([gain_of(place / _BINS, amount) for place in range(_BINS)]))

        return [node], tune

    return step


_LEVEL: Final = _filtered(lambda _, amount: amount)


def _shifted(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
    """All partials moved by the same distance."""
    node, top = patch.add("PVShift", seen, 0.0), patch.rack.sample_rate / 2
    return [node], lambda share: node.setShift(share * top)


def _smeared(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
    """Each partial, and copies of it on both sides."""
    quiet, set_level = _levelled(patch, seen)
    nodes = [patch.add("PVShift", quiet, 0.0) for _ in range(4)]
    top = patch.rack.sample_rate / 2

    def tune(amount: float) -> None:
        for node, place in zip(nodes, (-1.0, -0.43, 0.57, 0.86), strict=True):
            node.setShift(place * amount * _SMEARED * top)
        set_level((1 + len(nodes)) ** -0.5)

    return [quiet, *nodes], tune


def _scrambled(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
    """Each part of the spectrum strays at a pace of its own."""
    node = patch.add("PVFreqMod", seen, _SCRAMBLED_HZ, _SCRAMBLED_APART, 0.0, _SAW)
    return [node], node.setDepth


def _enhanced(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
    """The second and third harmonics of all that is there are added."""
    quiet, set_level = _levelled(patch, seen)
    above = [patch.add("PVTranspose", quiet, harmonic) for harmonic in (2.0, 3.0)]
    return [seen, *above], set_level


def _levelled(patch: Patch, seen: Node) -> tuple[Node, Callable[[float], None]]:
    """A spectrum times a factor."""
    (node,), tune = _LEVEL(patch, seen)
    return node, tune


def _delayed(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
    """Each part of the spectrum is late by a time of its own, up to a share of the longest."""
    delays, fed = patch.own_table(_BINS), patch.own_table(_BINS)
    node = patch.add("PVDelay", seen, delays.base, fed.base, _LONGEST_S, 0)
    hops = _LONGEST_S * patch.rack.sample_rate * _OVERLAPS / _SIZE - 1

    def tune(share: float) -> None:
        import numpy as np

        delays.fill(np.floor(np.arange(_BINS) * _GOLDEN % 1.0 * share * hops))

    return [node], tune


def _frozen(patch: Patch, seen: Node) -> tuple[list[Node], Callable[[float], None]]:
    """Spectra are read as they come, until one is held."""
    index, draw = patch.line()
    node = patch.add("PVBuffer", seen, index, 1.0, _KEPT_S)

    def tune(amount: float) -> None:
        del amount
        draw(((0.0, 0.0), (_BEHIND_S, 0.0), (_BEHIND_S + _HELD_S, _HELD_S / _KEPT_S)))

    return [node], tune


_STEPS: Final[dict[str, _Step]] = {
    "freeze": _frozen,
    "binshift": _shifted,
    "hbrick": _filtered(lambda place, amount: float(place >= amount)),
    "lbrick": _filtered(lambda place, amount: float(place < 1 - amount)),
    "comb": _filtered(lambda place, amount: float(place * _TEETH * amount % 1.0 < 1 - amount)),
    "smear": _smeared,
    "scram": _scrambled,
    "enhance": _enhanced,
    "xsdelay": _delayed,
}

EFFECT: Final = Effect(
    name="spectral",
    place=92,
    wakes=tuple(_STEPS),
    resolve=resolve,
    build={"spectral": build},
    params={
        "freeze": Param(None, 0, 1, "", "above 0 the first spectrum is held", quiet=True),
        "binshift": Param(None, -1, 1, "", "moves all partials, by a share of the spectrum"),
        "hbrick": Param(None, 0, 1, "", "share of the spectrum taken away below", quiet=True),
        "lbrick": Param(None, 0, 1, "", "share of the spectrum taken away above", quiet=True),
        "comb": Param(None, 0, 1, "", "share taken away in even gaps, and how many", quiet=True),
        "smear": Param(None, 0, 1, "", "spreads each partial to both sides", quiet=True),
        "scram": Param(None, 0, 1, "", "how far parts of the spectrum stray", quiet=True),
        "enhance": Param(None, 0, 1, "", "level of harmonics that are added", quiet=True),
        "xsdelay": Param(None, 0, 1, "", "how late parts of the spectrum are", quiet=True),
        "tsdelay": Param(_DELAYS_S, 0, _LONGEST_S, "s", "what xsdelay is a share of", quiet=True),
    },
)
