"""Hubs of our own at which one room meets, opened where the settings say."""

from dataclasses import dataclass
from typing import Final

from jam.net.addresses import Address
from jam.net.hub import Hub
from jam.room import JamError
from studio.jamming.hosts import LOOPBACK, listening, seen_as

NEAR: Final = {"0.0.0.0": LOOPBACK, "::": "::1"}  # compared with, not listened at


@dataclass(frozen=True, slots=True)
class Home:
    """A hub of ours.

    Attributes:
        hub: open.
        seen: its address, as others see it.
        near: how we reach it ourselves.
    """

    hub: Hub
    seen: Address
    near: Address


async def opened(listens: str, room: str, before: int = 0) -> Home:
    """A hub for a room.

    Args:
        listens: the setting jam.listen.
        room: the public id of the one room that may meet there.
        before: the port that it had the last time, 0 where there was none.

    Raises:
        JamError: nobody can listen there.
    """
    host, port = listening(listens)
    hub = Hub(only=room)
    for wanted in (before, 0) if before and not port else (port,):
        try:
            await hub.start(host, wanted)
            break
        except OSError as error:
            if wanted == port:
                raise JamError(
                    f"nobody can listen at {host}:{port} ({error.strerror}); "
                    "another jam.listen may be free"
                ) from error
    near = Address(NEAR.get(host, host), hub.port, False)
    return Home(hub, Address(seen_as(host), hub.port, False), near)
