"""How far a change goes that was asked without a number: each tier decides in its own way.

"Louder" says no decibels. The rules take the word at its usual strength. The ensemble weighs a few
strengths against each other by what is heard, and of equals takes the clearest, since a change
that nobody hears is none. The DNA lets its dice choose strengths, and the second way to do it where
there is one, and keeps what changes most among what is as good.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from ai.brief.intent import Edit, Intent
from ai.edits.apply import Edited, edited
from ai.errors import DeclinedError
from ai.hearing.measures import apart
from ai.judge.score import Heard, judge
from ai.lift.layers import Scene
from ai.palette import Palette

WEIGHED = (1.25, 1.0, 0.8)  # of the usual strength
BRED = (0.75, 1.8)  # least and most of the dice
CANDIDATES = 3
AS_GOOD = 0.01  # scores that are nearer than this are equal
WAYS = frozenset({"vary_bars", "fill", "roll", "half_time", "double_time", "randomize"})
OPEN = frozenset(
    {"move", "tempo_way", "more", "mood", "sweep", "add", "half_time", "ghost", "accent"}
)

Take = Callable[[Scene, Intent, Palette, int], Edited]


def usual(stage: Scene, intent: Intent, palette: Palette, seed: int) -> Edited:
    """The words at their usual strength.

    Raises:
        DeclinedError: none of the edits can be done.
    """
    return edited(stage, intent, palette, seed)


def weighed(stage: Scene, intent: Intent, palette: Palette, seed: int) -> Edited:
    """The best of a few strengths, of equals the clearest.

    Raises:
        DeclinedError: none of the edits can be done.
    """
    found = _made(stage, [scaled(intent, one) for one in WEIGHED], palette, seed)
    best = max(score for score, _ in found)
    return next(one for score, one in found if score > best - AS_GOOD)


def bred(stage: Scene, intent: Intent, palette: Palette, seed: int) -> Edited:
    """Of strengths by dice the one that changes most, among those that are as good.

    Raises:
        DeclinedError: none of the edits can be done.
    """
    rng = Random(f"takes:{seed}:{intent.request}")
    strengths = [rng.uniform(*BRED) for _ in range(CANDIDATES)]
    intents = [scaled(intent, one) for one in strengths]
    found = _made(stage, intents, palette, seed)
    found += _made(stage, intents[:1], palette, seed, WAYS)
    best = max(score for score, _ in found)
    good = [one for score, one in found if score > best - AS_GOOD]
    return max(good, key=lambda one: apart(stage.notes, one.played.notes))


def scaled(intent: Intent, by: float) -> Intent:
    """The same request with its open strengths scaled.

    >>> from ai.brief.reading import read
    >>> [edit.way for edit in scaled(read("louder hats", {"hat"}), 0.5).edits]
    [0.5]
    """
    return replace(intent, edits=tuple(_scaled(one, by) for one in intent.edits))


def _scaled(edit: Edit, by: float) -> Edit:
    if edit.op not in OPEN or edit.value_known:
        return edit
    return replace(edit, way=(edit.way or 1.0) * by)


def _made(
    stage: Scene,
    intents: Iterable[Intent],
    palette: Palette,
    seed: int,
    second: frozenset[str] = frozenset(),
) -> list[tuple[float, Edited]]:
    """What comes of some intents, with how good each is; equal ones are heard once.

    Raises:
        DeclinedError: nothing comes of any.
    """
    out: list[tuple[float, Edited]] = []
    refused = DeclinedError("this changes nothing here")
    for intent in dict.fromkeys(intents):
        try:
            one = edited(stage, intent, palette, seed, second)
        except DeclinedError as error:
            refused = error
            continue
        out.append((judge(Heard(one.played, intent, "")).score, one))
    if not out:
        raise refused
    return out
