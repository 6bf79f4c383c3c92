"""What a model proposes on trial: may it be played, and does it do what was asked?

Everything is seen on events: the safe interpreter plays the code for eight cycles.
"""

from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from ai.brief.intent import Intent
from ai.edits.apply import OPS
from ai.edits.attempt import Job, Try, unchanged
from ai.errors import AskError, DeclinedError
from ai.guard import InvalidError, Played, checked
from ai.hearing.notes import Note
from ai.judge.demands import unmet
from ai.lift.layers import Scene, layered
from ai.palette import Palette
from ai.remote.extract import mended

MOST_TRIES = 6  # of our own attempts at an edit, each with its own idea of what is good
LOADING = "samples and the like fetch from elsewhere; use only the sounds that are listed"


@dataclass(frozen=True, slots=True)
class Case:
    """What a proposal is judged by.

    Attributes:
        intent: what was asked.
        stage: what plays, None for nothing.
        palette: what can sound.
        ideas: of each edit, our own attempts: they know what may change, and what has to.
    """

    intent: Intent
    stage: Scene | None
    palette: Palette
    ideas: tuple[tuple[Try, ...], ...] = ()


class FaultyError(AskError):
    """A proposal that is refused.

    Attributes:
        faults: all that is wrong, for whoever made it.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__(faults[0].splitlines()[0])
        self.faults = faults


def case_of(intent: Intent, stage: Scene | None, palette: Palette) -> Case | None:
    """What proposals for a request are judged by, None where nobody can judge them."""
    if intent.kind != "edit" or stage is None:
        return Case(intent, stage, palette)
    ideas = []
    for at, edit in enumerate(intent.edits):
        try:
            tries = OPS[edit.op](Job(stage, edit, palette, Random(at)))
            ideas.append(tuple(islice(tries, MOST_TRIES)))
        except DeclinedError:  # the local tiers say it in words
            return None
    return Case(intent, stage, palette, tuple(ideas)) if all(ideas) else None


def tried(code: str, case: Case) -> Played:
    r"""What a proposal plays, where it may be played and does what was asked.

    Raises:
        FaultyError: it may not, or does not.

    >>> from ai.brief.reading import read
    >>> case = Case(read("a beat at 120 bpm"), None, Palette(frozenset({"bd"})))
    >>> tried('setcpm(120/4)\ns("bd*4")', case).cps
    0.5
    """
    if not case.ideas:
        code = mended(code, case.intent.tempo.bpm)
    try:
        played = checked(code, _with_own(case))
    except InvalidError as error:
        raise FaultyError([str(error)]) from None
    known = case.stage.played.loads if case.stage is not None else ()
    if any(one not in known for one in played.loads):
        raise FaultyError([LOADING])
    if case.stage is not None and case.ideas:
        faults = _edit_faults(played, case, case.stage)
    else:
        faults = _faults(played, case)
    if faults:
        raise FaultyError(faults)
    return played


def _with_own(case: Case) -> Palette:
    """The palette with the sounds that play already: the player's own samples are none of ours."""
    if case.stage is None:
        return case.palette
    own = {one.sound for one in case.stage.notes}
    return replace(case.palette, names=case.palette.names | own)


def _faults(played: Played, case: Case) -> list[str]:
    tempo = f"asked {case.intent.tempo.bpm:g} bpm, got {played.cps * 240:g} at four beats a bar"
    return [
        tempo if one.endswith(" bpm") else f"asked for and not there: {one}"
        for one in unmet(case.intent, played)
    ]


def _edit_faults(played: Played, case: Case, stage: Scene) -> list[str]:
    """What an edit left undone, and what it changed beside."""
    after = layered(played)
    faults = [
        f"not done, as far as can be heard: {edit.words or edit.op}"
        for edit, mine in zip(case.intent.edits, case.ideas, strict=True)
        if not any(one.good(stage, after) for one in mine)
    ]
    every = [one for mine in case.ideas for one in mine]
    if not any(one.tempo for one in every) and abs(after.played.cps - stage.played.cps) > 1e-6:
        faults.append("the tempo changed, which was not asked for")

    def free(note: Note) -> bool:
        return any(one.free(note) for one in every)

    if not unchanged(stage, after, free):
        faults.append("layers changed that were not named; give them back as they were")
    return faults
