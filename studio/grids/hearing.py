"""What code plays, for whoever edits it without a session: tests and tools. Pure."""

from collections.abc import Sequence

from patterns.hap import Hap
from patterns.pattern import Pattern
from patterns.strudel.evaluate import evaluate
from studio.grids.grid import Heard


def hears(code: str, cycles: Sequence[int]) -> Heard:
    """The slots of some code and what each plays in some cycles.

    Raises:
        PatternError: it cannot be evaluated.

    >>> [hap.value["s"] for hap in hears('s("bd hh")', [0])["$"]]
    ['bd', 'hh']
    """
    return {name: heard(pattern, cycles) for name, pattern in evaluate(code).slots.items()}


def heard(pattern: Pattern, cycles: Sequence[int]) -> tuple[Hap, ...]:
    """What a pattern plays in some cycles, events that begin there."""
    return tuple(
        hap for cycle in cycles for hap in pattern.query(cycle, cycle + 1) if hap.has_onset()
    )
