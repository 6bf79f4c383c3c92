"""The seam between the engine's core and what makes the sound: one protocol.

`engine.mixer.Sound(server, frames, sample_rate, stems=(), limiter=True)` keeps to it. It is built
when the pyo server is booted and not started yet, and is called only from the audio callback,
before the streams of the block are computed: no call blocks, no call raises for a bad voice.

The server's last 2 * len(stems) channels carry what each orbit of stems adds to the mix, its
effects included; those before are outputs in pairs, of which the first carries the master.

The module may have a function `prepare(sample_rate)`: it works out and keeps, without pyo, what
takes time (tables, drums). A spare process calls it long before it is needed.
"""

from collections.abc import Mapping
from typing import Protocol

from engine.cache.replays import Figures
from engine.voices.built import Node
from engine.voices.spec import VoiceSpec


class SoundPort(Protocol):
    """What the core asks of the sound.

    Attributes:
        busses: left and right of what can be listened to, in the order in which they appeared, by
            engine.tape.MASTER, engine.tape.CUE or the number of an orbit.
        patient: may a call take as long as it takes, as in a render? Live play sets it to False.
    """

    patient: bool

    @property
    def busses(self) -> Mapping[int, tuple[Node, Node]]: ...  # noqa: D102 # see the class

    @property
    def voices(self) -> int:
        """Voices that sound now."""

    @property
    def voices_peak(self) -> int:
        """Most voices at once since this object was made."""

    @property
    def built(self) -> int:
        """Voices that were built, sounding or not."""

    @property
    def started(self) -> int:
        """Voices begun since this object was made."""

    @property
    def refused(self) -> int:
        """Voices that did not begin, because too many did at once."""

    @property
    def rendered(self) -> Figures:
        """What was rendered before, and what of it was played."""

    def keep(self, budget: int) -> None:
        """In live play: render voices that come again, and keep so many bytes of them."""

    def warm(self) -> None:
        """Build what playing will need, before the server starts; takes as long as it takes."""

    def before_block(self, begin_frame: int) -> None:
        """A block begins at this frame: retire voices that ended, clear the trigger tables."""

    def foresee(self, spec: VoiceSpec) -> None:
        """A voice will start soon: time to begin what it needs beside the music."""

    def start(self, spec: VoiceSpec, frame: int, offset: int, slot: str = "") -> None:
        """Start a voice `offset` frames into the coming block; frame = begin_frame + offset."""

    def turn(self, slot: str, dial: str, value: float | None) -> None:
        """Move a dial of what a slot plays, now and later; None lets later voices be."""

    def fade_all(self, offset: int) -> None:
        """Fade every voice and effect tail out within a few milliseconds, from that offset on."""

    @property
    def stolen(self) -> int:
        """Voices that were ended for others."""

    def allow(self, voices: int, light: bool, builds: bool) -> None:
        """From now on so many voices may sound; see engine.quality.Allowance."""

    def set_limiter(self, on: bool) -> None:
        """The master limiter in or out; in, it changes nothing below full scale."""
