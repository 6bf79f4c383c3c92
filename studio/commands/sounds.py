"""`sounds`, `sounds piano`: what samples(…) has loaded, with how many files each name has."""

from concurrent.futures import Future

from studio.replies import Reply, done
from studio.session import Session

MOST = 200  # names in one answer


def sounds(session: Session, argument: str) -> "Future[Reply]":
    """Tell the names that are loaded, or those with a word in them."""
    names = dict(session.shelf.names())
    word = argument.strip().lower()
    found = sorted(name for name in names if word in name)
    if not names:
        on_way = "they are on their way" if session.shelf.coming() else "try samples('github:…')"
        return done(Reply(True, f"no samples are loaded; {on_way}"))
    if not found:
        return done(Reply(False, f"none of the {len(names)} names loaded has {word[:40]!r} in it"))
    told = "  ".join(f"{name}:{names[name]}" for name in found[:MOST])
    more = f"  … and {len(found) - MOST} more" if len(found) > MOST else ""
    return done(Reply(True, told + more))
