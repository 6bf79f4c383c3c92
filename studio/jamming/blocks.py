"""What the code of a pane becomes where more is evaluated in it. Pure.

A pane is one slot, but inside it labels mean what they mean alone: `drums:` takes the place of
`drums:` and leaves `bass:` alone; code without a label takes the place of code without a label;
names that code defines stay for what still uses them. `hush()` and `all(…)` leave nothing beside.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from patterns.errors import PatternError
from patterns.strudel.limits import STRANGER
from patterns.strudel.syntax import Node, Source, read
from studio.slots import is_anonymous

NAMELESS: Final = "$"
LOADS: Final = frozenset({"samples", "soundfonts", "aliasBank", "loadCsound", "tables", "register"})
SETS: Final = frozenset({"setcps", "setcpm", "setCps", "setCpm", "setbpm", "useRNG"})
ALONE: Final = frozenset({"hush", "all", "each"})
BEHIND: Final = re.compile(r"[; \t]*(?P<comment>//[^\n]*)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement of some code.

    Attributes:
        text: as it was written, with the comments before it and the one behind it on its line.
        at: where it stands in its code.
        kind: "plays", "defines", "loads", "sets", "alone" or "does".
        names: what it defines, or the name under which it plays: "$" for none.
        lacks: it plays without a label that it needs where others play beside it.
    """

    text: str
    at: int
    kind: str
    names: frozenset[str] = frozenset()
    lacks: int = -1


@dataclass(frozen=True, slots=True)
class Merged:
    """Code that was put together.

    Attributes:
        code: all of it.
        places: of each piece that is new: where it stands, where it stood, how long it is.
    """

    code: str
    places: tuple[tuple[int, int, int], ...] = ()

    def old(self, at: int) -> int | None:
        """Where a character stood in the new code; None where it comes from the code before."""
        for now, then, length in self.places:
            if now <= at < now + length:
                return min(then + max(at - now, 0), then + length - 1)
        return None


def merged(before: str, new: str) -> Merged:
    r"""Code evaluated where other code plays.

    >>> merged('drums: s("bd")\n\nbass: note("c2")', 'drums: s("cp")').code
    'bass: note("c2")\n\ndrums: s("cp")'
    >>> merged('s("bd")', 's("hh*8")').code, merged('s("bd")', 'bass: note("c2")').code
    ('s("hh*8")', '$: s("bd")\n\nbass: note("c2")')
    >>> merged('const x = 2\na: s("bd").fast(x)', 'b: s("hh").fast(x)').code
    'const x = 2\n\na: s("bd").fast(x)\n\nb: s("hh").fast(x)'
    >>> merged('drums: s("bd")', 'hush()').code, merged('a: s("bd")', '_a: s("bd")').code
    ('hush()', '_a: s("bd")')
    >>> merged('a: s("bd") // mine', 'b: s("hh"); // yours').code
    'a: s("bd") // mine\n\nb: s("hh"); // yours'
    """
    old, now = pieces(before), pieces(new)
    if old is None or now is None or any(one.kind == "alone" for one in now):
        return _as_it_is(new)
    kept = kept_beside(old, now)
    if not kept:
        return _as_it_is(new)
    first = [*_not_playing(kept), *_not_playing(now)]
    playing = [one for one in (*kept, *now) if one.kind == "plays"]
    return _joined([*first, *playing], {id(one) for one in now}, len(playing) > 1)


def _as_it_is(code: str) -> Merged:
    return Merged(code, ((0, 0, max(len(code), 1)),))


def _not_playing(found: Iterable[Piece]) -> list[Piece]:
    return [one for one in found if one.kind != "plays"]


def kept_beside(old: Iterable[Piece], now: Iterable[Piece]) -> list[Piece]:
    """What stays of the code before."""
    now = list(now)
    played = frozenset(name for one in now if one.kind == "plays" for name in one.names)
    defined = frozenset(name for one in now if one.kind == "defines" for name in one.names)
    texts = {one.text for one in now}
    return [
        one
        for one in old
        if (one.kind == "plays" and not one.names & played)
        or (one.kind == "defines" and not one.names & defined)
        or (one.kind == "loads" and one.text not in texts)
    ]


def _joined(found: list[Piece], new: set[int], several: bool) -> Merged:
    text, places = "", []
    for piece in found:
        text += "\n\n" if text else ""
        if several and piece.lacks >= 0:
            head, rest = piece.text[: piece.lacks], piece.text[piece.lacks :]
            if id(piece) in new:
                places.append((len(text), piece.at, len(head)))
                here = len(text) + len(head) + len(NAMELESS) + 2
                places.append((here, piece.at + piece.lacks, len(rest)))
            text += f"{head}{NAMELESS}: {rest}"
            continue
        if id(piece) in new:
            places.append((len(text), piece.at, len(piece.text)))
        text += piece.text
    return Merged(text, tuple(places))


def pieces(code: str) -> list[Piece] | None:
    """The statements of some code; None where it cannot be read."""
    try:
        source = read(code, STRANGER)
    except PatternError:
        return None
    if source.broken is not None:
        return None
    found: list[Piece] = []
    end = 0
    nodes = [one for one in source.root.named if one.kind != "hash_bang_line"]
    for node in nodes:
        behind = BEHIND.match(code, node.end)
        stop = behind.end() if behind is not None and behind["comment"] else node.end
        written = code[end:stop]
        text = written.lstrip("\n; \t")
        at = end + len(written) - len(text)
        found.append(_piece(source, node, text, at, node is nodes[-1]))
        end = stop if behind is None else behind.end()
    return found


def _piece(source: Source, node: Node, text: str, at: int, last: bool) -> Piece:
    if node.kind == "labeled_statement":
        label = source.of(node.fields["label"])
        bare = label.strip("_")
        return Piece(text, at, "plays", frozenset({NAMELESS if is_anonymous(bare) else bare}))
    if node.kind in ("lexical_declaration", "variable_declaration", "function_declaration"):
        return Piece(text, at, "defines", _defined(source, node))
    called = _called(source, node)
    for names, kind in ((ALONE, "alone"), (SETS, "sets"), (LOADS, "loads")):
        if called in names:
            return Piece(text, at, kind)
    if last and node.kind == "expression_statement":
        return Piece(text, at, "plays", frozenset({NAMELESS}), node.begin - at)
    return Piece(text, at, "does")


def _defined(source: Source, node: Node) -> frozenset[str]:
    if node.kind == "function_declaration":
        return frozenset({source.of(node.fields["name"])})
    names = (one.fields.get("name") for one in node.named)
    return frozenset(source.of(name) for name in names if name is not None)


def _called(source: Source, node: Node) -> str:
    """The name of the function that a statement calls, "" where it does something else."""
    if node.kind != "expression_statement" or not node.named:
        return ""
    call = node.named[0]
    if call.kind == "await_expression" and call.named:
        call = call.named[0]
    if call.kind != "call_expression":
        return ""
    return source.of(call.fields["function"])
