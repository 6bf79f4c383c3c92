"""The ways in which a pattern answers, as types; pattern.py tells what they are for."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from patterns.hap import Context, Event, Hap
from patterns.state import State
from patterns.values import Value

Repeat: TypeAlias = tuple[int, int]  # period in cycles (0: none), first cycle it holds from
CycleMaker: TypeAlias = Callable[[int, State], Sequence[Event]]
SpanMaker: TypeAlias = Callable[[Fraction, Fraction, State], list[Hap]]
Sampler: TypeAlias = Callable[[int, int, State], Value]
One: TypeAlias = tuple[Value, Context, bool] | None  # True: a signal's, without a whole
OneMaker: TypeAlias = Callable[[int, int, int, State], One]
Onsets: TypeAlias = Callable[[int, Sequence[Event], State], list[Value]]


class NotCyclic(Exception):  # noqa: N818 # a signal between nodes, never seen by a player
    """This pattern cannot be answered by whole cycles: ask for spans."""
