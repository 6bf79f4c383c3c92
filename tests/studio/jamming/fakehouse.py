"""A room without a network, and sessions in it whose threads are turned by hand."""

from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeVar

from jam.room import (
    Changed,
    Cursor,
    Door,
    Edited,
    Evaluation,
    Happening,
    Hears,
    JamError,
    Member,
    Moved,
    Pack,
    Pane,
    Role,
    Rules,
    Said,
    Scene,
    Sounded,
    Stroke,
    Tempo,
)
from studio.doing import do
from studio.evaluator import Evaluator
from studio.jamming.attached import attached
from studio.jamming.jam import Jamming
from studio.jamming.kit import Entered, Me
from studio.jamming.thread import guarded, waited
from studio.replies import Reply
from tests.studio.jamming.inprocess import InProcess
from tests.studio.rooms import Room as Sessions

T = TypeVar("T")


class Now:
    """A runner that does everything at once, and what comes later when it is turned."""

    def __init__(self) -> None:
        self.soon: list[Callable[[], None]] = []
        self.often: list[Callable[[], None]] = []

    def call(self, work: Callable[[], Reply]) -> "Future[Reply]":
        promised: Future[Reply] = Future()
        promised.set_result(guarded(work))
        return promised

    def run(self, work: Callable[[], Coroutine[Any, Any, Reply]]) -> "Future[Reply]":
        promised: Future[Reply] = Future()
        try:
            waited(work).send(None)
        except StopIteration as end:
            promised.set_result(end.value)
        return promised

    def beside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        then(work())

    def every(self, seconds: float, work: Callable[[], None]) -> None:
        del seconds
        self.often.append(work)

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        del seconds
        self.soon.append(work)

    def turn(self) -> None:
        due, self.soon = [*self.soon, *self.often], []
        for work in due:
            work()

    def close(self) -> None:
        self.often.clear()


@dataclass
class House:
    """What all in a room share."""

    name: str = "garden"
    seed: int = 7
    recorded: bool = False
    panes: dict[str, Pane] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    evaluations: list[Evaluation] = field(default_factory=list)
    tempos: list[Tempo] = field(default_factory=list)
    lines: list[Said] = field(default_factory=list)
    kept: dict[str, Scene] = field(default_factory=dict)
    offered: list[Pack] = field(default_factory=list)
    hears: dict[str, Hears] = field(default_factory=dict)
    knocks: list[tuple[str, str]] = field(default_factory=list)
    rules: Rules = field(default_factory=lambda: Rules(""))

    def tell(self, happening: Happening) -> None:
        for hears in tuple(self.hears.values()):
            hears(happening)


