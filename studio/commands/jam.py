"""`jam host`, `jam join LINK`, `jam who`, `jam say`, …: playing together in a room."""

from concurrent.futures import Future
from typing import Final

from studio.replies import Reply, done
from studio.session import Session

HOW: Final = (
    "jam host NAME opens a room, jam join LINK enters one, jam leave leaves it; "
    "jam who, jam say TEXT; help jam tells more"
)


def jam(session: Session, argument: str) -> "Future[Reply]":
    """Do what a word says about the room."""
    from studio.jamming.desks import jamming_of  # only who asks pays for it
    from studio.jamming.words import WORDS

    word, _, rest = argument.strip().partition(" ")
    if not word:
        jamming = jamming_of(session)
        return done(Reply(True, HOW)) if jamming.look is None else WORDS["who"].does(jamming, "")
    found = WORDS.get(word)
    if found is None:
        return done(Reply(False, f"jam knows {', '.join(sorted(WORDS))}"))
    return found.does(jamming_of(session), rest.strip())


def instead(session: Session, name: str, argument: str) -> "Future[Reply] | None":
    """What a word of the prompt does in a room, where that is something else than alone."""
    from studio.jamming.attached import jam_in

    jamming = jam_in(session)
    if jamming is None:
        return None
    from studio.jamming.inroom import INSTEAD

    found = INSTEAD.get(name)
    return None if found is None else found(jamming, argument)
