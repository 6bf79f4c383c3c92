"""Renders for tests: patterns into a file by one call, in a process of its own."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from engine.offline import Rendered, Renderer, plan
from engine.scheduler import Slot


def render(
    slots: Iterable[Slot],
    path: Path,
    cps: Fraction = Fraction(1, 2),
    cycles: Fraction = Fraction(4),
    tail: Fraction = Fraction(1),
    stems: bool = False,
) -> Rendered:
    """Render patterns into a file, without the limiter."""
    planned = plan(slots, cps, cycles, tail)
    with Renderer(stems=planned.orbits if stems else ()) as renderer:
        return renderer.render(planned, path)
