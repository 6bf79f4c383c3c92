"""What strangers do wrong, told once for each of them and each thing. Pure."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

KEPT: Final = 1_000  # then what is longest ago is forgotten, and may be told again
LONGEST: Final = 200

Tell = Callable[[str], None]


class Grumbling:
    """Tells each wrong only once, and counts all.

    Args:
        tell: hears the sentence.

    Attributes:
        count: how many wrongs there were.

    >>> told = Grumbling(print)
    >>> told("192.0.2.7", "an empty frame"), told("192.0.2.7", "an empty frame"), told.count
    192.0.2.7: an empty frame
    (None, None, 2)
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self.count = 0

    def __call__(self, who: str, what: str) -> None:
        """Somebody did something wrong."""
        self.count += 1
        new = (who, what) not in self._known
        self._known[who, what] = None
        self._known.move_to_end((who, what))
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        if new:
            clean = "".join(one if one.isprintable() else " " for one in f"{who}: {what}")
            self._tell(clean[:LONGEST])
