"""How often Python looks for garbage that its count of references does not free.

By default it looks after every 700 new objects. One evaluation makes some thousand, which all
live as long as the pattern plays: looking through them finds nothing, and takes a tenth of the
time from code to sound. What does come to be garbage can wait: 10,000 objects are a megabyte.
"""

import gc
from typing import Final

OBJECTS: Final = 10_000


def collect_seldom() -> None:
    """Look for garbage after 10,000 new objects; for the whole process, when it starts."""
    gc.set_threshold(OBJECTS)
