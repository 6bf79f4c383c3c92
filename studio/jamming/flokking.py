"""Sessions of Flok, entered like rooms of ours. They have no clock: cycles are those of ours."""

import asyncio
import random
import time
from collections.abc import Callable
from fractions import Fraction

from jam.flok.carrier import joined
from jam.flok.link import read_link
from jam.flok.peer import FlokPeer, Surroundings
from jam.room import Hears
from studio.jamming.kit import Entered, Me


async def enter_flok(
    link: str, me: Me, hears: Hears, next_cycle: Callable[[], Fraction]
) -> Entered:
    """Enter a session of Flok.

    Raises:
        JamError: the link is none, or nobody answers there.
    """
    where = read_link(link)
    around = Surroundings(time.monotonic, time.time, next_cycle, hears)
    client = random.SystemRandom().randrange(1, 2**32)
    peer = FlokPeer(where, me.name, me.colour, client, around)
    carrier = await joined(where, peer)

    def leave() -> None:
        peer.leave()
        asyncio.get_running_loop().create_task(carrier.close())

    return Entered(peer, leave)
