"""Sessions of Flok, entered like rooms of ours. They have no clock: cycles are those of ours.

A tempo that our code asks for there is that of this session alone.
"""

import asyncio
import random
import time
from collections.abc import Callable
from fractions import Fraction

from jam.flok.carrier import joined
from jam.flok.link import read_link
from jam.flok.peer import FlokPeer
from jam.flok.session import Surroundings
from jam.room import Happening, Hears, Tempo
from studio.jamming.kit import Entered, Me
from studio.replies import Reply
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish


async def enter_flok(
    session: Session, link: str, me: Me, hears: Hears, next_cycle: Callable[[], Fraction]
) -> Entered:
    """Enter a session of Flok; its panes are here when this comes back.

    Args:
        session: plays it.
        link: leads there.
        me: who enters.
        hears: is told what happens.
        next_cycle: the cycle from which on what comes in now can play.

    Raises:
        JamError: the link is none, or nobody answers there.
    """
    where = read_link(link)

    def heard(happening: Happening) -> None:
        if isinstance(happening, Tempo):
            session.wish(lambda _: tempo(happening))
        hears(happening)

    around = Surroundings(time.monotonic, time.time, next_cycle, heard)
    client = random.SystemRandom().randrange(1, 2**32)
    peer = FlokPeer(where, me.name, me.colour, client, around)
    carrier = await joined(where, peer)
    closing: set[asyncio.Task[None]] = set()  # a task that nobody holds may be dropped

    def leave() -> None:
        peer.leave()
        task = asyncio.get_running_loop().create_task(carrier.close())
        closing.add(task)
        task.add_done_callback(closing.discard)

    return Entered(peer, leave)


def tempo(asked: Tempo) -> Wish:
    """Another tempo of our own, from a cycle on."""
    change = Change(cps=asked.cps, at=asked.cycle, goes_on=True, undoable=False)
    return Wish(change, Reply(True))
