"""Regular expressions as values, and the methods of texts that search with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from patterns.errors import CodeError
from patterns.strudel.coerce import MAX_SAFE, Thing, integer, text
from patterns.strudel.matching import Marks, Match, search
from patterns.strudel.regexes import Program, read
from patterns.strudel.runtime import Runtime
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]
PUT: Final = re.compile(
    r"\$(?:([$&`'])|(\d{1,2})|<([^>]*)>)"
)  # what stands for a piece of the text


class Regex(Thing):
    """A regular expression.

    Attributes:
        source, flags: as written, without the slashes.
        program: what it means.
        begin: lastIndex, where exec and test of one with the flag g go on.
    """

    __slots__ = ("begin", "flags", "program", "source")

    def __init__(self, source: str, flags: str = "", program: Program | None = None) -> None:
        self.source, self.flags, self.begin = source, "".join(sorted(flags)), 0
        self.program: Program = program or read(source, flags)

    def __str__(self) -> str:
        return f"/{self.source}/{self.flags}"

    @property
    def many(self) -> bool:
        """Does it look for all matches?"""
        return "g" in self.flags


def make(_run: Runtime, source: Value = "", flags: Value = UNDEFINED) -> Regex:
    """New RegExp('a+', 'g')."""
    if isinstance(source, Regex):
        return Regex(source.source, source.flags if flags is UNDEFINED else text(flags))
    return Regex(text(source), "" if flags is UNDEFINED else text(flags))


def _first(run: Runtime, regex: Regex, this: str, start: int = 0) -> Marks | None:
    return search(regex.program, this, start, run.budget.step)


def _every(run: Runtime, regex: Regex, this: str) -> Iterator[Marks]:
    """The matches, one after another; the first alone where the flag g is not there."""
    start = 0
    while start <= len(this) and (found := _first(run, regex, this, start)) is not None:
        yield found
        if not regex.many:
            return
        start = found[1] + (found[0] == found[1])


def _groups(run: Runtime, this: str, found: Marks) -> list[Value]:
    """A match and its groups as texts."""
    run.budget.take(len(found))
    pairs = zip(found[::2], found[1::2], strict=True)
    return [UNDEFINED if begin < 0 or end < 0 else this[begin:end] for begin, end in pairs]


def _told(run: Runtime, regex: Regex, this: str, found: Marks) -> Match:
    """A match as code sees it."""
    told = Match(_groups(run, this, found))
    told.begin, told.input = found[0], this
    names = regex.program.names
    told.groups = {name: told[place] for name, place in names.items()} if names else UNDEFINED
    return told


def _exec(run: Runtime, regex: Regex, this: Value = UNDEFINED) -> Value:
    where = text(this)
    start = regex.begin if regex.many else 0
    found = _first(run, regex, where, start) if start <= len(where) else None
    if regex.many:
        regex.begin = 0 if found is None else found[1]
    return None if found is None else _told(run, regex, where, found)


def match(run: Runtime, this: str, wanted: Value = UNDEFINED) -> Value:
    """The first match and its groups; with the flag g all matches; null where there is none."""
    regex = _regex(wanted)
    if not regex.many:
        found = _first(run, regex, this)
        return None if found is None else _told(run, regex, this, found)
    found_all = [_groups(run, this, one)[0] for one in _every(run, regex, this)]
    return found_all or None


def match_all(run: Runtime, this: str, wanted: Value = UNDEFINED) -> Value:
    """All matches, each with its groups.

    Raises:
        CodeError: the regular expression looks for the first alone.
    """
    if isinstance(wanted, Regex) and not wanted.many:
        raise CodeError("matchAll needs the flag g", hint=f"write {wanted}g")
    regex = _regex(wanted, "g")
    return [_told(run, regex, this, found) for found in _every(run, regex, this)]


def search_in(run: Runtime, this: str, wanted: Value = UNDEFINED) -> Value:
    """Where the first match begins, -1 where there is none."""
    found = _first(run, _regex(wanted), this)
    return -1 if found is None else found[0]


def _regex(wanted: Value, flags: str = "") -> Regex:
    if isinstance(wanted, Regex):
        return wanted
    return Regex("(?:)" if wanted is UNDEFINED else text(wanted), flags)


def replaced(run: Runtime, this: str, regex: Regex, new: Value) -> Value:
    """A text with each match replaced by a text or by what a function makes of it."""
    parts, at = [], 0
    for found in _every(run, regex, this):
        groups = _groups(run, this, found)
        if callable(new):
            put = text(run.call(new, [*groups, found[0], this]))
        else:
            put = _put(text(new), this, found, groups, regex.program.names)
        parts += [this[at : found[0]], put]
        run.budget.take(found[0] - at + len(put))
        at = found[1]
    return "".join([*parts, this[at:]])


def _put(new: str, this: str, found: Marks, groups: list[Value], names: Mapping[str, int]) -> str:
    """What a replacement stands for: $& is the match, $1 or $<name> a group."""

    def meant(one: re.Match[str]) -> str:
        sign, number, name = one.groups()
        if sign is not None:
            signs = {"$": "$", "&": this[found[0] : found[1]]}
            signs.update({"`": this[: found[0]], "'": this[found[1] :]})
            return signs[sign]
        place = names.get(name, 0) if number is None else int(number)
        if not 0 < place < len(groups):
            return one[0]
        return "" if groups[place] is UNDEFINED else str(groups[place])

    return PUT.sub(meant, new)


def split(run: Runtime, this: str, regex: Regex, most: Value) -> Value:
    """The pieces of a text between the matches, and the groups of each."""
    parts: list[Value] = []
    begin = start = 0
    while start < len(this):
        found = _first(run, regex, this, start)
        if found is None or found[0] >= len(this):
            break
        if found[1] == begin:  # nothing, where the last piece ended, divides nothing
            start = found[0] + 1
            continue
        parts += [this[begin : found[0]], *_groups(run, this, found)[1:]]
        begin = start = found[1]
    if this or _first(run, regex, this) is None:
        parts.append(this[begin:])
    return parts[: max(integer(most, MAX_SAFE), 0)]


def set_begin(regex: Regex, name: str, value: Value) -> None:
    """regex.lastIndex = 0, the one thing that can be set.

    Raises:
        CodeError: it is another one.
    """
    if name != "lastIndex":
        raise CodeError(f"`{name}` of a regular expression stays as it is")
    regex.begin = max(integer(value), 0)


METHODS: Final[Mapping[str, Method]] = {
    "exec": _exec,
    "test": lambda run, regex, this=UNDEFINED: _exec(run, regex, this) is not None,
    "toString": lambda _run, regex: str(regex),
}
VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "flags": lambda regex: regex.flags,
    "global": lambda regex: regex.many,
    "lastIndex": lambda regex: regex.begin,
    "source": lambda regex: regex.source,
}
MATCH_VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {
    "groups": lambda match: match.groups,
    "index": lambda match: match.begin,
    "input": lambda match: match.input,
    "length": len,
}
