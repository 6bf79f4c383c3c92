"""`class host NAME`, `class assign LESSON`, `class who`, `class with NAME`; `class join LINK`."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from studio.commands.learn import PRACTICES, learn
from studio.replies import Reply, done
from studio.session import Session
from tutorials.course import Whereabouts
from tutorials.school import school

if TYPE_CHECKING:
    from studio.jamming.attending import Attending
    from studio.jamming.teaching import Teaching

HOW: Final = (
    "a teacher: class host NAME, class assign LESSON, class who, class with NAME\n"
    "a learner: class join LINK, class with yes or no, class leave"
)


@dataclass(slots=True)
class Classes:
    """Both parts of a session in classes."""

    teaching: "Teaching"
    attending: "Attending"


_ALL: "Final[WeakKeyDictionary[Session, Classes]]" = WeakKeyDictionary()


def classes_of(session: Session) -> Classes:
    """The classes of a session, made when they are first asked for."""
    found = _ALL.get(session)
    if found is None:
        from studio.jamming.attached import attached  # only who asks pays for it
        from studio.jamming.attending import Attending
        from studio.jamming.desks import jamming_of
        from studio.jamming.me import me_of
        from studio.jamming.teaching import Teaching

        jam, settings = jamming_of(session), attached(session).settings
        found = _ALL[session] = Classes(
            Teaching(jam),
            Attending(
                jam,
                lambda: me_of(session.vault, settings),
                lambda: whereabouts(session),
                lambda words: learn(session, words),
            ),
        )
    return found


def whereabouts(session: Session) -> Whereabouts | None:
    """Where the learner at this session is in a lesson; None where none is begun."""
    practice = PRACTICES.get(session)
    return None if practice is None or practice.is_over else practice.whereabouts()


def class_command(session: Session, argument: str) -> "Future[Reply]":
    """Hold a class, or be in one."""
    word, _, rest = argument.strip().partition(" ")
    rest = rest.strip()
    if word == "host":
        return _host(session, rest or "class")
    if word == "assign":
        return _assign(session, rest)
    if word == "who":
        return classes_of(session).teaching.who()
    if word == "with" and rest in ("yes", "no"):
        return classes_of(session).attending.answer(rest == "yes")
    if word == "with" and rest:
        return classes_of(session).teaching.ask(rest)
    if word == "join" and rest:
        link, _, more = rest.partition(" ")
        return classes_of(session).attending.join(link, more)
    if word == "leave":
        return classes_of(session).attending.leave()
    return done(Reply(not word, HOW))


def _host(session: Session, name: str) -> "Future[Reply]":
    """Open a room, where none is open yet, and hold a class in it."""
    from studio.jamming.desks import jamming_of

    jam, classes = jamming_of(session), classes_of(session)
    if jam.look is not None:
        return classes.teaching.begin()
    begun: Future[Reply] = Future()

    def opened(promised: "Future[Reply]") -> None:
        reply = promised.result()
        if reply.ok:
            classes.teaching.begin().add_done_callback(lambda one: begun.set_result(one.result()))
        else:
            begun.set_result(reply)

    jam.host(name).add_done_callback(opened)
    return begun


def _assign(session: Session, which: str) -> "Future[Reply]":
    lessons = school().lessons
    names = ((str(number), one.name, one.title) for number, one in enumerate(lessons, 1))
    found = [one for one, called in zip(lessons, names, strict=True) if which in called]
    if not found:
        return done(Reply(False, "there is no such lesson; learn lessons lists them"))
    return classes_of(session).teaching.assign(found[0])
