"""What belongs to plain texts, the ones in single quotes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from patterns.errors import CodeError
from patterns.strudel import finding
from patterns.strudel.coerce import MAX_SAFE, SPACE, integer, text
from patterns.strudel.runtime import Runtime
from patterns.values import UNDEFINED, Value

Method = Callable[..., Value]
FORMS: Final[tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...]] = ("NFC", "NFD", "NFKC", "NFKD")
SIGNS_IN_ORDER: Final = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"


def _span(start: Value, end: Value, length: int) -> tuple[int, int]:
    first, last = integer(start), integer(end, length)
    first = max(first + length, 0) if first < 0 else min(first, length)
    last = max(last + length, 0) if last < 0 else min(last, length)
    return first, max(last, first)


def _slice(_run: Runtime, this: str, start: Value = 0, end: Value = UNDEFINED) -> Value:
    first, last = _span(start, end, len(this))
    return this[first:last]


def _substring(_run: Runtime, this: str, start: Value = 0, end: Value = UNDEFINED) -> Value:
    places = (integer(start), integer(end, len(this)))
    first, last = sorted(min(max(place, 0), len(this)) for place in places)
    return this[first:last]


def _substr(_run: Runtime, this: str, start: Value = 0, length: Value = UNDEFINED) -> Value:
    first, _ = _span(start, UNDEFINED, len(this))
    return this[first : first + max(integer(length, len(this)), 0)]


def _at(_run: Runtime, this: str, place: Value = 0) -> Value:
    index = integer(place)
    index = index + len(this) if index < 0 else index
    return this[index] if 0 <= index < len(this) else UNDEFINED


def _char_at(_run: Runtime, this: str, place: Value = 0) -> Value:
    index = integer(place)
    return this[index] if 0 <= index < len(this) else ""


def _char_code(_run: Runtime, this: str, place: Value = 0) -> Value:
    index = integer(place)
    return ord(this[index]) if 0 <= index < len(this) else float("nan")


def _code_point(_run: Runtime, this: str, place: Value = 0) -> Value:
    index = integer(place)
    return ord(this[index]) if 0 <= index < len(this) else UNDEFINED


def _split(run: Runtime, this: str, by: Value = UNDEFINED, most: Value = UNDEFINED) -> Value:
    if by is UNDEFINED:
        return [this]
    if isinstance(by, finding.Regex):
        return finding.split(run, this, by, most)
    separator = text(by)
    run.budget.take(len(this) + 1)
    parts = this.split(separator) if separator else list(this)
    return parts[: max(integer(most, MAX_SAFE), 0)]


def _repeat(run: Runtime, this: str, count: Value = 0) -> Value:
    times = integer(count)
    if times < 0:
        raise CodeError("a text cannot be repeated less than 0 times")
    run.budget.take(times * len(this))
    return this * times if this else ""


def _padded(run: Runtime, this: str, length: Value, fill: Value) -> str:
    filler = " " if fill is UNDEFINED else text(fill)
    missing = integer(length) - len(this)
    if missing <= 0 or not filler:
        return ""
    run.budget.take(missing)
    return (filler * (missing // len(filler) + 1))[:missing]


def _pad_start(run: Runtime, this: str, length: Value = 0, fill: Value = UNDEFINED) -> Value:
    return _padded(run, this, length, fill) + this


def _pad_end(run: Runtime, this: str, length: Value = 0, fill: Value = UNDEFINED) -> Value:
    return this + _padded(run, this, length, fill)


def _replacer(count: int) -> Method:
    def replace(run: Runtime, this: str, old: Value = UNDEFINED, new: Value = UNDEFINED) -> Value:
        if isinstance(old, finding.Regex):
            if count < 0 and not old.many:
                raise CodeError("replaceAll needs the flag g", hint=f"write {old}g")
            return finding.replaced(run, this, old, new)
        wanted = text(old)
        if not callable(new):
            put = text(new).replace("$&", wanted).replace("$$", "$")
            hits = min(this.count(wanted), count) if count > 0 else this.count(wanted)
            run.budget.take(len(this) + hits * len(put))
            return this.replace(wanted, put, count)
        parts = this.split(wanted, count) if wanted else [this]
        made, at = parts[0], len(parts[0])
        for part in parts[1:]:
            made += text(run.call(new, [wanted, at, this])) + part
            at += len(wanted) + len(part)
        run.budget.take(len(made))
        return made

    return replace


def _concat(run: Runtime, this: str, *others: Value) -> Value:
    made = this + "".join(text(other) for other in others)
    run.budget.take(len(made))
    return made


def _index_of(_run: Runtime, this: str, part: Value = UNDEFINED, start: Value = 0) -> Value:
    return this.find(text(part), max(integer(start), 0))


def _same_size(change: Callable[[str], str]) -> Method:
    def method(run: Runtime, this: str) -> Value:
        run.budget.take(len(this))
        return change(this)

    return method


def _starts(_run: Runtime, this: str, part: Value = UNDEFINED, start: Value = 0) -> Value:
    return this.startswith(text(part), max(integer(start), 0))


def _ends(_run: Runtime, this: str, part: Value = UNDEFINED, end: Value = UNDEFINED) -> Value:
    return this[: max(integer(end, len(this)), 0)].endswith(text(part))


def _compare(_run: Runtime, this: str, other: Value = UNDEFINED) -> Value:
    mine, theirs = _collated(this), _collated(text(other))
    return (mine > theirs) - (mine < theirs)


def _collated(this: str) -> tuple[list[tuple[int, int]], list[str], list[bool]]:
    """A key to sort by: letters whatever their accents and size, then accents, then small first.

    Source: Unicode Technical Standard 10, its root order for ASCII.
    """
    letters = unicodedata.normalize("NFD", this)
    plain = [char for char in letters if not unicodedata.combining(char)]
    marks = [char for char in letters if unicodedata.combining(char)]
    return [_rank(char) for char in plain], marks, [char.isupper() for char in plain]


def _rank(char: str) -> tuple[int, int]:
    place = SIGNS_IN_ORDER.find(char)
    if place >= 0:
        return 0, place
    return (1 if char.isdigit() else 2 if char.isalpha() else 0), ord(char.lower()[0]) + 100


def _normalize(run: Runtime, this: str, form: Value = "NFC") -> Value:
    wanted = "NFC" if form is UNDEFINED else text(form)
    known = next((one for one in FORMS if one == wanted), None)
    if known is None:
        raise CodeError(f"`{wanted[:20]}` is no form of a text", hint="NFC, NFD, NFKC or NFKD")
    made = unicodedata.normalize(known, this)
    run.budget.take(len(made))
    return made


METHODS: Final[Mapping[str, Method]] = {
    "at": _at,
    "charAt": _char_at,
    "charCodeAt": _char_code,
    "codePointAt": _code_point,
    "concat": _concat,
    "endsWith": _ends,
    "includes": lambda _run, this, part=UNDEFINED: text(part) in this,
    "indexOf": _index_of,
    "lastIndexOf": lambda _run, this, part=UNDEFINED: this.rfind(text(part)),
    "localeCompare": _compare,
    "match": finding.match,
    "matchAll": finding.match_all,
    "normalize": _normalize,
    "padEnd": _pad_end,
    "padStart": _pad_start,
    "repeat": _repeat,
    "replace": _replacer(1),
    "replaceAll": _replacer(-1),
    "search": finding.search_in,
    "slice": _slice,
    "split": _split,
    "startsWith": _starts,
    "substr": _substr,
    "substring": _substring,
    "toLowerCase": _same_size(str.lower),
    "toString": lambda _run, this: this,
    "toUpperCase": _same_size(str.upper),
    "trim": _same_size(lambda this: this.strip(SPACE)),
    "trimEnd": _same_size(lambda this: this.rstrip(SPACE)),
    "trimStart": _same_size(lambda this: this.lstrip(SPACE)),
    "valueOf": lambda _run, this: this,
}
VALUES: Final[Mapping[str, Callable[[Any], Value]]] = {"length": len}
