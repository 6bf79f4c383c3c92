"""Edits of the whole: another style, another mood, a breakdown, undoing."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from ai.brief.intent import Edit, Intent, Key
from ai.compose.compose import compose_in
from ai.compose.drums import GAINS as DRUM_GAINS
from ai.compose.plan import plan
from ai.edits.attempt import Job, Try, settle
from ai.edits.layers import frame, gone, without
from ai.edits.timing import at_tempo
from ai.edits.work import Aim, added
from ai.errors import DeclinedError
from ai.hearing.measures import pitched
from ai.lift.layers import scene
from ai.song.show import line, show
from ai.tables import table


def style(job: Job) -> Iterator[Try]:
    """Attempts at another genre: its drums and tempo; the chords and melodies that play stay."""
    intent = Intent("create", job.edit.words, genres=(job.edit.genre,))
    fresh = plan(intent, Random(job.rng.random()))
    kept = frame(job.stage, job.edit)
    fresh = replace(fresh, root=kept.root, mode=kept.mode, symbols=kept.symbols, flat=kept.flat)
    song = compose_in(fresh, intent, job.palette, job.rng)
    if not pitched(job.stage.notes):
        yield Try(show(song), lambda _: True, tempo=True)
        return
    drums = [one for one in job.stage.voices if all(note.pitch is None for note in one.notes)]
    code = without(job, [Aim(one, one.notes) for one in drums])
    for layer in song.layers:
        if layer.role in DRUM_GAINS:
            code = added(scene(code), line(layer), layer.name)
    code = at_tempo(scene(code), song.bpm)
    yield Try(code, lambda note: note.pitch is None, lambda a, b: a.text != b.text, tempo=True)
    yield Try(show(song), lambda _: True, tempo=True)


def mood(job: Job) -> Iterator[Try]:
    """Attempts to move the mood: mode, brightness, tempo and level by what the mood is."""
    from ai.edits.apply import OPS

    row = table("words/moods")[job.edit.feature]
    valence, arousal = row.get("valence", 0.0), row.get("arousal", 0.0)
    stage, way = job.stage, job.edit.way or 1.0
    wanted: list[Edit] = []
    if not job.edit.targets and abs(valence) >= 0.5 and pitched(stage.notes):
        wanted.append(Edit("key", key=Key("", "minor" if valence < 0 else "major")))
    if valence < 0 or arousal < -0.4:
        wanted.append(Edit("move", job.edit.targets, feature="brightness", way=-way))
    if arousal > 0.5:
        wanted.append(
            Edit(
                "move",
                job.edit.targets,
                feature="saturation" if valence < 0 else "loudness",
                way=way,
            )
        )
    if not job.edit.targets and abs(arousal) >= 0.3:
        wanted.append(Edit("tempo_way", way=way * arousal))
    if row.get("fx") or arousal < -0.4:
        wanted.append(Edit("move", job.edit.targets, feature="reverb", way=way))
    for one in wanted:
        step = Job(stage, one, job.palette, job.rng)
        try:
            stage = settle(step, OPS[one.op](step)) or stage
        except DeclinedError:
            continue
    yield Try(stage.text, lambda _: True, tempo=True)


def breakdown(job: Job) -> Iterator[Try]:
    """Attempts at a breakdown: the drums and the bass go, what floats stays."""
    keep = set(job.edit.others)
    out = [
        Aim(one, one.notes) for one in job.stage.voices
        if (one.drums or (one.role == "bass" and "bass" not in keep)) and not keep & one.roles
    ]  # fmt: skip
    if len(out) == len(job.stage.voices):
        out = [one for one in out if one.voice.role in ("kick", "bass", "snare", "clap")][
            : len(out) - 1
        ]
    if not out:
        raise DeclinedError("there are no drums to take away")
    roles = {role for one in out for role in one.voice.roles}
    yield Try(without(job, out), lambda note: note.role in roles, gone(out))


def undo(job: Job) -> Iterator[Try]:
    """There is nothing to undo in code alone.

    Raises:
        DeclinedError: always.
    """
    del job
    raise DeclinedError(
        "there is no change to undo yet; after one, say undo and what played before comes back"
    )
