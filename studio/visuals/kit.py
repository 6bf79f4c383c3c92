"""What a visual is: a view in, lines of text out. Pure.

A view is what plays around now: events, and of the sound what the visual needs. Whoever shows the
lines (`show` at the prompt, a panel of the stage) measures, cuts and colours them.
Cycles are float here, as nothing is played by them.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from engine.metrics import Metrics
    from engine.status import EngineStatus
    from studio.replies import Notice

Line: TypeAlias = str | Sequence[tuple[str, str]]  # plain, or pieces: class of style and text
Spans: TypeAlias = tuple[tuple[int, int], ...]

# What a visual may need, beside what a view always has.
EVENTS: Final = "events"
LEVELS: Final = "levels"
SPECTRUM: Final = "spectrum"
WAVEFORM: Final = "waveform"
ENGINE: Final = "engine"  # status and metrics
PEERS: Final = "peers"
NOTICES: Final = "notices"

# Classes of style, for whoever has colours; none says what the text does not.
LABEL, QUIET, AXIS = "label", "quiet", "axis"
PLAYHEAD, NOTE, SOUNDS = "playhead", "note", "sounds"
GOOD, WARM, HOT = "good", "warm", "hot"
HUES: Final = ("hue0", "hue1", "hue2", "hue3", "hue4", "hue5", "hue6", "hue7")


@dataclass(frozen=True, slots=True)
class Sounding:
    """An event that is drawn.

    Attributes:
        slot: whose it is.
        begin, end: cycles.
        value: its controls, by name.
        locations: characters (begin, end) of the slot's code that made it.
        tags: names that it was given, those of draw.wished among them.
    """

    slot: str
    begin: float
    end: float
    value: Mapping[str, Any]
    locations: Spans = ()
    tags: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Meter:
    """How loud a bus is; full scale is 1.

    Attributes:
        peak, rms: left and right, since the view before.
        held: the larger peak of both, held for a while.
        clipped: it was above full scale a moment ago.
    """

    peak: tuple[float, float]
    rms: tuple[float, float]
    held: float = 0.0
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program or player that is linked.

    Attributes:
        name: what it is called.
        kind: how it is linked, in a word or two: "Link", "MIDI clock", "OSC".
        about: what it does now, in a clause; "" where there is nothing to say.
        ok: it is there and in time.
    """

    name: str
    kind: str
    about: str = ""
    ok: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """What is to be drawn.

    Attributes:
        begin, end: cycles.
        events: all that touch them, in order; some beside them may be there too.
        now: the cycle that sounds, None in silence.
        cps: cycles a second.
        sources: the code of each slot that plays.
        silent: the slots that the mixer mutes.
        options: what the player's code asked of the drawing, such as {"cycles": 8}.
        unicode: the terminal shows blocks and braille; else ASCII alone.
        levels: by the number of the orbit, engine.tape.MASTER and CUE.
        spectrum: dB in bands equally wide to the ear, from 30 Hz to 18 kHz.
        waveform: lowest and highest sample of each point.
        status, metrics: of the engine.
        peers: who is linked.
        notices: what happened, the latest last.

    What a visual does not need is None.
    """

    begin: float
    end: float
    events: Sequence[Sounding] = field(default=())
    now: float | None = None
    cps: float = 0.5
    sources: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict)
    unicode: bool = True
    levels: Mapping[int, Meter] | None = None
    spectrum: Sequence[float] | None = None
    waveform: Sequence[tuple[float, float]] | None = None
    status: "EngineStatus | None" = None
    metrics: "Metrics | None" = None
    peers: Sequence[Peer] | None = None
    notices: "Sequence[Notice] | None" = None

    def sounding(self) -> list[Sounding]:
        """The events that sound now.

        >>> short, long = Sounding("a", 0, 0.5, {}), Sounding("a", 0, 1, {})
        >>> View(0, 1, [short, long], now=0.75).sounding() == [long]
        True
        """
        now = self.now
        return [] if now is None else [one for one in self.events if one.begin <= now < one.end]


@dataclass(frozen=True, slots=True)
class Visual:
    """A way to draw what plays.

    Attributes:
        name: the word behind `show`.
        about: what it draws, in a clause.
        draw: a view, and the columns and lines that there are, to lines.
        needs: what its view has to hold: EVENTS, LEVELS and so on.
        before, after: cycles around now that it draws.
        lines: how many it has use for, at least and at most.
        stamp: what a drawing depends on beside the view's events and options: as long as that is
            the same, so is the drawing; None: it has to be drawn anew each time.
    """

    name: str
    about: str
    draw: Callable[[View, int, int], Sequence[Line]]
    needs: frozenset[str] = frozenset({EVENTS})
    before: float = 0.0
    after: float = 1.0
    lines: tuple[int, int] = (2, 12)
    stamp: Callable[[View, int, int], Hashable] | None = None


def text_of(line: Line) -> str:
    """A line without its colours.

    >>> text_of([("label", "bd "), ("note", "##")])
    'bd ##'
    """
    return line if isinstance(line, str) else "".join(text for _, text in line)
