"""The library in several places, merged without loss.

A place holds a JSON file for each pattern, removed ones too. What changed on one side since
the last time goes to the other; what changed on both keeps the newer version, and the older
one's code stays under a name of its own.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from studio.library import LISTS, LibraryError, Record, checked

MOST_BYTES: Final = 2_000_000  # of a pattern's file

_UID: Final = re.compile(r"[\w-]{1,80}")  # it becomes a file's name


@dataclass(frozen=True, slots=True)
class Copy:
    """A pattern as a place has it: what is known of it, or that it is gone."""

    record: Record
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """What two sides have to do to be alike.

    Attributes:
        mine: copies to take into the library.
        theirs: copies to write to the place.
        kept: names under which the older of two versions stays.
    """

    mine: tuple[Copy, ...]
    theirs: tuple[Copy, ...]
    kept: tuple[str, ...]


def merge(mine: Iterable[Copy], theirs: Iterable[Copy], known: Mapping[str, int]) -> Merge:
    """Compare two sides.

    Args:
        mine: the library, with what was removed.
        theirs: the place.
        known: when each pattern was last changed, as both sides had it the last time.

    >>> old, new = Record("a", "x", uid="1", modified=1), Record("a", "y", uid="1", modified=2)
    >>> found = merge([Copy(old)], [Copy(new)], {"1": 1})
    >>> [copy.record.code for copy in found.mine], found.theirs
    (['y'], ())
    """
    here = {copy.record.uid: copy for copy in mine}
    there = {copy.record.uid: copy for copy in theirs}
    take: list[Copy] = []
    give: list[Copy] = []
    kept: list[str] = []
    for uid in dict.fromkeys([*here, *there]):
        one, two, base = here.get(uid), there.get(uid), known.get(uid, 0)
        if one is None or two is None:
            (take if one is None else give).append(one or two or Copy(Record("", "")))
        elif one.record.modified != two.record.modified:
            newer, older = (one, two) if one.record.modified > two.record.modified else (two, one)
            (give if newer is one else take).append(newer)
            if older.record.modified > base and _differs(newer, older):
                stays = _aside(older)
                kept.append(stays.record.name)
                take.append(stays)
                give.append(stays)
    return Merge(tuple(take), tuple(give), tuple(kept))


def _differs(newer: Copy, older: Copy) -> bool:
    """Would something be lost with the older version?"""
    return not older.gone and (newer.gone or newer.record.code != older.record.code)


def _aside(copy: Copy) -> Copy:
    """The same pattern under a name and number of its own, the same on every machine."""
    record = copy.record
    mark = format(record.modified % 0xFFFFF, "05x")
    return Copy(replace(record, name=f"{record.name[:70]} {mark}", uid=f"{record.uid}-{mark}"))


def text_of(copy: Copy) -> str:
    """A pattern's file."""
    plain = {**asdict(copy.record), "gone": copy.gone}
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    **dict.fromkeys(("name", "code", "description", "genre", "mood", "source", "uid"), (str,)),
    **dict.fromkeys(("complexity", "creativity", "uniqueness"), (int, float, type(None))),
    "timestamp": (int, float), "play_count": (int,), "user_rating": (int,), "modified": (int,),
    "favourite": (bool,), **dict.fromkeys(LISTS, (list,)),
}  # fmt: skip


def copy_of(text: str) -> Copy | None:
    """The pattern of a file, None where it is none: a place is not always ours alone.

    >>> copy = Copy(Record("a", "x", tags=("b",), uid="1", modified=7), gone=True)
    >>> copy_of(text_of(copy)) == copy, copy_of("{}"), copy_of("[")
    (True, None, None)
    """
    if len(text) > MOST_BYTES:
        return None
    try:
        plain: dict[str, Any] = {"parents": [], **json.loads(text)}  # older files name none
        values = {one.name: plain[one.name] for one in fields(Record)}
        if not all(isinstance(value, _TYPES[name]) for name, value in values.items()):
            return None
        lists = {name: tuple(str(one) for one in values[name]) for name in LISTS}
        record = Record(**{**values, **lists})
        good = _UID.fullmatch(record.uid) is not None
        return Copy(checked(record), bool(plain.get("gone"))) if good else None
    except (ValueError, TypeError, KeyError, RecursionError, LibraryError):
        return None
