"""The library's words: `save dusk #slow`, `load dusk`, `library`, `tag`, `rate`, `import` ..."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from engine.typedpath import typed_path
from studio.background import in_background
from studio.learning import learn
from studio.library import STARS, Library, LibraryError, Record
from studio.nowplaying import looked
from studio.offers import Offer
from studio.patternfiles import export_to, import_from
from studio.replies import Reply, counted, done
from studio.session import Session

MOST_LISTED: Final = 30
COMPARED: Final = 200  # patterns that a new one is compared with


def save(session: Session, argument: str) -> "Future[Reply]":
    """Keep all that plays in the library, under a name, with tags."""
    words = argument.split()
    tags = tuple(word[1:] for word in words if word.startswith("#") and len(word) > 1)
    name = " ".join(word for word in words if not word.startswith("#"))
    if not name:
        return done(Reply(False, "what shall it be called? try save dusk #slow"))
    playing = looked(session)

    def work() -> Reply:
        code = playing.result().text
        if not code:
            return Reply(False, "nothing plays that could be kept")
        known = session.offers.of(code)
        learn(session, code, "kept", known.genre if known else "")
        if known is not None:
            return keep_offer(session, known, name, tags)
        return _save(session.library, Record(name, code, tags=tags))

    return in_background(work)


def keep_offer(session: Session, one: Offer, name: str, tags: tuple[str, ...] = ()) -> Reply:
    """Keep in the library what was offered, with what is known of it."""
    record = Record(
        name, one.code, one.description, one.genre, one.mood, creativity=one.creativity,
        source=one.source, tags=tags, parents=one.parents,
    )  # fmt: skip
    return _save(session.library, record)


def _save(library: Library, record: Record) -> Reply:
    from studio.judging import judged  # only who saves pays for it

    name = record.name.lower()
    try:
        others = [one.code for one in library.search() if one.name.lower() != name]
        complexity, uniqueness = judged(record.code, others[:COMPARED])
        record = replace(record, complexity=complexity, uniqueness=uniqueness)
        library.save(record)
    except LibraryError as error:
        return Reply(False, str(error))
    return Reply(True, f"kept: {_line(record)}")


def load(session: Session, argument: str) -> "Future[Reply]":
    """Play a pattern of the library."""
    if not argument:
        return done(Reply(False, "which one? library lists them"))

    def work() -> Reply:
        try:
            record = session.library.change(
                argument, lambda one: replace(one, play_count=one.play_count + 1)
            )
        except LibraryError as error:
            return Reply(False, str(error))
        reply = session.evaluate(record.code)
        learn(session, record.code, "played again", record.genre)
        shown = replace(reply, code=record.code)
        return shown if reply.text else replace(shown, text=f"{record.name} plays")

    return in_background(work)


def library_list(session: Session, argument: str) -> "Future[Reply]":
    """List the library, or what holds some words or #tags."""

    def work(library: Library) -> str:
        found = library.search(argument.split())
        if not found:
            return "nothing like that" if argument else "nothing yet; save dusk keeps what plays"
        lines = [_line(one) for one in found[:MOST_LISTED]]
        more = len(found) - MOST_LISTED
        return "\n".join(lines + ([f"and {more} more"] if more > 0 else []))

    return _in_library(session, work)


def tag(session: Session, argument: str) -> "Future[Reply]":
    """Give a pattern tags; with a minus before it a tag goes."""
    name, _, rest = argument.partition(" #") if " #" in argument else argument.partition(" ")
    words = [word.lstrip("#") for word in rest.split()]
    if not name or not words:
        return done(Reply(False, "a name and tags: tag dusk slow #dark -loud"))
    gone = {word[1:] for word in words if word.startswith("-")}
    added = [word for word in words if not word.startswith("-")]

    def tagged(one: Record) -> Record:
        tags = dict.fromkeys([*one.tags, *added])
        return replace(one, tags=tuple(word for word in tags if word not in gone))

    return _in_library(session, lambda library: _line(library.change(name, tagged)))


def rate(session: Session, argument: str) -> "Future[Reply]":
    """Give a pattern 0 to 5 stars."""
    name, _, stars = argument.rpartition(" ")
    if not name or stars not in map(str, STARS):
        return done(Reply(False, "a name and 0 to 5 stars: rate dusk 4"))
    return _in_library(
        session,
        lambda library: _line(
            library.change(name, lambda one: replace(one, user_rating=int(stars)))
        ),
    )


def favourite(session: Session, argument: str) -> "Future[Reply]":
    """Mark a pattern as a favourite, or no more; without a name, list them."""
    if not argument:
        return _in_library(
            session,
            lambda library: "\n".join(map(_line, library.search(favourites=True))) or "none yet",
        )
    return _in_library(
        session,
        lambda library: _line(
            library.change(argument, lambda one: replace(one, favourite=not one.favourite))
        ),
    )


def forget(session: Session, argument: str) -> "Future[Reply]":
    """Take a pattern out of the library."""

    def work(library: Library) -> str:
        library.remove(argument)
        return f"{argument} is gone"

    return _in_library(session, work)


def import_patterns(session: Session, argument: str) -> "Future[Reply]":
    """Take a file, or all files of a folder, into the library."""
    path = typed_path(argument)
    if not argument or not path.exists():
        return done(Reply(False, f"there is no {argument or 'path'}; try import ~/tunes"))

    def work(library: Library) -> str:
        found = list(import_from(path))
        count = library.save_all(one for one in found if isinstance(one, Record))
        said = [one for one in found if isinstance(one, str)]
        left = f"; left out {len(said)}: {said[0]}" if said else ""
        return f"{counted(count, 'pattern')} taken in{left}"

    return _in_library(session, work)


def export_patterns(session: Session, argument: str) -> "Future[Reply]":
    """Write the library into a folder, a file for each pattern."""
    if not argument:
        return done(Reply(False, "into which folder? try export ~/tunes"))
    folder = typed_path(argument)

    def work(library: Library) -> str:
        return f"{export_to(folder, library.search())} patterns written to {folder}"

    return _in_library(session, work)


def _in_library(session: Session, work: Callable[[Library], str]) -> "Future[Reply]":
    def run() -> Reply:
        try:
            return Reply(True, work(session.library))
        except LibraryError as error:
            return Reply(False, str(error))
        except OSError as error:
            return Reply(False, f"{error.filename} cannot be used ({error.strerror or error})")

    return in_background(run)


def _line(one: Record) -> str:
    """A pattern on a line.

    >>> _line(Record("dusk", "s('bd')", user_rating=2, tags=("slow",), complexity=0.25))
    'dusk **  #slow  complexity 0.25'
    """
    heart, stars = "♥ " * one.favourite, "*" * one.user_rating
    parts = [
        f"{heart}{one.name} {stars}".rstrip(),
        " ".join(f"#{tag}" for tag in one.tags),
        one.description[:60],
    ]
    if one.complexity is not None:
        parts.append(f"complexity {one.complexity:.2f}")
    if one.uniqueness is not None:
        parts.append(f"uniqueness {one.uniqueness:.2f}")
    return "  ".join(part for part in parts if part)
