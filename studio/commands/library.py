"""The library's words: `save dusk #slow`, `load dusk`, `library`, `tag`, `rate`, `import` ..."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Final

from studio.background import in_background
from studio.library import STARS, Library, LibraryError, Record
from studio.patternfiles import export_to, import_from
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.wholecode import whole_code
from studio.wishes import Wish

MOST_LISTED: Final = 30
COMPARED: Final = 200  # patterns that a new one is compared with


def save(session: Session, argument: str) -> "Future[Reply]":
    """Keep all that plays in the library, under a name, with tags."""
    words = argument.split()
    tags = tuple(word[1:] for word in words if word.startswith("#") and len(word) > 1)
    name = " ".join(word for word in words if not word.startswith("#"))
    if not name:
        return done(Reply(False, "what shall it be called? try save dusk #slow"))
    code: list[str] = []

    def look(player: Player) -> Wish:
        code.append(whole_code(player.picture().parts.values()))
        return Wish(None, Reply(True))

    looked = session.wish(look)

    def work() -> Reply:
        looked.result()
        return _save(_library(session), name, code[0], tags)

    return in_background(work)


def _save(library: Library, name: str, code: str, tags: tuple[str, ...]) -> Reply:
    from studio.judging import judged  # only who saves pays for it

    if not code:
        return Reply(False, "nothing plays that could be kept")
    try:
        others = [one.code for one in library.search() if one.name.lower() != name.lower()]
        complexity, uniqueness = judged(code, others[:COMPARED])
        record = Record(name, code, complexity=complexity, uniqueness=uniqueness, tags=tags)
        library.save(record)
    except LibraryError as error:
        return Reply(False, str(error))
    return Reply(True, f"kept: {_line(record)}")


def load(session: Session, argument: str) -> "Future[Reply]":
    """Play a pattern of the library."""
    if not argument:
        return done(Reply(False, "which one? library lists them"))
    library = _library(session)

    def work() -> Reply:
        try:
            record = library.change(
                argument, lambda one: replace(one, play_count=one.play_count + 1)
            )
        except LibraryError as error:
            return Reply(False, str(error))
        reply = session.evaluate(record.code)
        shown = replace(reply, notes=(record.code, *reply.notes))
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
    path = Path(argument).expanduser()
    if not argument or not path.exists():
        return done(Reply(False, f"there is no {argument or 'path'}; try import ~/tunes"))

    def work(library: Library) -> str:
        found = list(import_from(path))
        count = library.save_all(one for one in found if isinstance(one, Record))
        said = [one for one in found if isinstance(one, str)]
        left = f"; left out {len(said)}: {said[0]}" if said else ""
        return f"{count} patterns taken in{left}"

    return _in_library(session, work)


def export_patterns(session: Session, argument: str) -> "Future[Reply]":
    """Write the library into a folder, a file for each pattern."""
    if not argument:
        return done(Reply(False, "into which folder? try export ~/tunes"))
    folder = Path(argument).expanduser()

    def work(library: Library) -> str:
        return f"{export_to(folder, library.search())} patterns written to {folder}"

    return _in_library(session, work)


def _in_library(session: Session, work: Callable[[Library], str]) -> "Future[Reply]":
    library = _library(session)

    def run() -> Reply:
        try:
            return Reply(True, work(library))
        except LibraryError as error:
            return Reply(False, str(error))
        except OSError as error:
            return Reply(False, f"{error.filename} cannot be used ({error.strerror or error})")

    return in_background(run)


def _library(session: Session) -> Library:
    return Library(session.data, session.tell_bad)


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
