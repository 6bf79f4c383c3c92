"""A visual: how many sounds begin in each cycle, as bars."""

from studio.visuals import Visual


def draw(view, columns, lines):
    """A line for each cycle, as far as there is room."""
    cycles = range(int(view.begin), int(view.end))
    counts = [sum(cycle <= one.begin < cycle + 1 for one in view.events) for cycle in cycles]
    rows = [f"{cycle} {'#' * count}" for cycle, count in zip(cycles, counts, strict=True)]
    return [row[:columns] for row in rows[:lines]]


DENSITY = Visual("density", "sounds in each cycle", draw)
