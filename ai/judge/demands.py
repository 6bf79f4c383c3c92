"""What a request demands of the events: sentences that are true or not, whatever made the code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ai.brief.intent import Intent, Wish
from ai.compose.grooves import on_beats
from ai.compose.theory import SCALES, pitch_class, symbol
from ai.guard import Played
from ai.hearing.measures import best_fit, fit, tonic_is_central
from ai.hearing.notes import DRUMS, Note, is_named
from ai.song.tree import Meter
from ai.tables import genres, table

SEVERAL = 5  # different notes of a melody that was asked for
TOLERANCE_BPM = 0.6
CLEARLY = 0.04  # of a correlation: how far the other kind of key may fit better


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that must hold.

    Attributes:
        name: what it is about, for the reason.
        holds: is it true of what is played?
    """

    name: str
    holds: Callable[[Played], bool]


def unmet(intent: Intent, played: Played) -> list[str]:
    """The names of the demands that what is played does not meet."""
    return [one.name for one in demands(intent) if not one.holds(played)]


def demands(intent: Intent) -> list[Demand]:
    """All demands of a request for something new."""
    return [*_tempo(intent), *_layers(intent), *_pitches(intent)]


def _tempo(intent: Intent) -> Iterator[Demand]:
    beats = intent.meter[0] * 4 / intent.meter[1] if intent.meter[0] else 0.0
    if intent.tempo.bpm:
        wanted = intent.tempo.bpm

        def exact(played: Played) -> bool:
            return any(
                abs(played.cps * 60 * per - wanted) <= TOLERANCE_BPM
                for per in ((beats,) if beats else (4, 3))
            )

        yield Demand(f"{wanted:g} bpm", exact)


def _layers(intent: Intent) -> Iterator[Demand]:
    for wish in intent.wishes:
        if wish.role != "drums":
            yield Demand(wish.words or wish.role, _sounding(wish))
        if wish.role == "lead" and not wish.structures and not wish.rhythms:
            yield Demand("a melody of several notes", _several)
        if wish.beats and wish.role in DRUMS:
            yield Demand(f"{wish.role} where it was asked for", _placed(wish, intent))
    for name in intent.forbidden:
        yield Demand(f"no {name}", _silent(name))


def _sounding(wish: Wish) -> Callable[[Played], bool]:
    role = "hat" if wish.role == "openhat" else wish.role
    names = [role] if role in DRUMS or role in ("bass", "noise") else []

    def holds(played: Played) -> bool:
        if not names:
            return any(one.pitch is not None for one in played.notes)
        return any(is_named(one, name) for one in played.notes for name in names)

    return holds


def _several(played: Played) -> bool:
    """Has the melody at least five different notes?"""
    return len({one.pitch for one in played.notes if one.role == "lead"}) >= SEVERAL


def _silent(name: str) -> Callable[[Played], bool]:
    def holds(played: Played) -> bool:
        return not any(is_named(one, name) for one in played.notes)

    return holds


def _placed(wish: Wish, intent: Intent) -> Callable[[Played], bool]:
    meter = Meter(*intent.meter) if intent.meter[0] else Meter()
    bar = on_beats(wish.beats, meter)
    wanted = {at / len(bar) for at, char in enumerate(bar) if char == "x"}

    def holds(played: Played) -> bool:
        mine = {float(one.begin % 1) for one in played.notes if is_named(one, wish.role)}
        return all(any(abs(place - at) < 0.02 for at in mine) for place in wanted)

    return holds


def _pitches(intent: Intent) -> Iterator[Demand]:
    key = intent.key
    if key.root and key.mode in SCALES and not (intent.chords or intent.degrees):
        scale = {(pitch_class(key.root) + step) % 12 for step in SCALES[key.mode]}
        if key.mode == "minor":
            scale |= {(pitch_class(key.root) + step) % 12 for step in (9, 11)}
        yield Demand(f"{key.root} {key.mode}", lambda played: share_in(played.notes, scale) >= 0.9)
        yield Demand(
            f"{key.root} at its centre", lambda p: tonic_is_central(p.notes, pitch_class(key.root))
        )
    kind = _kind(intent)
    if kind and not (intent.chords or intent.degrees):
        yield Demand(f"sounds {kind}", lambda p: fit(p.notes, kind) >= best_fit(p.notes) - CLEARLY)
    if intent.chords:
        roots = {symbol(one)[0] for one in intent.chords}
        yield Demand("the chords", lambda played: roots <= _classes(played.notes))


def _kind(intent: Intent) -> str:
    """Which kind of key the request asks for by its key or mood, "" where it does not."""
    if intent.key.mode in ("major", "minor"):
        return intent.key.mode
    valences = [table("words/moods")[mood].get("valence", 0.0) for mood in intent.moods]
    average = sum(valences) / len(valences) if valences else 0.0
    if intent.key.mode or abs(average) < 0.5:
        return ""
    return "major" if average > 0 else "minor"


def share_in(notes: tuple[Note, ...], classes: set[int]) -> float:
    """The share of pitched notes that belong to some pitch classes; 1 where there are none."""
    pitches = [
        round(one.pitch) % 12 for one in notes if one.pitch is not None and one.role not in DRUMS
    ]
    return sum(one in classes for one in pitches) / len(pitches) if pitches else 1.0


def _classes(notes: tuple[Note, ...]) -> set[int]:
    return {round(one.pitch) % 12 for one in notes if one.pitch is not None}


def genre_core(genre: str) -> dict[str, set[int]]:
    """The steps that kick and backbeat of a genre must hit; none where it is unknown ("")."""
    facts = genres()[genre] if genre else {}
    rows = facts.get("drums", {})
    out = {}
    for role in ("kick", "snare", "clap", "rim"):
        if role in rows and role in facts["parts"]:
            common = [{at for at, char in enumerate(row) if char in "xX"} for row in rows[role]]
            out[role] = set.intersection(*common)
    return out
