"""The one way in: a request and what plays, to an answer.

The tiers are asked in order; each that does not answer leaves its reason. Models over the
network work while the local tiers do, so that one that fails costs no time. Something always
comes of it: code that was tried, or one sentence.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from ai.answer import Answer
from ai.brief.intent import Intent
from ai.brief.reading import read
from ai.edits import takes
from ai.errors import AskError
from ai.explain import NOTHING, explained
from ai.guard import InvalidError, Played, checked
from ai.lift.layers import Scene, scene
from ai.palette import Palette
from ai.remote.better import why_worse
from ai.remote.trial import Case, case_of
from ai.suggest import beginnings, steps, told
from ai.tables import genres
from ai.taste import UNKNOWN, Taste, leaning
from ai.tiers import dna, ensemble, fallback, procedural
from ai.tiers.remote import Remote
from ai.title import titles
from ai.unique import TRIES, fresh

LOG = logging.getLogger(__name__)
ORDER = ("ensemble", "dna", "procedural", "fallback")
QUICK = ("procedural", "fallback")  # tiers that may try often
BRINGS = ("add", "drop", "replace")  # edits that bring an instrument
UNNAMED = "nothing plays that could have a name; play something first"
REMOTE = "remote: no model is connected"
WORTH_TELLING_S = 1.0
CREATE: dict[str, Callable[[Intent, Palette, int], Played]] = {
    "ensemble": ensemble.create,
    "dna": dna.create,
    "procedural": procedural.create,
    "fallback": fallback.create,
}
OTHERS: dict[str, Callable[[Intent, Palette, int], Played]] = {}  # of plugins; asked before ours
EDIT: dict[str, takes.Take] = {
    "ensemble": takes.weighed, "dna": takes.bred, "procedural": takes.usual,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        request: the player's words.
        context: the code that plays, "" for none.
        palette: what can sound.
        seed: of the dice.
        tier: only this one; "" for all in order, "remote" for a model and then all in order.
        taste: the player's, which decides what a request leaves open.
        heard: codes that were played before, the last one first; new tunes keep away from them.
    """

    request: str
    context: str = ""
    palette: Palette = field(default_factory=Palette)
    seed: int = 0
    tier: str = ""
    taste: Taste = UNKNOWN
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a model is waited for when the local answer is there.

    Attributes:
        tell: hears who is waited for.
        over: says that the player waits no longer.
    """

    tell: Callable[[str], None] = lambda _: None
    over: Callable[[], bool] = lambda: False


NO_WAITING = Waiting()


def ask(question: Question, remote: Remote | None = None, waiting: Waiting = NO_WAITING) -> Answer:
    """The answer to a question; never raises.

    Args:
        question: what is asked.
        remote: models to ask beside the local tiers, None for none.
        waiting: who hears of it, and who ends it.

    >>> ask(Question("", seed=1)).error
    'tell me what music to play, such as: a techno beat at 130 bpm'
    """
    stage = _stage(question.context)
    intent = read(question.request, None if stage is None else names_in(stage))
    if intent.kind == "decline":
        return Answer(error=intent.decline)
    if intent.kind == "explain":
        return Answer(error=NOTHING) if stage is None else Answer(told=explained(stage))
    if intent.kind == "suggest":
        return _suggested(stage, question)
    if intent.kind == "title":
        return Answer(error=UNNAMED) if stage is None else Answer(told=titles(stage, question.seed))
    if intent.kind == "continue":
        return _continued(stage, question)
    liked = _liked(intent, question)
    if liked:
        intent = replace(intent, genres=(liked,))
    answer = _new_or_changed(intent, stage, question, remote, waiting)
    return replace(answer, notes=(f"because you liked {liked}", *answer.notes)) if liked else answer


def _liked(intent: Intent, question: Question) -> str:
    """A genre that the player likes, where the request leaves it open what to play; else ""."""
    named = intent.genres or intent.moods or intent.wishes or intent.rhythms or intent.qualities
    if intent.kind != "create" or named:
        return ""
    return leaning(question.taste, "genre", genres(), Random(f"{question.seed}:{intent.request}"))


def _new_or_changed(
    intent: Intent, stage: Scene | None, question: Question, remote: Remote | None, waiting: Waiting
) -> Answer:
    wanted = remote is not None and question.tier in ("", "remote")
    case = case_of(intent, stage, question.palette) if wanted else None
    if remote is None or case is None:
        return _asked(intent, stage, question)
    return _beside(remote, case, question, waiting)


def _beside(remote: Remote, case: Case, question: Question, waiting: Waiting) -> Answer:
    """The better answer of a model and the local tiers, that of a model waited for a while."""
    pending = remote.begin(case)
    local = _asked(case.intent, case.stage, replace(question, tier=""))
    if pending.left_s(remote.terms.wait_s) >= WORTH_TELLING_S:
        waiting.tell(f"waiting up to {remote.terms.wait_s:g} s for {pending.asking} (ai.wait)")
    found = pending.within(remote.terms.wait_s, waiting.over)
    if found.played is None:
        return replace(local, why_not=(*found.why_not, *local.why_not))
    worse = _worse(found.played, local, case)
    if worse:
        told = f"{found.model}: {worse}"
        return replace(local, why_not=(*found.why_not, told, *local.why_not))
    notes = tuple(_replaced(case.intent, question, found.played))
    return Answer(
        found.played, "remote", found.why_not, notes=notes, intent=case.intent, model=found.model
    )


def _worse(played: Played, local: Answer, case: Case) -> str:
    """Why a model's answer is left, "" where it is not."""
    try:
        return why_worse(played, local.played, case)
    except Exception as error:  # the edge of a tier, and it is logged
        LOG.exception("a model's answer cannot be judged")
        return f"it cannot be judged ({type(error).__name__})"


