"""What plays: slots, the time line, and how far ahead each slot has been sent.

One thread owns a player: it only asks patterns and sends events, about 100 ms ahead of
the sound's clock. A change takes back what is queued from about 10 ms after now on, or
from the cycle that it waits for, and sends it anew. Frames are the sound's; cycles are exact.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from engine.scheduler import exact_cps
from patterns.timeline import Timeline
from studio.answering import Answers, Slot
from studio.deadline import Deadline
from studio.faders import Fade, Faders, mixed
from studio.launching import due, fade_out
from studio.lead import SLOWLY, Lead
from studio.links.controls import Controls
from studio.past import Past
from studio.querying import Found
from studio.replies import Notice
from studio.slots import Change, Part, Picture, is_preheard
from studio.sound import Clock, Sound
from studio.tempo import begun, first_shift, moved, tempo_from_frame
from studio.wholecode import whole_code

AHEAD_S = 0.100  # how far ahead of now the events are sent ...
AHEAD_MOST_S = 0.600  # ... and where a pattern is slow to answer
LATE_S = 0.050  # a player that was held up longer than this leaves out what it missed
JUMP_S = 0.005  # a clock that is off by more than this after a restart moves the time line
MOST_SHIFTS = 64  # changes of tempo in one advance
TINY = 1e-9  # cycles: less than any onset is apart from another
MOST_BEFORE = 4  # patterns that a slot can go back to
MOST_WAITING = 64  # changes that wait for their cycle
LEAVING = " leaves"  # behind the name of a slot that fades out: no label has a space in it


class Player:
    """The slots and the time line, and the sound that they are sent to.

    Args:
        sound: plays the events.
        tell: hears what happens unasked.
        deadline: the limit that the player's code looks at.
        seconds: a clock for how long patterns take to answer.
        landed: hears of each change that is made: its frame, frames a second, and the change.

    Attributes:
        answers: asks the slots; only the thread that owns the player does.
        first: sees each change before it is made, and says what is made of it.
        sound: what all that it sends passes through; only its thread sends.
    """

    def __init__(
        self,
        sound: Sound,
        tell: Callable[[Notice], None],
        deadline: Deadline | None = None,
        seconds: Callable[[], float] = time.perf_counter,
        landed: Callable[[int, int, Change], None] = lambda *_: None,
    ) -> None:
        self.sound, self._tell, self._landed = sound, tell, landed
        self.controls = Controls(seconds)
        self.answers = Answers(deadline or Deadline(), tell, seconds, self.controls)
        self._generations: dict[str, int] = {}
        self._last: Clock | None = None
        self._lead = Lead()
        self._leaving: dict[str, Slot] = {}
        self.slots: dict[str, Slot] = {}
        self.waiting: list[tuple[Fraction, Change]] = []
        self.faders, self.past = Faders(), Past()
        self.first: Callable[[Change], Change] = lambda change: change
        self.timeline: Timeline | None = None
        self.cps = Fraction(1, 2)

    # -- what the musician asks for ------------------------------------------------------------

    def change(self, change: Change, edge: int | None = None) -> Fraction | None:
        """Let slots begin, change and end, and the tempo change, all at one frame.

        Args:
            change: what is to change.
            edge: that frame; None: as soon as can be, or at the cycle that the change waits for.

        Returns:
            the cycle that it waits for, None where it is done.
        """
        now, change = self._clock(), self.first(change)
        soon = self._edge(now)
        waits = due(change, self.timeline, soon, now.sample_rate) if edge is None else None
        if change.hush and waits is None:
            self.waiting.clear()
        if waits is not None:
            self.waiting = [*self.waiting[-MOST_WAITING:], (waits, change)]
            self.tick()
            return waits
        self._land(change, soon if edge is None else edge, now)
        self.tick()
        if edge is None:
            self._lead.learn(soon, self.sound.clock())
        return None

    def hush(self) -> None:
        """End every slot; what sounds rings out."""
        self.change(Change(hush=True))

    def set_cps(self, cps: float) -> None:
        """Another tempo from now on, without a jump in phase."""
        self.change(Change(cps=cps))

    def through(self, wrap: Callable[[Sound], Sound]) -> None:
        """Let all that is sent from now on pass through something else; its own thread asks."""
        self.sound = wrap(self.sound)

    @property
    def sounds(self) -> bool:
        """Is there anything to send: slots that play, or that fade out?"""
        return bool(self.slots or self._leaving)

    def picture(self) -> Picture:
        """All that plays now; what is only pre-heard is no part of it."""
        parts = {name: one.part for name, one in self.slots.items() if not is_preheard(name)}
        return Picture(parts, self.faders, self.cps)

    def code(self) -> str:
        """The code of all that plays now."""
        return whole_code(self.picture().parts.values())

    def _land(self, change: Change, edge: int, now: Clock) -> None:
        """Make a change at a frame."""
        rate = now.sample_rate
        if change.undoable:
            self.past.push(self.picture())
        fade = fade_out(change, self.timeline, edge, rate)
        change = replace(change, goes_on=change.goes_on or bool(self.waiting))
        self._end(change.ends(frozenset(self.slots)), edge, fade)
        if change.hush:
            self._end_fades(edge)
        if not (self.sounds or change.parts or change.goes_on):
            self.timeline = None
        self._set_tempo(change.cps, edge, rate)
        self._nudge(change.nudge_s, edge, rate)
        self._jump(change.line, edge, rate)
        for name, part in change.parts.items():
            self._begin(name, part, edge, rate, fade)
        if change.faders is not None:
            self._set_faders(change.faders, edge, rate)
        if now.ready:
            if self.timeline is None and (self.slots or change.goes_on):
                self.timeline = begun(self.cps, edge, rate, change.start)
            self._landed(edge, rate, change)

    def cycle(self) -> Fraction | None:
        """The cycle position that sounds now, None while nothing plays."""
        line = self.timeline
        if line is None:
            return None
        now = self.sound.clock()
        return line.cycle_at(Fraction(now.frame, now.sample_rate))

    # -- time goes on --------------------------------------------------------------------------

    def tick(self) -> None:
        """Send what is due until about 100 ms from now."""
        now = self._clock()
        self._land_what_is_due(now)
        if not now.ready or not self.sounds:
            return
        edge = self._edge(now)
        if self.timeline is None:
            self.timeline = begun(self.cps, edge, now.sample_rate)
            self._send_again(edge)
            self._landed(edge, now.sample_rate, self.picture().change())
        turned = False
        for slot in self._all():
            if slot.sent < now.frame - LATE_S * now.sample_rate:
                slot.sent = edge
            elif slot.sent > edge and self.answers.moved(slot):
                self._resend(slot, edge)
                turned = True
        self._advance(now.frame + self._ahead(now), now.sample_rate)
        if turned:
            self._lead.learn(edge, self.sound.clock(), SLOWLY)
        self._forget_what_has_left()

    def _land_what_is_due(self, now: Clock) -> None:
        """Make the changes whose cycle is about to come."""
        if not self.waiting or not now.ready:
            return
        reach, soonest = now.frame + self._ahead(now), self._edge(now)
        for entry in tuple(self.waiting):
            (cycle, change), line = entry, self.timeline
            frame = soonest if line is None else line.frame_at(cycle, now.sample_rate)
            if frame <= reach and (line is not None or change.at is None):
                self.waiting.remove(entry)
                self._land(change, max(frame, soonest), now)

    def _all(self) -> Iterator[Slot]:
        """Everything that is sent: what plays and what fades out."""
        yield from self.slots.values()
        yield from self._leaving.values()

    def _forget_what_has_left(self) -> None:
        line = self.timeline
        if not self._leaving or line is None:
            return
        rate = self._last.sample_rate if self._last else 0
        for name, slot in list(self._leaving.items()):
            if slot.fade and line.cycle_at(Fraction(slot.sent, rate)) >= slot.fade.end:
                del self._leaving[name]
        if not self.sounds:
            self.timeline = None

    def _clock(self) -> Clock:
        """The clock now; where another engine has taken over, everything is sent again."""
        now, last = self.sound.clock(), self._last
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

    def _send_again(self, frame: int) -> None:
        for slot in self._all():
            slot.sent, slot.after = frame, -math.inf

    def _edge(self, now: Clock) -> int:
        """The first frame that can still be changed."""
        return self._lead.edge(now)

    def _ahead(self, now: Clock) -> int:
        slowest_s = max((slot.cost_s for slot in self._all()), default=0.0)
        return int(min(AHEAD_S + 3 * slowest_s, AHEAD_MOST_S) * now.sample_rate)

    # -- slots ---------------------------------------------------------------------------------

    def _begin(self, name: str, part: Part, edge: int, rate: int, fade: Fade | None) -> None:
        old = self.slots.get(name)
        if old is not None and old.part is part and old.pattern is part.pattern:
            return
        generation = self._next_generation(name)
        slot = Slot(name, part, part.pattern, (), generation, edge, fader=name, began=edge)
        slot.cost_s = part.cost_s
        if old is not None:
            slot.before = (old.pattern, *old.before)[:MOST_BEFORE]
            self._finish(old, edge, rate)
            self.sound.cancel(name, edge, slot.generation)
            self._leave(old, edge, fade)
        if fade is not None:
            slot.fade = replace(fade, rises=True)
        self.slots[name] = slot

    def _end(self, names: frozenset[str], edge: int, fade: Fade | None) -> None:
        for name in names:
            rate = self._last.sample_rate if self._last else 0
            slot = self.slots.pop(name)
            self._finish(slot, edge, rate)
            self.sound.cancel(name, edge, self._next_generation(name))
            self._leave(slot, edge, fade)

    def _end_fades(self, edge: int) -> None:
        """What fades out ends at once."""
        for name in self._leaving:
            self.sound.cancel(name, edge, self._next_generation(name))
        self._leaving.clear()

    def _leave(self, slot: Slot, edge: int, fade: Fade | None) -> None:
        """Let what has ended fade out, under a name of its own."""
        if fade is None:
            return
        name = slot.name + LEAVING
        generation = self._next_generation(name)
        if name in self._leaving:
            self.sound.cancel(name, edge, generation)
        self._leaving[name] = replace(
            slot, name=name, generation=generation, sent=edge, after=-math.inf, fade=fade
        )

    def _finish(self, slot: Slot, edge: int, rate: int) -> None:
        """Send what a slot still has to play before the frame at which it ends."""
        if self.timeline is not None and slot.sent < edge:
            self._send(slot, self._answer(slot, self.timeline, edge, rate))

    def _set_faders(self, faders: Faders, edge: int, rate: int) -> None:
        """Move the faders: what they change is sent anew."""
        moved = [
            slot
            for slot in self._all()
            if faders.orbits != self.faders.orbits
            or faders.level(slot.fader) != self.faders.level(slot.fader)
            or (slot.fader in faders.cued) != (slot.fader in self.faders.cued)
        ]
        for slot in moved:
            self._finish(slot, edge, rate)
        self.faders = faders
        for slot in moved:
            self._resend(slot, edge)

    def _resend(self, slot: Slot, frame: int) -> None:
        """Take back what a slot has sent from a frame on, and send it anew."""
        if slot.sent > frame:
            slot.generation = self._next_generation(slot.name)
            self.sound.cancel(slot.name, frame, slot.generation)
        slot.sent, slot.after = frame, -math.inf

    def _next_generation(self, name: str) -> int:
        self._generations[name] = self._generations.get(name, 0) + 1
        return self._generations[name]

    # -- tempo ---------------------------------------------------------------------------------

    def _set_tempo(self, cps: float | Fraction | None, edge: int, sample_rate: int) -> None:
        exact = exact_cps(cps)
        if exact is None or exact == self.cps:
            return
        if self.timeline is None:
            self.cps = exact
            return
        self._advance(edge, sample_rate)
        self._bend(tempo_from_frame(self.timeline, exact, edge, sample_rate), edge)

    def _nudge(self, seconds: Fraction, edge: int, rate: int) -> None:
        """Move everything in time from a frame on: nothing comes twice, and nothing is left out."""
        line = self.timeline
        if not seconds or line is None:
            return
        self._advance(edge, rate)
        heard = line.cycle_at(Fraction(2 * edge - 1, 2 * rate))
        self._bend(moved(line, seconds), edge)
        for slot in self._all():
            slot.sent, slot.after = (
                min(slot.sent, edge + round(seconds * rate)),
                float(heard) - TINY,
            )

    def _jump(self, line: Timeline | None, edge: int, rate: int) -> None:
        """Let time go by another line from a frame on, wherever that stands then."""
        if line is None:
            return
        self._advance(edge, rate)
        self._bend(line, edge)
        for slot in self._all():
            slot.sent, slot.after = edge, -math.inf

    def _bend(self, line: Timeline, frame: int) -> None:
        """Another time line from a frame on: what is queued from there on is sent anew."""
        self.timeline, self.cps = line, line.cps
        for slot in self._all():
            if slot.sent > frame:
                self._resend(slot, frame)

    # -- asking and sending --------------------------------------------------------------------

    def _advance(self, target: int, sample_rate: int) -> None:
        """Bring every slot up to a frame, bending the time line where events ask for it."""
        for left in reversed(range(MOST_SHIFTS)):
            if (line := self.timeline) is None:
                return
            behind = [slot for slot in self._all() if slot.sent < target]
            due = [(slot, self._answer(slot, line, target, sample_rate)) for slot in behind]
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

    def _answer(self, slot: Slot, line: Timeline, end: int, sample_rate: int) -> Found:
        """What is heard of a slot, up to a frame."""
        found = self.answers.answer(slot, line, end, sample_rate)
        return replace(found, events=mixed(found.events, self.faders, slot.fader, slot.fade))

    def _send(self, slot: Slot, found: Found) -> None:
        cue = slot.fader in self.faders.cued
        problems = self.sound.send(found.events, cue) if found.events else []
        for problem in (*found.problems, *problems):
            self.answers.tell_of(slot, problem)
