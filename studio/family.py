"""Trees of patterns and where they come from, as lines of text and as places in a picture. Pure.

A name that comes again is told once and pointed at afterwards, so that a tree of many generations
with two parents each stays as long as the number of its patterns.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MOST_LINES: Final = 60
MOST_DRAWN: Final = 400


@dataclass(frozen=True, slots=True)
class Kin:
    """A pattern in a tree: its name, what is said of it, and the names of its parents."""

    name: str
    about: str = ""
    parents: tuple[str, ...] = ()


def lines(name: str, known: Mapping[str, Kin], most: int = MOST_LINES) -> Iterator[str]:
    r"""A line for a pattern and each of its forebears, indented by generation.

    Args:
        name: the pattern.
        known: patterns by their names in small letters.
        most: lines; how many patterns are left out is said in the last one.

    >>> dawn = Kin("dawn", "busier hats", ("dusk", "noon"))
    >>> noon = Kin("noon", "", ("dusk",))
    >>> print("\n".join(lines("dawn", {"dawn": dawn, "noon": noon, "dusk": Kin("dusk")})))
    dawn: busier hats
      dusk
      noon
        dusk, as above
    """
    waiting, told, count = [(name, 0)], set[str](), 0
    while waiting and count < most:
        at, depth = waiting.pop()
        record = known.get(at.lower())
        again = at.lower() in told and record is not None and bool(record.parents or depth)
        said = " (gone)" if record is None else f": {record.about}" * bool(record.about)
        yield f"{'  ' * min(depth, 20)}{at}{', as above' if again else said}"
        count += 1
        told.add(at.lower())
        if record is not None and not again:
            waiting += [(parent, depth + 1) for parent in reversed(record.parents)]
    if waiting:
        left = len(forebears(name, known)) + 1 - len(told)
        yield f"… and {max(left, 1)} more"


def forebears(name: str, known: Mapping[str, Kin]) -> dict[str, int]:
    """All forebears, and how many generations back each first stands.

    >>> forebears("c", {"c": Kin("c", "", ("b", "a")), "b": Kin("b", "", ("a",)), "a": Kin("a")})
    {'b': 1, 'a': 1}
    """
    found: dict[str, int] = {}
    row, back = [name], 0
    while row:
        back += 1
        parents = [parent for one in row if (kin := known.get(one.lower())) is not None
                   for parent in kin.parents]  # fmt: skip
        row = [one for one in dict.fromkeys(parents) if one not in found and one != name]
        found |= dict.fromkeys(row, back)
    return found


def placed(
    names: Sequence[str], known: Mapping[str, Kin], most: int = MOST_DRAWN
) -> dict[str, list[list[object]]]:
    """Where some patterns and their forebears stand in a picture: columns are generations.

    Args:
        names: the youngest.
        known: patterns by their names in small letters.
        most: patterns that are drawn; the furthest back are left out.

    Returns:
        nodes (name, generations back, place in the column, text), edges (child, parent).
    """
    back: dict[str, int] = dict.fromkeys(names, 0)
    for name in names:
        for parent, far in forebears(name, known).items():
            back[parent] = min(far, back.get(parent, far))
    kept = sorted(back, key=lambda one: back[one])[:most]
    columns: dict[int, int] = {}
    nodes: list[list[object]] = []
    for name in kept:
        column = back[name]
        columns[column] = columns.get(column, -1) + 1
        about = known[name.lower()].about if name.lower() in known else "gone"
        nodes.append([name, column, columns[column], about[:30]])
    shown = set(kept)
    edges: list[list[object]] = [
        [name, parent] for name in kept if name.lower() in known
        for parent in known[name.lower()].parents if parent in shown
    ]  # fmt: skip
    return {"nodes": nodes, "edges": edges}
