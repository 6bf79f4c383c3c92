"""The client that all connections go through: it counts what comes in, and looks at the clock.

A server that sends without end, or a byte now and then, is left; compressed answers are
refused, because a few bytes can become many.
"""

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import httpx

from ai.providers.errors import CANCELLED, LATE, SILENT, ProviderError
from ai.providers.provider import Cancelled, Limits


class _Counted(httpx.SyncByteStream):
    """The bytes of an answer, as long as they keep to the limits."""

    def __init__(self, inner: httpx.SyncByteStream, limits: Limits, cancelled: Cancelled) -> None:
        self._inner, self._limits, self._cancelled = inner, limits, cancelled

    def __iter__(self) -> Iterator[bytes]:
        total = 0
        for chunk in self._inner:
            total += len(chunk)
            if total > self._limits.most_bytes:
                raise ProviderError(f"its answer is larger than {self._limits.most_bytes:,} bytes")
            if time.monotonic() > self._limits.end:
                raise ProviderError(LATE)
            if self._cancelled():
                raise ProviderError(CANCELLED, faulty=False)
            yield chunk

    def close(self) -> None:
        self._inner.close()


@cache
def _trust() -> ssl.SSLContext:
    """Whom to trust: read once, it takes as long as an answer on the loopback interface."""
    return httpx.create_ssl_context()


@contextmanager
def client(limits: Limits, cancelled: Cancelled) -> Iterator[httpx.Client]:
    """A client for one answer within limits; what fails in it is a ProviderError.

    Raises:
        ProviderError: there is no connection, no time, or too much of an answer.
    """

    def look(response: httpx.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise ProviderError("its answer is compressed, which was not asked for")
        if isinstance(response.stream, httpx.SyncByteStream):
            response.stream = _Counted(response.stream, limits, cancelled)

    left = limits.end - time.monotonic()
    if left <= 0:
        raise ProviderError(LATE)
    times = httpx.Timeout(
        min(limits.silent_s, left), connect=min(limits.connect_s, left), pool=limits.connect_s
    )
    with httpx.Client(
        timeout=times,
        verify=_trust(),
        headers={"accept-encoding": "identity"},
        event_hooks={"response": [look]},
        follow_redirects=False,
    ) as made:
        try:
            yield made
        except httpx.HTTPError as error:
            raise of_network(error, limits) from None


def of_network(error: BaseException, limits: Limits) -> ProviderError:
    """The error for a connection that fails."""
    if isinstance(error, httpx.ConnectTimeout):
        return ProviderError(
            f"no connection within {limits.connect_s:g} s", again=True, worked=False
        )
    if isinstance(error, httpx.TimeoutException):
        late = time.monotonic() > limits.end - 0.05
        told = LATE if late else f"{SILENT} for {limits.silent_s:g} s"
        return ProviderError(told, again=not late)
    if isinstance(error, httpx.ConnectError):
        return ProviderError("nobody answers there", worked=False)
    return ProviderError("the connection broke", again=True)
