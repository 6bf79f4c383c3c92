"""What plays: slots, the time line, and how far ahead each slot has been sent.

One thread owns a player: it only asks patterns and sends events, about 100 ms ahead of
the sound's clock. A change takes back what is queued from about 10 ms after now on, and
sends it anew. Frames are the sound's; cycles are exact.
"""

import math
import time
from collections.abc import Callable
from fractions import Fraction

from engine.scheduler import exact_cps
from patterns.timeline import Timeline
from studio.answering import Answers, Slot
from studio.asking import Found
from studio.deadline import Deadline
from studio.replies import Notice
from studio.slots import Change, Part, ended_by
from studio.sound import Clock, Sound
from studio.tempo import begun, first_shift, moved, tempo_from_frame

AHEAD_S = 0.100  # how far ahead of now the events are sent ...
AHEAD_MOST_S = 0.600  # ... and where a pattern is slow to answer
LEAD_S = 0.010  # a change begins this long after now ...
LEAD_MOST_S = 0.040  # ... and where this machine turned out to be too slow for that
SPARE_S = 0.002  # what has to be left of the lead when everything is sent
LATE_S = 0.050  # a player that was held up longer than this leaves out what it missed
JUMP_S = 0.005  # a clock that is off by more than this after a restart moves the time line
MOST_SHIFTS = 64  # changes of tempo in one advance
MOST_BEFORE = 4  # patterns that a slot can go back to


