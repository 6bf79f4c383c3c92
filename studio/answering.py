"""What a slot plays in a stretch of time, whatever its pattern does: one that fails is replaced.

Where a pattern fails, what came before the failing cycle is kept, and the pattern that
played before it goes on from there; the player reads one sentence about it.
"""

import logging
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from engine.controls import Remark
from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.live import Live
from patterns.pattern import Pattern, silence
from patterns.timeline import Timeline
from studio.deadline import Deadline
from studio.faders import Fade
from studio.links.controls import Controls
from studio.querying import Found, Stretch, ask
from studio.replies import Notice
from studio.slots import Part, is_anonymous

ANSWER_S = 0.050  # of work that a pattern may take to answer, at least
COST_MOST_S = 0.170  # what the look ahead can make up for
MOST_TOLD = 8  # sentences about one pattern
LOOK_S = 0.005  # of work for a cycle that is only looked at, or twice what the pattern ever took

LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Slot:
    """A pattern that plays.

    Attributes:
        name: what the sound calls it.
        part: what was asked for.
        pattern: what plays: that of the part, unless it fails.
        before: what played here before, the last one first; it plays again where the pattern fails.
        generation: counts up with every change.
        sent: the frame up to which its events are with the sound.
        after: the last onset that was sent on another time line, in cycles.
        cost_s: how long it took to answer, at worst.
        fade: the way in or out, None where there is none.
        fader: the name of its fader: what the player calls it.
        told: what was said about it already.
        began: the frame from which it plays.
        read: names of the live values that it has read.
        heard: the live values when it was asked last, as far as they were read.
    """

    name: str
    part: Part
    pattern: Pattern
    before: tuple[Pattern, ...]
    generation: int
    sent: int = 0
    after: float = -math.inf
    cost_s: float = 0.0
    fade: Fade | None = None
    fader: str = ""
    told: set[str] = field(default_factory=set)
    began: int = 0
    read: set[str] = field(default_factory=set)
    heard: Mapping[str, Any] = field(default_factory=dict)


class Answers:
    """Asks slots, and lets them fall back.

    Args:
        deadline: the limit that the player's code looks at.
        tell: hears what goes wrong.
        seconds: a clock for how long patterns take to answer.
        controls: the live values that patterns read.
    """

    def __init__(
        self,
        deadline: Deadline,
        tell: Callable[[Notice], None],
        seconds: Callable[[], float],
        controls: Controls,
    ) -> None:
        self._deadline, self._tell, self._seconds = deadline, tell, seconds
        self._controls = controls
        self._remarks: set[str] = set()

    def answer(self, slot: Slot, line: Timeline, end: int, sample_rate: int) -> Found:
        """What a slot plays from where it was sent to, up to a frame; never fails."""
        stretch = Stretch(line, slot.sent, end, sample_rate)
        try:
            return self._ask(slot, stretch)
        except PatternError as error:
            problem = error
        border = stretch.last_border()
        try:
            before = self._ask(slot, Stretch(line, slot.sent, border, sample_rate))
        except PatternError:
            before, border = Found([]), slot.sent
        rest = Stretch(line, border, end, sample_rate)
        while True:
            self._fall_back(slot, problem)
            try:
                after = self._ask(slot, rest)
            except PatternError as error:
                problem = error
                continue
            return Found(before.events + after.events, before.problems + after.problems)

    def foresee(self, slot: Slot, cycle: int, cps: float, spare_s: float) -> list[Hap] | None:
        """The haps of a cycle, for displays; None where they are not to be had in time.

        Args:
            slot: whose.
            cycle: which.
            cps: the tempo.
            spare_s: how long all that plays can wait.
        """
        limit_s = max(LOOK_S, 2 * slot.cost_s)
        if limit_s > spare_s:
            return None
        began = self._seconds()
        try:
            with self._deadline.within(limit_s, time.thread_time):
                live = self._live(slot).changed({"_cps": cps})
                asked = Fraction(cycle), Fraction(cycle + 1), live
                haps = slot.pattern.query(*asked, expired=self._deadline.expired)
            # What was worked out here costs nothing when it is played; it did cost this.
            slot.cost_s = min(max(slot.cost_s, self._seconds() - began), COST_MOST_S)
            return haps
        except PatternError:
            return None  # where it is played, the player hears of it
        except Exception:  # the edge between the player's code and a display
            LOG.exception("a look at slot %s fails", slot.name)
            return None

    def moved(self, slot: Slot) -> bool:
        """Are there other live values than those that the slot has read?"""
        if not slot.read:
            return False
        now, heard = self._controls.snapshot(), slot.heard
        return any(now.get(name) != heard.get(name) for name in tuple(slot.read))

    def _live(self, slot: Slot) -> Live:
        return Live(self._controls.snapshot(), slot.read)

    def tell_of(self, slot: Slot, problem: str) -> None:
        """Tell of sounds that cannot be played."""
        if isinstance(problem, Remark):
            if problem not in self._remarks:
                self._remarks.add(problem)
                self._tell(Notice(problem, slot=slot.name))
            return
        self._tell_once(slot, problem if is_anonymous(slot.name) else f"{slot.name}: {problem}")

    def _ask(self, slot: Slot, stretch: Stretch) -> Found:
        """Ask within a limit of work, not of time: a machine that is held up breaks nothing."""
        began, live = self._seconds(), self._live(slot)
        with self._deadline.within(max(ANSWER_S, 3 * slot.cost_s), time.thread_time):
            found = ask(
                slot.pattern, stretch, slot.name, slot.generation, self._deadline.expired, live
            )
        if slot.read:
            slot.heard = live
            self._controls.reads(slot.read)
        slot.cost_s = min(max(slot.cost_s * 0.99, self._seconds() - began), COST_MOST_S)
        if slot.after > -math.inf:
            later = [event for event in found.events if event.cycle > slot.after]
            return Found(later, found.problems)
        return found

    def _fall_back(self, slot: Slot, problem: PatternError) -> None:
        """Let the pattern before play in place of one that fails."""
        slot.pattern, *before = *slot.before, silence
        slot.before = tuple(one for one in before if one is not silence)
        goes_on = "it is silent" if slot.pattern is silence else "its last good pattern goes on"
        self._tell_once(slot, f"{slot.name} fails, {goes_on}: {problem}")

    def _tell_once(self, slot: Slot, text: str) -> None:
        if text not in slot.told and len(slot.told) < MOST_TOLD:
            slot.told.add(text)
            self._tell(Notice(text, bad=True, slot=slot.name))
