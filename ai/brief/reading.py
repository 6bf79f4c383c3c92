"""A request and what plays, to an Intent: the one way in.

Explicit values come before words, words before a genre's defaults; what cannot be met is
declined with one sentence that says what is possible.
"""

from collections.abc import Collection
from dataclasses import replace

from ai.brief.clauses import Clause, clauses
from ai.brief.counts import bars_of, meter_of, ratio_of, tempo_of
from ai.brief.editing import edits_of
from ai.brief.harmony import chord_symbols, key_of, roman_numerals
from ai.brief.intent import Edit, Intent, Key, Tempo
from ai.brief.marks import Mark, marks
from ai.brief.readings import Said
from ai.brief.spelling import SHORTEST, distance
from ai.brief.text import normal
from ai.brief.wishes import Heard, hear
from ai.errors import DeclinedError
from ai.tables import table

MUSICAL = ("genre", "mood", "drum", "instrument", "quality", "rhythm", "structure", "mode")
NOTHING = "tell me what music to play, such as: a techno beat at 130 bpm"
OFF_TOPIC = "I only make music: ask for a beat, a sound or a change of the pattern that plays"
NOTHING_PLAYS = (
    "nothing is playing yet, so there is no {what} to change; ask for a new pattern first"
)
INDEFINITE = {"a", "an", "some", "un", "une", "una", "uno", "ein", "eine", "einen", "um", "uma"}
CHANGES = (
    "remove",
    "up",
    "down",
    "change",
    "transpose",
    "reverse",
    "shift",
    "undo",
    "redo",
    "arpeggiate",
)
QUESTIONS = ("explain", "suggest", "title", "continue")  # about what plays as a whole
ALONE = ("title", "continue")  # only where nothing of music is named beside them


def read(request: str, plays: Collection[str] | None = None) -> Intent:
    """What a request asks for.

    Args:
        request: the player's words.
        plays: names of the layers that play, None where nothing does.

    >>> read("deep house at 122 bpm").tempo.bpm, read("").kind
    (122.0, 'decline')
    """
    text = normal(request)
    found = marks(text)
    try:
        return _read(text, found, plays)
    except DeclinedError as declined:
        return Intent("decline", text, str(declined))


def _read(text: str, found: list[Mark], plays: Collection[str] | None) -> Intent:
    if not any(char.isalnum() for char in text):
        return Intent("decline", text, NOTHING)
    chords, span = chord_symbols(text)
    degrees, other = roman_numerals(text) if not chords else ((), (0, 0))
    used = _inside(found, span) | _inside(found, other)
    key = key_of([mark for at, mark in enumerate(found) if at not in used])
    used |= _key_places(found, key)
    bare = used | _numbers_in_use(found)
    tempo = tempo_of(found, text, frozenset(bare))
    whole = _whole(text, found, key, tempo, chords or degrees)
    if whole is not None:
        return whole
    said = Said(tempo.bpm, key, chords, bars_of(found), frozenset(plays or ()))
    parts = clauses(found, frozenset(used))
    if _asks_for_change(parts, found, plays):
        return _edit(text, found, parts, said, plays)
    intent = _create(text, found, hear(found, frozenset(used)), said)
    return replace(intent, tempo=_tempo(tempo, intent), degrees=degrees)


def _whole(
    text: str, found: list[Mark], key: Key, tempo: Tempo, chords: tuple[str, ...]
) -> Intent | None:
    """Requests that are not about music at all, or only ask what there is."""
    musical = sum(one.has(*MUSICAL) for one in found) or bool(key.root or tempo.bpm or chords)
    off = any(one.has("offtopic") for one in found)
    asked = {one.name("operation") for one in found}
    for name in QUESTIONS:
        if name in asked and not off and not (name in ALONE and musical):
            return Intent(name, text)
    strong = any(one.has("genre", "drum", "instrument") for one in found)
    asks = text.rstrip().endswith("?") and bool(found) and found[0].has("question")
    vague = any(one.has("operation") for one in found)
    if off and not (strong and not asks):
        return Intent("decline", text, OFF_TOPIC)
    if asks and not _polite(found):
        return Intent("decline", text, OFF_TOPIC)
    if not musical and not _may_be_music(found, vague):
        return Intent("decline", text, OFF_TOPIC)
    return None


