"""The session: code comes in, replies come out, and what plays is never at risk."""

import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from patterns.changing import fmap
from patterns.errors import LimitError, QueryError
from patterns.pattern import Pattern
from studio.evaluations import STUCK_S
from studio.preparing import LIMIT_S
from studio.replies import Reply
from studio.session import Session
from tests.studio.fakes import RATE, FakeProgram, cycles, steps
from tests.studio.rooms import Room


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_line_is_played_and_the_reply_says_nothing_because_the_sound_does(room: Room) -> None:
    assert room.type("a", drums=steps("bd")) == Reply(True)
    room.wait(3)
    assert room.heard() == ["bd", "bd"]


def test_every_line_is_remembered_the_broken_ones_too(room: Room) -> None:
    room.type("a", drums=steps("bd"))
    room.type("broken")
    assert room.memory.codes == ["a", "broken"]


def test_broken_code_gets_a_sentence_and_changes_nothing(room: Room) -> None:
    room.type("a", drums=steps("bd"))
    assert room.type("broken") == Reply(False, "broken is not known")
    room.wait(3)
    assert room.heard() == ["bd", "bd"]


def test_a_labelled_line_replaces_just_its_slot(room: Room) -> None:
    room.type("a", drums=steps("bd"), bass=steps("x"))
    room.type("b", bass=steps("y"))
    assert room.slots() == {"drums", "bass"}
    room.wait(1)
    assert sorted(room.heard()) == ["bd", "y"]


def test_an_unlabelled_line_replaces_the_unlabelled_one_before(room: Room) -> None:
    room.type("a", drums=steps("bd"))
    room.type("b", _=steps("x"))
    room.type("c", _=steps("y"))
    assert room.slots() == {"drums", "$"}


def test_a_block_of_unnamed_patterns_replaces_all_unnamed_ones(room: Room) -> None:
    room.type("a", _1=steps("x"), _2=steps("y"), _3=steps("z"))
    room.type("b", _1=steps("p"), _2=steps("q"))
    assert room.slots() == {"$1", "$2"}
    room.type("c", _=steps("r"))
    assert room.slots() == {"$"}


def test_what_ends_is_decided_when_it_ends_not_when_code_is_evaluated(room: Room) -> None:
    room.script.programs["two"] = FakeProgram({"$1": steps("x"), "$2": steps("y")})
    room.script.programs["one"] = FakeProgram({"$": steps("z")})
    for code in ("two", "one"):
        room.session.submit(code)
        room.session.work()
    room.session.turn()
    room.session.turn()
    assert room.slots() == {"$"}


def test_a_muted_label_ends_its_slot(room: Room) -> None:
    room.type("a", drums=steps("bd"), bass=steps("x"))
    room.type("b", FakeProgram(muted=("_drums",)))
    assert room.slots() == {"bass"}


def test_code_that_is_to_play_alone_ends_all_else_and_undo_brings_it_back(room: Room) -> None:
    room.type("a", drums=steps("bd"), bass=steps("x"), _=steps("y"))
    room.script.programs["b"] = FakeProgram({"drums": steps("hh")})
    room.session.submit("b", alone=True)
    room.session.work()
    room.session.turn()
    assert room.slots() == {"drums"}
    room.command("undo")
    assert room.slots() == {"drums", "bass", "$"}


def test_code_that_changes_everything_takes_the_place_of_everything(room: Room) -> None:
    room.type("a", drums=steps("bd"), _=steps("x"))
    room.type("b", all=steps("y"))
    assert room.slots() == {"all"}
    room.type("c", bass=steps("z"))
    assert room.slots() == {"all", "bass"}


def test_hush_in_code_ends_all_slots_but_those_that_follow_it(room: Room) -> None:
    room.type("a", drums=steps("bd"), bass=steps("x"))
    room.type("b", FakeProgram({"lead": steps("l")}, hushed=True))
    assert room.slots() == {"lead"}
    assert room.type("hush()", FakeProgram(hushed=True)) == Reply(True, "silence")
    assert room.slots() == set()


