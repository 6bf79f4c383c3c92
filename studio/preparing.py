"""From code to a change that can be played: evaluated, tried for two cycles, or refused.

Runs in the evaluator's thread, so it may take its time; nothing of what plays is touched.
"""

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from engine.scheduler import exact_cps
from patterns.errors import LimitError, PatternError
from patterns.pattern import Pattern, silence
from patterns.timeline import Timeline
from studio.deadline import Deadline
from studio.querying import Stretch, ask
from studio.replies import Fault, Reply
from studio.slots import Change, Part

if TYPE_CHECKING:
    from patterns.strudel.evaluate import Program

LIMIT_S = 3.0  # for the code, and for its first cycles
SLOWEST_CYCLE_S = 0.2  # a pattern that needs longer for a cycle cannot be played in time
RATE = 48_000  # frames in which the trial is asked for; any would do

LOG = logging.getLogger(__name__)


class Evaluates(Protocol):
    """Code to a program; patterns.strudel.evaluate.evaluate, with a session bound to it, does."""

    def __call__(self, code: str, *, expired: Callable[[], bool]) -> "Program":
        """Evaluate code."""


class EvaluatesAgain(Evaluates, Protocol):
    """Code to a program, with the dice of an earlier evaluation; studio.evaluator has one."""

    def __call__(
        self, code: str, *, expired: Callable[[], bool], seed: int | None = None
    ) -> "Program":
        """Evaluate code, with Math.random beginning anew where a seed is given."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What plays while new code is prepared.

    Attributes:
        cycle: the position that sounds now; None in silence, from which everything begins at 0.
        cps: the tempo.
    """

    cycle: Fraction | None
    cps: Fraction


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the code asks for, or why it cannot be played.

    Attributes:
        change: what is to change; None where the code is refused.
        problem: why it is refused, "" where it is not.
        notes: what the code had to say.
        seed: where Math.random began.
        defines: it changed what later code can use.
        fault: the problem with its place, where that is known.
    """

    change: Change | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()
    seed: int = 0
    defines: bool = False
    fault: Fault | None = None


def prepare(
    code: str,
    stage: Stage,
    evaluates: Evaluates,
    deadline: Deadline,
    seconds: Callable[[], float],
    number: int = 0,
) -> Prepared:
    """Evaluate code and try what it gives; never raises.

    Args:
        code: the player's.
        stage: what plays now.
        evaluates: code to a program.
        deadline: the limit that the code looks at.
        seconds: a clock for how long a cycle takes.
        number: of this evaluation.
    """
    try:
        with deadline.within(LIMIT_S):
            program = evaluates(code, expired=deadline.expired)
            program.budget.expired = deadline.expired
            change = _change(Source(code, number, program.seed), program, stage, deadline, seconds)
            return Prepared(change, "", program.messages, program.seed, program.defines)
    except PatternError as error:
        return Prepared(problem=str(error), fault=_fault(error, code))
    except Exception as error:  # the edge between the player's code and the show
        LOG.exception("evaluating fails")
        return Prepared(problem=f"this code cannot be evaluated ({type(error).__name__})")


def _fault(error: PatternError, code: str) -> Fault | None:
    place = error.place
    if place is None or place.text != code:
        return None
    return Fault(error.reason, place.at, error.hint)


def examine(
    sources: Mapping[str, str],
    evaluates: Evaluates,
    deadline: Deadline,
    ask: Callable[[Mapping[str, Pattern]], tuple[str, ...]],
) -> Reply:
    """Evaluate code only to look at what it gives; nothing of it is played; never raises.

    Args:
        sources: names of slots, and the code of each; a name that the code does not know
            stands for all of it.
        evaluates: code to a program.
        deadline: the limit that the player's code looks at.
        ask: what is to be said about the patterns.
    """
    try:
        with deadline.within(LIMIT_S):
            programs = {
                code: evaluates(code, expired=deadline.expired)
                for code in dict.fromkeys(sources.values())
            }
            for program in programs.values():
                program.budget.expired = deadline.expired
            found = {
                name: programs[code].slots.get(name, programs[code].pattern)
                for name, code in sources.items()
            }
            return Reply(True, "", ask(found))
    except PatternError as error:
        return Reply(False, str(error))
    except Exception as error:  # the edge between the player's code and the show
        LOG.exception("examining fails")
        return Reply(False, f"this cannot be examined ({type(error).__name__})")


@dataclass(frozen=True, slots=True)
class Source:
    """An evaluation: its code, its number, and where Math.random began in it."""

    code: str
    number: int
    seed: int


def _change(
    source: Source,
    program: "Program",
    stage: Stage,
    deadline: Deadline,
    seconds: Callable[[], float],
) -> Change:
    asked = exact_cps(program.cps)
    cps = asked or stage.cps
    begun = {name: pattern for name, pattern in program.slots.items() if pattern is not silence}
    ended = frozenset(program.slots) - frozenset(begun)
    parts = {}
    for name, pattern in begun.items():
        cost_s = try_cycles(name, pattern, stage.cycle or Fraction(0), cps, deadline, seconds)
        about = source.number, source.seed, program.drawn
        parts[name] = Part(source.code, pattern, cost_s, *about)
    muted = frozenset(program.muted) | ended
    loads = source.number if program.loads else 0
    tempo = None if asked is None else float(asked)
    return Change(parts, muted, program.hushed, tempo, loads=loads)


def try_cycles(
    name: str,
    pattern: Pattern,
    cycle: Fraction,
    cps: Fraction,
    deadline: Deadline,
    seconds: Callable[[], float],
) -> float:
    """Ask a pattern for the cycle that sounds now and the next one.

    Returns:
        how many seconds a cycle takes to work out, once it is warm.

    Raises:
        PatternError: it fails, plays too much, or is too slow to be played in time.
    """
    first = math.floor(cycle)
    costs = []
    for number in (first + 1, first):  # the one that plays first is worked out last: it is kept
        line = Timeline(cps, Fraction(number), Fraction(1, 2 * RATE))  # so that frame 1 begins it
        stretch = Stretch(line, 1, 1 + math.floor(RATE / cps), RATE)
        began = seconds()
        ask(pattern, stretch, name, 0, deadline.expired)
        costs.append(seconds() - began)
    if min(costs) > SLOWEST_CYCLE_S:
        raise LimitError(
            f"this pattern takes {min(costs):.1f} s to work out a cycle, too long to play it",
            hint="make it simpler",
        )
    return min(costs)