def _polite(found: list[Mark]) -> bool:
    return any(one.name("operation") in ("create", "add", "remove", "change") for one in found[:4])


def _may_be_music(found: list[Mark], vague: bool) -> bool:
    """Has it a word such as "surprise", or a change such as "undo that", or numbers of hits?"""
    names = {one.name("operation") for one in found} - {"", "create", "use", "set", "keep"}
    unknown = sum(one.kind == "unknown" for one in found)
    return (vague and bool(names) and unknown <= 2) or any(
        one.has("structure", "rhythm") for one in found
    )


def _inside(found: list[Mark], span: tuple[int, int]) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(found) if span[0] <= one.begin < span[1])


def _key_places(found: list[Mark], key: Key) -> frozenset[int]:
    """The marks that name the key."""
    if not key.root:
        return frozenset()
    letter = key.root[0].lower()
    for at, mark in enumerate(found):
        same = mark.name("note") == letter.upper() or mark.words in (letter, key.root.lower(), "h")
        after = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1].words if at else ""
        if same and (after is not None and after.has("mode")):
            return frozenset({at})
        if same and before in (
            "in",
            "on",
            "en",
            "em",
            "key of",
            "to",
            "in the key of",
            "of",
            "into",
        ):
            return frozenset({at})
    return frozenset()


def _numbers_in_use(found: list[Mark]) -> frozenset[int]:
    """Numbers that count bars, hits, voices or machines: not a tempo."""
    out = set()
    for at, mark in enumerate(found[:-1]):
        if mark.number is not None and found[at + 1].name("unit") in (
            "bars",
            "steps",
            "hits",
            "octave",
        ):
            out.add(at)
    return frozenset(out)


def _asks_for_change(parts: list[Clause], found: list[Mark], plays: Collection[str] | None) -> bool:
    """Is it about what plays, rather than for something new?"""
    first = next((one.name("operation") for one in found if one.has("operation")), "")
    genres = any(part.genres for part in parts)
    if plays is None:
        return _changes_something(parts, found)
    news = first == "create" and _indefinite(found)
    if any(one.words in ("it", "this", "that") for one in found[:3]):
        return True
    vague = any(one.name("operation") == "vague" for one in found) and first in ("vague", "create")
    words = " ".join(one.words for one in found)
    turns = any(part.has("restyle", "change") for part in parts) or "this" in words.split()
    if (
        genres
        and not turns
        and not any(part.has("add", "remove", "vary", "more") for part in parts)
    ):
        return not (news or vague or len(parts) == 1)
    if news and not any(part.targets or part.qualities for part in parts):
        return False
    return not (vague and not any(part.targets or part.qualities or part.moods for part in parts))


def _indefinite(found: list[Mark]) -> bool:
    """Is something new asked for: "make a …", "play me some …"?"""
    words = [one.words for one in found[:4]]
    return any(word in INDEFINITE or word in ("me", "make me", "give me", "new") for word in words)


def _changes_something(parts: list[Clause], found: list[Mark]) -> bool:
    """With nothing playing: can it only be meant of something that plays?"""
    if not parts or any(part.genres for part in parts) or found[0].words in INDEFINITE:
        return False
    vague = any(one.name("operation") == "vague" for one in found)
    first = parts[0]
    solo = first.ops[:1] == ["solo"] and not first.definite
    if first.has(*CHANGES) and not vague and not solo:
        return True
    if first.has("solo") and first.definite and not vague:
        return True
    compared = any(_comparative(one) for one in found)
    named = bool(first.targets) and first.definite
    if compared and (named or not any(part.targets for part in parts)) and not vague:
        return True
    pronoun = any(one.words in ("it", "this", "that") for one in found)
    return bool(pronoun and compared)


