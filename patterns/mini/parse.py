"""The reader of mini-notation: text in, tree (patterns/mini/nodes.py) out.

One function a rule, each taking tokens from the same place; what is open at a time is
bounded, so Python's own recursion is enough.

Space matters in two places: behind @ ! ? and a rhythm, only @ ! _ may follow a space
(`bd@3 *2` is a mistake), and `..` needs one before it (`0..3` is a word).
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from patterns.mini import mistakes
from patterns.mini.nodes import (
    COUNTED,
    Alternation,
    Choice,
    Degrade,
    Element,
    Euclid,
    Fast,
    Feet,
    Modified,
    Node,
    Operator,
    Polymeter,
    Range,
    Replicate,
    Sequence,
    Slow,
    Stack,
    Tail,
    Weight,
    Word,
)
from patterns.mini.tokens import NO_STEP, NO_WORD, NUMBER, OPENERS, SPACE, Tokens, check_characters

MAX_OPERATORS: Final = 64  # behind one step, holds and repeats not counted
MAX_REMEMBERED: Final = 2_000  # characters; longer texts are read anew each time
HOLD: Final = re.compile(rf"_({NUMBER})?")
OPERATORS: Final = frozenset("*/@!?(:_.")
FAR: Final = frozenset("@!_")  # what may follow a space everywhere
# Most texts are words, with one plain operator at most: nothing there could be read otherwise.
WORD: Final = r"[A-Za-z0-9~#-][A-Za-z0-9~#.-]*"
STEP: Final = re.compile(rf"({WORD})(?:([*/:])({WORD}))?")
PLAIN: Final = re.compile(rf" *{STEP.pattern}(?: +{STEP.pattern})* *")
SIGNS: Final[Mapping[str, Callable[[Word], Operator]]] = {"*": Fast, "/": Slow, ":": Tail}


def parse(text: str) -> Node:
    """Read mini-notation.

    Raises:
        MiniError: it cannot be read.
        LimitError: it is nested too deep.

    >>> parse("bd hh*2").steps[0]
    Word(text='bd', begin=0, end=2)
    """
    return remembered(text) if len(text) <= MAX_REMEMBERED else read(text)


def read(text: str) -> Node:
    """Read mini-notation anew; parse remembers the last ones."""
    if PLAIN.fullmatch(text):
        return Sequence(tuple([_step(found) for found in STEP.finditer(text)]))
    check_characters(text)
    tokens = Tokens(text)
    tree = _divided(tokens)
    if tokens.left[-1]:
        raise mistakes.misplaced(text, tokens.place(), [])
    return tree


def _step(found: re.Match[str]) -> Element:
    """A word of a plain text, with its operator if it has one."""
    word, sign, operand = found.groups()
    step = Word(word, *found.span(1))
    return step if sign is None else Modified(step, (SIGNS[sign](Word(operand, *found.span(3))),))


remembered: Final = lru_cache(maxsize=1024)(read)


def _sequence(tokens: Tokens) -> Sequence:
    """Steps one after another, up to what cannot be one."""
    left = tokens.left
    marked = left[-1][:1] == "^"
    if marked:
        tokens.take_front(1)
    steps: list[Element] = []
    while (first := left[-1][:1]) not in NO_STEP:
        if first in OPENERS:
            node = _group(tokens)
        elif first in NO_WORD and left[-1].rstrip(SPACE) in NO_WORD:
            break
        else:
            node = _word(tokens)
        steps.append(_modified(tokens, node) if left[-1][:1] in OPERATORS else node)
    if not steps:
        raise mistakes.step_missing(tokens.text, tokens.place(), tokens.opened)
    return Sequence(tuple(steps), marked)


def _word(tokens: Tokens) -> Word:
    token = tokens.left[-1]
    begin = tokens.ends[len(tokens.left) - 1] - len(token)
    tokens.left.pop()
    word = token.rstrip(SPACE)
    return Word(word, begin, begin + len(word))


def _divided(tokens: Tokens) -> Node:
    """One sequence, or several divided by one of , | and . ."""
    first = _sequence(tokens)
    divider = tokens.left[-1].rstrip(SPACE)
    if divider == ",":
        return Stack(_parts(tokens, first, ","))
    if divider == "|":
        return Choice(_parts(tokens, first, "|"), tokens.next_seed())
    if divider == ".":
        return Feet(_parts(tokens, first, "."), tokens.next_seed())
    return first


def _parts(tokens: Tokens, first: Sequence, divider: str) -> tuple[Sequence, ...]:
    """A sequence, and the others behind the same divider."""
    parts = [first]
    while tokens.left[-1].rstrip(SPACE) == divider:
        tokens.left.pop()
        parts.append(_sequence(tokens))
    return tuple(parts)


def _group(tokens: Tokens) -> Node:
    """What stands in brackets, the brackets with it."""
    opener = tokens.open()
    if opener == "[":
        inner = _divided(tokens)
        tokens.close()
        return inner
    parts = _parts(tokens, _sequence(tokens), ",")
    closer = tokens.close()
    if opener == "<":
        return Alternation(parts)
    return Polymeter(parts, _slice(tokens, "%") if closer[1:2] == "%" else None)


def _slice(tokens: Tokens, sign: str) -> Node:
    """A word or a group: what an operator takes."""
    if not tokens.at_slice():
        raise mistakes.argument_missing(tokens.text, tokens.place(), sign)
    return _group(tokens) if tokens.left[-1][0] in OPENERS else _word(tokens)


def _modified(tokens: Tokens, node: Node) -> Element:
    """A step with the operators that stand behind it."""
    operators: list[Operator] = []
    nested, far = 0, False
    while (first := tokens.left[-1][:1]) in OPERATORS and (not far or first in FAR):
        operator, far = READERS[first](tokens)
        if operator is None:
            break
        operators.append(operator)
        nested += not isinstance(operator, COUNTED)
        if nested > MAX_OPERATORS:
            raise mistakes.too_many_operators(tokens.text, tokens.place(), MAX_OPERATORS)
    for operator in operators:  # the number of a ? comes after those inside of later operators
        if isinstance(operator, Degrade):
            operator.seed = tokens.next_seed()
    return Modified(node, tuple(operators)) if operators else node


# Readers of one operator each: the operator (None: it was none after all), and whether a
# space follows that keeps most others from belonging to the same step.
Read: TypeAlias = tuple[Operator | None, bool]


def _fast(tokens: Tokens) -> Read:
    tokens.left.pop()
    return Fast(_slice(tokens, "*")), False


def _slow(tokens: Tokens) -> Read:
    tokens.left.pop()
    return Slow(_slice(tokens, "/")), False


def _tail(tokens: Tokens) -> Read:
    tokens.left.pop()
    return Tail(_slice(tokens, ":")), False


def _weight(tokens: Tokens) -> Read:
    amount, far = tokens.take_number()
    return Weight(amount), far


def _replicate(tokens: Tokens) -> Read:
    amount, far = tokens.take_number()
    return Replicate(amount), far


def _degrade(tokens: Tokens) -> Read:
    chance, far = tokens.take_number()
    return Degrade(chance, 0), far


def _hold(tokens: Tokens) -> Read:
    hold = HOLD.match(tokens.left[-1])
    assert hold is not None  # each token that begins with _ is a hold, or begins with one
    amount = tokens.amount(hold.group(1))
    space = tokens.take_front(hold.end())
    return Weight(amount, "_"), bool(space)


def _range(tokens: Tokens) -> Read:
    token = tokens.left[-1]
    if not token.startswith(".."):
        return None, False
    count = len(tokens.left)
    tokens.take_front(2)
    if tokens.at_slice():
        return Range(_slice(tokens, "..")), False
    del tokens.left[count - 1 :]
    tokens.left.append(token)
    return None, False


def _euclid(tokens: Tokens) -> Read:
    tokens.open()
    beats = _rhythm_number(tokens)
    if not tokens.take(","):
        raise mistakes.rhythm_misread(tokens.text, tokens.place(), tokens.opened)
    steps = _rhythm_number(tokens)
    tokens.take(",")
    shift = _rhythm_number(tokens) if tokens.at_slice() else None
    if tokens.left[-1][:1] != ")":
        raise mistakes.rhythm_misread(tokens.text, tokens.place(), tokens.opened, shift is not None)
    return Euclid(beats, steps, shift), len(tokens.close()) > 1


def _rhythm_number(tokens: Tokens) -> Element:
    if not tokens.at_slice():
        raise mistakes.rhythm_misread(tokens.text, tokens.place(), tokens.opened)
    node = _slice(tokens, "(")
    return _modified(tokens, node) if tokens.left[-1][:1] in OPERATORS else node


READERS: Final[dict[str, Callable[[Tokens], Read]]] = {
    "*": _fast,
    "/": _slow,
    ":": _tail,
    "@": _weight,
    "_": _hold,
    "!": _replicate,
    "?": _degrade,
    "(": _euclid,
    ".": _range,
}
