"""What a pattern without end remembers while it plays: python -m bench.memory.

Polymeters of coprime lengths begin again only after very many cycles, chance never does. Each is
asked for ten thousand cycles; printed is by how much the memory has grown, in megabytes.
"""

import gc
import tracemalloc
from typing import Final

from patterns.strudel.evaluate import evaluate

CYCLES: Final = 10_000
ENDLESS: Final = (
    's("{a b c d e f g}%4, {a b c d e}%3, {a b c d e f g h i j k}%5, {a b c d e f g h i}%7")',
    'n("<0 1 2 3 4 5 6>, <0 1 2 3 4>, <0 1 2 3 4 5 6 7 8 9 10>").every(13, rev).scale("C:minor")',
    's("hh*8").degradeBy(.3).pan(rand).n(irand(12))',
)


def growth_mb(code: str, cycles: int = CYCLES) -> float:
    """By how much memory grows between a pattern's first cycle and one many cycles later."""
    pattern = evaluate(code).pattern
    tracemalloc.start()
    try:
        pattern.query(0, 1)
        before, _ = tracemalloc.get_traced_memory()
        for cycle in range(1, cycles):
            pattern.query(cycle, cycle + 1)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / 1e6


def main() -> None:
    """Print a line a pattern."""
    for code in ENDLESS:
        print(f"{growth_mb(code):7.2f} MB in {CYCLES:,} cycles  {code}")


if __name__ == "__main__":
    main()
