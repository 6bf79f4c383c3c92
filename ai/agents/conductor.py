"""The conductor: asks the agents in order and keeps the best drafts, by what is heard.

A beam search: each draft in the beam is offered to each agent; what an agent proposes is
evaluated, what any agent forbids is dropped, and the best few go on. Decisions are kept as
reasons. Deterministic from request and seed; the work is limited by the number of drafts.
"""

from dataclasses import dataclass
from random import Random

from ai.agents import (
    creativity,
    emotion,
    genre,
    harmonist,
    melodist,
    performance,
    rhythmist,
    structure,
    technical,
    timbre,
)
from ai.agents.agent import Agent, Desk, locked_roles
from ai.brief.intent import Intent
from ai.compose.compose import compose_in
from ai.compose.plan import Plan, plan
from ai.errors import AskError
from ai.guard import InvalidError, Played, checked
from ai.judge.demands import unmet
from ai.judge.score import Heard, judge
from ai.palette import Palette
from ai.song.show import show
from ai.song.tree import Song

AGENTS: tuple[Agent, ...] = (
    genre.AGENT, structure.AGENT, rhythmist.AGENT, harmonist.AGENT, melodist.AGENT, timbre.AGENT,
    emotion.AGENT, performance.AGENT, technical.AGENT, creativity.AGENT,
)  # fmt: skip
FRAMES = 4  # drafts to begin with
BEAM = 3
MOST = 70  # drafts that are heard
OWN_WEIGHT = 0.25  # of the agents' scores beside the judge's


@dataclass(frozen=True, slots=True)
class Draft:
    """A tune on its way.

    Attributes:
        song: the tune.
        plan: its frame.
        played: its code and events.
        score: how good it is, without what it does not meet.
        missing: how many demands it does not meet.
        reasons: what was decided.
    """

    song: Song
    plan: Plan
    played: Played
    score: float
    missing: int
    reasons: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, float]:
        """What drafts are sorted by: first what is asked for, then how good it is."""
        return -self.missing, self.score


class Conductor:
    """Searches for a tune."""

    def __init__(self, intent: Intent, palette: Palette, seed: int) -> None:
        self.intent, self.palette = intent, palette
        self.rng = Random(f"ensemble:{seed}:{intent.request}")
        self.locked = locked_roles(intent)
        self.heard = 0

    def conduct(self) -> Draft:
        """The best draft.

        Raises:
            AskError: none is valid.
        """
        beam = self._first()
        if not beam:
            raise AskError("no draft of the ensemble fits this request")
        for agent in AGENTS[1:]:
            offers = [made for draft in beam for made in self._offers(agent, draft)]
            beam = sorted([*beam, *offers], key=lambda one: one.rank, reverse=True)[:BEAM]
        return beam[0]

    def _first(self) -> list[Draft]:
        """Drafts to begin with: a few, and more while none of them is all that is asked for."""
        drafts: list[Draft] = []
        for _ in range(3 * FRAMES):
            frame = plan(self.intent, self.rng)
            song = compose_in(frame, self.intent, self.palette, self.rng)
            made = self._draft(song, frame, (f"{frame.genre} at {frame.bpm:g} bpm",))
            if made is not None:
                drafts.append(made)
            if len(drafts) >= FRAMES and any(not one.missing for one in drafts):
                break
        return sorted(drafts, key=lambda one: one.rank, reverse=True)[:BEAM]

    def _offers(self, agent: Agent, draft: Draft) -> list[Draft]:
        if self.heard >= MOST:
            return []
        desk = Desk(self.intent, draft.plan, self.palette, self.rng, self.locked)
        out = []
        for offer in agent.propose(desk, draft.song):
            reasons = (*draft.reasons, f"{agent.name}: {offer.reason}")
            made = self._draft(offer.song, draft.plan, reasons)
            if made is not None and made.missing <= draft.missing:
                out.append(made)
        return out

    def _draft(self, song: Song, frame: Plan, reasons: tuple[str, ...]) -> Draft | None:
        self.heard += 1
        try:
            played = checked(show(song), self.palette)
        except InvalidError:
            return None
        heard = Heard(played, self.intent, frame.genre)
        if any(agent.constrain(heard) for agent in AGENTS):
            return None
        return Draft(
            song, frame, played, self._score(heard), len(unmet(self.intent, played)), reasons
        )

    def _score(self, heard: Heard) -> float:
        own = sum(agent.score(heard) for agent in AGENTS) / len(AGENTS)
        verdict = judge(heard).score
        return (1 - OWN_WEIGHT) * verdict + OWN_WEIGHT * own
