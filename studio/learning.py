"""What the player does with tunes, learnt from: beside the music, by the AI tiers' worker."""

from ai.taste import Traits
from studio.asker import asker
from studio.session import Session


def learn(session: Session, code: str, what: str, genre: str = "") -> None:
    """Learn from what the player did with some code, where that is not off; blocks.

    Args:
        session: whose player.
        code: the tune.
        what: what the player did, a key of ai.taste.EVIDENCE.
        genre: of the tune, "" where it is not known.
    """
    session.requests.settle(code, what)
    if not session.tasting.on:
        return
    found = asker().do("hear", code=code, genre=genre)
    if found is not None:
        session.tasting.learn(Traits(frozenset(found["words"]), found["figures"]), what)
