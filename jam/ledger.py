"""All records of a room that still matter: a set that only merges. Pure.

Whatever the order in which records come, and however often, two ledgers that have seen the same
records hold the same. What is kept is bounded by author, so that nobody can push out what another
one said: of each kind and subject (`SHELVES`) the latest few, and of each author no more than
`AUTHOR_BYTES`. Two records with one number by one author (only a cheat signs such) are one: that
with the smaller hash.

Peers compare digests; where these differ they tell each other which numbers of each line they have
(`ranges`), and get what they lack (`missing`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from jam.envelope import RefusedError
from jam.records import Record

AUTHORS = 256
AUTHOR_BYTES = 524_288
UNKNOWN_KEPT = 32

Line: TypeAlias = tuple[str, str]  # author, line
Ranges: TypeAlias = dict[Line, list[tuple[int, int]]]  # numbers first to last, both in


def _one(_: Record) -> str:
    return ""


SHELVES: dict[str, tuple[Callable[[Record], str], int]] = {
    "player": (_one, 1),
    "evaluate": (lambda record: record.word("pane"), 8),
    "tempo": (_one, 256),
    "settled": (_one, 1),
    "say": (_one, 100),
    "scene": (lambda record: record.word("name"), 1),
    "pane": (lambda record: record.word("pane"), 2),
    "control": (lambda record: record.word("control"), 8),
    "hubs": (_one, 1),
    "packs": (_one, 1),
    "policy": (_one, 4_096),
}
LASTING = ("policy", "settled", "tempo", "player", "pane")  # small, and a room is made of them
FULL_SHELVES = {"scene": 64, "pane": 64, "evaluate": 64, "control": 64}  # subjects of an author


class Ledger:
    """The records of a room."""

    def __init__(self) -> None:
        self._records: dict[tuple[str, str, int], Record] = {}
        self._shelves: dict[tuple[str, str, str], list[Record]] = {}  # author, kind, subject
        self._subjects: dict[tuple[str, str], set[str]] = {}  # author, kind
        self._bytes: dict[str, int] = {}
        self._digest = 0
        self.latest_stamp = 0
        self.sure: frozenset[str] = frozenset()  # authors for whom there is a place always

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    @property
    def digest(self) -> str:
        """The same where the records are the same, 32 hexadecimal digits."""
        return f"{self._digest:032x}"

    def get(self, key: tuple[str, str, int]) -> Record | None:
        """The record with that author, line and number."""
        return self._records.get(key)

    def of_kind(self, kind: str) -> list[Record]:
        """All records of a kind, in their order."""
        found = [r for (_, k, _), shelf in self._shelves.items() if k == kind for r in shelf]
        return sorted(found, key=lambda record: record.order)

    def about(self, kind: str, subject: str) -> list[Record]:
        """All records of a kind about one subject, in their order."""
        authors = (author for author, k in self._subjects if k == kind)
        found = [r for author in authors for r in self._shelves.get((author, kind, subject), ())]
        return sorted(found, key=lambda record: record.order)

    def add(self, record: Record) -> bool:
        """Take a record in; False where it changes nothing.

        Raises:
            RefusedError: there are more authors than a room can have.
        """
        here = self._records.get(record.key)
        if here is not None:
            if here.hash <= record.hash:
                return False
            self._take_out(here)
        if record.author not in self._bytes and record.author not in self.sure and self._full():
            raise RefusedError(
                "crowd", f"more than {AUTHORS} players have left something in this room"
            )
        self._put_in(record)
        self.latest_stamp = max(self.latest_stamp, record.stamp)
        self._bound(record)
        return record.key in self._records

    def _full(self) -> bool:
        return sum(one not in self.sure for one in self._bytes) >= AUTHORS

    def ranges(self) -> Ranges:
        """Which numbers of each line are here."""
        numbers: dict[Line, list[int]] = {}
        for author, line, number in self._records:
            numbers.setdefault((author, line), []).append(number)
        return {line: _ranges(sorted(found)) for line, found in numbers.items()}

    def missing(self, there: Mapping[Line, Iterable[tuple[int, int]]]) -> list[Record]:
        """What is here and not there, in its order."""
        held = {line: list(spans) for line, spans in there.items()}
        found = [
            record
            for (author, line, number), record in self._records.items()
            if not any(first <= number <= last for first, last in held.get((author, line), ()))
        ]
        return sorted(found, key=lambda record: record.order)

    def lacks(self, there: Mapping[Line, Iterable[tuple[int, int]]]) -> bool:
        """Whether something is there and not here."""
        here = self.ranges()
        return any(
            not any(begin <= first and last <= end for begin, end in here.get(line, ()))
            for line, spans in there.items()
            for first, last in spans
        )

    def _put_in(self, record: Record) -> None:
        subject, _ = _shelf(record)
        place = (record.author, record.kind, subject)
        shelf = self._shelves.setdefault(place, [])
        shelf.append(record)
        shelf.sort(key=lambda one: one.order)
        self._subjects.setdefault((record.author, record.kind), set()).add(subject)
        self._records[record.key] = record
        self._bytes[record.author] = self._bytes.get(record.author, 0) + record.size
        self._digest ^= int(record.hash, 16)

    def _take_out(self, record: Record) -> None:
        subject, _ = _shelf(record)
        place = (record.author, record.kind, subject)
        shelf = self._shelves[place]
        shelf.remove(record)
        if not shelf:
            del self._shelves[place]
            self._subjects[record.author, record.kind].discard(subject)
        del self._records[record.key]
        self._bytes[record.author] -= record.size
        self._digest ^= int(record.hash, 16)

    def _bound(self, record: Record) -> None:
        """Let go of what the author's newer records leave no place for."""
        subject, most = _shelf(record)
        shelf = self._shelves[record.author, record.kind, subject]
        while len(shelf) > most:
            self._take_out(shelf[0])
        subjects = self._subjects[record.author, record.kind]
        if len(subjects) > FULL_SHELVES.get(record.kind, 64):
            newest = {
                one: self._shelves[record.author, record.kind, one][-1].order for one in subjects
            }
            oldest = min(newest, key=lambda one: newest[one])
            for old in list(self._shelves[record.author, record.kind, oldest]):
                self._take_out(old)
        if self._bytes[record.author] > AUTHOR_BYTES:
            self._slim(record.author)

    def _slim(self, author: str) -> None:
        """Keep an author's latest records, as far as their bytes reach; what all need goes last."""
        theirs = [record for record in self._records.values() if record.author == author]
        theirs.sort(key=lambda record: (record.kind in LASTING, record.order), reverse=True)
        total = 0
        for record in theirs:
            total += record.size
            if total > AUTHOR_BYTES:
                self._take_out(record)


def _shelf(record: Record) -> tuple[str, int]:
    known = SHELVES.get(record.kind)
    return (known[0](record), known[1]) if known else ("", UNKNOWN_KEPT)


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
