"""A mini-notation tree as text again: parse(show(tree)) gives the same tree.

Used by what edits patterns: a tree is changed, and shown to the player as text.
"""

from typing import Final

from patterns.mini import nodes

DIVIDERS: Final = {
    nodes.Stack: ", ",
    nodes.Alternation: ", ",
    nodes.Polymeter: ", ",
    nodes.Choice: " | ",
    nodes.Feet: " . ",
}
# What needs no [ ] inside others.
CLOSED: Final = nodes.Word | nodes.Modified | nodes.Alternation | nodes.Polymeter


def show(node: nodes.Element) -> str:
    """The text of a tree.

    >>> from patterns.mini.parse import parse
    >>> show(parse("bd   [hh hh]*2 _  <sd cp>!"))
    'bd [hh hh]*2 _ <sd cp>!'
    """
    match node:
        case nodes.Word():
            return node.text
        case nodes.Modified():
            return _modified(node)
        case nodes.Sequence():
            return ("^" if node.marked else "") + " ".join(_inner(step) for step in node.steps)
    text = DIVIDERS[type(node)].join(show(part) for part in node.parts)
    match node:
        case nodes.Alternation():
            return f"<{text}>"
        case nodes.Polymeter():
            return f"{{{text}}}" + ("" if node.steps is None else f"%{_inner(node.steps)}")
    return text


def _inner(node: nodes.Element) -> str:
    """The text of a node inside another one."""
    return show(node) if isinstance(node, CLOSED) else f"[{show(node)}]"


def _modified(node: nodes.Modified) -> str:
    text = _inner(node.node)
    near = True  # a space may follow: not behind @ ! ? and a rhythm
    for operator in node.operators:
        part = _operator(operator)
        if isinstance(operator, nodes.Range):
            part = (" .. " if near else "..") + _inner(operator.stop)
        text += part
        near = isinstance(operator, nodes.Fast | nodes.Slow | nodes.Tail | nodes.Range)
    return text


def _operator(operator: nodes.Operator) -> str:
    match operator:
        case nodes.Fast(factor):
            return f"*{_inner(factor)}"
        case nodes.Slow(factor):
            return f"/{_inner(factor)}"
        case nodes.Tail(item):
            return f":{_inner(item)}"
        case nodes.Range(stop):
            return f" .. {_inner(stop)}"
        case nodes.Weight(amount, sign):
            return (" _" if sign == "_" else "@") + _number(amount)
        case nodes.Replicate(amount):
            return f"!{_number(amount)}"
        case nodes.Degrade(chance):
            return f"?{_number(chance)}"
        case nodes.Euclid(beats, steps, shift):
            args = (beats, steps) if shift is None else (beats, steps, shift)
            return f"({','.join(_inner(arg) for arg in args)})"


def _number(number: float | None) -> str:
    """A number as short as it can be, or nothing.

    >>> _number(3.0), _number(0.25), _number(None)
    ('3', '0.25', '')
    """
    if number is None:
        return ""
    return f"{number:.0f}" if number.is_integer() and abs(number) < 1e15 else repr(number)
