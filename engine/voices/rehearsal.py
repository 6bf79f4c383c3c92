"""What the engine builds and plays silently before the first note."""

from collections.abc import Iterator
from typing import Final

from engine.drums.cupboard import default_kit
from engine.voices.spec import Module, VoiceSpec

_WAVES: Final = ("sine", "triangle", "square", "sawtooth")
_OCTAVES_HZ: Final = (55.0, 110.0, 220.0, 440.0, 880.0)
_SWEEP: Final = ((0.0, 500.0), (0.01, 500.0))
_RISING: Final = ((0.0, 0.0), (0.01, 1.0))
_LOWPASS: Final[Module] = ("lowpass", (500.0, 1.0))
_SWEPT: Final[Module] = ("lowpass swept", ((500.0, _SWEEP), 1.0))
_HIGHPASS: Final[Module] = ("highpass", (5000.0, 1.0))
_SIDES: Final = (0.7, 0.7)


def specs_to_rehearse() -> Iterator[tuple[VoiceSpec, int]]:
    """Specs of the everyday signatures, with how many voices of each to have ready."""
    for wave in _WAVES:
        for hertz in _OCTAVES_HZ:
            yield _spec(("wave", (wave, hertz, 0.0))), 1
            yield _spec(("wave", (wave, hertz, 0.0)), _LOWPASS), 1
    yield _spec(("wave", ("sawtooth", 55.0, 0.0)), _SWEPT), 8
    yield _spec(("wave", ("sawtooth", 55.0, 0.0)), out=_SIDES), 4
    for noise in ("white", "pink", "brown"):
        yield _spec(("noise", (noise, 0.02))), 2
    yield _spec(("noise", ("white", 0.02)), _HIGHPASS), 2
    for drum in default_kit().values():
        yield _spec(("sample", (drum.key(None), 1.0, 0.0, False))), 1
        yield _spec(("sample", (drum.key(None), 1.0, 0.0, False)), out=_SIDES), 1
    yield _spec(("notes", (("", ""), 1.0, _RISING, _RISING))), 8
    yield _spec(("notes", (("", ""), 1.0, _RISING, _RISING)), out=_SIDES), 4


def _spec(source: Module, *chain: Module, out: tuple[float, ...] = (1.0,)) -> VoiceSpec:
    return VoiceSpec(
        sound="",
        source=source,
        pitch=(),
        amp=((0.0, 0.0), (0.01, 0.0)),
        chain=chain,
        out=out,
        orbit=1,
        sends=(),
        cut=None,
        chokes=(),
        gate_s=0.01,
        end_s=0.01,
    )
