"""What a player shows in free play: the skills that code of their own uses. Pure.

It is weak evidence: who copies a line uses what is in it without having learnt it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from patterns.errors import PatternError
from patterns.mini import nodes
from patterns.mini.parse import parse
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Source, read, walk
from tutorials.ability import Attempt
from tutorials.learner import Learner, attempted
from tutorials.skills import Skill

WEIGHT: Final = 0.3  # of an exercise
# How the pieces of mini-notation are written.
SIGNS: Final[Mapping[type, str]] = {
    nodes.Fast: "*",
    nodes.Slow: "/",
    nodes.Stack: ",",
    nodes.Alternation: "<>",
    nodes.Polymeter: "{}",
    nodes.Euclid: "()",
    nodes.Replicate: "!",
    nodes.Degrade: "?",
    nodes.Choice: "|",
}
NAMES: Final = frozenset({"identifier", "property_identifier", "shorthand_property_identifier"})


def shown(code: str, skills: Mapping[str, Skill]) -> list[str]:
    """The skills that code uses, in the order of the list; none where it cannot be read.

    >>> from tutorials.skills import all_skills
    >>> shown('s("bd*4, ~ cp").room(.3)', all_skills())
    ['pulse', 'rests', 'subdivision', 'layers', 'reverb']
    """
    try:
        source = read(code, LOCAL)
    except PatternError:
        return []
    found = set(_words(source))
    return [one.name for one in skills.values() if found.intersection(one.shown_by)]


def _words(source: Source) -> Iterator[str]:
    """Names, forms and signs of mini-notation that occur in code."""
    for node in walk(source.root):
        text = source.of(node)
        if node.kind in NAMES:
            yield text
        elif node.kind == "arrow_function":
            yield "=>"
        elif node.kind == "labeled_statement":
            yield "_$:" if text.startswith("_") else "$:"
        elif node.kind == "template_string" or text.startswith('"'):
            yield from _signs_in(text[1:-1])


def _signs_in(text: str) -> Iterator[str]:
    try:
        tree = parse(text)
    except PatternError:
        return
    todo: list[Any] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, nodes.Word) and node.text in ("~", "-"):
            yield "~"
        elif isinstance(node, nodes.Weight):
            yield node.sign
        elif isinstance(node, nodes.Sequence) and node is not tree:
            yield "[]"
        yield from filter(None, [SIGNS.get(type(node))])
        todo += _below(node)


def _below(node: Any) -> list[Any]:
    """The nodes that a node is made of; the parts of a group are no brackets of their own."""
    found: list[Any] = []
    for one in fields(node) if is_dataclass(node) else ():
        value = getattr(node, one.name)
        several = value if isinstance(value, tuple) else (value,)
        for inner in several:
            if one.name == "parts":
                found += inner.steps
            elif is_dataclass(inner):
                found.append(inner)
    return found


def played(
    learner: Learner,
    code: str,
    skills: Mapping[str, Skill],
    difficulties: Mapping[str, float],
    at: float,
) -> Learner:
    """The learner after playing something freely: nobody is marked down for what is not in it.

    Args:
        learner: who.
        code: what was evaluated, and played.
        skills: all that can be learnt.
        difficulties: of the easiest exercise of each skill, in logits.
        at: when, in seconds since 1970.
    """
    for name in shown(code, skills):
        if name in difficulties:
            attempt = Attempt(difficulties[name], right=True, weight=WEIGHT)
            learner = attempted(learner, name, attempt, at)
    return learner
