"""Works: what is written to disk as a whole, from code, from a set, or from a set's scenes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, TypeAlias

from studio.arranging import Steps, performed
from studio.deadline import Deadline
from studio.evaluator import Evaluator
from studio.preparing import Evaluates
from studio.replaying import Replay
from studio.reviving import Load, revive
from studio.sets import Saved, Set
from studio.slots import Part, Picture

LIMIT_S: Final = 5.0  # for evaluating the code
USUAL_CPS: Final = Fraction(1, 2)

Loads: TypeAlias = tuple[Load, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be written.

    Attributes:
        steps: what plays, and for how many cycles.
        code: all of it, in the order in which it is heard.
        fade: cycles of crossfade from one step to the next.
        loads: name and arguments of each samples(…) and its like, in order.
        problems: what could not be brought back, in sentences.
    """

    steps: Steps
    code: str
    fade: float = 0.0
    loads: Loads = ()
    problems: tuple[str, ...] = ()

    def performed(self, rate: int = 48_000) -> Replay:
        """Its events.

        Raises:
            TooLongError: it lasts too long.
        """
        played = performed(self.steps, self.fade, rate)
        loads = tuple((0, load) for load in self.loads)
        return replace(played, loads=loads, problems=(*self.problems, *played.problems))


def work_of_code(
    code: str, cycles: Fraction, cps: Fraction | None = None, evaluates: Evaluates | None = None
) -> Work:
    """Some cycles of code.

    Args:
        code: the player's.
        cycles: how many.
        cps: the tempo; None: the code's own, else 0.5.
        evaluates: code to a program; None: Strudel's.

    Raises:
        PatternError: it cannot be evaluated.
    """
    from patterns.strudel.evaluate import evaluate

    deadline = Deadline()
    with deadline.within(LIMIT_S):
        program = (evaluates or evaluate)(code, expired=deadline.expired)
    program.budget.expired = deadline.expired
    parts = {name: Part(code, pattern) for name, pattern in program.slots.items()}
    own = USUAL_CPS if program.cps is None else Fraction(str(program.cps))
    return Work([(Picture(parts, cps=cps or own), cycles)], code, loads=tuple(program.loads))


def opened(saved: Saved) -> tuple[Set, Loads, tuple[str, ...]]:
    """A set, its code evaluated where nothing plays; what it loads, and what is wrong.

    Raises:
        SetError: it is damaged.
    """
    revived = revive(saved.pieces, Evaluator(), Deadline())
    loads = tuple(load for one in revived.loads.values() for load in one)
    numbers = [piece.number for piece in saved.pieces]
    return saved.revived(revived, numbers), loads, tuple(revived.problems)


def work_of_set(
    saved: Saved, cycles: Fraction, steps: Callable[[Mapping[str, Picture]], Steps] | None
) -> Work:
    """A set, or scenes of it one after the other.

    Args:
        saved: the set.
        cycles: how many, where no scenes are named.
        steps: the scenes by their names, to those that are wanted.

    Raises:
        SetError: it is damaged.
        ArrangeError: there are no such scenes.
    """
    kept, loads, problems = opened(saved)
    chosen = [(kept.picture, cycles)] if steps is None else steps(kept.scenes)
    code = "\n\n".join(piece.code for piece in saved.pieces)
    return Work(chosen, code, kept.fade, loads, problems)
