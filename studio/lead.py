"""How long after now a change begins: as soon as this machine keeps up with. Pure."""

from dataclasses import dataclass
from typing import Final

from studio.sound import Clock

LEAD_S: Final = 0.010  # a change begins this long after now ...
LEAD_MOST_S: Final = 0.040  # ... and where this machine turned out to be too slow for that
SPARE_S: Final = 0.002  # what has to be left of the lead when everything is sent

BRISKLY, SLOWLY = (
    0.95,
    0.995,
)  # for changes now and then; for knobs, which change things all the time


@dataclass(slots=True)
class Lead:
    """The lead of changes.

    >>> from engine.status import ClockReading
    >>> lead = Lead()
    >>> lead.learn(500, ClockReading(460, 0, 48_000, 256, 1, True))
    >>> round(lead.seconds, 4)
    0.015
    """

    seconds: float = LEAD_S

    def edge(self, now: Clock) -> int:
        """The first frame that can still be changed."""
        return now.frame + max(int(self.seconds * now.sample_rate), now.block + now.block // 2)

    def learn(self, edge: int, now: Clock, forgets: float = BRISKLY) -> None:
        """A longer one after a change that was sent too late, a shorter one after others.

        Args:
            edge: the frame at which the change began.
            now: the clock when everything was sent.
            forgets: what is left of a lead that was longer than it had to be.
        """
        spare_s = (edge - now.frame) / now.sample_rate
        factor = 1.5 if spare_s < SPARE_S else forgets
        self.seconds = min(max(self.seconds * factor, LEAD_S), LEAD_MOST_S)
