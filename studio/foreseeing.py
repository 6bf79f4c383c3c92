"""What plays around now, kept by slot and cycle for displays, without a delay of the player.

Patterns are not made for two threads at once: they keep the cycles that they have worked out, and
what the lambdas of a player's code use is counted in one budget. So here, too, only the thread that
owns the player asks them (`Foreseen.fill` runs as a wish, see Session.wish), and that is why it is
safe. It costs hardly more than playing does: a cycle that is looked at before it is played is kept
by the pattern, and the player finds it there. Nothing comes late by it: a look is had only while
all that plays is sent far enough ahead, each has a limit of work, and after a few milliseconds of
looks the player has its turn. A pattern that takes long for a cycle is asked for this one and the
next alone: patterns without a period keep no more than a few. What is found is put into new
dictionaries that nobody changes any more: other threads read them without a lock.
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from patterns.hap import Hap, Sample
from patterns.pattern import Pattern
from studio.answering import Slot
from studio.player import Player
from studio.sound import Clock
from studio.visuals.kit import Sounding
from studio.visuals.reading import number_of

TURN_S: Final = 0.003  # of looks in one turn of the player's
SPARE_S: Final = 0.040  # what stays sent ahead after a look, whatever it takes
CHEAP_S: Final = 0.004  # for a cycle: as many are asked for as a display likes
NEXT: Final = 1  # cycles ahead that are asked for of others
MOST_CYCLES: Final = 48  # that are kept of a slot
MOST_EVENTS: Final = 2_000  # that are kept of a cycle


@dataclass(frozen=True, slots=True)
class Cycle:
    """What a slot plays in one cycle.

    Attributes:
        begun: the events that begin there.
        carried: those that began before it and go on.
    """

    begun: tuple[Sounding, ...] = ()
    carried: tuple[Sounding, ...] = ()


NOTHING: Final = Cycle()


@dataclass(frozen=True, slots=True)
class Track:
    """What is known of a slot.

    Attributes:
        pattern: what plays.
        began: the frame from which its slot plays ...
        since: ... and the cycle.
        past: what earlier patterns played there, until that cycle.
        cycles: what is known of the pattern.
        refused: cycles that were not to be had, with the cycle that sounded when they were asked.
    """

    pattern: Pattern
    began: int
    since: float
    past: Mapping[int, Cycle] = field(default_factory=dict)
    cycles: Mapping[int, Cycle] = field(default_factory=dict)
    refused: Mapping[int, float] = field(default_factory=dict)

    def is_of(self, slot: Slot) -> bool:
        """Is it about what the slot plays now?"""
        return self.pattern is slot.pattern and self.began == slot.began

    def lacks(self, number: int, here: float) -> bool:
        """Is a cycle to be asked for? Once, and once more when it is about to sound."""
        if number in self.cycles or number + 1 <= self.since:
            return False
        asked = self.refused.get(number)
        return asked is None or asked < number <= here

    def cycle(self, number: int) -> Cycle:
        """What is known of a cycle."""
        return self.cycles.get(number) or self.past.get(number, NOTHING)


class Foreseen:
    """The events of what plays, by slot and cycle.

    Args:
        clock: that of the sound.
        seconds: CPU time of the thread that asks.

    Attributes:
        tracks: what is known; a new dictionary whenever it changes.
    """

    def __init__(
        self, clock: Callable[[], Clock], seconds: Callable[[], float] = time.thread_time
    ) -> None:
        self._clock, self._seconds = clock, seconds
        self.tracks: Mapping[str, Track] = {}

    def complete(self, slots: Mapping[str, Slot], begin: int, end: int, here: float) -> bool:
        """Is all known of some slots between two cycles? Cheap; for any thread."""
        tracks = self.tracks
        if tracks.keys() != slots.keys():
            return False
        for name, slot in slots.items():
            track = tracks[name]
            wanted = within(slot, begin, end, here)
            if not track.is_of(slot) or any(track.lacks(at, here) for at in wanted):
                return False
        return True

    # -- in the player's thread ----------------------------------------------------------------

    def fill(self, player: Player, begin: int, end: int) -> None:
        """Ask for what is not known between two cycles, the nearest first, for a few ms."""
        here = float(player.cycle() or 0)
        tracks = {name: self._tracked(player, slot, here) for name, slot in player.slots.items()}
        until = self._seconds() + TURN_S
        for number in sorted(range(begin, end), key=lambda at: abs(at + 0.5 - here)):
            for name in tracks:
                slot = player.slots[name]
                if number not in within(slot, begin, end, here) or not tracks[name].lacks(
                    number, here
                ):
                    continue
                spare_s = self._spare_s(player)
                if self._seconds() >= until or spare_s <= 0:
                    self.tracks = tracks
                    return
                tracks[name] = _asked(player, tracks[name], name, number, spare_s)
        self.tracks = tracks

    def _tracked(self, player: Player, slot: Slot, here: float) -> Track:
        """The track of a slot; where another pattern plays now, what was played before stays."""
        old = self.tracks.get(slot.name)
        if old is not None and old.is_of(slot):
            return old
        line, rate = player.timeline, self._clock().sample_rate
        since = here if line is None else float(line.cycle_at(Fraction(slot.began, rate)))
        if old is not None and old.began == slot.began:  # it failed, and another one goes on
            since = max(since, here)
        past = {} if old is None else _past(old, since)
        return Track(slot.pattern, slot.began, since, past)

    def _spare_s(self, player: Player) -> float:
        """How long all that plays can wait for its next turn."""
        now = self._clock()
        sent = min((slot.sent for slot in player.slots.values()), default=now.frame)
        return (sent - now.frame) / now.sample_rate - SPARE_S


def within(slot: Slot, begin: int, end: int, here: float) -> range:
    """The cycles that may be asked for of those that are wanted."""
    if slot.cost_s <= CHEAP_S:
        return range(begin, end)
    now = math.floor(here)
    return range(max(begin, now), min(end, now + NEXT + 1))


def _asked(player: Player, track: Track, name: str, number: int, spare_s: float) -> Track:
    """A track that knows one cycle more, or that it is not to be had."""
    here = float(player.cycle() or 0)
    haps = player.answers.foresee(player.slots[name], number, float(player.cps), spare_s)
    if haps is None:
        return replace(track, refused=_with(track.refused, number, here))
    since = track.since
    found = soundings(name, haps)
    before = track.past.get(number, NOTHING)
    begun = [one for one in found if one.begin >= max(since, number)]
    carried = [one for one in found if since <= one.begin < number]
    cycle = Cycle((*before.begun, *begun), (*before.carried, *carried))
    return replace(track, cycles=_with(track.cycles, number, cycle))


def soundings(slot: str, haps: Iterable[Hap]) -> list[Sounding]:
    """Haps as displays take them: those that sound, in order, no more than can be drawn."""
    found: list[Sounding] = []
    for hap in haps:
        ticks, begin, end, _, _, value, context = hap.event
        if isinstance(value, Mapping) and not isinstance(hap, Sample) and len(found) < MOST_EVENTS:
            start, long = begin / ticks + hap.cycle, (end - begin) / ticks
            places = context.locations, context.tags
            found.append(Sounding(slot, start, start + heard(long, value), value, *places))
    return sorted(found, key=lambda one: one.begin)


def heard(long: float, value: Mapping[str, Any]) -> float:
    """How long an event of so many cycles is heard: its own `duration`, times its `clip`.

    >>> heard(0.5, {"clip": 0.5}), heard(0.5, {"duration": 2}), heard(0.5, {"clip": "x"})
    (0.25, 2.0, 0.5)
    """
    if "clip" not in value and "duration" not in value:
        return long
    duration, clip = number_of(value.get("duration")), number_of(value.get("clip"))
    long = long if duration is None or duration < 0 else duration
    return long if clip is None or clip < 0 else long * clip


def _past(old: Track, since: float) -> dict[int, Cycle]:
    """What was played until a cycle; its code is gone, and so are its places."""
    numbers = sorted(number for number in {*old.past, *old.cycles} if number < since)
    return {at: _until(old.cycle(at), since) for at in numbers[-MOST_CYCLES:]}


def _until(cycle: Cycle, since: float) -> Cycle:
    return Cycle(*(
        tuple(
            replace(one, end=min(one.end, since), locations=())
            for one in events
            if one.begin < since
        )
        for events in (cycle.begun, cycle.carried)
    ))  # fmt: skip


def _with(known: Mapping[int, Any], number: int, new: Any) -> dict[int, Any]:
    """A dictionary with one entry more, and no more than so many: the first ones go."""
    found = {**known, number: new}
    while len(found) > MOST_CYCLES:
        del found[min(found)]
    return found
