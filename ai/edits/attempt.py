"""An attempt at an edit, and how it is judged: what may change, and what has to.

Everything that an edit does not touch has to sound exactly as before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from ai.brief.intent import Edit
from ai.edits.work import Aim, rewritten, split
from ai.errors import DeclinedError
from ai.guard import InvalidError
from ai.hearing.notes import Note
from ai.lift.layers import Scene, Voice, named, scene
from ai.palette import Palette

Free = Callable[[Note], bool]
Good = Callable[[Scene, Scene], bool]
NAMES = {
    "kick": "kick", "hat": "hats", "openhat": "open hats", "lead": "melody", "perc": "percussion",
    "tom": "toms", "conga": "congas", "sample": "sample",
}  # fmt: skip


def always(before: Scene, after: Scene) -> bool:
    """Nothing has to change in a way of its own."""
    return before.text != after.text


@dataclass(frozen=True, slots=True)
class Try:
    """A text that may be the answer.

    Attributes:
        code: the text.
        free: which notes may change.
        good: does it do what it should?
        tempo: may the tempo change?
    """

    code: str
    free: Free
    good: Good = always
    tempo: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """An edit and what it is made from.

    Attributes:
        stage: what plays.
        edit: what is asked.
        palette: what can sound.
        rng: the dice.
        second: where there are several good ways, the second is wanted.
    """

    stage: Scene
    edit: Edit
    palette: Palette
    rng: Random = field(default_factory=Random)
    second: bool = False

    def of(self, stage: Scene) -> "Job":
        """The same for another stage."""
        return replace(self, stage=stage)


Operation = Callable[[Job], Iterator[Try]]


def settle(job: Job, tries: Iterable[Try]) -> Scene | None:
    """The first attempt, or the second, that does what it should and leaves alone the rest."""
    first = None
    for one in tries:
        try:
            after = scene(one.code)
        except InvalidError:
            continue
        kept = unchanged(job.stage, after, one.free)
        steady = one.tempo or abs(after.played.cps - job.stage.played.cps) < 1e-6
        if kept and steady and after.notes and one.good(job.stage, after):
            if first is not None or not job.second:
                return after
            first = after
    return first


def unchanged(before: Scene, after: Scene, free: Free) -> bool:
    """Is everything that may not change as it was?"""
    return _rows(before.notes, free) == _rows(after.notes, free)


def _rows(notes: Iterable[Note], free: Free) -> "Counter[tuple[object, ...]]":
    return Counter(
        (one.begin, one.end, one.sound, one.bank, one.pitch, _controls(one))
        for one in notes
        if not free(one)
    )


def _controls(note: Note) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, f"{value:.4f}" if isinstance(value, float) else str(value))
        for name, value in sorted(note.controls.items()) if name not in ("note", "n", "s")
    )  # fmt: skip


def aims(job: Job, names: Iterable[str] = ()) -> list[Aim]:
    """What an edit is about.

    Raises:
        DeclinedError: a layer that is named does not play.
    """
    wanted = list(names or job.edit.targets)
    out: dict[int, Aim] = {}
    for name in wanted:
        found = named(job.stage, name)
        if not found:
            raise DeclinedError(missing(job.stage, name, job.edit))
        for voice, notes in found:
            known = out.get(voice.leaf.begin)
            both = notes + [one for one in known.notes if one not in notes] if known else notes
            out[voice.leaf.begin] = Aim(voice, tuple(both))
    return [_less(one, job) for one in out.values()]


def _less(aim: Aim, job: Job) -> Aim:
    """Without the notes of layers that are kept out."""
    out = [
        note for name in job.edit.others for _, notes in named(job.stage, name) for note in notes
    ]
    return Aim(aim.voice, tuple(note for note in aim.notes if note not in out)) if out else aim


def missing(stage: Scene, name: str, edit: Edit) -> str:
    """The sentence for a layer that does not play."""
    word = edit.wish.words if edit.wish is not None and edit.wish.words else name
    return f"there is no {NAMES.get(name, word)} in what is playing; I hear {playing(stage)}"


def playing(stage: Scene) -> str:
    """What plays, in words.

    >>> playing(scene('s("bd sd")'))
    'kick and snare'
    """
    roles = list(dict.fromkeys(NAMES.get(one.role, one.role) for one in stage.notes))
    return " and ".join([", ".join(roles[:-1]), roles[-1]] if len(roles) > 1 else roles)


def all_voices(job: Job, wanted: Callable[[Voice], bool] = lambda _: True) -> list[Aim]:
    """Every layer that suits, whole."""
    every = [Aim(one, one.notes) for one in job.stage.voices if wanted(one)]
    return [one for one in (_less(aim, job) for aim in every) if one.notes]


def isolated(job: Job, wanted: list[Aim]) -> tuple[Job, list[Aim]]:
    """The same music with each meant layer standing by itself, and the aims in it."""
    stage = job.stage
    sounds = {(one.role, one.sound) for aim in wanted for one in aim.notes}
    for aim in wanted:
        if aim.whole:
            continue
        here = next((one for one in stage.voices if one.text == aim.voice.text), None)
        if here is None:
            continue
        mine = tuple(one for one in here.notes if (one.role, one.sound) in sounds)
        without, alone = split(Aim(here, mine))
        try:
            after = scene(rewritten(stage, here, f"stack({without}, {alone})"))
        except InvalidError:
            continue
        if unchanged(stage, after, lambda _: False):
            stage = after
    if stage is job.stage:
        return job, wanted
    texts = {aim.voice.text for aim in wanted if aim.whole}
    found = [
        Aim(one, one.notes) for one in stage.voices
        if one.text in texts or all((note.role, note.sound) in sounds for note in one.notes)
    ]  # fmt: skip
    return job.of(stage), found


def among(wanted: list[Aim]) -> Free:
    """Which notes may change: those of the aims, by sound and role."""
    keys = {(one.sound, one.bank, one.role) for aim in wanted for one in aim.notes}
    sounds = {(one.sound, one.bank) for aim in wanted for one in aim.notes if one.pitch is not None}
    return lambda note: (
        (note.sound, note.bank, note.role) in keys or (note.sound, note.bank) in sounds
    )


def mine(notes: Iterable[Note], wanted: list[Aim]) -> list[Note]:
    """The notes of a scene that the aims mean."""
    free = among(wanted)
    return [one for one in notes if free(one)]


def appending(text: str) -> Callable[[Job, Aim], str | None]:
    """A change that puts a method behind a layer's expression."""
    return lambda _, aim: aim.voice.text + text


def each(job: Job, wanted: list[Aim], change: Callable[[Job, Aim], str | None]) -> str | None:
    """The code with every aim's expression changed, None where one of them cannot be."""
    text = job.stage.text
    for aim in sorted(wanted, key=lambda one: -one.voice.leaf.begin):
        new = change(job, aim)
        if new is None:
            return None
        text = text[: aim.voice.leaf.begin] + new + text[aim.voice.leaf.end :]
    return text