def test_a_tempo_in_code_counts_from_its_own_patterns_on(room: Room) -> None:
    room.type("a", FakeProgram({"drums": steps("bd")}, cps=2.0))
    room.wait(1)
    assert [event.frame for event in room.sound.listen()] == [RATE // 100, RATE // 100 + RATE // 2]
    assert room.type("setcps(1)", FakeProgram(cps=1.0)) == Reply(True, "cps 1")
    assert room.session.playing().cps == 1


@pytest.mark.parametrize("cps", [0.0, -1.0, float("nan"), float("inf")])
def test_code_with_a_tempo_that_is_none_plays_at_the_tempo_that_is(room: Room, cps: float) -> None:
    room.type("setcps(2)", FakeProgram(cps=2.0))
    assert room.type("a", FakeProgram({"drums": steps("bd")}, cps=cps)).ok
    assert room.slots() == {"drums"}
    assert room.session.playing().cps == 2


def test_what_the_code_logs_comes_with_the_reply(room: Room) -> None:
    reply = room.type("a", FakeProgram({"$": steps("bd")}, messages=("hello",)))
    assert reply.notes == ("hello",)


def test_code_that_runs_into_its_time_limit_leaves_the_last_good_one_playing(room: Room) -> None:
    def slow(expired: Callable[[], bool]) -> FakeProgram:
        while not expired():
            room.clock.step(Fraction(1, 10))
        raise LimitError("this code takes too much time")

    room.type("a", drums=steps("bd"))
    began = room.clock.now
    assert room.type("slow", slow) == Reply(False, "this code takes too much time")
    assert LIMIT_S <= room.clock.now - began < LIMIT_S + 1
    assert room.slots() == {"drums"}


def test_a_pattern_that_fails_in_its_first_two_cycles_is_not_played(room: Room) -> None:
    def fail(_: object) -> object:
        raise QueryError("a flat tyre")

    room.type("a", drums=steps("bd"))
    reply = room.type("b", drums=cycles(steps("x"), fmap(steps("y"), fail)))
    assert reply == Reply(False, "a flat tyre")
    room.wait(1)
    assert room.heard() == ["bd"]


def test_a_pattern_that_takes_long_for_each_cycle_is_refused(room: Room) -> None:
    def slow(value: object) -> object:
        room.clock.step(Fraction(3, 10))
        return value

    ever_new = Pattern(lambda number, state: fmap(steps("x"), slow).cycle(number, state))
    reply = room.type("a", drums=ever_new)
    assert not reply.ok
    assert reply.text.startswith("this pattern takes 0.3 s to work out a cycle")


def test_far_too_many_sounds_are_refused(room: Room) -> None:
    reply = room.type("a", drums=steps(*["x"] * 20_000))
    assert reply.text == "these are too many sounds at once; slow it down or thin it out"


def test_a_programming_error_of_ours_becomes_a_sentence(room: Room) -> None:
    def bug(_: Callable[[], bool]) -> FakeProgram:
        raise ZeroDivisionError

    assert room.type("a", bug) == Reply(False, "this code cannot be evaluated (ZeroDivisionError)")


def test_an_evaluation_that_hangs_is_left_behind_and_the_next_one_works(room: Room) -> None:
    release = threading.Event()

    def hang(_: Callable[[], bool]) -> FakeProgram:
        release.wait(60)
        return FakeProgram({"$": steps("late")})

    room.script.programs["hang"] = hang
    stuck = room.session.submit("hang")
    thread = threading.Thread(target=room.session.work, daemon=True)
    thread.start()
    while not room.session.playing().evaluating:
        time.sleep(0.001)
    room.wait(STUCK_S + 1)
    assert stuck.result(0) == Reply(False, "this code takes too long and was left behind")
    assert room.type("a", drums=steps("bd")).ok
    release.set()
    thread.join(30)
    room.wait(1)
    assert room.slots() == {"drums"}


@pytest.fixture
def live(room: Room) -> Iterator[Room]:
    room.session = Session(room.sound, room.script, room.notices.append, seconds=time.perf_counter)
    room.session.start()
    yield room
    room.session.close()


def test_with_its_threads_a_session_answers_and_never_blocks_who_submits(live: Room) -> None:
    go_on = threading.Event()

    def slow(_: Callable[[], bool]) -> FakeProgram:
        go_on.wait(30)
        return FakeProgram({"bass": steps("x")})

    live.script.programs["a"] = FakeProgram({"drums": steps("bd")})
    live.script.programs["slow"] = slow
    assert live.session.evaluate("a").ok
    later = live.session.submit("slow")
    assert live.session.set_cps(2).result(30) == Reply(True, "cps 2")
    assert not later.done()
    go_on.set()
    assert later.result(30).ok
    assert live.slots() == {"drums", "bass"}
    assert live.session.hush().result(30) == Reply(True, "silence")
    assert live.slots() == set()