class FakeRoom:
    """The room as one of them has it."""

    def __init__(self, house: House, me: Me, hears: Hears) -> None:
        self.house, self.id = house, me.name
        self.name, self.seed = house.name, house.seed
        self.link = f"jam://house/{house.name}#key"
        role: Role = "play" if house.members else "host"
        house.rules = house.rules if house.members else Rules(me.name)
        house.members[me.name] = Member(me.name, me.name, me.colour, role, via=me.via)
        house.hears[me.name] = hears

    @property
    def recorded(self) -> bool:
        return self.house.recorded

    def members(self) -> tuple[Member, ...]:
        found = (replace(one, me=one.id == self.id) for one in self.house.members.values())
        return tuple(sorted(found, key=lambda one: (one.role != "host", one.name)))

    def panes(self) -> tuple[Pane, ...]:
        return tuple(self.house.panes[name] for name in sorted(self.house.panes))

    def playing(self) -> tuple[Evaluation, ...]:
        silent = {one.id for one in self.house.members.values() if one.muted}
        latest = {one.pane: one for one in self.house.evaluations}
        return tuple(one for one in latest.values() if one.by not in silent)

    def add_pane(self, name: str, language: str = "strudel", shared: bool = False) -> None:
        self.house.panes[name] = Pane(name, "" if shared else self.id, "", language)
        self.house.tell(Edited(name, "", self.id))

    def edit(self, pane: str, start: int, end: int, text: str) -> None:
        self._may(pane)
        one = self.house.panes[pane]
        self.house.panes[pane] = replace(one, text=one.text[:start] + text + one.text[end:])
        self.house.tell(Edited(pane, self.house.panes[pane].text, self.id))

    def _may(self, pane: str) -> None:
        one = self.house.panes.get(pane)
        if one is None:
            raise JamError(f"there is no pane {pane}")
        if one.locked and one.owner != self.id:
            raise JamError(f"{pane} is locked")

    def undo(self, pane: str) -> bool:
        return not pane

    def redo(self, pane: str) -> bool:
        return not pane

    def evaluate(self, pane: str, code: str, cycle: Fraction) -> Evaluation:
        self._may(pane)
        name = f"e{len(self.house.evaluations)}"
        one = Evaluation(name, pane, code, cycle, self.id)
        self.house.evaluations.append(one)
        self.house.tell(one)
        return one

    def set_tempo(self, cps: Fraction, cycle: Fraction) -> None:
        self.house.tempos.append(Tempo(cps, cycle, self.id))
        self.house.tell(self.house.tempos[-1])

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        self.house.tell(Moved(control, value, cycle, self.id))

    def sound(self, strokes: Iterable[Stroke]) -> None:
        self.house.tell(Sounded(tuple(strokes), self.id))

    def keep_scene(self, scene: str) -> None:
        parts = tuple((one.pane, one.code) for one in self.playing())
        self.house.kept[scene] = Scene(scene, parts, self.id)
        self.house.tell(self.house.kept[scene])

    def scenes(self) -> tuple[Scene, ...]:
        return tuple(self.house.kept.values())

    def say(self, text: str) -> None:
        self.house.lines.append(Said(self.id, text, 0.0))
        self.house.tell(self.house.lines[-1])

    def chat(self) -> tuple[Said, ...]:
        return tuple(self.house.lines)

    def show(
        self, cursor: Cursor | None = None, plays: str = "", level: float | None = None
    ) -> None:
        one = self.house.members[self.id]
        self.house.members[self.id] = replace(one, cursor=cursor, plays=plays, level=level)

    def leave(self) -> None:
        self.house.hears.pop(self.id, None)
        self.house.members.pop(self.id, None)
        self.house.tell(Changed(f"{self.id} left"))

    def rules(self) -> Rules:
        return self.house.rules

    def _ruled(self) -> None:
        if self.house.rules.host != self.id:
            raise JamError("only the host may do that")

    def _member(self, member: str, **change: Any) -> None:
        self._ruled()
        self.house.members[member] = replace(self.house.members[member], **change)
        self.house.tell(Changed())

    def give_role(self, member: str, role: Role) -> None:
        self._member(member, role=role)

    def lock(self, pane: str, locked: bool = True) -> None:
        self._ruled()
        self.house.panes[pane] = replace(self.house.panes[pane], locked=locked)

    def remove_pane(self, name: str) -> None:
        if self.house.panes[name].owner != self.id:
            self._ruled()
        del self.house.panes[name]
        self.house.evaluations = [one for one in self.house.evaluations if one.pane != name]
        self.house.tell(Edited(name, None, self.id))
        self.house.tell(Changed())

    def mute(self, member: str, muted: bool = True) -> None:
        self._member(member, muted=muted)

    def kick(self, member: str) -> None:
        self._ruled()
        self.house.members.pop(member)

    def hand_over(self, member: str) -> None:
        self._ruled()
        self.house.rules = Rules(member)

    def set_door(self, door: Door) -> None:
        self._ruled()
        self.house.rules = replace(self.house.rules, door=door)

    def let_in(self, member: str) -> None:
        self._ruled()
        self.house.knocks = [one for one in self.house.knocks if one[0] != member]

    def waiting(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.house.knocks)

    def record(self, on: bool) -> None:
        self._ruled()
        self.house.recorded = on
        self.house.tell(Changed("the room is recorded" if on else ""))

    def offer(self, url: str, digest: str) -> None:
        self.house.offered.append(Pack(url, digest, self.id))

    def packs(self) -> tuple[Pack, ...]:
        return tuple(self.house.offered)


class FakeWays:
    def __init__(self, house: House) -> None:
        self.house = house

    async def host(self, name: str, me: Me, hears: Hears) -> Entered:
        self.house.name = name
        return await self.join("", me, hears)

    async def join(self, link: str, me: Me, hears: Hears) -> Entered:
        del link
        room = FakeRoom(self.house, me, hears)
        return Entered(room, room.leave)


class Player(Sessions):
    """A session in the house, turned by hand."""

    def __init__(self, house: House, name: str) -> None:
        super().__init__()
        self.session._evaluates = Evaluator(seed=1)
        self.runner = Now()
        self.jam = Jamming(
            self.session, self.runner, FakeWays(house), InProcess,
            lambda: Me(bytes(32), name, "#ffffff"), self.clock,
        )  # fmt: skip
        attached(self.session).jam = self.jam

    def answer(self, promised: "Future[Reply]") -> Reply:
        for _ in range(9):
            if not promised.done():
                self.session.turn()
        return promised.result(timeout=0)

    def say(self, line: str) -> Reply:
        return self.answer(do(self.session, line))

    def alone(self, line: str) -> None:
        self.session.submit(line)
        self.session.work()
        self.session.turn()

    def wait(self, seconds: Fraction | float) -> None:
        for _ in range(round(Fraction(seconds) * 50)):
            self.clock.step(Fraction(1, 50))
            self.runner.turn()
            self.session.turn()

    def told(self) -> list[str]:
        return [one.text for one in self.notices]