def _continued(stage: Scene | None, question: Question) -> Answer:
    """What plays, one step on: the first step that would be suggested."""
    if stage is None:
        return Answer(error=beginnings(question.seed))
    for step in steps(stage, question.palette, question.seed):
        answer = _asked(read(step.request, names_in(stage)), stage, question)
        if answer.played is not None:
            note = f"{step.request}: {step.reason}"
            return replace(answer, notes=(note, *answer.notes))
    return Answer(error="I know no next step for this code")


def add_tier(name: str, create: Callable[[Intent, Palette, int], str]) -> None:
    """Ask another tier before ours; what it answers is tried like everybody's.

    Args:
        name: what it is called.
        create: what was asked, what can sound, and a seed, to Strudel code; an AskError says
            why there is none.

    Raises:
        ValueError: there is one of that name.
    """
    if name in CREATE or name in OTHERS:
        raise ValueError(f"there is a tier {name} already")
    OTHERS[name] = lambda intent, sounds, seed: checked(create(intent, sounds, seed), sounds)


def _suggested(stage: Scene | None, question: Question) -> Answer:
    if stage is None:
        return Answer(error=beginnings(question.seed))
    found = steps(stage, question.palette, question.seed)
    return Answer(told=told(found)) if found else Answer(error="I know no next step for this code")


def _stage(context: str) -> Scene | None:
    if not context.strip():
        return None
    try:
        found = scene(context)
    except InvalidError:
        return None
    return found if found.notes else None


def names_in(stage: Scene) -> frozenset[str]:
    """The roles that play."""
    return frozenset(one.role for one in stage.notes)


def _asked(intent: Intent, stage: Scene | None, question: Question) -> Answer:
    why = [REMOTE] if question.tier == "remote" else []
    for tier in _order(intent, question):
        undone: tuple[str, ...] = ()
        try:
            if intent.kind == "edit" and stage is not None:
                if tier == "fallback":
                    raise AskError("verified tunes cannot change what plays; ask for a new one")
                seed = question.seed + _offset(tier)
                after = EDIT[tier](stage, intent, question.palette, seed)
                played, undone = after.played, after.undone
            else:
                played = _created(tier, intent, question)
        except AskError as error:
            if intent.kind == "edit":
                return Answer(error=str(error), why_not=tuple(why))
            why.append(f"{tier}: {error}")
            continue
        except Exception as error:  # the edge of a tier, and it is logged
            LOG.exception("tier %s fails", tier)
            why.append(f"{tier}: it failed ({type(error).__name__})")
            continue
        notes = (*(f"left out: {one}" for one in undone), *_replaced(intent, question, played))
        return Answer(played, tier, tuple(why), notes=notes, intent=intent)
    return Answer(error="no tier has an answer to this; try it in other words", why_not=tuple(why))


def _created(tier: str, intent: Intent, question: Question) -> Played:
    """A new tune of a tier, unlike what was played before."""
    create = (CREATE | OTHERS)[tier]
    tries = TRIES if tier in QUICK else 2
    return fresh(
        lambda seed: create(intent, question.palette, seed),
        question.seed, intent, question.heard, tries,
    )  # fmt: skip


def _order(intent: Intent, question: Question) -> tuple[str, ...]:
    """The tiers to ask; those of plugins make new tunes, and change none that plays."""
    order = ORDER if intent.kind == "edit" else (*OTHERS, *ORDER)
    return (question.tier,) if question.tier in order else order


def _replaced(intent: Intent, question: Question, played: Played) -> Iterator[str]:
    """A sentence for each instrument that was asked for and is played by another sound."""
    wishes = list(intent.wishes)
    wishes += [one.wish for one in intent.edits if one.op in BRINGS and one.wish is not None]
    heard = {one.sound for one in played.notes}
    for name in dict.fromkeys(one.instrument for one in wishes if one.instrument):
        used = question.palette.replaced(name)
        if used in heard:
            yield f"there is no {name} among the sounds here; {used} plays instead"


def _offset(tier: str) -> int:
    return 101 * ORDER.index(tier)
