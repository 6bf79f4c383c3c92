"""How long mini-notation takes, in microseconds a text: python -m bench.mini_parse.

Reading (text to tree, nothing remembered), and building (tree, remembered, to pattern).
Of five rounds the best counts.
"""

import timeit
from typing import Final

from patterns.mini.build import mini
from patterns.mini.parse import read

TEXTS: Final = (
    "bd sd",
    "bd [hh hh]*2 <sd cp>",
    "c2 [eb2 g2]*2",
    "<[c3 e3 g3]!2 [a2 c3 e3] [f2 a2 c3]>*2, <c2 a1 f1>",
    "bd*2 [~ sn:2]*<1 2>, <hh*4 hh*8 [hat rim]*4>?0.2",
)
ROUNDS: Final = 5
TIMES: Final = 1000


def microseconds(text: str) -> tuple[float, float]:
    """Time to read a text, and to build it."""
    best = [
        min(timeit.repeat(run, number=TIMES, repeat=ROUNDS)) / TIMES * 1e6
        for run in (lambda: read(text), lambda: mini(text))
    ]
    return best[0], best[1]


def main() -> None:
    """Print a table."""
    print(f"{'read':>8} {'build':>8}  µs a text")
    for text in TEXTS:
        reading, building = microseconds(text)
        print(f"{reading:8.1f} {building:8.1f}  {text}")


if __name__ == "__main__":
    main()
