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
        worked: the model may have worked, which may cost.
    """

    def __init__(
        self,
        text: str,
        again: bool = False,
        wait_s: float | None = None,
        faulty: bool = True,
        worked: bool = True,
    ) -> None:
        super().__init__(text)
        self.again, self.wait_s, self.faulty, self.worked = again, wait_s, faulty, worked


CANCELLED = "nobody waits for it any more"
LATE = "it took too long"
SILENT = "it is silent"
NO_MODEL = "there is no such model or address"


def of_status(status: int, wait_s: float | None = None, code: str = "") -> ProviderError:
    """The error for a status of HTTP.

    >>> str(of_status(401)), of_status(503).again
    ('it refuses the key', True)
    """
    if status == 429 and code != "insufficient_quota":
        soon = f"; it asks to wait {wait_s:g} s" if wait_s else ""
        return ProviderError(f"it has too many requests{soon}", True, wait_s, worked=False)
    if status >= 500 or status in (408, 409):
        return ProviderError(f"it fails (status {status})", True, wait_s)
    told = {401: "it refuses the key", 403: "it refuses the key", 404: NO_MODEL,
            429: "its account has no credit left"}  # fmt: skip
    if status in told:
        return ProviderError(told[status], worked=False)
    return ProviderError(
        f"it does not take this request (status {status})", False, None, False, False
    )


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
