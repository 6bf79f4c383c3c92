"""Is what a model gave as good as what the local tiers made?"""

from ai.guard import Played
from ai.judge.score import Heard, judge
from ai.remote.trial import Case

MARGIN = 0.12  # of the judge's score: less is a matter of taste


def why_worse(played: Played, local: Played | None, case: Case) -> str:
    """Why the local answer is to be preferred, "" where it is not.

    Args:
        played: what the model gave; it does what was asked.
        local: the answer of the local tiers, None for none.
        case: what both are judged by.
    """
    if local is None or case.ideas:
        return ""
    genre = case.intent.genres[0] if case.intent.genres else ""
    mine, other = (judge(Heard(one, case.intent, genre)).score for one in (played, local))
    if mine < other - MARGIN:
        return f"the local answer is better ({other:.2f}, this one {mine:.2f})"
    return ""
