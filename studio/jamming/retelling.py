"""A recorded jam played again: the events that were heard, as data, as sound, or as one tune.

The code is worked out by the same worker as on stage, with the same seed, and played by the same
player on a tape in place of the engine.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from engine.messages import SoundEvent
from jam.room import Evaluation, Moved, Tempo
from jam.tempomap import TempoMap
from patterns.timeline import Timeline
from studio.guests.answers import GuestPart
from studio.guests.guests import Guests
from studio.jamming.chronicle import Chronicle
from studio.jamming.playing import slot_of
from studio.jamming.sounding import event_of, slot_of_program
from studio.player import LEAVING, Player
from studio.replaying import STEP_S, Replay, Tape
from studio.reviving import Load
from studio.slots import Change, Part

RATE: Final = 48_000
REACH: Final = Fraction(1)  # cycles before its own at which something is got ready
MOST_S: Final = 6 * 3600.0
ANSWER_S: Final = 60.0  # for one evaluation
NOBODY: Final = "nobody"
TINY: Final = 1e-9  # cycles


class TooLongError(Exception):
    """A jam that lasts too long to be played again: the text is the sentence."""


def retold(
    chronicle: Chronicle,
    guests: Callable[[int, Callable[[str], None]], Guests] | None = None,
    rate: int = RATE,
) -> Replay:
    """The events of a jam as they were heard, their frames from its first cycle on.

    Args:
        chronicle: what happened.
        guests: works code out; it has to be patient.
        rate: frames a second.

    Raises:
        TooLongError: it lasts longer than six hours.
    """
    problems: list[str] = []
    made = guests or (lambda seed, tell: Guests(seed, tell, patient=True))
    worker = made(chronicle.seed, problems.append)
    try:
        tape, end = Tape(rate), 0
        teller = _Teller(chronicle, worker, tape, problems)
        end = teller.play()
    finally:
        worker.close()
    said = tuple(dict.fromkeys(problems))
    events = sorted([*tape.played, *_programs(chronicle, rate)], key=lambda one: one.frame)
    return Replay(events, rate, end, said, tuple(teller.loads))


def _programs(chronicle: Chronicle, rate: int) -> Iterator[SoundEvent]:
    """What programs of players played (TidalCycles, …): each sound at its cycle."""
    begin, end = chronicle.begins(), chronicle.ends()
    later = [replace(one, second=None) for one in chronicle.tempos() if one.cycle > begin]
    tempos = TempoMap(later, chronicle.cps_at(begin))
    begin_s = tempos.second_at(begin)
    for one, by in chronicle.strokes():
        if begin <= one.cycle < end:
            slot = slot_of_program(chronicle.name_of(by))
            yield event_of(one, slot, round((tempos.second_at(one.cycle) - begin_s) * rate))


class _Teller:
    """Plays a chronicle on a tape, whose frame 0 is the first cycle.

    Attributes:
        loads: what code wants to have loaded, by the frame from which on: a request, no more.
    """

    def __init__(
        self, chronicle: Chronicle, guests: Guests, tape: Tape, problems: list[str]
    ) -> None:
        self._chronicle, self._guests, self._tape = chronicle, guests, tape
        self._problems = problems
        self.loads: list[tuple[int, Load]] = []
        self._player = Player(
            tape, lambda notice: problems.append(notice.text), seconds=lambda: 0.0
        )
        self._line = Timeline(chronicle.cps_at(chronicle.begins()), chronicle.begins(), Fraction(0))

    def play(self) -> int:
        """Play it all; gives the frame at which it ends."""
        first, last = self._chronicle.begins(), self._chronicle.ends()
        rate = self._tape.clock().sample_rate
        self._player.cps = self._line.cps
        self._player.timeline = self._line
        for one in self._happenings():
            self._wind_to(one.cycle - REACH)
            self._make(one, first)
        self._wind_to(last)
        end = self._here(last)
        self._tape.wind(end)
        if end > MOST_S * rate:
            raise TooLongError("this jam lasts longer than six hours")
        return end

    def _happenings(self) -> Iterator[Evaluation | Tempo | Moved]:
        told = self._chronicle
        begin, end = told.begins(), told.ends()
        timed: list[Evaluation | Tempo | Moved] = [
            *told.moves(), *(one for one in told.tempos() if one.cycle > begin),
            *told.evaluations(),
        ]  # fmt: skip
        heard = (one for one in timed if one.cycle < end)
        yield from sorted(heard, key=lambda one: one.cycle)

    def _here(self, cycle: Fraction) -> int:
        """The frame of a cycle, by the tempo that holds now."""
        return (self._player.timeline or self._line).frame_at(cycle, self._tape.clock().sample_rate)

    def _wind_to(self, cycle: Fraction) -> None:
        """Go on until shortly before a cycle."""
        rate = self._tape.clock().sample_rate
        step = round(STEP_S * rate)
        while (now := self._tape.clock().frame) < self._here(cycle):
            if now > MOST_S * rate:
                raise TooLongError("this jam lasts longer than six hours")
            self._tape.wind(min(now + step, self._here(cycle)))
            self._player.tick()

    def _make(self, one: Evaluation | Tempo | Moved, first: Fraction) -> None:
        """Let something happen at its cycle."""
        if isinstance(one, Moved):
            self._guests.move(one.control, one.value, one.cycle)
        elif isinstance(one, Tempo):
            self._guests.tempo(one.cps, one.cycle)
            self._put(Change(cps=one.cps, at=one.cycle, goes_on=True), one.cycle)
        else:
            part = self._part(one)
            if part is None:
                muted = Change(muted=frozenset({slot_of(one.pane)}), at=one.cycle, goes_on=True)
                self._put(muted if not one.code.strip() else None, one.cycle)
            else:
                self._put(
                    Change({slot_of(one.pane): part}, at=one.cycle, goes_on=True), one.cycle, first
                )

    def _put(self, change: Change | None, cycle: Fraction, first: Fraction | None = None) -> None:
        if change is not None:
            self._player.change(change, edge=0 if cycle == first else None)

    def _part(self, one: Evaluation) -> Part | None:
        """What code plays; None where that is nothing."""
        if not one.code.strip():
            return None
        found = self._guests.evaluate(slot_of(one.pane), one.code, one.cycle).result(ANSWER_S)
        if isinstance(found, GuestPart):
            self.loads += [(self._here(one.cycle), load) for load in found.loads]
            return found.part
        who = self._chronicle.name_of(one.by)
        self._problems.append(f"{who} at cycle {float(one.cycle):g}: {found}")
        return None


def by_player(replay: Replay, chronicle: Chronicle) -> Replay:
    """The same events, each in a slot with the name of whoever wrote it: for stems a player."""
    written: dict[str, list[tuple[float, str]]] = {}
    for one in chronicle.evaluations():
        row = float(one.cycle) - TINY, chronicle.name_of(one.by)
        written.setdefault(slot_of(one.pane), []).append(row)
    played = {chronicle.name_of(by) for _, by in chronicle.strokes()}
    programs = {slot_of_program(name): name for name in played}

    def owned(event: SoundEvent) -> SoundEvent:
        if event.slot in programs:
            return replace(event, slot=programs[event.slot])
        rows = written.get(event.slot.removesuffix(LEAVING), [])
        place = bisect_right(rows, event.cycle, key=lambda row: row[0])
        return replace(event, slot=rows[place - 1][1] if place else NOBODY)

    return replace(replay, events=[owned(event) for event in replay.events])