def _comparative(mark: Mark) -> bool:
    first = mark.words.split(" ", maxsplit=1)[0]
    quality = mark.quality()
    if quality is None or not quality.way:
        return False
    return mark.words.endswith("er") or first in (
        "more", "less", "mas", "plus", "piu", "mais", "menos", "moins", "もっと",
    )  # fmt: skip


def _edit(
    text: str, found: list[Mark], parts: list[Clause], said: Said, plays: Collection[str] | None
) -> Intent:
    if plays is None:
        named = [wish.words for part in parts for wish in part.targets]
        return Intent("decline", text, NOTHING_PLAYS.format(what=named[0] if named else "pattern"))
    edits = edits_of(parts, said)
    if said.bpm and edits and not any(one.op.startswith("tempo") for one in edits):
        edits = [*edits, Edit("tempo", value=said.bpm, value_known=True)]
    aimless = any(not one.targets and one.op in ("move", "renew", "off") for one in edits)
    guess = _guessed(found) if aimless else ""
    if guess:
        return _read(guess, marks(guess), plays)
    if not edits:
        edits = _last_resort(found, said)
    unknown = tuple(one.words for one in found if one.kind == "unknown")
    if not edits:
        return Intent("decline", text, _lost(unknown))
    return Intent("edit", text, edits=tuple(edits), key=said.key, unknown=unknown, bars=said.bars)


def _guessed(found: list[Mark]) -> str:
    """The request with an unknown word taken for the layer whose name is nearest, "" for none."""
    for mark in found:
        if mark.kind == "unknown" and len(mark.words) >= SHORTEST:
            known = [*table("words/drums"), *table("words/instruments")]
            alike = [one for one in known if one[0] == mark.words[0]]
            names = [one for one in alike if distance(mark.words, one, 2) <= 2]
            if names:
                return " ".join(names[0] if one is mark else one.raw for one in found)
    return ""


def _last_resort(found: list[Mark], said: Said) -> list[Edit]:
    """A key, a mood or a vague word alone still says something."""
    if said.key.root or said.key.mode:
        return [Edit("key", key=said.key)]
    if any(one.has("operation") or one.has("structure") for one in found):
        return [Edit("renew")]
    return []


def _lost(unknown: tuple[str, ...]) -> str:
    what = f"{unknown[0]!r} says nothing to me" if unknown else "I cannot tell what to change"
    return (
        f"{what}; name a layer that plays and how it should change, such as: make the bass louder"
    )


def _create(text: str, found: list[Mark], heard: Heard, said: Said) -> Intent:
    rhythms = tuple(dict.fromkeys(heard.rhythms))
    against = any(name in ("polyrhythm", "polymeter") for name in rhythms)
    solo = any(one.words.startswith("solo") or one.words.endswith("solo") for one in found)
    sevenths = any(one.words in ("seventh", "sevenths", "7th", "7ths") for one in found)
    return Intent(
        "create",
        text,
        genres=tuple(dict.fromkeys(heard.genres)),
        moods=tuple(dict.fromkeys(heard.moods)),
        meter=(0, 0) if against else meter_of(found),
        key=said.key,
        chords=said.chords,
        wishes=tuple(heard.wishes),
        forbidden=tuple(heard.forbidden),
        only=heard.only,
        qualities=tuple(heard.qualities),
        rhythms=rhythms,
        structures=tuple(dict.fromkeys(heard.structures)),
        bars=said.bars,
        ratio=ratio_of(found) if against else (0, 0),
        beat=heard.beat,
        solo=solo,
        sevenths=sevenths,
        voices=heard.voices,
        unknown=tuple(one.words for one in found if one.kind == "unknown"),
    )


def _tempo(tempo: Tempo, intent: Intent) -> Tempo:
    way = sum(amount for feature, amount in intent.qualities if feature == "tempo")
    return replace(tempo, way=way)
