"""What can go wrong with a model that is asked, told to the player.

AskError (ai.errors)
└── ProviderError     it does not answer: why, and whether to ask again

The sentences are our own: nothing that a server says enters them, because a server may
repeat the key that it was given.
"""

from ai.errors import AskError


class ProviderError(AskError):
    """A model that does not answer.

    Attributes:
        again: another try may help.
        wait_s: how long the server asks to wait before, None where it does not say.
        faulty: the provider is to blame, not the request: it counts against it.
    """

    def __init__(
        self, text: str, again: bool = False, wait_s: float | None = None, faulty: bool = True
    ) -> None:
        super().__init__(text)
        self.again, self.wait_s, self.faulty = again, wait_s, faulty


CANCELLED = "nobody waits for it any more"
LATE = "it took too long"
SILENT = "it is silent"
NO_MODEL = "there is no such model or address"


def of_status(status: int, wait_s: float | None = None, code: str = "") -> ProviderError:
    """The error for a status of HTTP.

    >>> str(of_status(401)), of_status(503).again
    ('it refuses the key', True)
    """
    if code == "insufficient_quota":
        return ProviderError("its account has no credit left")
    if status in (401, 403):
        return ProviderError("it refuses the key")
    if status == 404:
        return ProviderError(NO_MODEL)
    if status == 429:
        soon = f"; it asks to wait {wait_s:g} s" if wait_s else ""
        return ProviderError(f"it has too many requests{soon}", True, wait_s)
    if status >= 500 or status in (408, 409):
        return ProviderError(f"it fails (status {status})", True, wait_s)
    return ProviderError(f"it does not take this request (status {status})", faulty=False)


def seconds_in(header: str | None) -> float | None:
    """The seconds of a Retry-After header; None for none, or a date.

    >>> seconds_in("2"), seconds_in("Wed, 21 Oct 2026 07:28:00 GMT"), seconds_in("-1")
    (2.0, None, None)
    """
    try:
        found = float(header or "")
    except ValueError:
        return None
    return found if 0 <= found < 1e6 else None
