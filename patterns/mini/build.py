"""Mini-notation made music: the tree of a text turned into a pattern.

Every rule of Strudel's mini-notation that is about time, chance or step counts is here;
how the text is read is in parse.py. An event carries the places of the words that made
it, as offsets in the player's code.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, TypeAlias

from patterns.applying import lcm_of_steps
from patterns.changing import located
from patterns.constructors import fastcat, stack, timecat
from patterns.errors import MiniError, Place, QueryError
from patterns.hap import Context
from patterns.kinds import beats, count, time
from patterns.mini import nodes
from patterns.mini.effects import chosen, degraded, listed, ranged, replicated, struck, struck_later
from patterns.mini.parse import parse
from patterns.numerals import exact, fraction, js_number
from patterns.pattern import ONE, Pattern, Settled, pure, silence, with_steps
from patterns.registry import Operation, Spoken, apply
from patterns.timing import fast, slow, sped
from patterns.values import Value

RESTS: Final = frozenset("~-")
FAST: Final = Operation("*", fast, (time,), keeps_steps=True)
SLOW: Final = Operation("/", slow, (time,))
STRUCK: Final = Operation("( )", struck, (beats, beats))
SHIFTED: Final = Operation("( )", struck_later, (beats, beats, count))

Divided: TypeAlias = nodes.Stack | nodes.Choice | nodes.Feet | nodes.Alternation | nodes.Polymeter


@dataclass(slots=True)
class Source:
    """The text, and where it stands in the player's code."""

    text: str
    offset: int


@dataclass(slots=True)
class Part:
    """A piece built.

    Attributes:
        pattern: what it plays.
        weight: as a step, how much time it takes beside its neighbours; as a part of a
            group, how many steps it has.
        marked: does a ^ in it make its step count that of the whole?
    """

    pattern: Pattern
    weight: Fraction = ONE
    marked: bool = False


def mini(text: str, offset: int = 0) -> Pattern:
    """The pattern that mini-notation describes.

    Args:
        text: what stands between the quotes.
        offset: where it begins in the player's code; events carry places in that code.

    Raises:
        MiniError: it cannot be read.
        LimitError: it is nested too deep.

    >>> [hap.value for hap in mini("bd <hh cp>").query(0, 2)]
    ['bd', 'hh', 'bd', 'cp']
    """
    return _built(Source(text, offset), parse(text)).pattern


def of_tree(tree: nodes.Element, text: str = "") -> Pattern:
    """The pattern of a tree, as whoever edits it has changed it; text is shown where it is wrong.

    >>> [hap.value for hap in of_tree(nodes.Word("bd")).query(0, 2)]
    ['bd', 'bd']
    """
    return _built(Source(text, 0), tree).pattern


def _built(source: Source, node: nodes.Element) -> Part:
    if isinstance(node, nodes.Word):
        return _word(source, node)
    if isinstance(node, nodes.Modified):
        return _modified(source, node)
    if isinstance(node, nodes.Sequence):
        inner = _sequence(source, node)
        return Part(inner.pattern, ONE, inner.marked)
    return _divided(source, node)


def _divided(source: Source, node: Divided) -> Part:
    """A group of parts; marked parts give the step count of all but feet and polymeters."""
    parts = [_sequence(source, part) for part in node.parts]
    marked = _marked_steps(parts)
    match node:
        case nodes.Feet():
            return Part(fastcat([part.pattern for part in parts]), marked=marked is not None)
        case nodes.Polymeter():
            return Part(_polymeter(source, node, parts), marked=marked is not None)
        case nodes.Stack():
            pattern = stack([part.pattern for part in parts])
        case nodes.Choice():
            pattern = chosen([part.pattern for part in parts], node.seed)
        case nodes.Alternation():
            pattern = stack([slow(part.weight, part.pattern) for part in parts])
    return Part(pattern) if marked is None else Part(with_steps(pattern, marked), marked=True)


@lru_cache(maxsize=4096)
def word_value(text: str) -> Value:
    """What a word says: a number where it reads as one, else itself.

    >>> word_value("007"), word_value(".5"), word_value("c4")
    (7, 0.5, 'c4')
    """
    number = js_number(text)
    return text if math.isnan(number) else number


def _word(source: Source, node: nodes.Word) -> Part:
    if node.text in RESTS:
        return Part(silence)
    return Part(pure(word_value(node.text), _places(source, node)))


def _places(source: Source, node: nodes.Word) -> Context:
    return Context(((node.begin + source.offset, node.end + source.offset),))


def _words(source: Source, words: Sequence[nodes.Word]) -> Pattern:
    """Words of equal length one after another, a rest among them for silence."""
    count = len(words)
    events = [
        (count, at, at + 1, at, at + 1, word_value(word.text), _places(source, word))
        for at, word in enumerate(words)
        if word.text not in RESTS
    ]
    return Settled(events, exact(count))


