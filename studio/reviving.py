"""Code of earlier evaluations, evaluated again: the same patterns, since the dice begin alike."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from patterns.errors import PatternError
from patterns.pattern import Pattern
from studio.deadline import Deadline
from studio.preparing import EvaluatesAgain
from studio.slots import Part

if TYPE_CHECKING:
    from patterns.strudel.drawing import Drawn

LIMIT_S = 5.0  # for each piece of code

Load: TypeAlias = tuple[str, tuple[Any, ...]]  # samples(…) and its like, with its arguments


@dataclass(frozen=True, slots=True)
class Piece:
    """Code that was evaluated.

    Attributes:
        number: of the evaluation.
        code: what was typed.
        seed: where Math.random began.
    """

    number: int
    code: str
    seed: int


@dataclass(frozen=True, slots=True)
class Revived:
    """What came of pieces of code.

    Attributes:
        pieces: by their numbers.
        slots: what each put into which slot.
        loads: name and arguments of each samples(…) and its like in each.
        drawn: the pictures that each asks for.
        problems: a sentence for each that cannot be evaluated any more.
    """

    pieces: dict[int, Piece] = field(default_factory=dict)
    slots: dict[int, dict[str, Pattern]] = field(default_factory=dict)
    loads: dict[int, tuple[Load, ...]] = field(default_factory=dict)
    drawn: "dict[int, tuple[Drawn, ...]]" = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    _parts: dict[tuple[str, int], Part] = field(default_factory=dict)

    def part(self, name: str, number: int) -> Part | None:
        """The part of a slot, the same each time; None where that piece gave it none."""
        pattern = self.slots.get(number, {}).get(name)
        if pattern is None:
            return None
        piece = self.pieces[number]
        drawn = self.drawn.get(number, ())
        part = Part(piece.code, pattern, piece=number, seed=piece.seed, drawn=drawn)
        return self._parts.setdefault((name, number), part)


def revive(pieces: Iterable[Piece], evaluates: EvaluatesAgain, deadline: Deadline) -> Revived:
    """Evaluate pieces of code in their order.

    Args:
        pieces: the code.
        evaluates: code to a program, in one session of the language.
        deadline: the limit that the code looks at.
    """
    revived = Revived()
    for piece in pieces:
        revived.pieces[piece.number] = piece
        try:
            with deadline.within(LIMIT_S):
                program = evaluates(piece.code, expired=deadline.expired, seed=piece.seed)
        except PatternError as error:
            revived.problems.append(str(error))
            continue
        program.budget.expired = deadline.expired
        revived.slots[piece.number] = dict(program.slots)
        revived.loads[piece.number] = tuple(program.loads)
        revived.drawn[piece.number] = program.drawn
    return revived
