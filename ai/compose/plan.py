"""What is decided before a note is written: genre, tempo, meter, key, chords, parts.

Explicit value > explicit word > genre > mood: what a request says outright is kept as it is;
moods move what is left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ai.brief.intent import Intent
from ai.compose.theory import (
    MAJOR_LIKE,
    SCALES,
    degree,
    diatonic,
    enriched,
    pitch_class,
    spelled,
    symbol,
    uses_flats,
)
from ai.song.tree import Meter
from ai.tables import Table, genres, table

BARS = 8
PITCHED = ("bass", "chords", "stab", "pad", "arp", "lead", "drone", "bell", "strings")
FRIENDLY = {
    "minor": ("A", "C", "D", "E", "F", "G", "F#"),
    "major": ("C", "F", "G", "D", "Bb", "Eb"),
}
LOOPS = {
    True: ("i VI III VII", "i iv VII III", "i VII VI VII", "i iv i v"),
    False: ("I V vi IV", "I vi IV V", "I IV V IV", "I iii IV V"),
}
# A genre for requests that name none, by the mood they name.
BY_MOOD = {
    "happy": "pop", "sad": "ballad", "melancholic": "ballad", "dark": "cinematic",
    "scary": "cinematic", "calm": "ambient", "energetic": "edm", "aggressive": "hardtechno",
    "dreamy": "chillwave", "romantic": "ballad", "epic": "cinematic", "mysterious": "cinematic",
    "tense": "cinematic", "playful": "pop", "hypnotic": "minimal", "groovy": "funk",
    "uplifting": "pop", "lazy": "lofi", "cold": "ambient",
}  # fmt: skip
BEATS_BY_MOOD = {"sad": "hiphop", "melancholic": "lofi", "dark": "trap", "calm": "lofi",
                 "scary": "trap", "tense": "breakbeat", "mysterious": "triphop", "epic": "edm",
                 "cold": "triphop", "romantic": "rnb"}  # fmt: skip
SURPRISES = (
    "house", "funk", "lofi", "synthwave", "afrobeat", "drumandbass", "bossa", "techno", "trap",
    "disco", "ukgarage", "jazz", "electro", "reggae", "pop", "breakbeat", "amapiano", "idm",
)  # fmt: skip
BEATLIKE = ("house", "hiphop", "techno", "breakbeat", "funk", "pop")


@dataclass(frozen=True, slots=True)
class Plan:
    """The frame of a tune.

    Attributes:
        genre: its id.
        facts: the genre's row.
        bpm, meter: of the tune.
        root, mode: its key.
        symbols: the chord of each bar, as the language writes it.
        loop: how many bars until the chords repeat.
        parts: roles to write, in order.
        bank: of the drums.
        swing: (subdivisions a bar, amount), (0, 0) for straight.
        valence, arousal, tension: the mood.
        energy: from 0 to 1.
    """

    genre: str
    facts: Table
    bpm: float
    meter: Meter
    root: str
    mode: str
    symbols: tuple[str, ...]
    parts: tuple[str, ...]
    bank: str
    swing: tuple[int, float]
    valence: float
    arousal: float
    tension: float
    flat: bool

    @property
    def tonic(self) -> int:
        """Pitch class of the key."""
        return pitch_class(self.root)

    @property
    def minor(self) -> bool:
        """Is the key of the minor kind?"""
        return self.mode not in MAJOR_LIKE

    @property
    def scale(self) -> tuple[int, ...]:
        """The scale of the key."""
        return SCALES[self.mode]


def plan(intent: Intent, rng: Random) -> Plan:
    """The frame for a request."""
    genre = genre_of(intent, rng)
    facts = genres()[genre]
    valence, arousal, tension = _mood(intent)
    meter = meter_of(intent, facts)
    loop = _loop(intent, facts, valence, rng)
    mode = _mode(intent, facts, loop, valence)
    root = intent.key.root or _root(intent, mode, rng)
    flat = uses_flats(root, mode)
    symbols = _symbols(intent, facts, loop, root, mode, flat)
    return Plan(
        genre, facts, tempo_of(intent, facts, arousal, rng), meter, root, mode, symbols,
        parts_of(intent, facts), facts["bank"], _swing(intent, facts), valence, arousal, tension,
        flat,
    )  # fmt: skip


def genre_of(intent: Intent, rng: Random) -> str:
    """The genre that was named, or one that suits what was said."""
    if intent.genres:
        return intent.genres[0]
    drums = intent.beat or any(one.role == "drums" for one in intent.wishes)
    drums = drums or "build" in intent.structures or intent.ratio[0] > 0
    for mood in intent.moods:
        if drums and mood in BEATS_BY_MOOD:
            return BEATS_BY_MOOD[mood]
        return BY_MOOD[mood]
    if "build" in intent.structures:
        return "edm"
    if intent.rhythms and "four_on_floor" in intent.rhythms:
        return "house"
    if intent.wishes:
        return rng.choice(BEATLIKE) if drums else "pop"
    slow = intent.tempo.way < 0 or 0 < intent.tempo.bpm < 85
    if slow:
        return "ballad" if not drums else "hiphop"
    return rng.choice(BEATLIKE if intent.beat else SURPRISES)


def _mood(intent: Intent) -> tuple[float, float, float]:
    rows = [table("words/moods")[mood] for mood in intent.moods]
    if not rows:
        return 0.0, 0.0, 0.0
    average = [sum(row.get(key, 0.0) for row in rows) / len(rows) for key in
               ("valence", "arousal", "tension")]  # fmt: skip
    return average[0], average[1], average[2]


def meter_of(intent: Intent, facts: Table) -> Meter:
    """The meter that was named, else the genre's."""
    if intent.meter[0]:
        return Meter(*intent.meter)
    beats = facts.get("meter", 4)
    return Meter(6, 8) if beats == 6 else Meter(beats, 4)


