"""The thread that asks, a turn at a time, with a worker that says what a test tells it to."""

import io
import logging
from collections import deque
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from patterns.live import Live
from studio.guests import child as children
from studio.guests.ahead import MOST_KEPT, Ahead
from studio.guests.answers import Answer, GuestPart
from studio.guests.child import Child, DeadError, HangsError
from studio.guests.guests import KEPT, MOST_PANES, PAUSE_S, Guests

ABOUT = {"cps": None, "silent": False, "messages": [], "loads": [], "drawn": []}
EVENT = [1, 0, 1, 0, 1, {"s": "bd"}]


class Scripted:
    """A worker that answers by a script; an error in it is raised."""

    def __init__(self) -> None:
        self.acts: deque[Any] = deque()
        self.asked: list[dict[str, Any]] = []
        self.known: set[str] = set()
        self.alive, self.deaf, self.killed, self.pid = True, False, False, 1

    def ask(self, row: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(row)
        act = self.acts.popleft() if self.acts else {}
        if isinstance(act, Exception):
            raise act
        cycles = [[[EVENT], [], "", False] for _ in row["cycles"]]
        return {"job": 0, "cycles": cycles, "about": ABOUT, **act}

    def tell(self, _row: dict[str, Any]) -> None:
        if self.deaf:
            raise DeadError("gone")

    def kill(self) -> None:
        self.killed = True


class House:
    """Guests whose thread is this one, and everything that they said and started."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.now, self.fails = 0.0, False
        self.children: list[Scripted] = []
        self.guests = Guests(
            7, self.told.append, start=self._start, seconds=lambda: self.now  # type: ignore[arg-type]
        )  # fmt: skip
        self.guests._run = lambda: None  # type: ignore[method-assign] # turns are made by hand

    def _start(self) -> Scripted:
        if self.fails:
            raise DeadError("no memory")
        self.children.append(Scripted())
        return self.children[-1]

    @property
    def child(self) -> Scripted:
        """The worker that runs; the first turn starts it."""
        return self.children[-1]

    def evaluated(self, name: str = "a", *acts: Any) -> Answer:
        """What an evaluation comes to, while the worker plays some acts."""
        promised = self.guests.evaluate(name, "s('bd')")
        if not self.children:
            self.guests._ready()
        self.child.acts.extend(acts)
        for _ in range(9):
            if promised.done():
                return promised.result()
            self.guests.turn()
        raise AssertionError("no answer")


@pytest.fixture
def house() -> House:
    return House()


def plays(house: House, cycle: int) -> int:
    """How many events a pane has in a cycle, as the player asks for them."""
    (pane,) = house.guests._panes.values()
    live = Live({"_cps": 0.5}, {"_cps"})
    return len(pane.ahead.pattern.query(Fraction(cycle), Fraction(2 * cycle + 1, 2), live))


def test_code_that_hangs_is_refused_and_its_worker_killed(house):
    assert house.evaluated("a", HangsError()) == "its code hangs"
    assert house.child.killed
    assert isinstance(house.evaluated("b"), GuestPart)
    assert len(house.children) == 2


def test_code_of_which_two_workers_die_is_refused(house):
    promised = house.guests.evaluate("a", "s('bd')")
    for _ in range(2):
        house.guests._ready()
        house.child.acts.append(DeadError("gone"))
        assert not promised.done()
        assert house.guests.turn()
    assert promised.result() == "what works it out dies of it"
    assert [child.killed for child in house.children] == [True, True]


def test_a_worker_that_has_forgotten_the_code_is_told_it_again(house):
    house.guests.evaluate("a", "s('bd')")
    house.guests._ready()
    house.child.acts.append({"unknown": True})
    house.guests.turn()
    house.guests.turn()
    assert [row.get("code") for row in house.child.asked] == ["s('bd')"] * 2


@pytest.mark.parametrize(
    "nonsense",
    [{"cycles": 5}, {"cycles": [[5]]}, {"about": {}}, {"error": "x", "fault": [1]},
     {"cycles": [[[[1, 0, 1, 0, 1, {"$": "1/0"}]], [], "", False]]}],
)  # fmt: skip
def test_a_worker_that_talks_nonsense_is_replaced_and_its_pane_stops(house, nonsense):
    assert house.evaluated("a", nonsense) == "what works it out talks nonsense"
    assert house.child.killed
    assert isinstance(house.evaluated("b"), GuestPart)


def test_a_worker_that_has_eaten_too_much_is_replaced_after_its_answer(house):
    assert isinstance(house.evaluated("a", {"tired": True}), GuestPart)
    assert house.child.killed
    assert house.guests.pid is None
    assert plays(house, 0) == 1


def test_a_cycle_that_fails_is_silent_and_told_once(house):
    assert isinstance(house.evaluated(), GuestPart)
    house.child.acts.extend([{"cycles": [[[], [], f"no {n}", False]] * 4} for n in range(2)])
    for cycle in (20, 24, 28):
        plays(house, cycle)
        house.guests.turn()
    assert [text for text in house.told if "silent" in text] == ["a is silent in cycle 20: no 0"]
    assert (plays(house, 20), plays(house, 28)) == (0, 1)


def test_a_worker_that_died_while_it_had_nothing_to_do_is_nobodys_fault(house):
    house.evaluated()
    house.child.alive = False
    plays(house, 50)
    assert house.guests.turn()
    assert [child.killed for child in house.children] == [True, False]
    assert plays(house, 50) == 1


def test_where_no_worker_can_be_started_it_is_tried_again_and_then_rests(house):
    house.fails = True
    promised = house.guests.evaluate("a", "s('bd')")
    for _ in range(20):
        assert not house.guests.turn()
    assert [text.split(";")[0] for text in house.told] == [
        "working out the room's code fails again and again"
    ]
    house.fails = False
    assert not house.guests.turn()
    house.now = PAUSE_S + 1
    assert house.guests.turn()
    assert isinstance(promised.result(), GuestPart)


def test_a_live_value_for_a_dead_worker_or_that_cannot_be_is_left(house):
    house.evaluated()
    house.child.deaf = True
    house.guests.move("/fader", 0.5, Fraction(0))
    house.guests.move("/fader", float("nan"), Fraction(1))
    assert [at for _, _, at in house.guests._stamps.all()] == [0]


def test_a_room_has_place_for_so_many_panes_and_evaluations_of_each(house):
    for number in range(MOST_PANES):
        house.guests.evaluate(f"p{number}", "s('bd')")
    refused = house.guests.evaluate("more", "s('bd')")
    assert refused.result() == f"there are {MOST_PANES} panes already; close one first"
    promised = [house.guests.evaluate("p0", "s('bd')") for _ in range(KEPT + 2)]
    assert [one.done() for one in promised] == [True] + [False] * (KEPT + 1)
    assert promised[0].result() == "this pane was closed before its code was ready"


def test_a_turn_that_stumbles_is_logged_and_not_the_last(house, caplog, monkeypatch):
    turns = []

    def turn() -> bool:
        turns.append(1)
        if len(turns) == 1:
            raise KeyError("x")
        house.guests._closing = True
        return True

    monkeypatch.setattr(house.guests, "turn", turn)
    monkeypatch.setattr("studio.guests.guests.TURN_S", 0.0)
    with caplog.at_level(logging.ERROR):
        house.guests._fetch()
    assert (len(turns), caplog.messages) == (2, ["fetching stumbles"])


def test_cycles_far_from_what_plays_are_forgotten_first():
    ahead = Ahead("a", 0, lambda: None)
    for cycle in range(MOST_KEPT + 9):
        ahead.put(cycle, [])
    assert not ahead._lacks(0)
    assert ahead._lacks(MOST_KEPT)
    ahead.stop()
    assert ahead.wants() == []


class Process:
    """A process that says some lines."""

    def __init__(self, said: bytes = b"", deaf: bool = False) -> None:
        self.stdout, self.stdin, self.pid, self.killed = (
            io.BytesIO(said),
            io.BytesIO(),
            2**21,
            False,
        )
        if deaf:
            self.stdin.close()

    def poll(self) -> None:
        return None

    def kill(self) -> None:
        self.killed = True

    def wait(self, _seconds: float) -> int:
        return 0


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], Child]:
    def start(process: Any, seconds: Callable[[], float] = lambda: 0.0) -> Child:
        def made() -> Any:
            if isinstance(process, Exception):
                raise process
            return process

        monkeypatch.setattr(children, "_started", made)
        return Child(seconds)

    return start


def test_a_process_that_cannot_be_started_is_a_dead_one(started):
    with pytest.raises(DeadError, match="no memory"):
        started(OSError("no memory"))


@pytest.mark.parametrize(
    "said", [b"", b"{}\n", b'{"ready":true}\n[]\n', b'{"ready":true}\nx\n', b'{"a":1}\n{"job":4}\n']
)
def test_a_process_that_says_something_else_is_killed(started, said):
    process = Process(said)
    with pytest.raises(DeadError):
        started(process).ask({"job": 3})
    assert process.killed


def test_who_does_not_listen_is_dead(started):
    with pytest.raises(DeadError):
        started(Process(deaf=True)).tell({"live": []})


@pytest.mark.parametrize("work", [[0.0, 9.0], [None, None]])
def test_a_process_that_works_or_waits_too_long_is_killed(started, work, monkeypatch):
    class Silent:
        """A pipe on which nothing comes."""

        def readline(self, _most: int) -> bytes:
            raise OSError

        def close(self) -> None:
            pass

    process = Process()
    process.stdout = Silent()
    now, done = iter([0.0, 99.0]), iter(work)
    monkeypatch.setattr(children, "LOOK_S", 0.001)
    monkeypatch.setattr(children, "work_of", lambda _pid: next(done))
    one = started(process, lambda: next(now))
    one._lines = SimpleNamespace(get=children.queue.SimpleQueue().get)  # nothing ever comes
    one.ready = True
    with pytest.raises(HangsError):
        one.ask({"job": 3})
    assert process.killed
