"""Who is in the room, by what they last told of themselves. Pure: the time comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jam.envelope import RefusedError
from jam.room import Cursor

SILENT_S = 12.0
MOST = 64  # here at once
PRESENCE_LONGEST = 4_096


@dataclass(frozen=True, slots=True)
class Presence:
    """What somebody tells of themselves.

    Attributes:
        inside: they have entered; until then they only look.
        new: they have just come and know nobody yet.
        bye: they go.
        cursor, plays, level, error_s: as in `Member`.
        version: of their program.
        manifest: digest of the names and hashes of their sounds.
        ledger, size, texts: digests of what they know of the room, and how many records.
    """

    inside: bool = False
    new: bool = False
    bye: bool = False
    cursor: Cursor | None = None
    plays: str = ""
    level: float | None = None
    error_s: float | None = None
    version: str = ""
    manifest: str = ""
    ledger: str = ""
    size: int = 0
    texts: str = ""

    @property
    def shown(self) -> "Presence":
        """The part of it that people see: digests change all the time, and say nothing to them."""
        return replace(self, new=False, bye=False, error_s=None, ledger="", size=0, texts="")

    def told(self) -> dict[str, object]:
        """For JSON."""
        return {
            "inside": self.inside,
            "new": self.new,
            "bye": self.bye,
            "cursor": [self.cursor.pane, self.cursor.at] if self.cursor else None,
            "plays": self.plays,
            "level": self.level,
            "error": self.error_s,
            "version": self.version,
            "manifest": self.manifest,
            "ledger": self.ledger,
            "size": self.size,
            "texts": self.texts,
        }


def presence(told: Mapping[str, object]) -> Presence:
    """From JSON; what cannot be is left out."""
    return Presence(
        inside=told.get("inside") is True,
        new=told.get("new") is True,
        bye=told.get("bye") is True,
        cursor=_cursor(told.get("cursor")),
        plays=_text(told.get("plays"), 200),
        level=_number(told.get("level")),
        error_s=_number(told.get("error")),
        version=_text(told.get("version"), 40),
        manifest=_text(told.get("manifest"), 64),
        ledger=_text(told.get("ledger"), 64),
        size=int(_number(told.get("size")) or 0),
        texts=_text(told.get("texts"), 64),
    )


class Roster:
    """Who is here."""

    def __init__(self) -> None:
        self._here: dict[str, tuple[float, Presence]] = {}

    def __len__(self) -> int:
        return len(self._here)

    def __getitem__(self, who: str) -> Presence:
        return self._here[who][1]

    def get(self, who: str) -> Presence | None:
        """What somebody last told, None where they are not here."""
        here = self._here.get(who)
        return here[1] if here else None

    def __contains__(self, who: str) -> bool:
        return who in self._here

    def ids(self) -> list[str]:
        """Of all that are here, those who only look included."""
        return sorted(self._here)

    def take(self, who: str, told: Presence, now_s: float) -> Presence | None:
        """What somebody tells now; gives what they told before.

        Raises:
            RefusedError: the room is full.
        """
        before = self._here.get(who)
        if told.bye:
            self._here.pop(who, None)
        else:
            if before is None and len(self._here) >= MOST:
                raise RefusedError("crowd", f"more than {MOST} players in one room")
            self._here[who] = (now_s, told)
        return before[1] if before else None

    def drop(self, who: str) -> bool:
        """Somebody is gone; whether they were here."""
        return self._here.pop(who, None) is not None

    def silent(self, now_s: float) -> list[str]:
        """Who was not heard for too long; they are not here any more."""
        gone = [who for who, (at_s, _) in self._here.items() if now_s - at_s > SILENT_S]
        for who in gone:
            del self._here[who]
        return gone

    def clear(self) -> None:
        """Nobody is here."""
        self._here.clear()


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:longest] if c.isprintable())


def _number(value: object) -> float | None:
    fine = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
    return float(value) if fine and isinstance(value, int | float) else None


def _cursor(value: object) -> Cursor | None:
    if isinstance(value, list) and len(value) == 2:
        pane, at = value
        if isinstance(pane, str) and isinstance(at, int) and 0 <= at <= 10**6:
            return Cursor(_text(pane, 40), at)
    return None
