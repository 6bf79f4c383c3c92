"""What is said once and for ever in a room: signed by its author, checked by a table. Pure.

A record has an author, a line (16 hexadecimal digits, another one each time the author's program
starts, so that no number is ever used twice), a number in it (1, 2, 3 …), a stamp (ms since 1970,
always above all stamps that its author knew: so a reply sorts after what it answers), a kind and
fields. It travels as canonical JSON (sorted keys, no spaces) with an Ed25519 signature; what is not
canonical is not taken. `KINDS` says which fields each kind has; kinds that this version does not
know are kept and passed on, up to a size, and mean nothing here.
"""

import base64
import binascii
import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeAlias, TypeGuard

from jam.envelope import RefusedError
from jam.keys import PUBLIC_BYTES, SIGNATURE_BYTES, Identity, player_id, verify
from jam.tempomap import FASTEST, SLOWEST

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Fields: TypeAlias = Mapping[str, Json]

CODE_LONGEST = 65_536  # bytes of UTF-8
TEXT_LONGEST = 2_000
WORD_LONGEST = 40
STAMP_LARGEST = 2**48
CYCLE_LARGEST = 10**9
UNKNOWN_LONGEST = 4_096
SETTLED_LONGEST = 256  # changes of tempo that a host settles at once
LET_MOST = 256  # players who are let in where the door is not open
ROLES = ("listen", "play", "host")
DOORS = ("open", "ask", "shut")

_WORD = re.compile(r"[\w.+-]+")
_NAME = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_ID = re.compile(r"[0-9a-f]{16}")
_KIND = re.compile(r"[a-z]{1,16}")
_PUBLIC = re.compile(r"[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{32}")
_SECOND = re.compile(r"[0-9]{1,24}(/[1-9][0-9]{0,17})?")
_FRACTION = re.compile(r"-?[0-9]{1,18}(/[1-9][0-9]{0,17})?")


@dataclass(frozen=True)
class Record:
    """Something said once and for ever.

    Attributes:
        public: its author's key.
        line, number: its place among what the author said.
        stamp: ms since 1970, above all that its author knew.
        kind, fields: what it says.
        signature: its author's.
    """

    public: bytes
    line: str
    number: int
    stamp: int
    kind: str
    fields: Fields
    signature: bytes

    @cached_property
    def author(self) -> str:
        """Id of its author."""
        return player_id(self.public)

    @property
    def key(self) -> tuple[str, str, int]:
        """Its place, by which it is known everywhere."""
        return self.author, self.line, self.number

    @property
    def id(self) -> str:
        """The same as a word."""
        return f"{self.author}-{self.line}-{self.number}"

    @cached_property
    def order(self) -> tuple[int, str, str, int]:
        """By what records are sorted: the same on every machine."""
        return self.stamp, self.author, self.line, self.number

    @cached_property
    def text(self) -> str:
        """What is signed, as canonical JSON."""
        return canonical(
            {
                "a": self.public.hex(),
                "l": self.line,
                "n": self.number,
                "t": self.stamp,
                "k": self.kind,
                "f": dict(self.fields),
            }
        )

    @cached_property
    def hash(self) -> str:
        """Of all of it, 32 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]

    @cached_property
    def size(self) -> int:
        """In bytes."""
        return len(self.text.encode()) + SIGNATURE_BYTES

    def wire(self) -> list[Json]:
        """For JSON: its text and its signature."""
        return [self.text, base64.b64encode(self.signature).decode()]

    # The three below are asked often by what follows from records, and are checked before.

    def word(self, name: str) -> str:
        """A field that is a text."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    @cached_property
    def cycle(self) -> Fraction:
        """From when on it holds, where it has a cycle."""
        return self.fraction("cycle")

    def fraction(self, name: str) -> Fraction:
        """A field that is a fraction."""
        return _fraction(self.word(name))

    def flag(self, name: str) -> bool:
        """A field that is yes or no."""
        return self.fields.get(name) is True


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    """Read once, asked for often."""
    return Fraction(text)


