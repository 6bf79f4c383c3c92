"""`taste`, `recommend`: what is believed about the player, and what follows from it."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future

from ai.taste import as_data, told
from studio.asker import TOO_LONG, asker
from studio.background import in_background
from studio.library import STARS, LibraryError
from studio.nowplaying import code_playing
from studio.replies import Reply, done
from studio.schooling import kept
from studio.session import Session

EMPTY = "your library has nothing else to recommend; save dusk keeps what plays"
FIRST = "it is the first of all"
MOST = 200  # patterns that are looked at


def taste(session: Session, argument: str) -> "Future[Reply]":
    """Show what is believed; `forget` erases it, `off` and `on` switch the learning."""
    tasting = session.tasting
    if argument in ("off", "on"):
        tasting.switch(argument == "on")
        text = "what you keep and undo is" + ("" if argument == "on" else " not") + " learnt from"
        return done(Reply(True, text))
    if argument in ("forget", "erase"):
        tasting.erase()
        return done(Reply(True, "what was learnt of your taste is gone"))
    if argument:
        return done(Reply(False, "taste shows what is believed; taste forget, taste off, taste on"))
    if not tasting.on:
        return done(Reply(True, "nothing is learnt; taste on begins"))
    return done(Reply(True, "\n".join(told(tasting.taste))))


def recommend(session: Session, argument: str) -> "Future[Reply]":
    """What to play, combine and learn next, and why."""
    del argument
    return in_background(lambda: _recommended(session))


def _recommended(session: Session) -> Reply:
    try:
        found = session.library.search()[:MOST]
    except LibraryError as error:
        return Reply(False, str(error))
    library = [
        {"name": one.name, "code": one.code, "genre": one.genre,
         "favour": max(one.favourite, one.user_rating / STARS[-1])} for one in found
    ]  # fmt: skip
    answer = asker().do(
        "recommend", library=library, playing=code_playing(session),
        taste=as_data(session.tasting.taste),
    )  # fmt: skip
    if answer is None:
        return Reply(False, TOO_LONG)
    lines = [f"load {one['name']}: {one['reason']}" for one in answer["tips"]]
    return Reply(True, "\n".join([*(lines or [EMPTY]), *_bred(answer["tips"]), *_learnt(session)]))


def _bred(tips: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """What to combine: the first that brings something new, with what plays."""
    fresh = next((one for one in tips if "it brings" in one["reason"]), None)
    if fresh is not None:
        yield f"breed this {fresh['name']}: {fresh['reason']}"


def _learnt(session: Session) -> Iterator[str]:
    """What to learn: the lesson at hand, and why that one."""
    from tutorials.course import place
    from tutorials.school import school

    progress = kept(session.vault, session.tell_bad)
    here = place(school().lessons, progress)
    if here is not None:
        begun = progress.step > 0 or progress.lesson
        why = "you began it" if begun else f"it comes after the {len(progress.finished)} you know"
        yield f"learn: {here.lesson.title}, since {why if progress.finished or begun else FIRST}"
