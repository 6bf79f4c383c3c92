"""A teacher's part in a class: assigns lessons, sees where learners are, asks one to play together.

The class is the room that the teacher hosts; what learners tell comes by the room, to the host
alone. All of it happens in the jam's thread.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, Protocol, runtime_checkable

from jam.lectern import Lectern, Standing
from jam.room import JamError, Room, Rules
from studio.jamming.jam import Jamming
from studio.replies import Reply
from tutorials.lesson import Lesson

NO_CLASS: Final = "you hold no class; class host NAME opens one"
NO_ROOM: Final = "a class needs a room of ours, and its host; this is none"
LATER: Final = "; who comes later gets it too"


@runtime_checkable
class Teachable(Protocol):
    """A room in which a class can be held."""

    id: str
    on_lesson: Callable[[bytes, str], None]

    def teach(self, body: bytes, to: str) -> bool:
        """A message of the class for one player."""

    def rules(self) -> Rules:
        """The rules of the room."""


class Teaching:
    """A class that is held in the room that a jam is in.

    Args:
        jam: in the room, as its host.
    """

    def __init__(self, jam: Jamming) -> None:
        self._jam = jam
        self._lectern: Lectern | None = None
        self._room: Room | None = None

    def begin(self) -> "Future[Reply]":
        """Hear learners from now on."""
        return self._jam.in_room(self._begun)

    def _begun(self, room: Room) -> Reply:
        if not isinstance(room, Teachable) or room.rules().host != room.id:
            raise JamError(NO_ROOM)
        self._lectern = Lectern(room.teach, self._jam.seconds, self._agreed)
        self._room = room
        room.on_lesson = self._lectern.receive
        return Reply(
            True,
            f"your class is open; learners come by: class join {room.link}\n"
            "class assign LESSON, class who, class with NAME",
        )

    def assign(self, lesson: Lesson) -> "Future[Reply]":
        """Let all learners begin a lesson."""

        def work(lectern: Lectern) -> Reply:
            lectern.assign(lesson.name)
            count = len(lectern.standings())
            learners = "1 learner" if count == 1 else f"{count} learners"
            return Reply(True, f"{lesson.title} is assigned to {learners}{LATER}")

        return self._with(work)

    def who(self) -> "Future[Reply]":
        """Where everybody is, who is stuck first."""

        def work(lectern: Lectern) -> Reply:
            look, standings = self._jam.look, lectern.standings()
            here = [one for one in look.members if one.here and not one.me] if look else []
            for who in standings.keys() - {one.id for one in here}:
                lectern.forget(who)
            rows = [(one.name, standings.get(one.id)) for one in here]
            rows.sort(key=lambda row: (row[1] is None or not row[1].is_stuck, row[0]))
            lines = [described(name, standing) for name, standing in rows]
            return Reply(True, "\n".join(lines) or "nobody is here yet; jam link has the link")

        return self._with(work)

    def ask(self, name: str) -> "Future[Reply]":
        """Ask a learner to play together."""

        def work(lectern: Lectern) -> Reply:
            found = self._jam.look.member(name) if self._jam.look else None
            if found is None or found.me:
                return Reply(False, f"nobody here is called {name}; class who tells who is")
            if not lectern.ask(found.id):
                return Reply(False, f"{found.name} cannot be reached now; try again soon")
            return Reply(True, f"{found.name} is asked, is told what you would see, and answers")

        return self._with(work)

    def _agreed(self, who: str, agrees: bool) -> None:
        found = self._jam.look.member(who) if self._jam.look else None
        name = found.name if found else "somebody"
        more = "comes into the room with a pane; jam pane lists them" if agrees else "says no"
        self._jam.session.tell(f"{name} {more}")

    def _with(self, work: Callable[[Lectern], Reply]) -> "Future[Reply]":
        def worked(room: Room) -> Reply:
            if self._lectern is None or room is not self._room:
                raise JamError(NO_CLASS)
            return work(self._lectern)

        return self._jam.in_room(worked)


def described(name: str, standing: Standing | None) -> str:
    """Where a learner is, in a line.

    >>> described("Bo", Standing("a", "A first beat", 2, 9, tries=3, failing_s=150))
    'Bo: A first beat, step 2 of 9, 3 tries, stuck for 2 min'
    >>> described("Cy", None), described("Di", Standing())
    ('Cy: plays here', 'Di: no lesson yet')
    """
    if standing is None:
        return f"{name}: plays here"
    if not standing.lesson:
        return f"{name}: no lesson yet"
    tries = "1 try" if standing.tries == 1 else f"{standing.tries} tries"
    more = f", {tries}" if standing.tries else ""
    stuck = f", stuck for {standing.failing_s // 60:.0f} min" if standing.is_stuck else ""
    return f"{name}: {standing.title}, step {standing.step} of {standing.steps}{more}{stuck}"
