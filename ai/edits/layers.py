"""Edits of layers: add, remove, solo, another sound, another line."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ai.brief.intent import Edit, Intent, Wish
from ai.compose.compose import compose_in
from ai.compose.drums import GAINS as DRUM_GAINS
from ai.compose.plan import Plan, parts_of
from ai.compose.theory import (
    MAJOR_LIKE,
    SCALES,
    diatonic,
    pitch_class,
    root_name,
    spelled,
    uses_flats,
)
from ai.edits.attempt import Free, Good, Job, Try, aims, all_voices, among, each, isolated
from ai.edits.moves import move
from ai.edits.work import Aim, added, chain, main_name, muted, put, removed, split
from ai.errors import DeclinedError
from ai.guard import InvalidError
from ai.hearing.measures import key_of_notes, pitched
from ai.hearing.notes import is_named
from ai.lift.layers import Scene, scene
from ai.song.show import line, number
from ai.song.tree import Layer, Meter
from ai.tables import genres

SILENCING = (
    "mute",
    "silence",
    "stumm",
    "ミュート",
    "silencia",
    "silenzia",
    "turn off",
    "switch off",
)
WRITABLE = {*DRUM_GAINS, "drums", "bass", "drone", "pad", "chords", "arp", "lead"}
SOURCES = {"s", "note", "n", "chord", "voicing", "scale", "struct", "bank", "anchor", "mode",
           "dict", "euclid", "arp", "cut", "slice", "chop"}  # fmt: skip


def frame(stage: Scene, edit: Edit) -> Plan:
    """A plan that fits what plays: its tempo, key, chords and genre of the wish."""
    key = edit.key
    root, kind = key_of_notes(stage.notes) if pitched(stage.notes) else (9, "minor")
    name = key.root or root_name(root)
    mode = key.mode or kind
    if mode == "pentatonic":
        mode = "major pentatonic" if kind == "major" else "minor pentatonic"
    flat = uses_flats(name, mode)
    genre = edit.genre or (edit.wish.genre if edit.wish and edit.wish.genre else "pop")
    symbols = _symbols(stage, name, mode, flat) if not key.root else (_tonic(name, mode, flat),) * 4
    facts = genres()[genre]
    return Plan(
        genre, facts, stage.played.cps * 240, Meter(), name, mode, symbols, (), _bank(stage),
        (0, 0.0), 0.0, 0.0, 0.0, flat,
    )  # fmt: skip


def _bank(stage: Scene) -> str:
    """The bank of the drums that play, "" where they name none."""
    return next((one.bank for one in stage.notes if one.bank), "")


def _tonic(root: str, mode: str, flat: bool) -> str:
    return spelled(pitch_class(root), "" if mode in MAJOR_LIKE else "m", flat)


def _symbols(stage: Scene, root: str, mode: str, flat: bool) -> tuple[str, ...]:
    """The chord of each of eight bars, by the lowest long notes and what sounds above them."""
    tonic = pitch_class(root)
    out: list[str] = []
    for bar in range(8):
        here = [one for one in pitched(stage.notes) if bar <= one.begin < bar + 1]
        if not here:
            out.append(out[-1] if out else _tonic(root, mode, flat))
            continue
        low = min(
            here, key=lambda one: (round(one.pitch or 0) // 12 > 4, one.begin, one.pitch or 0)
        )
        scale = (
            SCALES[mode]
            if len(SCALES[mode]) == 7
            else SCALES["minor" if "m" in mode[:2] else "major"]
        )
        above = (round(low.pitch or 0) - tonic) % 12
        place = min(range(7), key=lambda at: abs(scale[at] - above))
        seven = mode if len(SCALES[mode]) == 7 else "minor"
        out.append(spelled(*diatonic(place, tonic, seven), flat))
    return tuple(out)


def written(job: Job, wish: Wish) -> list[Layer]:
    """New layers for a wish, in the key and tempo of what plays."""
    words = f"{job.edit.words}{wish.words}"
    intent = Intent("create", words, wishes=(wish,), only=True, key=job.edit.key)
    plan = frame(job.stage, replace(job.edit, wish=wish))
    if wish.role == "drums":
        intent = replace(intent, only=False, beat=True)
        every = parts_of(replace(intent, genres=(plan.genre,)), plan.facts)
        plan = replace(plan, parts=tuple(one for one in every if one in DRUM_GAINS))
    return list(compose_in(plan, intent, job.palette, job.rng).layers)


def add(job: Job) -> Iterator[Try]:
    """Attempts to add a layer: the one that is named, else one that is lacking."""
    stage = job.stage
    wish = job.edit.wish or Wish("")
    if wish.role not in WRITABLE:  # a group, such as everything, names no layer
        wish = replace(wish, role=_lacking(stage), instrument="")
    layers = written(job, wish)
    code = stage.text
    for one in layers:
        code = added(scene(code), line(_plain(_levelled(one, job.edit), stage)), one.name)
    sounds = {(one.sound, one.bank) for one in layers} | {(one.sound, "") for one in layers}
    before = len(stage.notes)
    yield Try(code, lambda note: (note.sound, note.bank) in sounds and note not in stage.notes,
              lambda _, after: len(after.notes) > before)  # fmt: skip
    yield Try(code, _new_notes(stage), lambda _, after: len(after.notes) > before)


def _levelled(layer: Layer, edit: Edit) -> Layer:
    """At a level by the strength of the words: a bit of it is softer."""
    gain = layer.fxs().get("gain", "")
    if edit.way in (0, 1) or not gain.replace(".", "", 1).isdecimal():
        return layer
    level = number(round(float(gain) * abs(edit.way) ** 0.4, 2))
    return replace(
        layer, fx=tuple((key, level if key == "gain" else value) for key, value in layer.fx)
    )


def _lacking(stage: Scene) -> str:
    """A role that nothing plays yet."""
    roles = {one.role for one in stage.notes}
    return next(
        (one for one in ("kick", "bass", "hat", "chords", "lead") if one not in roles), "perc"
    )


def _plain(layer: Layer, stage: Scene) -> Layer:
    """Without a bank where the drums that play have none."""
    return (
        replace(layer, bank="")
        if layer.bank and not any(one.bank for one in stage.notes)
        else layer
    )


def _new_notes(stage: Scene) -> Free:
    """Notes that did not play before."""
    old = {(one.begin, one.sound, one.bank, one.pitch) for one in stage.notes}
    return lambda note: (note.begin, note.sound, note.bank, note.pitch) not in old


def remove(job: Job) -> Iterator[Try]:
    """Attempts to take layers away: their lines go, or are muted where they have labels."""
    wanted = aims(job)
    count = sum(len(aim.notes) for aim in wanted)
    if count == len(job.stage.notes):
        raise DeclinedError("that would leave silence; say hush to stop, or name what should stay")
    yield Try(without(job, wanted), among(wanted), gone(wanted))


def gone(wanted: list[Aim]) -> Good:
    """Nothing of what the aims mean sounds any more."""
    roles = {(one.role, one.sound) for aim in wanted for one in aim.notes}
    return lambda _, after: not any((one.role, one.sound) in roles for one in after.notes)


def without(job: Job, wanted: list[Aim]) -> str:
    """The code without some layers or parts of layers."""
    stage = job.stage
    mutes = any(word in job.edit.words for word in SILENCING)
    for aim in sorted(wanted, key=lambda one: -one.voice.leaf.begin):
        here = next((one for one in stage.voices if one.text == aim.voice.text and
                     one.leaf.begin == aim.voice.leaf.begin), aim.voice)  # fmt: skip
        if aim.whole:
            code = (muted(stage, here) if mutes else None) or removed(stage, here)
        else:
            code = put(stage, (here.leaf.begin, here.leaf.end), split(Aim(here, aim.notes))[0])
        stage = _again(stage, code)
    return stage.text


def _again(stage: Scene, code: str) -> Scene:
    """The scene of another text; where it plays nothing, only its text."""
    try:
        return scene(code)
    except InvalidError:
        return replace(stage, played=replace(stage.played, code=code))


def drop(job: Job) -> Iterator[Try]:
    """Attempts at dropping a layer: away with what plays, in with what does not."""
    try:
        wanted = aims(job)
    except DeclinedError:
        wish = job.edit.wish
        if wish is None:
            raise
        yield from add(Job(job.stage, replace(job.edit, op="add"), job.palette, job.rng))
        return
    if wanted:
        yield from remove(job)


def solo(job: Job) -> Iterator[Try]:
    """Attempts to leave only some layers."""
    keep = {id(note) for aim in aims(job) for note in aim.notes}
    rest = [
        Aim(one, tuple(note for note in one.notes if id(note) not in keep))
        for one in job.stage.voices
    ]
    rest = [one for one in rest if one.notes]
    if not rest:
        raise DeclinedError("nothing else is playing")
    yield Try(without(job, rest), among(rest), gone(rest))


def swap(job: Job) -> Iterator[Try]:
    """Attempts to give layers another sound.

    Raises:
        DeclinedError: nothing says which.
    """
    wish = job.edit.wish
    if wish is None:
        raise DeclinedError("say which sound to use instead")
    wanted = aims(job)
    job, wanted = isolated(job, wanted)
    sound = _sound_for(job, wish, wanted)
    olds = {one.sound for aim in wanted for one in aim.notes}

    def change(_: Job, aim: Aim) -> str | None:
        text = aim.voice.text
        for old in olds:
            text = re.sub(rf"(?<![\w.]){re.escape(old)}(?![\w(])", sound, text)
        return text if text != aim.voice.text else f'{text}.s("{sound}")'

    free = among(wanted)
    code = each(job, wanted, change)
    if code is not None:
        yield Try(code, lambda note: free(note) or note.sound == sound,
                  lambda _, after: any(one.sound == sound for one in after.notes))  # fmt: skip
    if wish.role in DRUM_GAINS:
        yield from _as_new(job, wanted, wish)


def _sound_for(job: Job, wish: Wish, wanted: list[Aim]) -> str:
    if wish.role in DRUM_GAINS:
        bank = next((one.bank for aim in wanted for one in aim.notes if one.bank), "")
        return job.palette.drum(wish.role, bank)[0]
    return job.palette.pitched(wish.instrument or wish.role)


def _as_new(job: Job, wanted: list[Aim], wish: Wish) -> Iterator[Try]:
    code = without(job, wanted)
    layer = written(job, wish)[0]
    free = among(wanted)
    yield Try(added(scene(code), line(_plain(layer, job.stage)), layer.name),
              lambda note: free(note) or note.sound == layer.sound)  # fmt: skip


def renew(job: Job) -> Iterator[Try]:
    """Attempts to write another line for layers, with their sounds and controls."""
    wanted = aims(job) if job.edit.targets else _interesting(job)
    job, wanted = isolated(job, wanted)
    for _ in range(4):
        code = each(job, wanted, _renewed)
        if code is not None:
            yield Try(code, among(wanted), _differs(wanted))
    code = each(job, wanted, lambda _, aim: f"{aim.voice.text}.iter(4)")
    if code is not None:
        yield Try(code, among(wanted))


def _interesting(job: Job) -> list[Aim]:
    """With nothing named: the melody or the chords, else the drums."""
    for name in ("lead", "bass", "hat", "perc"):
        found = [one for one in all_voices(job) if one.voice.role == name]
        if found:
            return found
    return all_voices(job)


def _differs(wanted: list[Aim]) -> Good:
    old = {(one.begin, one.pitch, one.sound) for aim in wanted for one in aim.notes}
    sounds = {one.sound for aim in wanted for one in aim.notes}

    def good(_: Scene, after: Scene) -> bool:
        new = {(one.begin, one.pitch, one.sound) for one in after.notes if one.sound in sounds}
        return len(new & old) < 0.8 * max(len(old), 1)

    return good


def _renewed(job: Job, aim: Aim) -> str | None:
    """Another line in the same role: the new notes with the old sound and controls."""
    role = aim.voice.role
    wish = Wish(
        role if role != "sample" else "perc", genre=job.edit.genre, words=f"{job.rng.random()}"
    )
    others = Job(job.stage, replace(job.edit, wish=wish), job.palette, job.rng)
    layers = [one for one in written(others, wish) if one.role == wish.role]
    if not layers:
        return None
    note = aim.notes[0]
    fresh = replace(layers[0], sound=note.sound, bank=note.bank, fx=(), tail=())
    begin = aim.voice.leaf.begin
    kept = [
        aim.voice.text[call.begin - begin : call.end - begin]
        for call in chain(job.stage, aim.voice)[1:] if main_name(call.name) not in SOURCES
    ]  # fmt: skip
    head = line(fresh)
    old = layers[0].sound
    if role in DRUM_GAINS and old != fresh.sound:
        head = re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w)", fresh.sound, head)
    return head + "".join(kept)


def more(job: Job) -> Iterator[Try]:
    """Attempts at more of a layer: busier or louder where it plays, else added."""
    if not any(is_named(one, name) for one in job.stage.notes for name in job.edit.targets):
        yield from add(Job(job.stage, replace(job.edit, op="add"), job.palette, job.rng))
        return
    yield from move(job)
    yield from move(Job(job.stage, replace(job.edit, feature="loudness"), job.palette, job.rng))
