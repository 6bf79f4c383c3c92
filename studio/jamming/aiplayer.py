"""The player from the AI tiers in a room: when it decides, and how its part gets into its pane."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Final, Protocol

from jam.room import JamError
from studio.jamming.accompanist import Heard, Part, border, next_part, to_play_to
from studio.jamming.evaluating import write
from studio.jamming.jam import Jamming
from studio.jamming.kit import Entered, my_id
from studio.jamming.mypane import my_pane

AI: Final = "ai"
SOON: Final = Fraction(3, 2)  # cycles before a border at which it decides
LEAST: Final = Fraction(1, 8)  # cycles before a border at which its part is told


class Thinks(Protocol):
    """Finds a part, beside everything else; thinking.Thinking does."""

    def hears(self, code: str) -> Heard:
        """What code is like."""

    def asks(self, request: str, code: str, seed: int) -> str:
        """Code with something added."""

    def think(self, work: Callable[[], Part], then: Callable[[Part], None]) -> None:
        """Do something slow, and go on in the jam's thread with what came of it."""

    def close(self) -> None:
        """No more of it."""


class AiPlayer:
    """A player that listens; used in the jam's thread.

    Args:
        jam: by whom it comes in.
        entered: the room as it has it.
        role: what it is to play, "" for what is missing.
        thinks: finds its parts.
    """

    def __init__(self, jam: Jamming, entered: Entered, role: str, thinks: Thinks) -> None:
        self._jam, self.entered, self._role, self._thinks = jam, entered, role, thinks
        self._pane = my_pane(entered.room, AI)
        self._part, self._busy, self._decided = Part(), False, Fraction(-1)
        self._gone = False

    def tick(self) -> None:
        """Time goes on: shortly before a border it decides what to play from there."""
        now = self._jam.cycle()
        at = border(now, 2 * LEAST)
        if self._busy or at == self._decided or at - now > SOON:
            return
        self._busy, self._decided = True, at
        room = self.entered.room
        others = to_play_to(room.playing(), my_id(room.members()))
        before, wanted, thinks = self._part, self._role, self._thinks
        thinks.think(
            lambda: next_part(before, others, at, wanted, thinks.hears, thinks.asks),
            lambda part: self._play(part, before, at),
        )

    def _play(self, part: Part, before: Part, at: Fraction) -> None:
        """Play what it found, from the border on that it was for, or the next that can be."""
        self._busy = False
        if self._gone or self._jam.entered is None:
            return
        at = max(at, border(self._jam.cycle(), LEAST))
        if part.code == before.code:
            self._part = part
            return
        room = self.entered.room
        with suppress(JamError):  # it may not play just now: it tries again
            write(room, self._pane, part.code)
            room.evaluate(self._pane, part.code, at)
            room.show(plays=" ".join(part.code.split())[:80] or "rests")
            self._part = replace(part, since=at)

    def leave(self) -> None:
        """Go, and take what it plays along."""
        self._gone = True
        self._thinks.close()
        room = self.entered.room
        if self._part.code:
            with suppress(JamError):
                room.evaluate(self._pane, "", self._jam.next_cycle())
        self.entered.leave()
