"""How sessions of Flok are entered: a player without a socket, the way to it, and our own clock.

Flok has no clock. What is evaluated there begins at the next cycle of the session's own, and a
tempo that code of ours asks for is that of this session alone.
"""

import asyncio
import logging
import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jam.flok.carrier import Carrier
from jam.flok.link import read_link
from jam.flok.peer import FlokPeer, Surroundings
from jam.room import Happening, Hears, Tempo
from studio.replies import Reply
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish

LEAD_S: Final = 0.15  # between an evaluation and its cycle: it has to be understood first

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FlokEntered:
    """A session of Flok that was entered: the room, and what leaves it, in the loop's thread."""

    room: FlokPeer
    leave: Callable[[], None]


async def enter_flok(
    session: Session, link: str, name: str, colour: str, hears: Hears
) -> FlokEntered:
    """Enter the session of Flok that a link leads to; its panes are here when this comes back.

    Raises:
        JamError: it cannot be entered.
    """
    where = read_link(link)

    def heard(happening: Happening) -> None:
        if isinstance(happening, Tempo):
            session.wish(lambda _: _tempo(happening))
        hears(happening)

    around = Surroundings(time.monotonic, time.time, lambda: _next_cycle(session), heard)
    peer = FlokPeer(where, name, colour, 1 + secrets.randbelow((1 << 32) - 1), around)
    carrier = Carrier(where, peer)
    await carrier.open()
    loop, closing = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    def leave() -> None:
        peer.leave()
        task = loop.create_task(carrier.close())
        closing.add(task)
        task.add_done_callback(closing.discard)

    return FlokEntered(peer, leave)


def _next_cycle(session: Session) -> Fraction:
    """The next cycle of the session's clock that can still be reached."""
    here = session.playing()
    soon = (here.cycle or Fraction(0)) + Fraction(LEAD_S * float(here.cps))
    return Fraction(math.ceil(soon))


def _tempo(asked: Tempo) -> Wish:
    change = Change(cps=asked.cps, at=asked.cycle, goes_on=True, undoable=False)
    return Wish(change, Reply(True))
