"""Readings: what each kind of clause asks for, from the most special to the most general."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ai.brief.clauses import Clause
from ai.brief.intent import Bars, Edit, Key, Wish

SEMITONES = {"octave": 12.0, "semitone": 1.0, "tone": 2.0}


@dataclass(frozen=True, slots=True)
class Said:
    """What the whole request says beside its clauses.

    Attributes:
        bpm: a tempo, 0 for none.
        key: a key.
        chords: chord symbols.
        bars: numbers of bars.
        layers: names of what plays, roles and instruments.
    """

    bpm: float = 0.0
    key: Key = field(default_factory=Key)
    chords: tuple[str, ...] = ()
    bars: Bars = field(default_factory=Bars)
    layers: frozenset[str] = frozenset()


Reading = Callable[[Clause, Said], list[Edit]]


def sole(clause: Clause) -> bool:
    """Is it "keep only the drums"?"""
    return clause.has("solo") or any(mark.has("only") for mark in clause.marks)


def names_of(wish: Wish) -> tuple[str, ...]:
    """How a layer is named for an edit: by instrument where one was said, else by role."""
    return (wish.instrument or wish.role,)


def targets(clause: Clause) -> tuple[str, ...]:
    """The layers that a clause names."""
    return tuple(name for wish in clause.targets for name in names_of(wish))


def _others(clause: Clause) -> tuple[str, ...]:
    return tuple(name for wish in clause.others for name in names_of(wish))


def _undo(clause: Clause, said: Said) -> list[Edit]:
    del said
    alone = not (clause.targets or clause.qualities)
    if clause.has("undo") and alone:
        return [Edit("undo")]
    return [Edit("redo")] if clause.has("redo") else []


def _solo(clause: Clause, said: Said) -> list[Edit]:
    del said
    only = clause.has("solo") or (clause.has("keep") and sole(clause))
    rest = clause.has("remove") and clause.others and "all" in targets(clause)
    if rest or (clause.negated and clause.others):
        return [Edit("solo", _others(clause))]
    named = tuple(name for name in targets(clause) if name != "all")
    return [Edit("solo", named)] if only and named else []


def _chords(clause: Clause, said: Said) -> list[Edit]:
    adds = clause.has("add") and not clause.has("change")
    if said.chords and not adds:
        return [Edit("chords", targets(clause), chords=said.chords)]
    return []


def _style(clause: Clause, said: Said) -> list[Edit]:
    del said
    if not clause.genres or clause.has("add") or clause.has("remove"):
        return []
    if clause.targets and not clause.has("change"):
        wish = replace(clause.targets[-1], genre=clause.genres[-1])
        return [Edit("renew", targets(clause), wish=wish, genre=clause.genres[-1])]
    return [Edit("style", genre=clause.genres[-1], others=_others(clause))]


def _tempo(clause: Clause, said: Said) -> list[Edit]:
    named = [one for one in clause.qualities if one.name == "tempo"]
    words = {mark.words for mark in clause.marks}
    numbers = [mark.number for mark in clause.marks if mark.kind == "number"]
    doubles = any(mark.has("double") for mark in clause.marks)
    halves = any(mark.has("half") for mark in clause.marks)
    way = next((one.way for one in named if one.way), 0)
    if said.bpm and (named or "bpm" in words or not clause.targets):
        if way and numbers:
            return [Edit("tempo_by", value=way * said.bpm, value_known=True)]
        return [Edit("tempo", value=said.bpm, value_known=True)]
    if not named or (clause.targets and "all" not in targets(clause)):
        return []
    if doubles or halves:
        return [Edit("tempo_times", value=2.0 if doubles else 0.5, value_known=True)]
    if "%" in words or "percent" in words:
        share = (numbers[0] or 0) / 100 if numbers else 0.1
        return [Edit("tempo_times", value=1 + way * share, value_known=True)]
    way = way or (-1 if clause.has("down", "less", "remove") else 1)
    if clause.has("less") and way > 0 and any(one.way for one in named):
        way = -way
    rest = replace(clause, qualities=[one for one in clause.qualities if one.name != "tempo"])
    return [Edit("tempo_way", way=way * clause.degree), *(_moves(rest) if rest.qualities else [])]


def _key(clause: Clause, said: Said) -> list[Edit]:
    key = said.key
    spoken = any(mark.has("mode", "note", "key") for mark in clause.marks)
    moves = clause.has("change", "transpose", "set", "up", "down", "create", "restyle")
    adds = _adds(clause) or (clause.has("vary") and clause.targets)
    if (key.root or key.mode) and not adds and (spoken or moves):
        return [Edit("key", targets(clause), key=key)]
    return []


def _both_named(wish: Wish) -> bool:
    """Is it a part and its instrument, such as "the melody on a marimba"?"""
    words = wish.words.split()
    return wish.role in words or "melody" in words


def _replace(clause: Clause, said: Said) -> list[Edit]:
    del said
    on_another = [one for one in clause.targets if one.instrument and _both_named(one)]
    played = any(mark.words in ("on a", "on", "on the", "using", "with") for mark in clause.marks)
    if (
        on_another
        and played
        and clause.has("create", "change", "use", "set")
        and not clause.qualities
    ):
        return [Edit("replace", (on_another[0].role,), wish=on_another[0])]
    turns = clause.has("change", "use", "create", "restyle", "set") or clause.old
    if clause.old and clause.targets:
        gone = tuple(name for wish in clause.old for name in names_of(wish))
        return [Edit("replace", gone, wish=clause.targets[-1])]
    if turns and clause.targets and clause.into:
        return [Edit("replace", targets(clause), wish=clause.into[-1])]
    if clause.has("use") and clause.targets:
        return [Edit("replace", (clause.targets[-1].role,), wish=clause.targets[-1])]
    return []


def _shape(clause: Clause, said: Said) -> list[Edit]:
    """Edits that go by the name of a shape or a rhythm."""
    later = (said.bars.total or said.bars.number) and any(
        mark.words in ("after", "nach", "despues", "apres", "dopo", "depois")
        for mark in clause.marks
    )
    if later and clause.targets and not clause.has("remove"):
        return [Edit("enter", targets(clause))]
    named = targets(clause)
    rhythms = tuple(clause.rhythms)
    for name in clause.structures:
        if name in SHAPES and not (clause.has("remove") or clause.negated):
            alone = name in ("fill", "variation") and not clause.targets
            who = ("drums",) if alone and name == "fill" else named
            if name == "sweep" and not clause.qualities and clause.targets == []:
                who = ()
            return [Edit(SHAPES[name], who, way=clause.degree)]
    if clause.has("add") and clause.targets and "rolls" not in rhythms:
        return []
    for name in clause.rhythms:
        if name in FEELS and (name != "alternate" or clause.targets):
            return [Edit(FEELS[name], named, rhythms=rhythms, way=clause.degree)]
    if clause.targets and (clause.rhythms or clause.beats) and not clause.has("remove"):
        return [Edit("rhythm", named, rhythms=rhythms, beats=clause.beats)]
    return []


SHAPES = {
    "fill": "fill", "variation": "vary_bars", "build": "build", "fade_in": "build",
    "fade_out": "fade", "sweep": "sweep", "closes": "sweep", "breakdown": "breakdown",
    "drops_out": "drop_out", "enters": "enter", "parallel_voice": "harmonize",
    "inversion": "invert", "changing": "randomize", "beatdrop": "build",
}  # fmt: skip
FEELS = {
    "halftime": "half_time", "doubletime": "double_time", "accent": "accent", "rolls": "roll",
    "sidechain": "sidechain", "arpeggiated": "arpeggiate", "octave": "octaves",
    "ghost": "ghost", "chops": "chop", "wobbling": "wobble",
}  # fmt: skip


def _operations(clause: Clause, said: Said) -> list[Edit]:
    del said
    named = targets(clause)
    if clause.has("arpeggiate"):
        return [Edit("arpeggiate", named)]
    if clause.has("reverse"):
        return [Edit("reverse", named)]
    adjectives = [one for one in clause.qualities if one.way and one.name != "syncopation"]
    if clause.has("vary") and not clause.has("add") and not adjectives:
        return [Edit("renew", named)]
    plain = not (clause.qualities or clause.into or clause.beats or clause.has("up", "down"))
    if clause.has("change") and named and plain:
        return [Edit("renew", named)]
    numbers = [mark.number for mark in clause.marks if mark.number is not None]
    steps = any(
        mark.name("rhythm") in ("sixteenths", "eighths", "quarters") for mark in clause.marks
    )
    if clause.has("shift") and (steps or not _interval(clause)[1]):
        return [
            Edit("shift", named, rhythms=tuple(clause.rhythms), value=numbers[0] if numbers else 1)
        ]
    return []


def _transpose(clause: Clause, said: Said) -> list[Edit]:
    del said
    semitones, known = _interval(clause)
    down = clause.has("down") or any(
        one.name == "register" and one.way < 0 for one in clause.qualities
    )
    down = down or any(verb in ("drop", "lower") for verb in clause.verbs)
    up = clause.has("up") or any(one.name == "register" and one.way > 0 for one in clause.qualities)
    if not known or clause.has("add"):
        return []
    if not (
        up or down or clause.has("transpose", "shift", "create", "change", "restyle", "remove")
    ):
        return []
    return [
        Edit(
            "transpose", targets(clause), value=-semitones if down else semitones, value_known=True
        )
    ]


def _interval(clause: Clause) -> tuple[float, bool]:
    """The interval that a clause names, in semitones."""
    units = [mark.name("unit") for mark in clause.marks if mark.name("unit") in SEMITONES]
    numbers = [mark for mark in clause.marks if mark.number is not None]
    plain = [mark for mark in numbers if not mark.has("interval") or units]
    if units:
        count = next((float(one.number or 1) for one in plain if not one.has("unit")), 1.0)
        return SEMITONES[units[0]] * count, True
    named = [mark.name("interval") for mark in clause.marks if mark.has("interval")]
    return (float(named[-1]), True) if named else (0.0, False)


def _add(clause: Clause, said: Said) -> list[Edit]:
    del said
    nouns = [one for one in clause.qualities if not one.way]
    if not _adds(clause) or clause.negated:
        return []
    if clause.has("add") and not (clause.targets or clause.qualities or clause.moods):
        return [Edit("add")]
    if nouns and not (
        nouns[0].name in ("density", "length", "register", "swing") and clause.targets
    ):
        return _moves(clause)
    if not clause.targets:
        return _moves(clause) if clause.qualities or clause.moods else []
    added = clause.targets[:-1] if _onto(clause) else clause.targets
    return [_addition(wish, clause) for wish in (added or clause.targets)]


def _adds(clause: Clause) -> bool:
    """Is it "add a bass", or "give me a bass": something that is not there yet?"""
    words = [mark.words for mark in clause.marks[:4]]
    news = any(
        word in ("a", "an", "some", "un", "une", "una", "ein", "eine", "einen", "um", "uma")
        for word in words
    )
    asks = clause.has("create") and news and clause.targets and not clause.into
    return (
        clause.has("add")
        or bool(asks and not clause.definite)
        or bool(asks and any(mark.has("under") for mark in clause.marks))
    )


def _onto(clause: Clause) -> bool:
    """Is the last layer only the place: "add a clap to the drums"?"""
    return len(clause.targets) > 1 and any(
        mark.words in ("to the", "under the", "over the", "on top of") for mark in clause.marks
    )


def _addition(wish: Wish, clause: Clause) -> Edit:
    amount = clause.degree
    qualities = tuple((one.name, one.way * amount) for one in clause.qualities if one.way)
    full = replace(
        wish,
        qualities=qualities,
        rhythms=tuple(clause.rhythms),
        beats=clause.beats,
        structures=tuple(clause.structures),
        genre=clause.genres[0] if clause.genres else "",
    )
    return Edit("add", wish=full)


def _remove(clause: Clause, said: Said) -> list[Edit]:
    del said
    gone = clause.has("remove") or clause.negated
    if not gone:
        return []
    down = [one for one in clause.qualities if one.name in ("tempo", "register")]
    if down:
        return []
    nouns = [one for one in clause.qualities if one.name not in ("density",) or not clause.targets]
    if nouns:
        return [Edit("off", targets(clause), feature=one.name) for one in nouns]
    if clause.targets:
        drop = all(verb in ("drop", "bring back") for verb in clause.verbs)
        return [Edit("drop" if drop and not clause.negated else "remove", targets(clause),
                     wish=clause.targets[0], others=_others(clause))]  # fmt: skip
    return []


def _move(clause: Clause, said: Said) -> list[Edit]:
    del said
    return _moves(clause)


def _moves(clause: Clause) -> list[Edit]:
    named = targets(clause)
    out = [Edit("mood", named, feature=mood, way=clause.degree) for mood in clause.moods]
    sign = -1 if clause.has("down", "less", "remove") or clause.negated else 1
    for one in clause.qualities:
        way = one.way * (sign if clause.has("less") or clause.negated else 1) or sign
        if one.name == "density" and one.way == 0 and any(q.way for q in clause.qualities):
            continue
        if not (one.name == "tempo" and named):
            out.append(
                Edit(
                    "move", named, feature=one.name, way=way * clause.degree, others=_others(clause)
                )
            )
        else:
            out.append(Edit("double_time" if way > 0 else "half_time", named))
    if not out and named and clause.has("up", "down"):
        loud = sign * clause.degree
        out.append(Edit("move", named, feature="loudness", way=loud, others=_others(clause)))
    if not out and named and clause.has("more", "less"):
        feature = "density" if _drums(clause) else "loudness"
        op = "more" if clause.has("more") else "move"
        out.append(
            Edit(op, named, feature=feature, way=sign * clause.degree, wish=clause.targets[0])
        )
    return out


def _drums(clause: Clause) -> bool:
    pitched = ("bass", "chords", "pad", "lead", "arp", "drone")
    return all(wish.role not in pitched for wish in clause.targets)


READINGS: tuple[Reading, ...] = (
    _undo, _solo, _chords, _style, _tempo, _replace, _transpose, _key, _shape, _operations,
    _add, _remove, _move,
)  # fmt: skip