def write(
    identity: Identity, room_id: str, line: str, number: int, stamp: int, kind: str, fields: Fields
) -> Record:
    """Sign something.

    Raises:
        RefusedError: the fields are not what the kind needs.
    """
    check(kind, fields)
    blank = Record(identity.public, line, number, stamp, kind, fields, b"")
    signature = identity.sign(_signed(room_id, blank.text))
    return Record(identity.public, line, number, stamp, kind, fields, signature)


def read(wire: object, room_id: str) -> Record:
    """A record as it came, once it is sure that it is whole and its author's.

    Raises:
        RefusedError: it is not.
    """
    if not (isinstance(wire, list) and len(wire) == 2 and all(isinstance(x, str) for x in wire)):
        raise RefusedError("record", "something that is no record")
    text, signature_text = wire
    try:
        signature = base64.b64decode(signature_text, validate=True)
        told = json.loads(text, parse_constant=_no_constant)
    except (binascii.Error, ValueError, RecursionError):
        raise RefusedError("record", "a record that cannot be read") from None
    record = _whole(told, signature)
    try:
        same = record.text == text
    except (ValueError, RecursionError):
        same = False
    if not same:
        raise RefusedError("record", f"a record of {record.author} that is not in its one form")
    if not verify(record.public, signature, _signed(room_id, text)):
        raise RefusedError("signature", f"a record that pretends to be by player {record.author}")
    return record


def _whole(told: object, signature: bytes) -> Record:
    if not (isinstance(told, dict) and set(told) == {"a", "l", "n", "t", "k", "f"}):
        raise RefusedError("record", "a record without author, line, number, time, kind and fields")
    line, number, stamp, kind = told["l"], told["n"], told["t"], told["k"]
    fine = (
        _matches(told["a"], _PUBLIC)
        and _matches(line, _ID)
        and _integer(number, 1, 2**40)
        and _integer(stamp, 0, STAMP_LARGEST)
        and _matches(kind, _KIND)
        and isinstance(told["f"], dict)
        and len(signature) == SIGNATURE_BYTES
    )
    if not fine:
        raise RefusedError("record", "a record whose author, line, number, time or kind cannot be")
    public = bytes.fromhex(told["a"])
    assert len(public) == PUBLIC_BYTES
    check(kind, told["f"])
    return Record(public, line, number, stamp, kind, told["f"], signature)


