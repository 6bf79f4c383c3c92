"""`sync ~/Sync/tunes`: the library in several places."""

from concurrent.futures import Future

from studio.background import in_background
from studio.library import Library, LibraryError
from studio.places import PlaceError, place_of
from studio.replies import Reply, done
from studio.session import Session
from studio.syncing import Copy, merge


def sync(session: Session, argument: str) -> "Future[Reply]":
    """Merge the library with a folder, a git checkout or a WebDAV collection."""
    if not argument:
        return done(Reply(False, "with what? a folder, a git checkout or a WebDAV address"))
    return in_background(lambda: synced(session.library, argument))


def synced(library: Library, where: str) -> Reply:
    """Merge a library with a place; both are alike afterwards."""
    try:
        place = place_of(where)
        mine = [Copy(record, gone) for record, gone in library.copies()]
        found = merge(mine, place.read(), library.synced(where))
        place.write(found.theirs)
        library.adopt(where, [(copy.record, copy.gone) for copy in found.mine])
    except (PlaceError, LibraryError) as error:
        return Reply(False, str(error))
    except OSError as error:
        return Reply(False, f"{where} cannot be used ({error.strerror or error})")
    text = f"{len(found.mine)} came in, {len(found.theirs)} went out"
    if found.kept:
        text += f"; changed on both sides, the older stays as {', '.join(found.kept)}"
    return Reply(True, text)
