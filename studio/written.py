"""Numbers as players write them. Pure."""

from fractions import Fraction


def number(text: str) -> Fraction | None:
    """A number as players write it: "0.6", "140/4".

    >>> number("140/4"), number(".5"), number("fast"), number("1e99999999")
    (Fraction(35, 1), Fraction(1, 2), None, None)
    """
    above, slash, below = text.strip().partition("/")
    if len(text) > 30 or not set(text) <= set("0123456789./ "):
        return None
    try:
        return Fraction(above.strip()) / (Fraction(below.strip()) if slash else 1)
    except (ValueError, ZeroDivisionError):
        return None
