"""Rooms of the local network, found by zeroconf (DNS-SD): only where somebody asks for it.

What is announced is a room's name and where its hub is, and its key only where everybody near may
come in. What others announce is a stranger's text: short, printable, and never believed.
"""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jam.net.addresses import Address

if TYPE_CHECKING:
    from zeroconf import ServiceInfo
    from zeroconf.asyncio import AsyncZeroconf

KIND: Final = "_nal-jam._tcp.local."  # names of services have at most 15 letters, RFC 6763
MOST: Final = 64
LONGEST_NAME: Final = 40
ASK_MS: Final = 1_000
VERSION: Final = "1"
PLAIN: Final = str.maketrans("", "", "-_.")  # what a key has beside letters and digits


@dataclass(frozen=True, slots=True)
class Near:
    """A room of the network.

    Attributes:
        name: as its host calls it.
        hub: where it meets.
        key: what opens it; "" where the host has to be asked.
    """

    name: str
    hub: Address
    key: str = ""


class Announced:
    """Tells the network of a room until it is closed.

    Args:
        room: what to tell.
        interfaces: addresses of this machine to tell it from.
    """

    def __init__(self, room: Near, interfaces: Sequence[str]) -> None:
        self._room, self._interfaces = room, list(interfaces)
        self._zeroconf: AsyncZeroconf | None = None

    async def start(self) -> None:
        """Tell it.

        Raises:
            OSError: there is no network to tell.
        """
        from zeroconf import NonUniqueNameException, ServiceInfo
        from zeroconf.asyncio import AsyncZeroconf

        room = self._room
        machine = socket.gethostname().partition(".")[0][:20] or "machine"
        label = f"{_clean(room.name)} on {machine} {room.hub.port}".replace(".", " ")
        self._zeroconf = AsyncZeroconf(interfaces=self._interfaces)
        info = ServiceInfo(
            KIND, f"{label}.{KIND}", port=room.hub.port,
            addresses=[socket.inet_pton(_family(one), one) for one in self._interfaces],
            properties={"v": VERSION, "room": _clean(room.name), "key": room.key,
                        "tls": "1" if room.hub.tls else ""},
            server=f"nal-jam-{machine}-{room.hub.port}.local.",
        )  # fmt: skip
        try:
            await (await self._zeroconf.async_register_service(info))
        except NonUniqueNameException:
            await self.close()
            raise OSError("a room of that name is announced already") from None
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Say that it is over."""
        zeroconf, self._zeroconf = self._zeroconf, None
        if zeroconf is not None:
            try:
                await zeroconf.async_unregister_all_services()
            finally:
                await zeroconf.async_close()


async def look_near(seconds: float, interfaces: Sequence[str] = ()) -> tuple[Near, ...]:
    """Rooms of the network that answer within some seconds, by name.

    Args:
        seconds: how long to listen; who announces may take two to answer.
        interfaces: addresses of this machine to ask from; all without them.

    Raises:
        OSError: there is no network to ask.
    """
    from zeroconf import InterfaceChoice
    from zeroconf.asyncio import AsyncServiceBrowser, AsyncZeroconf

    zeroconf = AsyncZeroconf(interfaces=list(interfaces) or InterfaceChoice.All)
    names: set[str] = set()

    def heard(*, name: str, **_: Any) -> None:
        if len(names) < MOST:
            names.add(name)

    browser = AsyncServiceBrowser(zeroconf.zeroconf, KIND, handlers=[heard])
    try:
        await asyncio.sleep(seconds)
        found = await asyncio.gather(*(_ask(zeroconf, name) for name in sorted(names)))
    finally:
        await browser.async_cancel()
        await zeroconf.async_close()
    rooms = {room for room in found if room is not None}
    return tuple(sorted(rooms, key=lambda room: (room.name, str(room.hub))))


async def _ask(zeroconf: "AsyncZeroconf", name: str) -> Near | None:
    from zeroconf import BadTypeInNameException
    from zeroconf.asyncio import AsyncServiceInfo

    try:
        info = AsyncServiceInfo(KIND, name)
    except BadTypeInNameException:
        return None
    await info.async_request(zeroconf.zeroconf, ASK_MS)
    return near_of(info)


def near_of(info: "ServiceInfo") -> Near | None:
    """The room that an answer tells of; None where it makes no sense."""
    told = {key: value or b"" for key, value in info.properties.items()}
    addresses = info.parsed_addresses()
    name = _clean(told.get(b"room", b"").decode("utf-8", "replace"))
    key = told.get(b"key", b"").decode("ascii", "replace")
    if told.get(b"v") != VERSION.encode() or not addresses or not info.port or not name:
        return None
    if len(key) > LONGEST_NAME or not key.translate(PLAIN).isalnum():
        key = ""
    return Near(name, Address(addresses[0], info.port, told.get(b"tls") == b"1"), key)


def _clean(name: str) -> str:
    """Letters that can be shown, and few."""
    shown = "".join(one for one in name if one.isprintable())
    return shown[:LONGEST_NAME].strip()


def _family(address: str) -> int:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
