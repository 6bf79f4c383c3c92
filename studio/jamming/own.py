"""Which code of a room is this machine's player's own: that alone may use devices here.

Own is what I evaluate in my pane, unless it stands beside, or brings back, what somebody else
evaluated there. Used in the jam's thread.
"""

from typing import Final

from jam.room import Evaluation, Room
from studio.jamming.kit import my_id

MOST: Final = 2_000  # pieces of others' code that are remembered


class Own:
    """Tells my code from that of others.

    Args:
        room: where.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._others: dict[str, None] = {}  # code that is not all mine, oldest first

    def is_own(self, one: Evaluation) -> bool:
        """Is an evaluation all mine?"""
        if one.by != self._me():
            self._note(one.code)
            return False
        return self._is_mine(one.pane) and one.code not in self._others

    def will_be(self, pane: str, code: str, added: bool) -> bool:
        """Will code that I evaluate now be all mine?

        Args:
            pane: where it plays.
            code: all that the pane will play.
            added: some of it played there before.
        """
        found = [one for one in self._room.playing() if one.pane == pane]
        last = max(found, key=lambda one: one.cycle) if added and found else None
        if not self._is_mine(pane) or (last is not None and not self.is_own(last)):
            self._note(code)
            return False
        self._others.pop(code, None)
        return True

    def _note(self, code: str) -> None:
        self._others.pop(code, None)
        self._others[code] = None
        if len(self._others) > MOST:
            del self._others[next(iter(self._others))]

    def _me(self) -> str:
        return my_id(self._room.members())

    def _is_mine(self, pane: str) -> bool:
        me = self._me()
        return bool(me) and any(one.name == pane and one.owner == me for one in self._room.panes())
