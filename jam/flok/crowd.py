"""Who is in a session, as each tells of themselves: y-protocol's awareness. Pure: time comes in.

Each client has a clock that goes up with what it shows; the newest counts. Who has said nothing for
half a minute is gone, so that one's own state is told again every quarter of a minute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from jam.flok.wire import State, States

GONE_S: Final = 30.0
AGAIN_S: Final = 15.0
MOST: Final = 64  # clients that are kept in mind


@dataclass(slots=True)
class _Seen:
    clock: int
    shown: dict[str, Any] | None
    at: float


class Crowd:
    """Everybody in a session.

    Args:
        me: the number of our own client.
    """

    def __init__(self, me: int) -> None:
        self.me = me
        self._others: dict[int, _Seen] = {}
        self._mine: dict[str, Any] | None = None
        self._clock, self._told_at = 0, float("-inf")
        self.left_out = 0

    def others(self) -> Mapping[int, dict[str, Any]]:
        """What each of the others shows."""
        return {who: one.shown for who, one in self._others.items() if one.shown is not None}

    def show(self, shown: dict[str, Any] | None, now: float) -> State | None:
        """Show something else of ourselves, None for being gone.

        Returns:
            what others have to be told, None where nothing changed.
        """
        if shown == self._mine:
            return None
        self._mine = shown
        return self._tell(now)

    def due(self, now: float) -> State | None:
        """Our own state, where it is time to tell it again."""
        return (
            self._tell(now) if self._mine is not None and now - self._told_at >= AGAIN_S else None
        )

    def mine(self, now: float) -> State:
        """Our own state, told anew."""
        return self._tell(now)

    def _tell(self, now: float) -> State:
        self._clock += 1
        self._told_at = now
        return State(self.me, self._clock, self._mine)

    def hear(self, news: States, now: float) -> bool:
        """Take what was told.

        Returns:
            whether anything is otherwise than before. Where somebody says that we are gone, our
            state is due at once.
        """
        self.left_out += news.more
        return sum([self._take(state, now) for state in news.states]) > 0

    def _take(self, state: State, now: float) -> bool:
        if state.client == self.me:
            if state.clock >= self._clock and state.shown is None and self._mine is not None:
                self._clock, self._told_at = state.clock, float("-inf")
            return False
        seen = self._others.get(state.client)
        if seen is None:
            if state.shown is None:
                return False
            if len(self._others) >= MOST:
                self.left_out += 1
                return False
            self._others[state.client] = _Seen(state.clock, state.shown, now)
            return True
        newer = state.clock > seen.clock
        leaves = state.clock == seen.clock and state.shown is None and seen.shown is not None
        if not (newer or leaves):
            return False
        changed = seen.shown != state.shown
        seen.clock, seen.shown, seen.at = state.clock, state.shown, now
        return changed

    def look_round(self, now: float) -> bool:
        """Forget who has said nothing for too long; was there any such?"""
        silent = [who for who, one in self._others.items() if now - one.at > GONE_S]
        return sum([self._others.pop(who).shown is not None for who in silent]) > 0

    def scatter(self) -> None:
        """The way is closed: nobody is known to be here."""
        self._others.clear()