class Player:
    """The slots and the time line, and the sound that they are sent to.

    Args:
        sound: plays the events.
        tell: hears what happens unasked.
        deadline: the limit that the player's code looks at.
        seconds: a clock for how long patterns take to answer.
    """

    def __init__(
        self,
        sound: Sound,
        tell: Callable[[Notice], None],
        deadline: Deadline | None = None,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._sound, self._tell = sound, tell
        self._answers = Answers(deadline or Deadline(), tell, seconds)
        self._generations: dict[str, int] = {}
        self._last: Clock | None = None
        self._lead_s = LEAD_S
        self.slots: dict[str, Slot] = {}
        self.timeline: Timeline | None = None
        self.cps = Fraction(1, 2)

    # -- what the musician asks for ------------------------------------------------------------

    def change(self, change: Change) -> None:
        """Let slots begin, change and end, and the tempo change, all at one frame."""
        now = self._clock()
        edge = self._edge(now)
        names, playing = frozenset(change.parts), frozenset(self.slots)
        self._end(playing - names if change.hush else ended_by(names, playing, change.muted), edge)
        if not self.slots:
            self.timeline = None
        self._set_tempo(change.cps, edge, now.sample_rate)
        for name, part in change.parts.items():
            self._begin(name, part, edge, now.sample_rate)
        self.tick()
        self._learn_lead(edge)

    def hush(self) -> None:
        """End every slot; what sounds rings out."""
        self.change(Change(hush=True))

    def set_cps(self, cps: float) -> None:
        """Another tempo from now on, without a jump in phase."""
        self.change(Change(cps=cps))

    def cycle(self) -> Fraction | None:
        """The cycle position that sounds now, None while nothing plays."""
        line = self.timeline
        if line is None:
            return None
        now = self._sound.clock()
        return line.cycle_at(Fraction(now.frame, now.sample_rate))

    # -- time goes on --------------------------------------------------------------------------

    def tick(self) -> None:
        """Send what is due until about 100 ms from now."""
        now = self._clock()
        if not now.ready or not self.slots:
            return
        edge = self._edge(now)
        if self.timeline is None:
            self.timeline = begun(self.cps, edge, now.sample_rate)
            self._send_again(edge)
        for slot in self.slots.values():
            if slot.sent < now.frame - LATE_S * now.sample_rate:
                slot.sent = edge
        self._advance(now.frame + self._ahead(now), now.sample_rate)

    def _clock(self) -> Clock:
        """The clock now; where another engine has taken over, everything is sent again."""
        now, last = self._sound.clock(), self._last
        if now.ready:
            self._last = now
            if last is not None and last.epoch != now.epoch:
                self._take_over(last, now)
        return now

    def _take_over(self, last: Clock, now: Clock) -> None:
        expected_s = Fraction(last.frame, last.sample_rate) + Fraction(
            now.at_ns - last.at_ns, 10**9
        )
        jump_s = Fraction(now.frame, now.sample_rate) - expected_s
        if self.timeline is not None and abs(jump_s) > JUMP_S:
            self.timeline = moved(self.timeline, jump_s)
        self._send_again(self._edge(now))
        self._tell(Notice("the sound engine had stopped; it is back, and in time"))

    def _send_again(self, frame: int) -> None:
        for slot in self.slots.values():
            slot.sent, slot.after = frame, -math.inf

    def _edge(self, now: Clock) -> int:
        """The first frame that can still be changed."""
        return now.frame + max(int(self._lead_s * now.sample_rate), now.block + now.block // 2)

    def _learn_lead(self, edge: int) -> None:
        """Take a longer lead after a change that was sent too late, a shorter one after others."""
        now = self._sound.clock()
        spare_s = (edge - now.frame) / now.sample_rate
        factor = 1.5 if spare_s < SPARE_S else 0.95
        self._lead_s = min(max(self._lead_s * factor, LEAD_S), LEAD_MOST_S)

    def _ahead(self, now: Clock) -> int:
        slowest_s = max(slot.cost_s for slot in self.slots.values())
        return int(min(AHEAD_S + 3 * slowest_s, AHEAD_MOST_S) * now.sample_rate)

    # -- slots ---------------------------------------------------------------------------------

    def _begin(self, name: str, part: Part, edge: int, rate: int) -> None:
        old = self.slots.get(name)
        generation = self._next_generation(name)
        slot = Slot(name, part.source, part.pattern, (), generation, edge, cost_s=part.cost_s)
        if old is not None:
            slot.before = (old.pattern, *old.before)[:MOST_BEFORE]
            self._finish(old, edge, rate)
            self._sound.cancel(name, edge, slot.generation)
        self.slots[name] = slot

    def _end(self, names: frozenset[str], edge: int) -> None:
        for name in names:
            rate = self._last.sample_rate if self._last else 0
            self._finish(self.slots[name], edge, rate)
            self._sound.cancel(name, edge, self._next_generation(name))
            del self.slots[name]

    def _finish(self, slot: Slot, edge: int, rate: int) -> None:
        """Send what a slot still has to play before the frame at which it ends."""
        if self.timeline is not None and slot.sent < edge:
            self._send(slot, self._answers.answer(slot, self.timeline, edge, rate))

    def _next_generation(self, name: str) -> int:
        self._generations[name] = self._generations.get(name, 0) + 1
        return self._generations[name]

    # -- tempo ---------------------------------------------------------------------------------

    def _set_tempo(self, cps: float | None, edge: int, sample_rate: int) -> None:
        exact = exact_cps(cps)
        if exact is None or exact == self.cps:
            return
        if self.timeline is None:
            self.cps = exact
            return
        self._advance(edge, sample_rate)
        self._bend(tempo_from_frame(self.timeline, exact, edge, sample_rate), edge)

    def _bend(self, line: Timeline, frame: int) -> None:
        """Another time line from a frame on: what is queued from there on is sent anew."""
        self.timeline, self.cps = line, line.cps
        for slot in self.slots.values():
            if slot.sent > frame:
                slot.generation = self._next_generation(slot.name)
                self._sound.cancel(slot.name, frame, slot.generation)
                slot.sent, slot.after = frame, -math.inf

    # -- asking and sending --------------------------------------------------------------------

    def _advance(self, target: int, sample_rate: int) -> None:
        """Bring every slot up to a frame, bending the time line where events ask for it."""
        for left in reversed(range(MOST_SHIFTS)):
            if (line := self.timeline) is None:
                return
            behind = [slot for slot in self.slots.values() if slot.sent < target]
            due = [(slot, self._answers.answer(slot, line, target, sample_rate)) for slot in behind]
            events = (event for _, found in due for event in found.events)
            shift = first_shift(events, line.cps) if left else None
            for slot, found in due:
                if shift is None:
                    self._send(slot, found)
                    slot.sent = target
                    continue
                cycle = float(shift.cycle)
                now = [event for event in found.events if event.cycle <= cycle]
                self._send(slot, Found(now, found.problems))
                slot.sent, slot.after = max(slot.sent, shift.frame), cycle
            if shift is None:
                return
            self._bend(shift.bend(line), shift.frame)

    def _send(self, slot: Slot, found: Found) -> None:
        problems = self._sound.send(found.events) if found.events else []
        for problem in (*found.problems, *problems):
            self._answers.tell_of(slot, problem)
