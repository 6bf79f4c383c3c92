"""The values a pattern can carry: JavaScript's, as Python objects that nobody changes.

number      int or float (an integral float counts as that int)
string      str
boolean     bool
null        None
undefined   UNDEFINED
list        tuple
object      dict with string keys; shared between events, so never changed in place
fraction    Fraction (only from time-valued signals)
function    any callable
"""

from enum import Enum
from typing import Any, Final, TypeAlias


class Undefined(Enum):
    """JavaScript's undefined: one value, false in a condition."""

    UNDEFINED = "undefined"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "undefined"


UNDEFINED: Final = Undefined.UNDEFINED

# Values come from players' code, so their type is known only when they are looked at.
Value: TypeAlias = Any
