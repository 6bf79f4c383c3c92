"""Mini-notation cut into tokens, and the place of the reader among them.

One regular expression cuts the text, each token with the space behind it. The list is
reversed: the reader takes tokens from its end, so that one read in two halves ("_x"
after a step is a hold, then x) is put back at no cost. Linear in the length of the text.
"""

import math
import re
from itertools import accumulate
from typing import Final
from unicodedata import category

from patterns.mini import mistakes

MAX_DEPTH: Final = 64  # brackets inside each other

SPACE: Final = mistakes.SPACE
NUMBER: Final = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
TOKEN: Final = re.compile(rf"(?:[\w~\-#.^]+|[@!?](?:{NUMBER})?|\}}%?|.)[{SPACE}]*", re.DOTALL)
UNKNOWN: Final = re.compile(rf"[^\w~\-#.^{SPACE}\[\]<>{{}}(),|*/@!?:%]")

OPENERS: Final = frozenset("[<{")
NO_STEP: Final = frozenset(["", *"]>})(,|*/@!?:%"])
NO_WORD: Final = frozenset("_.")  # a hold and a divider where they stand alone


def check_characters(text: str) -> None:
    """Every character must be one that steps and operators are made of.

    Raises:
        MiniError: one is not.
    """
    unknown = UNKNOWN.search(text)
    if unknown is not None:
        raise mistakes.misread_character(text, unknown.start())
    if text.isascii():
        return
    for at, char in enumerate(text):
        if char > "\x7f" and char != "\u00a0" and category(char) not in LETTERS:
            raise mistakes.misread_character(text, at)


LETTERS: Final = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Nl"])


class Tokens:
    """The tokens still to be read, last first; "" stands for the end of the text.

    Attributes:
        left: the tokens.
        ends: ends[len(left) - 1] is where the next token ends.
        opened: the brackets open so far.
    """

    __slots__ = ("_seed", "ends", "left", "opened", "text")

    def __init__(self, text: str) -> None:
        body = text.lstrip(SPACE)
        left: list[str] = TOKEN.findall(body)
        left.append("")
        ends = list(accumulate(map(len, left), initial=len(text) - len(body)))[1:]
        left.reverse()
        ends.reverse()
        self.text, self.left, self.ends = text, left, ends
        self.opened: mistakes.Opened = []
        self._seed = 0

    def place(self) -> int:
        """Where the next token begins."""
        left = self.left
        return self.ends[len(left) - 1] - len(left[-1])

    def next_seed(self) -> int:
        """The number of the next ? | or . of this text."""
        self._seed += 1
        return self._seed - 1

    def at_slice(self) -> bool:
        """Does a word or a group stand next?"""
        token = self.left[-1]
        return token[:1] not in NO_STEP and token.rstrip(SPACE) not in NO_WORD

    def take(self, sign: str) -> bool:
        """Take the next token if it is this sign."""
        found = self.left[-1][:1] == sign
        if found:
            self.left.pop()
        return found

    def take_front(self, size: int) -> str:
        """Take the first characters of the next token; the space behind them, if any."""
        rest = self.left.pop()[size:]
        word = rest.lstrip(SPACE)
        if not word:
            return rest
        self.left.append(word)
        return rest[: len(rest) - len(word)]

    def take_number(self) -> tuple[float | None, bool]:
        """Take a sign with the number in it; says too whether a space follows."""
        token = self.left[-1]
        word = token.rstrip(SPACE)
        amount = self.amount(word[1:])
        self.left.pop()
        return amount, len(word) < len(token)

    def amount(self, digits: str | None) -> float | None:
        """The number that the next token carries, if any.

        Raises:
            LimitError: it is too large to be one.
        """
        if not digits:
            return None
        number = float(digits)
        if math.isinf(number):
            raise mistakes.too_large(self.text, self.place())
        return number

    def open(self) -> str:
        """Take an opening bracket.

        Raises:
            LimitError: too many are open.
        """
        at = self.place()
        opener = self.left.pop()[0]
        self.opened.append((opener, at))
        if len(self.opened) > MAX_DEPTH:
            raise mistakes.too_deep(self.text, at, MAX_DEPTH)
        return opener

    def close(self) -> str:
        """Take the bracket that closes the one opened last.

        Raises:
            MiniError: another thing stands there.
        """
        token = self.left[-1]
        if token[:1] != mistakes.CLOSERS[self.opened[-1][0]]:
            raise mistakes.misplaced(self.text, self.place(), self.opened)
        self.opened.pop()
        return self.left.pop()
