"""`analyse`: what plays is like, in words."""

from collections.abc import Mapping
from concurrent.futures import Future

from patterns.pattern import Pattern
from studio.replies import Reply, done
from studio.session import Session


def analyse(session: Session, argument: str) -> "Future[Reply]":
    """Tell what all slots, one slot, or a piece of code is like; nothing of it is played anew."""
    playing = session.sources()
    if not argument and not playing:
        return done(Reply(False, 'nothing plays; try analyse s("bd*4")'))
    if not argument:
        return session.examine(playing, told)
    if argument in playing:
        return session.examine({argument: playing[argument]}, told)
    return session.examine({"": argument}, told)


def told(found: Mapping[str, Pattern]) -> tuple[str, ...]:
    """What patterns are like, a line each, with its name where there are several.

    >>> from patterns.mini.build import mini
    >>> told({"bass": mini("c2 c2")})
    ('2 onsets a cycle, on the beat; each cycle is the same. The note C2.',)
    """
    from patterns.analysis.summary import analyse as analysed
    from patterns.analysis.summary import in_words  # only who asks pays for it

    words = {name: in_words(analysed(pattern)) for name, pattern in found.items()}
    named = len(words) > 1
    return tuple(f"{name}: {text}" if named else text for name, text in words.items())
