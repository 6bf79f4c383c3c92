"""Next steps for what plays: what it lacks, as requests that were tried before they are told."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from ai.brief.reading import read
from ai.edits.apply import edited
from ai.errors import AskError
from ai.hearing.measures import density, pitched, signature, syncopation
from ai.hearing.notes import CYCLES, DRUMS, Note
from ai.lift.layers import Scene
from ai.palette import Palette
from ai.tables import genres

COUNT = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A next step: the words to ask, and why."""

    request: str
    reason: str


@dataclass(frozen=True, slots=True)
class Idea:
    """A step that suits some music."""

    request: str
    reason: str
    suits: Callable[[Scene], bool]


def has(*roles: str) -> Callable[[Scene], bool]:
    """Does any of some roles play?"""
    return lambda stage: any(one.role in roles for one in stage.notes)


def lacks(role: str, *others: str) -> Callable[[Scene], bool]:
    """Does none of some roles play?"""
    return lambda stage: not has(role, *others)(stage)


def dry(role: str) -> Callable[[Scene], bool]:
    """Does a role play without reverb?"""
    return lambda stage: (
        has(role)(stage) and not any(one.number("room") for one in _of(stage, role))
    )


def even(role: str) -> Callable[[Scene], bool]:
    """Does a role keep to the beat?"""
    return lambda stage: has(role)(stage) and syncopation(_of(stage, role)) < 0.5


def sparse(role: str) -> Callable[[Scene], bool]:
    """Does a role play four times a cycle or less?"""
    return lambda stage: has(role)(stage) and density(_of(stage, role)) <= 4


def repeats(stage: Scene) -> bool:
    """Are there drums, and is each cycle like the one before?"""
    drums = [one for one in stage.notes if one.role in DRUMS]
    counts = {len(signature(one for one in drums if int(one.begin) == at)) for at in range(CYCLES)}
    return bool(drums) and len(counts) == 1


def full(stage: Scene) -> bool:
    """Are there many layers?"""
    return len(stage.voices) >= 5 and has("kick", "snare", "clap")(stage)


IDEAS = (
    Idea("add a kick", "no kick says where the beat is", lacks("kick")),
    Idea("add a bass", "nothing plays below the chords and melodies", lacks("bass")),
    Idea("add hi-hats", "no hi-hats divide the beat", lacks("hat", "shaker", "ride")),
    Idea("add a clap on 2 and 4", "no backbeat answers the kick", lacks("snare", "clap", "rim")),
    Idea("add chords", "no chords tell the harmony", lacks("chords")),
    Idea("add a melody", "no melody leads", lacks("lead")),
    Idea("add a fill every 4 bars", "the drums are as busy in each cycle", repeats),
    Idea("breakdown", "many layers play at once, and a pause lets them return", full),
    Idea("sidechain the bass to the kick", "bass and kick share the low end",
         lambda stage: has("kick")(stage) and has("bass")(stage)),
    Idea("more syncopation in the kick", "the kick keeps to the beat", even("kick")),
    Idea("make the hats busier", "the hi-hats play four times a cycle or less", sparse("hat")),
    Idea("more reverb on the melody", "the melody is dry", dry("lead")),
    Idea("more reverb on the snare", "the snare is dry", dry("snare")),
    Idea("more reverb on the clap", "the clap is dry", dry("clap")),
    Idea("make it darker", "a change of brightness makes a second part",
         lambda stage: bool(pitched(stage.notes))),
    Idea("make it faster", "another tempo changes how all of it feels", lambda _: True),
    Idea("make the drums louder", "another balance is heard at once", has(*DRUMS)),
    Idea("make it quieter", "a softer part makes the next one stronger", lambda _: True),
)  # fmt: skip


def steps(stage: Scene, palette: Palette, seed: int) -> tuple[Step, ...]:
    """The next steps, the missing parts first; other dice choose others.

    >>> from ai.lift.layers import scene
    >>> [one.request for one in steps(scene('s("bd*4, ~ cp ~ cp, hh*8")'), Palette(), 1)][0]
    'add a bass'
    """
    found = [Step(one.request, one.reason) for one in IDEAS if one.suits(stage)]
    lead, rest = found[:1], found[1:]
    near = rest[: 2 * COUNT]
    Random(f"suggest:{seed}").shuffle(near)
    out: list[Step] = []
    for step in (*lead, *near, *rest[2 * COUNT :]):
        if len(out) == COUNT:
            break
        if _works(stage, step.request, palette, seed):
            out.append(step)
    return tuple(out)


def told(found: tuple[Step, ...]) -> tuple[str, ...]:
    """Steps as lines: all in a sentence, then each with its reason."""
    first = "next you could ask: " + "; ".join(one.request for one in found)
    return first, *(f"{one.request}: {one.reason}" for one in found)


def beginnings(seed: int) -> str:
    """What to ask where nothing plays, in a sentence."""
    rows = Random(f"suggest:{seed}").sample(list(genres().values()), COUNT)
    tunes = (f"ask {row['names'][0]} at {round(sum(row['bpm'][:2]) / 2)} bpm" for row in rows)
    return f"nothing plays yet; begin with: {'; '.join(tunes)}"


def _of(stage: Scene, role: str) -> list[Note]:
    return [one for one in stage.notes if one.role == role]


def _works(stage: Scene, request: str, palette: Palette, seed: int) -> bool:
    """Is a request understood as a change, and can it be made?"""
    intent = read(request, frozenset(one.role for one in stage.notes))
    if intent.kind != "edit":
        return False
    try:
        return edited(stage, intent, palette, seed).played.code != stage.text
    except AskError:
        return False
