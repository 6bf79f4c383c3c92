"""What can go wrong in the language, told to the player.

    PatternError            anything below; its text is fit for the player to read
    ├── MiniError           mini-notation that cannot be read
    ├── CodeError           Strudel code that cannot be read or evaluated
    ├── QueryError          a pattern that fails while it is asked for events
    │   └── KindError       a value that is not of the kind that a function wants
    └── LimitError          too large, too deep, too long, too many events

A message says what is wrong, where, and what to try; the same facts are attributes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn, TypeAlias


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a source text: the text, and the offset in characters from its start.

    >>> Place("bd [hh", 3).line_and_column()
    (1, 4)
    """

    text: str
    at: int

    def line_and_column(self) -> tuple[int, int]:
        """Line and column of the place, both counted from 1."""
        before = self.text[: self.at]
        return before.count("\n") + 1, self.at - (before.rfind("\n") + 1) + 1

    def caret(self) -> str:
        """The line of the place (at most 78 characters of it), and a caret below it.

        >>> print(Place("bd [hh", 3).caret())
          bd [hh
             ^
        """
        start = self.text.rfind("\n", 0, self.at) + 1
        stop = self.text.find("\n", self.at)
        line = self.text[start : len(self.text) if stop < 0 else stop].replace("\t", " ")
        column = self.at - start
        cut = max(0, column - 60)
        return f"  {line[cut : cut + 78]}\n  {' ' * (column - cut)}^"


class PatternError(Exception):
    """Something the player wrote cannot be played: what, where, and what to try.

    Attributes:
        reason: one clause without a full stop.
        place: where in the source, or None where no place is known.
        hint: what to try, or "".
    """

    def __init__(self, reason: str, place: Place | None = None, hint: str = "") -> None:
        super().__init__(reason, place, hint)
        self.reason, self.place, self.hint = reason, place, hint

    def __str__(self) -> str:
        if self.place is None:
            return f"{self.reason}; {self.hint}" if self.hint else self.reason
        line, _ = self.place.line_and_column()
        where = f" (line {line})" if "\n" in self.place.text else ""
        return f"{self.reason}{where}\n{self.place.caret()}{' ' + self.hint if self.hint else ''}"


class MiniError(PatternError):
    """Mini-notation that cannot be read."""


class CodeError(PatternError):
    """Strudel code that cannot be read or evaluated."""


class QueryError(PatternError):
    """A pattern that fails while it is asked for its events."""


class KindError(QueryError):
    """A value that is not of the kind that is wanted; who knows the function, names it.

    Attributes:
        given: the value, as a message shows it.
        wanted: the kind, such as "a number".
    """

    given, wanted = "", ""

    @classmethod
    def of(cls, given: str, wanted: str, hint: str = "") -> "KindError":
        """The error for a value, before it is known for which function."""
        error = cls(f"{given} is not {wanted}", hint=hint)
        error.given, error.wanted = given, wanted
        return error

    def named(self, function: str, argument: str = "") -> QueryError:
        """The error for an argument of a function, both by name.

        >>> print(KindError.of("a list", "a number", "such as 1/8").named("fast", "factor"))
        fast needs a number as its factor, not a list; such as 1/8
        """
        place = f" as its {argument}" if argument and argument not in self.wanted else ""
        return QueryError(
            f"{function} needs {self.wanted}{place}, not {self.given}", hint=self.hint
        )


class LimitError(PatternError):
    """More than the limits allow: size, depth, steps, time or events."""


# What a function can raise when a player hands it something odd.
ODD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
TOLD = (PatternError, *ODD)
Teller: TypeAlias = Callable[[Exception], NoReturn]  # raises an error again in better words


def failed(error: Exception, tell: Teller | None) -> NoReturn:
    """Raise an error of a pattern again, in the words of who knows the call that made it.

    Who asks for too much is not always the pattern that notices: then nobody is named.
    """
    if tell is None or isinstance(error, LimitError):
        raise error
    tell(error)


def unless_limit(error: Exception) -> None:
    """Pass over an error of a whole cycle: a part of it may do, which is tried by itself.

    Raises:
        LimitError: that it is.
    """
    if isinstance(error, LimitError):
        raise error


# What Python says of an odd value -> what a player is told.
PLAIN_WORDS = (
    ("not callable", "something is called that is not a function"),
    ("zero", "something is divided by 0"),
    ("infinity", "a number is too large"),
    ("NaN", "something is not a number"),
    ("too large", "a number is too large"),
)


def plainly(error: Exception) -> str:
    """An error of Python's in a player's words.

    >>> plainly(TypeError("'int' object is not callable"))
    'something is called that is not a function'
    """
    said = str(error)
    words = (told for part, told in PLAIN_WORDS if part in said)
    return next(words, "a value is not of the kind that is wanted")
