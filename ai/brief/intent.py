"""What a request asks for, as data: the Intent, its wishes for layers, and its edits."""

from dataclasses import dataclass, field

Chord = str
Where = tuple[float, ...]  # positions in beats of a bar, from 0


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its root as a pitch class name with the mode, either "" where it is open."""

    root: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Tempo:
    """A tempo that was asked for.

    Attributes:
        bpm: exactly this, 0 where no number was said.
        way: 1 faster, -1 slower than usual; times the degree of the word.
        ratio: of what plays; 0 where none was said.
    """

    bpm: float = 0.0
    way: float = 0.0
    ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A layer that was asked for.

    Attributes:
        role: "kick", "hat", "bass", "chords", "lead", ...
        instrument: a row of the tables of drums or instruments, "" for the genre's choice.
        qualities: features of its sound with the way and degree they go.
        rhythms: ideas for its rhythm.
        beats: where it plays, in beats from 0; empty for the usual.
        euclid: hits and steps, (0, 0) for none.
        sparse: now and then only.
        structures: what it does over the bars.
        words: what was said.
        genre: whose style it has.
    """

    role: str
    instrument: str = ""
    qualities: tuple[tuple[str, float], ...] = ()
    rhythms: tuple[str, ...] = ()
    beats: Where = ()
    euclid: tuple[int, int] = (0, 0)
    structures: tuple[str, ...] = ()
    words: str = ""
    genre: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers of bars that were said.

    Attributes:
        every: something happens every so many bars; 0 for none.
        last: something happens in the last so many; 0 for none.
        total: the whole is so long; 0 for the usual.
        number: in this bar (from 1); 0 for none.
    """

    every: int = 0
    last: int = 0
    total: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of what plays.

    Attributes:
        op: what is done: a key of the table of edits.
        targets: which layers, as roles, instruments and groups; empty for all that suit.
        feature: of a move: which feature.
        way: of a move: 1 up, -1 down, with the degree; 0 to take it off.
        value: a number of the edit: bpm, semitones, ratio.
        wish: of an addition or replacement: what.
        others: layers that are kept out of it.
        genre: of a change of style.
        beats: where.
        bars: when.
        words: what was said.
        value_known: a value was said.
        key: of a change of key.
        chords: of a change of chords.
    """

    op: str
    targets: tuple[str, ...] = ()
    feature: str = ""
    way: float = 0.0
    value: float = 0.0
    value_known: bool = False
    wish: Wish | None = None
    others: tuple[str, ...] = ()
    genre: str = ""
    beats: Where = ()
    bars: Bars = Bars()
    key: Key = Key()
    chords: tuple[Chord, ...] = ()
    rhythms: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """What a request asks for.

    Attributes:
        kind: "create", "edit", "explain", "suggest", "title", "continue" or "decline".
        decline: the sentence for the player, where kind is "decline".
        genres: in the order they were named.
        moods: likewise.
        tempo: likewise.
        meter: beats of a bar and the kind of beat: (7, 8); (0, 0) where none was said.
        key: likewise.
        chords: symbols, in order.
        degrees: roman numerals, in order.
        wishes: layers that were asked for.
        forbidden: roles and instruments that must not sound.
        only: nothing but the wishes.
        qualities: features of the whole with their way.
        rhythms: ideas for the whole.
        structures: shapes in time of the whole.
        bars: numbers of bars.
        ratio: a polyrhythm or polymeter: 3 against 4.
        beat: a beat, groove or track was asked for.
        solo: a single instrument was asked for.
        sevenths: seventh chords were asked for.
        edits: of an edit.
        unknown: words that nobody knew.
        notes: readings that were taken, for the player.
    """

    kind: str
    request: str = ""
    decline: str = ""
    genres: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    tempo: Tempo = Tempo()
    meter: tuple[int, int] = (0, 0)
    key: Key = Key()
    chords: tuple[Chord, ...] = ()
    degrees: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    forbidden: tuple[str, ...] = ()
    only: bool = False
    qualities: tuple[tuple[str, float], ...] = ()
    rhythms: tuple[str, ...] = ()
    structures: tuple[str, ...] = ()
    bars: Bars = Bars()
    ratio: tuple[int, int] = (0, 0)
    beat: bool = False
    solo: bool = False
    sevenths: bool = False
    voices: int = 0
    edits: tuple[Edit, ...] = ()
    unknown: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())
