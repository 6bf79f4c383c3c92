"""What is remembered of an attempt, and of free play: the progress after it. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from patterns.errors import PatternError
from tutorials.ability import Attempt
from tutorials.course import Place, Progress
from tutorials.evidence import played
from tutorials.judge import Verdict
from tutorials.learner import attempted
from tutorials.liking import genre_of
from tutorials.listening import hear, known
from tutorials.records import KEPT, Done, creativity
from tutorials.skills import all_skills

MOST_COUNTED: Final = 1_000


def remembered(
    progress: Progress,
    here: Place,
    verdict: Verdict,
    hints: int,
    failed: bool,
    mine: str,
    seconds: float,
    at: float,
) -> Progress | None:
    """The progress after an attempt; None where it counts for nothing.

    The first failure of a step counts, and its success; a success after a failure is no evidence
    of its own. What cannot be played is no failure.

    Args:
        progress: before it.
        here: the step.
        verdict: how it went.
        hints: so many were asked for.
        failed: the step was tried in vain already.
        mine: the code that was tried last.
        seconds: since the step was shown.
        at: when, in seconds since 1970.
    """
    step = here.step
    if not verdict.reached and (failed or not (verdict.plays or verdict.chosen)):
        return None
    learner = progress.learner
    if not (verdict.reached and failed):
        attempt = Attempt(step.difficulty, verdict.reached, hints)
        learner = attempted(learner, step.skill, attempt, at)
    own = step.kind == "create" and verdict.reached
    far = creativity(hear(mine).events, known(step.solution).events) if own else None
    item = f"{here.lesson.name}/{here.step_number}"
    done = Done(item, step.skill, verdict.reached, hints, max(seconds, 0.0), at, far)
    return replace(progress, learner=learner, records=(*progress.records, done)[-KEPT:])


def noted(
    progress: Progress,
    code: str,
    easiest: Mapping[str, float],
    at: float,
    expired: Callable[[], bool],
) -> Progress:
    """The progress after something was played freely: skills that it shows, a genre that is liked.

    Args:
        progress: before it.
        code: what was played.
        easiest: how hard the easiest exercise of each skill is.
        at: when, in seconds since 1970.
        expired: says when listening to it has taken too long.
    """
    learner = played(progress.learner, code, all_skills(), easiest, at)
    try:
        genre = genre_of(hear(code, expired))
    except PatternError:
        genre = ""
    genres = dict(progress.genres)
    if genre:
        genres[genre] = min(genres.get(genre, 0) + 1, MOST_COUNTED)
    return replace(progress, learner=learner, genres=genres)