def tempo_of(intent: Intent, facts: Table, arousal: float, rng: Random) -> float:
    """The tempo that was named, else one of the genre, moved by the words for it."""
    if intent.tempo.bpm:
        return intent.tempo.bpm
    low, high, lowest, highest = facts["bpm"]
    push = max(
        -1.0, min(1.0, intent.tempo.way + (arousal * 0.6 if intent.genres else arousal * 0.3))
    )
    if push < 0:
        low, high = lowest + (low - lowest) * (1 + push), low + (high - low) * (1 + push)
    elif push > 0:
        low, high = low + (high - low) * push, high + (highest - high) * push * 0.6
    return float(round(rng.uniform(low, high)))


def _loop(intent: Intent, facts: Table, valence: float, rng: Random) -> str:
    """The degrees of the chords: asked for, or a loop of the genre that suits the mode."""
    if intent.degrees:
        return " ".join(intent.degrees)
    wanted = _wanted(intent, valence)
    loops = [one for one in facts["loops"] if wanted is None or _is_minor(one) == wanted]
    if not loops and wanted is not None:
        loops = list(LOOPS[wanted])
    return str(rng.choice(loops))


def _wanted(intent: Intent, valence: float) -> bool | None:
    """Must the key be minor (True), major (False), or is it open?"""
    mode = intent.key.mode
    if mode and mode != "pentatonic":
        return mode not in MAJOR_LIKE
    if valence <= -0.3:
        return True
    return False if valence >= 0.5 else None


def _is_minor(loop: str) -> bool:
    return any(one.rstrip("7") == "i" for one in loop.split())


def _mode(intent: Intent, facts: Table, loop: str, valence: float) -> str:
    asked = intent.key.mode
    minor = _wanted(intent, valence)
    if minor is None:
        minor = _is_minor(loop)
    if asked == "pentatonic":
        return "minor pentatonic" if minor else "major pentatonic"
    if asked:
        return asked
    if intent.chords:
        return "minor" if symbol(intent.chords[0])[1].startswith("m") else "major"
    mode: str = facts["mode"]
    suits = SCALES.get(mode) is not None and (mode not in MAJOR_LIKE) == minor
    if suits and mode not in ("blues",):
        return mode
    if mode == "blues":
        return "mixolydian" if not minor else "minor"
    return "minor" if minor else "major"


