r"""Regular expressions, read into programs that search in linear time (see matching.py).

What JavaScript has: classes, groups, choices, greedy and lazy repetition, ^ $ \b, the flags g i
m s u. What cannot be searched in linear time, looking ahead or back and \1, is refused.
Pure: text in, program out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn, TypeAlias

from patterns.errors import CodeError
from patterns.strudel.coerce import SPACE

Test: TypeAlias = Callable[[str], bool]  # of a character
Place: TypeAlias = Callable[[str, int], bool]  # of a text, and an offset in it
# ("one", test)  ("at", place)  ("fork", first, second)  ("jump", by)  ("mark", slot)  ("found",)
Step: TypeAlias = tuple[str] | tuple[str, Test | Place | int] | tuple[str, int, int]

MOST_STEPS: Final = 2_000
MOST_DEPTH: Final = 50
FLAGS: Final = "gimsu"
ENDS: Final = "\n\r\u2028\u2029"  # of lines


@dataclass(frozen=True, slots=True)
class Program:
    """A regular expression ready to search.

    Attributes:
        steps: what to do, jumps relative to their own place.
        groups: how many there are.
        names: of groups, with their numbers.
    """

    steps: tuple[Step, ...]
    groups: int
    names: dict[str, int]


def read(source: str, flags: str) -> Program:
    """A regular expression as a program.

    Raises:
        CodeError: it cannot be read, or not be searched in linear time.

    >>> read("a|b", "").steps[1]
    ('fork', 1, 3)
    """
    if len(set(flags)) < len(flags) or not set(flags) <= set(FLAGS):
        raise CodeError(f"/…/{flags} has a flag that is not known here", hint="use g, i, m and s")
    reader = _Reader(source, flags)
    steps = reader.choice(0)
    if reader.at < len(source):
        reader.fail("closes nothing")
    whole: list[Step] = [("mark", 0), *steps, ("mark", 1), ("found",)]
    return Program(tuple(whole), reader.groups, reader.names)


def is_word(char: str) -> bool:
    r"""Is it what \w stands for?"""
    return char.isascii() and (char.isalnum() or char == "_")


def is_digit(char: str) -> bool:
    r"""Is it what \d stands for?"""
    return "0" <= char <= "9"


def is_space(char: str) -> bool:
    r"""Is it what \s stands for?"""
    return char in SPACE or char.isspace()


def _not(test: Test) -> Test:
    return lambda char: not test(char)


KINDS: Final[dict[str, Test]] = {"d": is_digit, "w": is_word, "s": is_space}
KINDS.update({name.upper(): _not(test) for name, test in KINDS.items()})
CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "f": "\f", "0": "\0"}
REFERRING: Final = frozenset("ck")  # behind a \\, a control or a group by its name


def at_border(text: str, at: int) -> bool:
    r"""Is there a word on one side only, as \b wants it?"""
    before = at > 0 and is_word(text[at - 1])
    return before != (at < len(text) and is_word(text[at]))


PLACES: Final[dict[str, Place]] = {
    "b": at_border,
    "B": lambda text, at: not at_border(text, at),
    "^": lambda _text, at: at == 0,
    "$": lambda text, at: at == len(text),
    "^m": lambda text, at: at == 0 or text[at - 1] in ENDS,
    "$m": lambda text, at: at == len(text) or text[at] in ENDS,
}


class _Reader:
    def __init__(self, source: str, flags: str) -> None:
        self.source, self.flags, self.at = source, flags, 0
        self.groups, self.names, self.size = 0, dict[str, int](), 0

    def fail(self, what: str) -> NoReturn:
        shown = self.source[self.at : self.at + 4] or "its end"
        raise CodeError(f"/{self.source[:30]}/ cannot be read: {shown} {what}")

    def next(self) -> str:
        return self.source[self.at : self.at + 1]

    def took(self, token: str) -> bool:
        if self.source.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def sized(self, steps: list[Step]) -> list[Step]:
        if len(steps) > MOST_STEPS:
            raise CodeError(f"/{self.source[:30]}…/ is too long a regular expression")
        return steps

    def choice(self, depth: int) -> list[Step]:
        """A|b|c."""
        if depth > MOST_DEPTH:
            raise CodeError("this regular expression is nested too deep")
        first = self.sequence(depth)
        if not self.took("|"):
            return first
        rest = self.choice(depth + 1)
        steps: list[Step] = [("fork", 1, len(first) + 2), *first, ("jump", len(rest) + 1), *rest]
        return self.sized(steps)

    def sequence(self, depth: int) -> list[Step]:
        steps: list[Step] = []
        while self.next() not in ("", "|", ")"):
            steps += self.repeated(self.atom(depth))
            self.sized(steps)
        return steps

    def atom(self, depth: int) -> list[Step]:
        char = self.next()
        self.at += 1
        if char == "(":
            return self.group(depth)
        if char == "[":
            return [("one", self.kind())]
        if char == "\\":
            return self.escaped()
        if char in "^$":
            return [("at", PLACES[char + "m" if "m" in self.flags else char])]
        if char == ".":
            return self.one((lambda _c: True) if "s" in self.flags else (lambda c: c not in ENDS))
        if char in "*+?":
            self.at -= 1
            self.fail("repeats nothing")
        return self.one(char.__eq__)

    def one(self, test: Test) -> list[Step]:
        return [("one", self.folded(test))]

    def folded(self, test: Test) -> Test:
        """The test for small and capital letters alike, where the flag i says so."""
        if "i" not in self.flags:
            return test
        return lambda char: test(char) or test(char.lower()) or test(char.upper())

    def group(self, depth: int) -> list[Step]:
        number = None
        if self.took("?<") and self.next() not in ("=", "!", ""):
            name, closed, _ = self.source[self.at :].partition(">")
            if not closed or not name.isidentifier() or name in self.names:
                self.fail("is no name for a group")
            self.at += len(name) + 1
            number = self.names[name] = self.groups + 1
        elif self.next() == "?" and not self.took("?:"):
            self.fail("looks ahead or back, which is not part of the language")
        elif self.source[self.at - 2 : self.at] != "?:":
            number = self.groups + 1
        if number is not None:
            self.groups = number
        inner = self.choice(depth + 1)
        if not self.took(")"):
            self.fail("comes before the ) of a group")
        if number is None:
            return inner
        return [("mark", 2 * number), *inner, ("mark", 2 * number + 1)]

    def escaped(self) -> list[Step]:
        char = self.next()
        self.at += 1
        if char in ("b", "B"):
            return [("at", PLACES[char])]
        if char in KINDS:
            return self.one(KINDS[char])
        return self.one(self.literal(char).__eq__)

    def literal(self, char: str) -> str:
        r"""The character that \char stands for."""
        if char in CONTROLS:
            return CONTROLS[char]
        length = {"x": 2, "u": 4}.get(char)
        if length is not None:
            digits = self.source[self.at : self.at + length]
            if len(digits) == length and all(digit in "0123456789abcdefABCDEF" for digit in digits):
                self.at += length
                return chr(int(digits, 16))
        if not char or char.isdecimal() or "u" in self.flags or char in REFERRING:
            self.at -= 1
            self.fail("after \\ is not part of the language")
        return char

    def kind(self) -> Test:
        """[a-z_] or [^a-z_]."""
        inverted = self.took("^")
        tests: list[Test] = []
        while not self.took("]"):
            if not self.next():
                self.fail("comes before the ] of a class")
            low = self.member()
            if (
                isinstance(low, str)
                and self.next() == "-"
                and self.source[self.at + 1 :][:1] != "]"
            ):
                self.at += 1
                high = self.member()
                if not isinstance(high, str) or high < low:
                    self.fail("ends a range that begins after it")
                tests.append(_between(low, high))
            else:
                tests.append(low.__eq__ if isinstance(low, str) else low)
        found = self.folded(lambda char: any(test(char) for test in tests))
        return _not(found) if inverted else found

    def member(self) -> str | Test:
        char = self.next()
        self.at += 1
        if char != "\\":
            return char
        char = self.next()
        self.at += 1
        return KINDS[char] if char in KINDS else "\b" if char == "b" else self.literal(char)

    def repeated(self, steps: list[Step]) -> list[Step]:
        """The steps as often as * + ? or {2,3} says."""
        low, high, begin = 1, 1, self.at
        if self.next() and self.next() in "*+?":
            low, high = {"*": (0, -1), "+": (1, -1), "?": (0, 1)}[self.next()]
            self.at += 1
        elif self.next() == "{" and (found := self.counts()) is not None:
            low, high = found
        else:
            return steps
        lazy, length = self.took("?"), len(steps)
        if max(low, high) * (length + 2) > MOST_STEPS:
            self.at = begin
            self.fail("repeats too often")
        if high < 0:
            return [*steps * low, _fork(length + 2, lazy), *steps, ("jump", -length - 1)]
        made = steps * low
        for left in range(high - low, 0, -1):
            made += [_fork(left * (length + 1), lazy), *steps]
        return made

    def counts(self) -> tuple[int, int] | None:
        """The numbers of {2}, {2,} or {2,3}; None where the { stands for itself."""
        inside, closed, _ = self.source[self.at + 1 :].partition("}")
        low, comma, high = inside.partition(",")
        if not closed or not low.isdecimal() or (high and not high.isdecimal()) or len(inside) > 9:
            return None
        self.at += len(inside) + 2
        most = int(high) if high else -1 if comma else int(low)
        if 0 <= most < int(low):
            self.fail("comes after numbers in the wrong order")
        return int(low), most


def _fork(over: int, lazy: bool) -> Step:
    """Go on, or over some steps; lazily the other way round."""
    return ("fork", over, 1) if lazy else ("fork", 1, over)


def _between(low: str, high: str) -> Test:
    return lambda char: low <= char <= high
