"""What comes of a request: code, or one sentence that says why there is none."""

from dataclasses import dataclass

from ai.brief.intent import Intent
from ai.guard import Played


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a request.

    Attributes:
        played: the code and what it plays; None where the request is declined.
        tier: which tier made it, "" for none.
        model: which model, where the tier is the remote one.
        why_not: of each tier before it, why it did not answer.
        error: the sentence for the player, "" where there is code.
        notes: what was left out or replaced, and why.
        told: sentences that answer a question about what plays; then there is no code.
        intent: what the request was understood as, None where it did not come so far.
    """

    played: Played | None = None
    tier: str = ""
    why_not: tuple[str, ...] = ()
    error: str = ""
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    intent: Intent | None = None
    model: str = ""

    @property
    def code(self) -> str | None:
        """The code."""
        return self.played.code if self.played else None
