"""Rooms of the local network: found, and told of, by zeroconf, only where somebody asks for it."""

from concurrent.futures import Future
from typing import Final

from jam.link import parse
from jam.net.addresses import Address
from jam.net.nearby import Announced, Near, look_near
from studio.jamming.hosts import LOOPBACK
from studio.jamming.jam import Jamming
from studio.replies import Reply, done

LISTEN_S: Final = 2.0
NOBODY: Final = "no room near here tells of itself"
TOLD: Final = "the network is told of {}: its name and place, not its key; give friends the link"
HERE_ONLY: Final = "only this machine reaches the room; see jam.listen"


class Told:
    """A room that the network is told of; see kit.Satellite."""

    def __init__(self, jam: Jamming, announced: Announced) -> None:
        self._jam, self._announced = jam, announced

    def tick(self) -> None:
        """Nothing to do."""

    def leave(self) -> None:
        """Say that it is over."""

        async def close() -> Reply:
            await self._announced.close()
            return Reply(True)

        self._jam.runner.run(close)


def near(jam: Jamming, argument: str) -> "Future[Reply]":
    """Look for rooms of this network, or tell it of this one."""
    if argument not in ("", "on", "off"):
        return done(Reply(False, "jam near, jam near on, or jam near off"))
    if argument == "off":
        return jam.runner.call(lambda: _end(jam))
    return jam.runner.run(lambda: _look() if not argument else _tell(jam))


def _end(jam: Jamming) -> Reply:
    found = jam.satellites.pop("near", None)
    if found is not None:
        found.leave()
    return Reply(True, "the network is told of no room of yours")


async def _look() -> Reply:
    try:
        rooms = await look_near(LISTEN_S)
    except OSError as error:
        return Reply(False, f"there is no network to ask ({error})")
    lines = [f"{one.name} at {one.hub}{'' if one.key else ': ask for its link'}" for one in rooms]
    return Reply(True, "\n".join(lines) or NOBODY)


async def _tell(jam: Jamming) -> Reply:
    look, entered = jam.look, jam.entered
    if look is None or not look.link.startswith("jam"):
        return Reply(False, "you are in no room of ours; jam host opens one")
    link = parse(look.link)
    if link.host == LOOPBACK:
        return Reply(False, HERE_ONLY)
    if "near" in jam.satellites:
        return Reply(True, TOLD.format(look.name))
    announced = Announced(Near(link.name, Address(link.host, link.port, link.tls)), [link.host])
    try:
        await announced.start()
    except OSError as error:
        return Reply(False, f"the network cannot be told ({error})")
    if jam.entered is not entered:  # while we waited
        await announced.close()
        return Reply(False, f"you have left {look.name}: the network is told of no room of yours")
    jam.satellites["near"] = Told(jam, announced)
    return Reply(True, TOLD.format(look.name))
