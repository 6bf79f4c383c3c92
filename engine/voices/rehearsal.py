"""What the engine builds and plays silently before the first note."""

from collections.abc import Iterator

from engine.drums.kit import DEFAULT_BANK, drums
from engine.voices.spec import Module, VoiceSpec

_AMP = ((0.0, 0.0), (0.01, 0.0))
_SWEEP = ((0.0, 500.0), (0.01, 500.0))
_LOWPASS: Module = ("lowpass", (500.0, 1.0))


def specs_to_rehearse() -> Iterator[tuple[VoiceSpec, int]]:
    """Specs of the everyday signatures, with how many voices of each to have ready."""
    waves = [
        ("wave", (name, 55.0 * 2**octave))
        for name in ("sine", "triangle", "square", "sawtooth")
        for octave in range(5)
    ]
    for source in waves:
        yield _spec(source), 1
        yield _spec(source, (_LOWPASS,)), 1
    yield _spec(waves[0], (("lowpass swept", (_SWEEP, 1.0)),)), 8
    yield _spec(waves[0], out=(0.7, 0.7)), 4
    for noise in ("white", "pink", "brown"):
        yield _spec(("noise", (noise, 0.02))), 2
    yield _spec(("noise", ("white", 0.02)), (("highpass", (5000.0, 1.0)),)), 2
    for drum in drums():
        if drum.bank == DEFAULT_BANK:
            yield _spec(("sample", (drum.sound, 1.0, 0.0, False))), 1
            yield _spec(("sample", (drum.sound, 1.0, 0.0, False)), out=(0.7, 0.7)), 1


def _spec(
    source: Module, chain: tuple[Module, ...] = (), out: tuple[float, ...] = (1.0,)
) -> VoiceSpec:
    return VoiceSpec(
        sound="", source=source, pitch=(), amp=_AMP, chain=chain, out=out, orbit=1, sends=(), cut=None,
        chokes=(), gate_s=0.01, end_s=0.01,
    )  # fmt: skip
