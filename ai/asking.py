"""The one way in: a request and what plays, to an answer.

The tiers are asked in order; each that does not answer leaves its reason. Something always
comes of it: code that was tried, or one sentence.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from ai.answer import Answer
from ai.brief.intent import Intent
from ai.brief.reading import read
from ai.edits.apply import edited
from ai.errors import AskError
from ai.guard import InvalidError, Played
from ai.lift.layers import Scene, scene
from ai.palette import Palette
from ai.tiers import dna, ensemble, fallback, procedural

LOG = logging.getLogger(__name__)
ORDER = ("ensemble", "dna", "procedural", "fallback")
CREATE: dict[str, Callable[[Intent, Palette, int], Played]] = {
    "ensemble": ensemble.create,
    "dna": dna.create,
    "procedural": procedural.create,
    "fallback": fallback.create,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        request: the player's words.
        context: the code that plays, "" for none.
        palette: what can sound.
        seed: of the dice.
        tier: only this one; "" for all in order.
    """

    request: str
    context: str = ""
    palette: Palette = field(default_factory=Palette)
    seed: int = 0
    tier: str = ""


def ask(question: Question) -> Answer:
    """The answer to a question; never raises.

    >>> ask(Question("", seed=1)).error
    'tell me what music to play, such as: a techno beat at 130 bpm'
    """
    stage = _stage(question.context)
    intent = read(question.request, None if stage is None else names_in(stage))
    if intent.kind == "decline":
        return Answer(error=intent.decline)
    if intent.kind in ("explain", "suggest"):
        return Answer(error=f"ask at the prompt to {intent.kind} what plays")
    return _asked(intent, stage, question)


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
    why: list[str] = []
    for tier in (question.tier,) if question.tier else ORDER:
        try:
            if intent.kind == "edit" and stage is not None:
                if tier == "fallback":
                    raise AskError("verified tunes cannot change what plays; ask for a new one")
                played = edited(stage, intent, question.palette, question.seed + _offset(tier))
            else:
                played = CREATE[tier](intent, question.palette, question.seed)
        except AskError as error:
            if intent.kind == "edit":
                return Answer(error=str(error), why_not=tuple(why))
            why.append(f"{tier}: {error}")
            continue
        except Exception as error:  # the edge of a tier, and it is logged
            LOG.exception("tier %s fails", tier)
            why.append(f"{tier}: it failed ({type(error).__name__})")
            continue
        return Answer(played, tier, tuple(why))
    return Answer(error="no tier has an answer to this; try it in other words", why_not=tuple(why))


def _offset(tier: str) -> int:
    return 101 * ORDER.index(tier)
