"""Getting files from the network: http and https only, within limits of size, time and reach.

httpx is loaded when something is fetched for the first time.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from engine.errors import SampleError
from engine.samples.bank import Reach
from engine.samples.limits import LIMITS, Limits
from engine.samples.places import check_kind, for_the_wire, is_remote

if TYPE_CHECKING:
    import httpx

HEADERS: Final = {"User-Agent": "notalabel", "Accept": "*/*", "Accept-Encoding": "identity"}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({404, 410})


class AwayError(SampleError):
    """A server that cannot be reached or does not answer: what is kept of it may serve."""


class Network:
    """Fetches, in one event loop.

    Args:
        limits: of size and time.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._client: httpx.AsyncClient | None = None

    async def get(
        self, address: str, reach: Reach, most_bytes: int, sink: Callable[[bytes], Any]
    ) -> Reach:
        """Fetch what lies at an address.

        Args:
            address: where.
            reach: how far what names it may reach.
            most_bytes: how large it may be.
            sink: takes its bytes, piece by piece.

        Returns:
            how far what was fetched may reach itself.

        Raises:
            SampleError: it cannot be had; AwayError where the server is out of reach.
        """
        try:
            async with asyncio.timeout(self._limits.transfer_s):
                for _ in range(self._limits.redirects + 1):
                    reach, further = await self._hop(address, reach, most_bytes, sink)
                    if further is None:
                        return reach
                    address = further
        except TimeoutError:
            raise AwayError(f"{shown(address)} takes too long", "try again later") from None
        raise SampleError(f"{shown(address)} leads from one address to another without end")

    async def close(self) -> None:
        """Close what is open."""
        if self._client is not None:
            await self._client.aclose()

    async def _hop(
        self, address: str, reach: Reach, most_bytes: int, sink: Callable[[bytes], Any]
    ) -> tuple[Reach, str | None]:
        """One request: how far its answer may reach, and where it sends us on to."""
        import httpx

        check_kind(address)
        if not is_remote(address):
            raise SampleError(f"{address[:60]!r} is no http address")
        reach = await self._checked(address, reach)
        try:
            request = self._ready().build_request("GET", for_the_wire(address))
            response = await self._ready().send(request, stream=True)
            try:
                if response.status_code in _REDIRECTS:
                    return reach, urljoin(str(response.url), response.headers.get("location", ""))
                self._check_answer(address, response, most_bytes)
                self._check_peer(address, response, reach)
                await self._pour(address, response, most_bytes, sink)
            finally:
                await response.aclose()
        except (httpx.TimeoutException, httpx.NetworkError) as error:
            raise AwayError(f"{_host(address)} does not answer", "is there a network?") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            raise SampleError(
                f"{shown(address)} cannot be fetched ({type(error).__name__})"
            ) from error
        return reach, None

    async def _pour(
        self,
        address: str,
        response: "httpx.Response",
        most_bytes: int,
        sink: Callable[[bytes], Any],
    ) -> None:
        received = 0
        async for piece in response.aiter_raw():
            received += len(piece)
            if received > most_bytes:
                raise _too_large(address, most_bytes)
            sink(piece)
        if not received:
            raise SampleError(f"{shown(address)} is empty")

    def _check_answer(self, address: str, response: "httpx.Response", most_bytes: int) -> None:
        status = response.status_code
        if status in _GONE:
            raise SampleError(f"there is nothing at {shown(address)}", "check the name")
        if status >= 500:
            raise AwayError(f"{_host(address)} is in trouble ({status})", "try again later")
        if status != 200:
            raise SampleError(f"{_host(address)} refuses {shown(address)} ({status})")
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise SampleError(f"{_host(address)} packs {shown(address)}, which was not asked for")
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > most_bytes:
            raise _too_large(address, most_bytes)

    async def _checked(self, address: str, reach: Reach) -> Reach:
        """How far a server's answer may reach.

        Raises:
            SampleError: what names the server may not reach it.
        """
        try:
            parts = urlsplit(for_the_wire(address))
            host, port = parts.hostname or "", parts.port or 80
        except ValueError:
            raise SampleError(f"{address[:60]!r} is no address") from None
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise AwayError(f"{host[:60]} cannot be found", "is there a network?") from None
        if all(is_of_the_world(str(row[4][0])) for row in found):
            return "world"
        if reach == "world":
            raise _not_ours(address)
        return "network"

    def _check_peer(self, address: str, response: "httpx.Response", reach: Reach) -> None:
        """The server that answered is the one that was looked up, or one of the world too."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if reach == "world" and peer and not is_of_the_world(str(peer[0])):
            raise _not_ours(address)

    def _ready(self) -> "httpx.AsyncClient":
        if self._client is None:
            import httpx

            limits = self._limits
            self._client = httpx.AsyncClient(
                headers=HEADERS,
                timeout=httpx.Timeout(limits.idle_s, connect=limits.connect_s),
                limits=httpx.Limits(max_connections=2 * limits.at_once),
                follow_redirects=False,
                trust_env=False,
            )
        return self._client


def is_of_the_world(number: str) -> bool:
    """Is this the number of a machine of the world, not of this one or its own network?

    >>> is_of_the_world("185.199.108.133"), is_of_the_world("192.168.0.1"), is_of_the_world("::1")
    (True, False, False)
    >>> is_of_the_world("no number")
    False
    """
    with suppress(ValueError):
        known = ipaddress.ip_address(number.partition("%")[0])
        mapped = getattr(known, "ipv4_mapped", None)
        return bool((mapped or known).is_global)
    return False


def shown(address: str) -> str:
    """An address, short enough for a sentence.

    >>> shown("https://raw.githubusercontent.com/someone/samples/main/808bd/BD0000.WAV?x=1")
    'raw.githubusercontent.com/…/BD0000.WAV'
    """
    if not is_remote(address):
        return address[-60:]
    _, _, path = address.partition("//")
    host, *folders = path.partition("?")[0].split("/")
    name = folders[-1][:60] if folders else ""
    middle = "…/" if len(folders) > 1 else ""
    return f"{host.rpartition('@')[2][:60]}/{middle}{name}".removesuffix("/")


def _host(address: str) -> str:
    return shown(address).partition("/")[0]


def _too_large(address: str, most_bytes: int) -> SampleError:
    return SampleError(f"{shown(address)} is larger than {most_bytes // 1_000_000} MB")


def _not_ours(address: str) -> SampleError:
    return SampleError(
        f"a map from the network may not reach into your own ({shown(address)})",
        "name it yourself with samples(…)",
    )