def canonical(value: Json) -> str:
    r"""JSON in its one form: sorted keys, no spaces, no characters beyond ASCII.

    >>> canonical({"b": 1, "a": ["ü", None]})
    '{"a":["\\u00fc",null],"b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def check(kind: str, fields: Fields) -> None:
    """See that fields are what a kind needs.

    Raises:
        RefusedError: they are not.
    """
    needs = KINDS.get(kind)
    if needs is None:
        if not _short(fields):
            raise RefusedError("record", f"a record of the unknown kind {kind} that is too long")
        return
    for name, fine in needs.items():
        missing = name not in fields
        if missing and name in OPTIONAL.get(kind, ()):
            continue
        if missing or not fine(fields[name]):
            raise RefusedError("record", f"a record of kind {kind} whose {name} cannot be")


def _short(fields: Fields) -> bool:
    try:
        return len(canonical(dict(fields))) <= UNKNOWN_LONGEST
    except (ValueError, RecursionError):
        return False


def cycle_text(cycle: Fraction) -> str:
    """A cycle for a field."""
    return f"{cycle.numerator}/{cycle.denominator}" if cycle.denominator > 1 else str(cycle)


def _signed(room_id: str, text: str) -> bytes:
    return b"notalabel jam record 1 " + room_id.encode() + text.encode()


def _matches(value: object, pattern: re.Pattern[str]) -> TypeGuard[str]:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _integer(value: object, low: int, high: int) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def fine_name(value: object) -> bool:
    """Is this a name that a player may have?"""
    return _matches(value, _NAME) and len(value) <= WORD_LONGEST and value == value.strip()


def fine_cycle(value: object) -> TypeGuard[str]:
    """Is this a cycle, as a text, that a room can come to?"""
    return _matches(value, _FRACTION) and abs(Fraction(value)) <= CYCLE_LARGEST


def _word(value: object) -> bool:
    return _matches(value, _WORD) and len(value) <= WORD_LONGEST


def _text(longest: int) -> Callable[[object], bool]:
    def fine(value: object) -> bool:
        if not isinstance(value, str) or len(value) > longest:
            return False
        try:
            return len(value.encode()) <= longest
        except UnicodeEncodeError:  # half of a surrogate pair
            return False

    return fine


def _cps(value: object) -> bool:
    return _matches(value, _FRACTION) and SLOWEST <= Fraction(value) <= FASTEST


def _tempos(value: object) -> bool:
    """Changes of tempo by their cycles: cycle, tempo, by whom."""
    if not isinstance(value, list) or not 0 < len(value) <= SETTLED_LONGEST:
        return False
    rows = [row for row in value if isinstance(row, list) and len(row) == 3]
    if len(rows) < len(value) or not all(fine_cycle(c) and _cps(t) and _id(w) for c, t, w in rows):
        return False
    cycles = [Fraction(row[0]) for row in rows]
    return cycles == sorted(set(cycles))


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _list(fine: Callable[[object], bool], longest: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and len(value) <= longest and all(map(fine, value))


def _table(
    key: Callable[[object], bool], fine: Callable[[object], bool], longest: int
) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= longest
        and all(key(k) and fine(v) for k, v in value.items())
    )


def _id(value: object) -> bool:
    return _matches(value, _ID)


def _line_name(value: object) -> bool:
    return _matches(value, re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}"))


def _previous(value: object) -> bool:
    return value == "" or _matches(value, _HASH)


_LINK = _text(500)

KINDS: dict[str, dict[str, Callable[[object], bool]]] = {
    "player": {"name": fine_name, "colour": lambda v: _matches(v, _COLOUR), "via": _text(16)},
    "evaluate": {"pane": _word, "code": _text(CODE_LONGEST), "cycle": fine_cycle},
    "tempo": {"cps": _cps, "cycle": fine_cycle},
    "settled": {
        "before": lambda v: _integer(v, 1, STAMP_LARGEST),
        "second": lambda v: _matches(v, _SECOND),
        "tempos": _tempos,
    },
    "say": {"text": _text(TEXT_LONGEST)},
    "scene": {"name": _word, "parts": _table(_word, _text(CODE_LONGEST), 64)},
    "pane": {"pane": _word, "language": _word, "shared": _flag, "gone": _flag},
    "control": {"control": _text(80), "value": _number, "cycle": fine_cycle},
    "hubs": {"hubs": _list(_LINK, 8)},
    "packs": {"packs": _table(_LINK, _text(80), 64)},
    "policy": {
        "number": lambda v: _integer(v, 1, 10**6),
        "previous": _previous,
        "takeover": _flag,
        "seed": lambda v: _integer(v, 0, 2**53),
        "host": _id,
        "successors": _list(_id, 8),
        "joins": lambda v: v in ("listen", "play"),
        "roles": _table(_id, lambda v: v in ROLES, 64),
        "muted": _list(_id, 64),
        "out": _list(_id, 256),
        "locked": _list(_word, 64),
        "recorded": _flag,
        "door": lambda v: v in DOORS,
        "let": _list(_id, LET_MOST),
        "heard": _table(_line_name, lambda v: _integer(v, 1, 2**40), 256),
    },
}
OPTIONAL = {"policy": ("door", "let")}  # rooms of before have none
