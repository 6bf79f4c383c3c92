"""`sounds`, `sounds piano`: what samples(…) has loaded, with how many files; what is built in."""

from concurrent.futures import Future

from engine.sounds import names as built_in
from studio.replies import Reply, done
from studio.session import Session

MOST = 200  # names in one answer


def sounds(session: Session, argument: str) -> "Future[Reply]":
    """Tell the names that are loaded; or those with a word in them, built in or loaded."""
    names = dict(session.shelf.names())
    word = argument.strip().lower()
    found = [f"{name}:{names[name]}" for name in sorted(names) if word in name]
    if word:
        found += [name for name in built_in() if word in name.lower() and name not in names]
    if not names and not found:
        on_way = "they are on their way" if session.shelf.coming() else "try samples('github:…')"
        return done(Reply(True, f"no samples are loaded; {on_way}"))
    if not found:
        return done(Reply(False, f"no name, loaded or built in, has {word[:40]!r} in it"))
    told = "  ".join(found[:MOST])
    more = f"  … and {len(found) - MOST} more" if len(found) > MOST else ""
    return done(Reply(True, told + more))
