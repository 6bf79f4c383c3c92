"""A learner's part in a class: takes lessons, tells the teacher where one is, and plays with them.

A learner sits in the room without playing in it: what they play is heard at their place only, and
their session goes by its own clock. Only who says yes to the teacher comes into the room with a
pane, and plays with everybody who does. All of it happens in the jam's thread.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from jam.lectern import Bench, Standing
from jam.room import Connection, Happening, JamError
from studio.jamming.jam import Jamming
from studio.jamming.kit import Entered, Me
from studio.jamming.teaching import Teachable
from studio.replies import Reply
from tutorials.course import Whereabouts

TELL_S: Final = 1.0
VISIBLE: Final = """Before you come in:
  the teacher sees your name, your lesson and step, how often you tried and for how long;
  nobody else is sent that
  all in the class see your name and colour
  what you type and play stays with you
  if the teacher asks to play with you, and you say yes: your pane, and what it plays, is seen and
  heard by all who play in the room, and their code plays at your place
  what is said with jam say is read by all who have the link
To come in: class join {} yes"""
RECORDED: Final = (
    "this class is recorded: names and lessons are not, what is played and said in its room is. "
    "If you agree: class join {} yes recorded"
)
WITH: Final = (
    "your teacher wants to play with you. If you say yes you come into the room: all who play "
    "there see your pane and hear it, you see and hear theirs. class with yes, or class with no"
)
NO_TEACHER: Final = "there is no class behind this link: only rooms of ours can hold one"
NO_CLASS: Final = "you are in no class; class join LINK enters one"


class Attending:
    """A learner in a class.

    Args:
        jam: enters rooms, and plays in them once the learner agrees.
        me: says who that is.
        whereabouts: where the learner is in a lesson; may take a while.
        learn: says a word to the tutor.
    """

    def __init__(
        self,
        jam: Jamming,
        me: Callable[[], Me],
        whereabouts: Callable[[], Whereabouts | None],
        learn: Callable[[str], object],
    ) -> None:
        self._jam, self._me, self._whereabouts, self._learn = jam, me, whereabouts, learn
        self._seat: Entered | None = None
        self._bench: Bench | None = None
        self._link, self._ticks, self._looks = "", False, False

    def join(self, link: str, words: str) -> "Future[Reply]":
        """Sit down in a class, once the learner knows what is visible to whom."""
        self._link = link
        return self._jam.runner.run(lambda: self._sits(link, words.split()))

    async def _sits(self, link: str, agreed: list[str]) -> Reply:
        if "yes" not in agreed:
            return Reply(True, VISIBLE.format(link))
        if self._seat is not None or self._jam.entered is not None:
            return Reply(False, "you are in a room already; class leave, or jam leave, leaves it")
        me = replace(self._me(), via="class")
        seat = await self._jam.ways.join(link, me, self._hears)
        if not isinstance(seat.room, Teachable):
            seat.leave()
            raise JamError(NO_TEACHER)
        if seat.room.recorded and "recorded" not in agreed:
            seat.leave()
            return Reply(False, RECORDED.format(link))
        seat.enter()
        self._seat = seat
        self._sit(seat.room)
        return Reply(True, f"you are in the class {seat.room.name}; what you play stays with you")

    def _sit(self, room: object) -> None:
        """Hear the teacher from now on."""
        if not isinstance(room, Teachable):
            raise JamError(NO_TEACHER)
        assigned = self._bench.assigned if self._bench is not None else ""
        host = lambda: room.rules().host  # noqa: E731 # it is asked each time
        self._bench = Bench(
            room.teach, self._jam.seconds, host, self._assigned, self._asked, assigned
        )
        room.on_lesson = self._bench.receive
        if not self._ticks:
            self._ticks = True
            self._jam.runner.every(TELL_S, self.tick)

    def leave(self) -> "Future[Reply]":
        """Leave the class, and the room where one plays in it."""
        return self._jam.runner.call(self._leaves)

    def _leaves(self) -> Reply:
        if self._bench is None:
            raise JamError(NO_CLASS)
        self._bench = None
        if self._seat is not None:
            self._seat.leave()
            self._seat = None
        else:
            self._jam.leave()
        return Reply(True, "you left the class; your place in the course is kept")

    def answer(self, agrees: bool) -> "Future[Reply]":
        """Play with the teacher, or not."""
        return self._jam.runner.run(lambda: self._answers(agrees))

    async def _answers(self, agrees: bool) -> Reply:
        bench, seat = self._bench, self._seat
        if bench is None:
            raise JamError(NO_CLASS)
        if not bench.is_asked:
            return Reply(False, "nobody has asked you to play together")
        bench.answer(agrees)
        if not agrees or seat is None:
            return Reply(True, "you play with the teacher" if agrees else "you stay by yourself")
        self._jam.runner.later(TELL_S, lambda: self._moves(seat))
        return Reply(True, "you come into the room; jam leave, or class leave, leaves it")

    def _moves(self, seat: Entered) -> None:
        """From the seat into the room: with a pane."""
        seat.leave()
        self._seat = None
        self._jam.join(self._link, True).add_done_callback(
            lambda done: self._jam.runner.call(lambda: self._moved(done.result()))
        )

    def _moved(self, reply: Reply) -> Reply:
        tell = self._jam.session.tell if reply.ok else self._jam.session.tell_bad
        tell(reply.text)
        if reply.ok and self._jam.entered is not None:
            self._sit(self._jam.entered.room)
        return reply

    def _hears(self, happening: Happening) -> None:
        if self._seat is not None and isinstance(happening, Connection) and happening.text:
            self._jam.session.tell(happening.text)

    def _assigned(self, lesson: str) -> None:
        self._jam.session.tell("your teacher assigns a lesson")
        self._learn(f"lesson {lesson}")

    def _asked(self) -> None:
        self._jam.session.tell(WITH)

    def tick(self) -> None:
        """Tell the teacher where I am."""
        if self._bench is None or self._looks:
            return
        self._looks = True
        self._jam.runner.beside(self._whereabouts, self._tell)

    def _tell(self, here: Whereabouts | None) -> None:
        self._looks = False
        if self._bench is None:
            return
        self._bench.tell(
            Standing()
            if here is None
            else Standing(
                here.lesson, here.title, here.step, here.steps, here.tries, here.failing_s
            )
        )