def _root(intent: Intent, mode: str, rng: Random) -> str:
    if intent.chords:
        return intent.chords[0][:2] if intent.chords[0][1:2] in ("#", "b") else intent.chords[0][0]
    return rng.choice(FRIENDLY["major" if mode in MAJOR_LIKE else "minor"])


def _symbols(
    intent: Intent, facts: Table, loop: str, root: str, mode: str, flat: bool
) -> tuple[str, ...]:
    """The chord of each bar, at least eight bars of them."""
    if intent.chords:
        names = [
            spelled(*symbol(one), "b" in one[1:2] or (flat and "#" not in one))
            for one in intent.chords
        ]
        return _to_bars(names)
    tonic = pitch_class(root)
    minor = mode not in MAJOR_LIKE
    sevenths = intent.sevenths or facts.get("sevenths", False)
    chords = [_chord(one, tonic, mode, minor, intent) for one in loop.split()]
    if sevenths:
        ninth = facts.get("ninths", False) and not intent.degrees
        chords = [(at, enriched(at, kind, tonic, minor, ninth)) for at, kind in chords]
    return _to_bars([spelled(at, kind, flat) for at, kind in chords])


def _chord(numeral: str, tonic: int, mode: str, minor: bool, intent: Intent) -> tuple[int, str]:
    """A chord of the key; in the modes of seven notes, the one that their scale gives."""
    root, quality = degree(numeral, tonic, minor)
    own = mode not in ("major", "minor", "harmonic minor") and not intent.degrees
    if not own or len(SCALES[mode]) != 7 or quality.endswith("7"):
        return root, quality
    distances = [
        (abs((tonic + at - root + 6) % 12 - 6), place) for place, at in enumerate(SCALES[mode])
    ]
    return diatonic(min(distances)[1], tonic, mode)


def _to_bars(names: Sequence[str]) -> tuple[str, ...]:
    """A chord a bar; the row is repeated to eight bars, or kept whole where it is longer."""
    count = len(names)
    if count >= BARS or count in (3, 5, 6, 7):
        return tuple(names)
    return tuple(names[at % count] for at in range(BARS if BARS % count == 0 else count))


def parts_of(intent: Intent, facts: Table) -> tuple[str, ...]:
    """The roles to write: the genre's, or only what was asked for."""
    asked = tuple(one.role for one in intent.wishes)
    bare = (intent.chords or intent.degrees) and not (intent.genres or intent.beat or intent.moods)
    if bare and not asked:
        return ()
    vague = not asked or bool(intent.genres) or intent.beat or "drums" in asked
    moody = bool(intent.moods) and not asked
    if (intent.only and asked != ("drums",)) or (not vague and not moody):
        return ()
    parts = list(facts["parts"])
    if _wants_drums(intent, parts):
        parts = ["kick", "snare", "hat", *parts]
    if "drums" in asked and not intent.genres and not intent.beat:
        parts = [part for part in parts if part not in PITCHED]
    if intent.meter[0] and not intent.genres and "kick" not in parts:
        parts = ["kick", "snare", "hat", *parts]
    return tuple(parts)


def _wants_drums(intent: Intent, parts: list[str]) -> bool:
    drums = intent.beat or any(one.role == "drums" for one in intent.wishes)
    return drums and not any(part not in PITCHED for part in parts)


def _swing(intent: Intent, facts: Table) -> tuple[int, float]:
    asked = [way for name, way in intent.qualities if name == "swing"]
    own = facts.get("swing", [0, 0.0])
    if not asked and {"polyrhythm", "polymeter", "triplets"} & set(intent.rhythms):
        return 0, 0.0
    if asked and asked[0] < 0:
        return 0, 0.0
    if asked:
        return int(own[0]) or 8, max(float(own[1]), 0.25)
    return int(own[0]), float(own[1])
