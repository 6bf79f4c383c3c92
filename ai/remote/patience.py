"""How often and how long a model is asked again, and when it is left alone for a while.

Clock, sleep and dice come in as arguments.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from ai.providers.errors import ProviderError

T = TypeVar("T")
MOST_AGAIN = 2
FIRST_PAUSE_S = 0.5
IN_A_ROW = 3  # failures that open the circuit; or more than half of the last ten
LOOKED_AT = 10
FIRST_REST_S, LONGEST_REST_S = 30.0, 600.0


def patiently(
    ask: Callable[[], T],
    left: Callable[[], float],
    sleep: Callable[[float], None],
    dice: Callable[[], float],
) -> T:
    """What comes of asking, up to three times where another try may help.

    Args:
        ask: asks once.
        left: the seconds that are left.
        sleep: waits some seconds.
        dice: a number from 0 to 1.

    Raises:
        ProviderError: it came to nothing, or there is no time to ask again.

    >>> def fails():
    ...     raise ProviderError("it has too many requests", True, 3.0)
    >>> waited = []
    >>> patiently(fails, lambda: 7.0 - sum(waited), waited.append, lambda: 0.0)
    Traceback (most recent call last):
    ai.providers.errors.ProviderError: it has too many requests
    >>> waited
    [3.0, 3.0]
    """
    turn = 0
    while True:
        try:
            return ask()
        except ProviderError as error:
            pause = FIRST_PAUSE_S * 2**turn * (0.5 + dice()) if error.wait_s is None else (
                error.wait_s + 0.1 * dice()
            )  # fmt: skip
            if not error.again or turn == MOST_AGAIN or pause >= left():
                raise
            sleep(pause)
            turn += 1


@dataclass(slots=True)
class Circuit:
    """Leaves a model alone that fails again and again.

    Attributes:
        clock: seconds that never go back.

    >>> now = [0.0]
    >>> circuit = Circuit(lambda: now[0])
    >>> for _ in range(3):
    ...     circuit.failed()
    >>> circuit.rest_s()
    30.0
    >>> now[0] = 31.0
    >>> circuit.rest_s(), circuit.failed(), circuit.rest_s()
    (0.0, None, 60.0)
    """

    clock: Callable[[], float]
    _last: deque[bool] = field(default_factory=lambda: deque(maxlen=LOOKED_AT))
    _until: float = 0.0
    _rest_s: float = 0.0

    def rest_s(self) -> float:
        """How long it is still left alone; 0: it may be asked."""
        return max(0.0, self._until - self.clock())

    def answered(self) -> None:
        """It answered: all is well again."""
        self._last.append(True)
        self._rest_s = self._until = 0.0

    def failed(self) -> None:
        """It did not answer."""
        self._last.append(False)
        row = list(self._last)
        many = len(row) == LOOKED_AT and row.count(False) > LOOKED_AT / 2
        if self._rest_s or many or row[-IN_A_ROW:] == [False] * IN_A_ROW:
            self._rest_s = min(LONGEST_REST_S, 2 * self._rest_s or FIRST_REST_S)
            self._until = self.clock() + self._rest_s
