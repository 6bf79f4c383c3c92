"""`examples`, `examples dusk`, `examples house`, `examples random`: tunes to play and change."""

import random
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from studio.background import in_background
from studio.examples.shelf import Example, examples, found, near
from studio.replies import Reply, done
from studio.session import Session

ANY: Final = "random"
HOW: Final = "examples dusk plays one, examples random any"


def examples_with(session: Session, argument: str) -> "Future[Reply]":
    """List the examples, or play one in place of all that plays, and show its code."""
    words = argument.strip()
    if not words:
        return done(Reply(True, f"{listed(tuple(examples().values()))}\n{HOW}"))
    if words.lower() == ANY:
        return _plays(session, random.choice(tuple(examples().values())))
    meant = found(words)
    if len(meant) == 1:
        return _plays(session, meant[0])
    if meant:
        return done(Reply(True, f"{listed(meant)}\n{HOW}"))
    return done(Reply(False, missing(words)))


def missing(words: str) -> str:
    """What to say where no example is meant.

    >>> missing("dsuk")
    "no example is called or about 'dsuk'; did you mean dusk?"
    """
    like = " or ".join(near(words))
    more = f"did you mean {like}?" if like else "examples lists them"
    return f"no example is called or about {words[:40]!r}; {more}"


def listed(every: Sequence[Example]) -> str:
    """A line for each: its name, genre, and what it is like."""
    wide = max(len(one.name) for one in every)
    kind = max(len(one.genre) for one in every)
    return "\n".join(f"{one.name:{wide}}  {one.genre:{kind}}  {one.about}" for one in every)


def _plays(session: Session, one: Example) -> "Future[Reply]":
    def work() -> Reply:
        reply = session.evaluate(one.page, alone=True)
        if not reply.ok:
            return reply
        told = f"{one.title} plays ({one.genre}); try first: {one.first}"
        return replace(reply, text=f"{reply.text} {told}".strip(), code=one.page)

    return in_background(work)
