"""What one voice plays, as plain data: made by engine/resolve.py, played by engine/mixer.py.

Pure: it crosses the border between the session and the engine's process.
"""

from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from engine.voices.envelope import Points

CUE_ORBITS: Final = 100  # what is pre-heard has orbits of its own, numbered from here on
LIVE: Final = "live"  # the source that is what comes in at an input
# A building block and its settings, such as ("lowpass", (800.0, 1.122)).
Module: TypeAlias = tuple[str, tuple[Any, ...]]
# What a voice can move of its orbit, while it sounds.
OF_ORBIT: Final = frozenset({"djf", "delaytime", "delayfeedback"})
Send: TypeAlias = tuple[str, float, tuple[Any, ...]]


def sways_of(modulators: tuple[Module, ...]) -> set[str]:
    """The dials of a voice's orbit that its modulators move.

    >>> sways_of((("lfo main djf lfo_0", ()), ("lfo main cutoff lfo_1", ())))
    {'djf'}
    """
    moved = (name.split(" ") for name, _ in modulators)
    return {dial for _, stage, dial, _ in moved if stage == "main" and dial in OF_ORBIT}


@dataclass(frozen=True, slots=True)
class VoiceSpec:
    """One voice.

    Attributes:
        sound: what the player called it ("sawtooth", "bd").
        source: the block that makes the sound, one of engine/voices/sources.py.
        pitch: blocks that move its frequency (vibrato, pitch envelope, FM), in order.
        amp: its amplitude over time; level, gain and velocity are in it.
        chain: blocks that the sound goes through (filters, effects), in order.
        out: gains of its sides: (both sides,), (left, right), or for a stereo sound
            (left to left, right to left, left to right, right to right).
        orbit: the bus that it plays into.
        sends: what goes to the orbit's own effects: name, share, the effect's settings.
        cut: voices of the same cut group end when this one begins; None: no group.
        chokes: sounds that end when this one begins, as an open hi-hat does.
        gate_s: seconds from onset to note off.
        end_s: seconds from onset until nothing sounds any more.
        orders: what it does to orbits: ("djf", (value,)), ("channels", (left, right)), both to
            its own; ("duck", (orbit, onset in s, ...)).
        dry: the share that goes into the orbit itself.
        early_s: how much earlier it begins than it was asked for: its effects are so late.
        modulators: what moves its dials: "KIND STAGE DIAL NAME", see engine/modulation.py.
        mix: the width of what goes out ("mono", "both" or "stereo"), the gain that is in amp and
            the level that is in out: from there they are turned while it sounds.
    """

    sound: str
    source: Module
    pitch: tuple[Module, ...]
    amp: Points
    chain: tuple[Module, ...]
    out: tuple[float, ...]
    orbit: int
    sends: tuple[Send, ...]
    cut: int | None
    chokes: tuple[str, ...]
    gate_s: float
    end_s: float
    orders: tuple[Module, ...] = ()
    modulators: tuple[Module, ...] = ()
    early_s: float = 0.0
    mix: tuple[str, float, float] = ("mono", 1.0, 1.0)
    dry: float = 1.0

    @property
    def gains(self) -> tuple[float, ...]:
        """`out`, or nothing where that changes nothing: of what goes through no effect."""
        plain = not self.chain and all(gain == 1.0 for gain in self.out)
        return () if plain else self.out

    @property
    def loudness(self) -> float:
        """Its loudest moment, without its effects: linear."""
        return max([abs(value) for _, value in self.amp]) * self.side_gain

    @property
    def side_gain(self) -> float:
        """What the louder side is multiplied by on its way into the orbit."""
        return max(map(abs, self.out)) * abs(self.dry)

    @property
    def signature(self) -> tuple[Any, ...]:
        """Voices with the same signature are the same graph and share a pool."""
        return (
            self.source[0],
            tuple(name for name, _ in self.pitch),
            tuple(name for name, _ in self.chain),
            len(self.out),
            bool(self.gains),
            tuple(name for name, _, _ in self.sends),
            tuple(name for name, _ in self.modulators),
        )

    @property
    def sways(self) -> set[str]:
        """The dials of its orbit that its modulators move."""
        return sways_of(self.modulators)

    @property
    def listens(self) -> bool:
        """Does it hear a bus, so that it must be computed after what is sent there?"""
        return self.source[0] == "bus" or any(
            name.startswith("bmod") for name, _ in self.modulators
        )

    def cued(self, outputs: tuple[int, int]) -> "VoiceSpec":
        """The same voice for pre-hearing: on orbits of its own, heard on those outputs alone."""
        orders = tuple(
            (name, (values[0] + CUE_ORBITS, *values[1:]) if name == "duck" else values)
            for name, values in self.orders
            if name != "channels"
        )
        orders = (*orders, ("channels", outputs))
        return replace(self, orbit=self.orbit + CUE_ORBITS, orders=orders)

    def hears(self, other: "VoiceSpec") -> bool:
        """Are both in the mix, or both pre-heard?"""
        return (self.orbit >= CUE_ORBITS) == (other.orbit >= CUE_ORBITS)
