"""Where code that was evaluated stands in a text that is edited on. Pure.

An anchor remembers a source and where each part of it stands now. An edit moves what is behind
it, and takes out what it touches, whole words at a time: what was changed is never shown as if it
sounded. Offsets are characters.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

Part: TypeAlias = tuple[int, int, int]  # of the source: from, to; of the text: from
MOST_PARTS: Final = 200


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a text: at a place, so many characters went, and others came."""

    at: int
    removed: int
    added: int


def difference(old: str, new: str) -> Edit:
    """The smallest edit at one place that makes the new text of the old one.

    >>> difference('s("bd")', 's("bd sd")')
    Edit(at=5, removed=0, added=3)
    """
    most = min(len(old), len(new))
    front = _agree(most, lambda n: old[:n] == new[:n])
    back = _agree(most - front, lambda n: n == 0 or old[-n:] == new[-n:])
    return Edit(front, len(old) - front - back, len(new) - front - back)


def _agree(most: int, same: Callable[[int], bool]) -> int:
    """The largest number up to which two texts are the same, by halves."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class Anchor:
    """A source that was evaluated, and where it stands.

    Attributes:
        source: the code.
        at: where it began in the text, or would begin.
        parts: what of it is unchanged.
    """

    source: str
    at: int
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, source: str, at: int) -> "Anchor":
        """A source that stands in the text whole."""
        return cls(source, at, ((0, len(source), at),))

    @property
    def whole(self) -> bool:
        """Is nothing of it changed?"""
        return self.parts == ((0, len(self.source), self.at),)

    def place(self, begin: int, end: int) -> tuple[int, int] | None:
        """Where a span of the source stands now, None where it was changed.

        >>> anchor = Anchor.of('s("bd sd")', 10)
        >>> anchor.place(3, 5)
        (13, 15)
        """
        for first, last, text in self.parts:
            if first <= begin and end <= last:
                return begin - first + text, end - first + text
        return None

    def reach(self) -> tuple[int, int]:
        """Where what is left of it begins and ends in the text."""
        if not self.parts:
            return self.at, self.at
        first, last, text = self.parts[-1]
        return self.parts[0][2], text + last - first

    def edited(self, edit: Edit, text: str) -> "Anchor":
        """The anchor after an edit.

        Args:
            edit: what was done.
            text: what the text is now.

        >>> old, new = 's("bd sd")', 's("bd2 sd")'
        >>> anchor = Anchor.of(old, 0).edited(difference(old, new), new)
        >>> anchor.place(3, 5), anchor.place(6, 8)
        (None, (7, 9))
        """
        shift = edit.added - edit.removed
        at = (
            self.at + shift
            if self.at >= edit.at + edit.removed and self.at > edit.at - (edit.removed == 0)
            else self.at
        )
        if text.startswith(self.source, at):
            return Anchor.of(self.source, at)
        parts: list[Part] = []
        for part in self.parts:
            parts += self._cut(part, edit, text)
        return replace(self, at=at, parts=tuple(parts[:MOST_PARTS]))

    def _cut(self, part: Part, edit: Edit, text: str) -> list[Part]:
        first, last, begin = part
        end, stop = begin + last - first, edit.at + edit.removed
        shift = edit.added - edit.removed
        found = []
        if begin < edit.at:
            kept = first + min(end, edit.at) - begin
            gone = self.source[kept : kept + 1] if edit.removed and kept < last else ""
            if end >= edit.at and _is_word(gone or text[edit.at : edit.at + 1]):
                while kept > first and _is_word(self.source[kept - 1]):
                    kept -= 1
            if kept > first:
                found.append((first, kept, begin))
        if end > stop:
            start = first + max(stop - begin, 0)
            after = stop + shift if begin < stop else begin + shift
            gone = self.source[start - 1 : start] if edit.removed and start > first else ""
            if begin <= stop and _is_word(gone or text[after - 1 : after]):
                while start < last and _is_word(self.source[start]):
                    start, after = start + 1, after + 1
            if start < last:
                found.append((start, last, after))
        return found


def _is_word(char: str) -> bool:
    return char.isalnum() or char in ("_", "#", ".") if char else False
