"""What my pane played before, so that it can play it again; in the jam's thread."""

from typing import TYPE_CHECKING, Final

from jam.room import Room
from studio.jamming.evaluating import code_in, write
from studio.jamming.kit import my_id
from studio.replies import Reply

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming

MOST_BACK: Final = 64  # evaluations that can be taken back


class Mine:
    """Evaluations of my pane.

    Args:
        jam: whose.
        pane: its name.
    """

    def __init__(self, jam: "Jamming", pane: str) -> None:
        self._jam, self.pane = jam, pane
        self._before: list[str] = []
        self._after: list[str] = []

    def changes(self, room: Room) -> None:
        """It is about to play something else."""
        self._before = [*self._before, code_in(room, self.pane)][-MOST_BACK:]
        self._after = []

    def back(self, room: Room, forth: bool) -> Reply:
        """Let it play what it played before, or forth again."""
        source, target = (self._after, self._before) if forth else (self._before, self._after)
        if not source:
            return Reply(False, f"nothing to {'redo' if forth else 'undo'} in your pane")
        target.append(code_in(room, self.pane))
        return self.plays(room, source.pop())

    def silence(self, room: Room) -> Reply:
        """End what it plays."""
        if code_in(room, self.pane):
            self.changes(room)
        return self.plays(room, "")

    def plays(self, room: Room, code: str) -> Reply:
        """Let it play some code, for all."""
        if code:
            write(room, self.pane, code)
        one = room.evaluate(self.pane, code, self._jam.next_cycle())
        what = "it plays" if code else "your pane is silent"
        return Reply(True, f"{what} from cycle {one.cycle}")


def played_by(room: Room) -> str:
    """What I play, in a few words: the code of mine that began last in each pane."""
    me = my_id(room.members())
    mine = {one.pane: one.code for one in room.playing() if one.by == me and one.code.strip()}
    return " ".join(" ".join(code.split()) for code in mine.values())[:80]