def _sequence(source: Source, node: nodes.Sequence) -> Part:
    words = [step for step in node.steps if isinstance(step, nodes.Word)]
    if len(words) == len(node.steps) > 1:
        pattern = _words(source, words)
        return Part(pattern, pattern.steps or ONE, node.marked)
    parts = [_built(source, step) for step in node.steps]
    if len(parts) == 1 and parts[0].weight is ONE and not parts[0].marked:
        return Part(with_steps(parts[0].pattern, ONE), ONE, node.marked)
    weights = [part.weight for part in parts]
    if weights != [ONE] * len(weights):
        total = sum(weights, Fraction(0))
        if total <= 0 or min(weights) < 0:
            hint = "a step's weight is above 0, as in bd@3"
            raise MiniError("these steps weigh too little", _place(source, node), hint)
        pattern = timecat(
            [(weight, part.pattern) for weight, part in zip(weights, parts, strict=True)]
        )
    else:
        total = exact(len(parts))
        pattern = fastcat([part.pattern for part in parts])
    marked = _marked_steps(parts)
    steps = total if marked is None else total * marked
    return Part(with_steps(pattern, steps), total, node.marked or marked is not None)


def _marked_steps(parts: Sequence[Part]) -> Fraction | None:
    """The step count that marked parts ask for together, None where there is none."""
    counts = [part.pattern.steps or Fraction(0) for part in parts if part.marked]
    return lcm_of_steps(counts)


def _paced(num: int, den: int, part: Part) -> Pattern:
    """A part that goes num/den steps a cycle."""
    length, over = part.weight.as_integer_ratio()
    num, den = num * over, den * length
    common = math.gcd(num, den)
    return sped(num // common, den // common, part.pattern)


def _polymeter(source: Source, node: nodes.Polymeter, parts: Sequence[Part]) -> Pattern:
    def stepped(steps: Fraction, _pattern: Pattern = silence) -> Pattern:
        num, den = steps.as_integer_ratio()
        return stack([_paced(num, den, part) for part in parts])

    if node.steps is None:
        return stepped(parts[0].weight)
    base = stack([part.pattern for part in parts])
    return _applied(source, Operation("%", stepped, (time,), keeps_steps=True), [node.steps], base)


def _modified(source: Source, node: nodes.Modified) -> Part:
    part = _built(source, node.node)
    counted = [one for one in node.operators if one.__class__ in nodes.COUNTED]
    if not counted:
        pattern = part.pattern
        for operator in node.operators:
            pattern = _changed(source, operator, pattern)
        return Part(pattern, ONE, part.marked)
    return _counted(source, node, part, counted)


def _counted(
    source: Source, node: nodes.Modified, part: Part, counted: Sequence[nodes.Operator]
) -> Part:
    """A step with operators of which some say how it counts among the others."""
    repeats, weight = _repeats_and_weight(counted)
    last_repeat = [None, *(one for one in counted if isinstance(one, nodes.Replicate))][-1]
    pattern = part.pattern
    for operator in node.operators:
        if operator is last_repeat:
            pattern = replicated(fraction(repeats), pattern)
        else:
            pattern = _changed(source, operator, pattern)
    # A weight of 0 counts as none given; one that rounds to 0 takes no time.
    return Part(pattern, fraction(weight) if weight else ONE, part.marked)


def _changed(source: Source, operator: nodes.Operator, pattern: Pattern) -> Pattern:
    """A pattern with one operator applied; weights and repeats change nothing here."""
    match operator:
        case nodes.Fast(nodes.Word() as word) if (
            word.text.isdecimal() and 0 < (factor := js_number(word.text)) < math.inf
        ):
            same = located(pattern, _places(source, word), pattern.steps)
            return fast(fraction(factor), same)
        case nodes.Fast(factor):
            return _applied(source, FAST, [factor], pattern)
        case nodes.Slow(factor):
            return _applied(source, SLOW, [factor], pattern)
        case nodes.Euclid(beats, steps, None):
            return _applied(source, STRUCK, [beats, steps], pattern)
        case nodes.Euclid(beats, steps, shift) if shift is not None:
            return _applied(source, SHIFTED, [beats, steps, shift], pattern)
        case nodes.Degrade(chance, seed):
            return degraded(0.5 if chance is None else chance, seed, pattern)
        case nodes.Tail(item):
            return listed(pattern, _built(source, item).pattern)
        case nodes.Range(stop):
            return ranged(pattern, _built(source, stop).pattern)
        case _:
            return pattern


def _repeats_and_weight(operators: Sequence[nodes.Operator]) -> tuple[float, float]:
    """How often a step is played, and its weight: a ! sets the weight, a @ or _ adds to it.

    Sums are made as doubles, as Strudel makes them: 1 + 0.1 - 1 is not 0.1.
    """
    repeats, weight = 1.0, 1.0
    for operator in operators:
        if isinstance(operator, nodes.Replicate):
            repeats += (2 if operator.amount is None else operator.amount) - 1
            weight = repeats
        elif isinstance(operator, nodes.Weight):
            weight += (2 if operator.amount is None else operator.amount) - 1
    return repeats, weight


def _applied(
    source: Source, operation: Operation, args: Sequence[nodes.Element], pattern: Pattern
) -> Pattern:
    """An operator with arguments that may be patterns; a plain wrong one is pointed at."""
    try:
        return apply(operation, [_argument(source, arg) for arg in args], pattern)
    except QueryError as error:
        raise MiniError(error.reason, _place(source, args[0]), error.hint) from None


def _argument(source: Source, node: nodes.Element) -> Pattern | Spoken:
    """What an operator takes; a word alone need not be a pattern first."""
    if isinstance(node, nodes.Word) and node.text not in RESTS:
        return Spoken(word_value(node.text), _places(source, node))
    return _built(source, node).pattern


def _place(source: Source, node: nodes.Element) -> Place:
    """Where a node begins: at its first word."""
    return Place(source.text, nodes.first_word(node).begin)
