"""A class in a room: who is where, who is stuck, and what reaches whom."""

import json

import pytest

from jam.lectern import Bench, Lectern, Standing
from tests.jam.wire import Wire


class Class:
    """A teacher and learners in a room in memory."""

    def __init__(self, learners=2):
        self.wire = Wire()
        self.teacher = self.wire.peer("Teacher")
        self.teacher.connected()
        self.teacher.found()
        self.teacher.enter()
        self.agreed, self.lessons, self.asked = [], [], []
        self.lectern = Lectern(
            self.teacher.teach, lambda: self.wire.now_s, lambda *what: self.agreed.append(what)
        )
        self.teacher.on_lesson = self.lectern.receive
        self.learners, self.benches, self.bodies = [], [], []
        for number in range(learners):
            self._comes(f"learner{number}")

    def _comes(self, name):
        peer = self.wire.peer(name)
        peer.connected()
        self.wire.run(1)
        peer.enter()
        bench = Bench(
            peer.teach, lambda: self.wire.now_s, lambda: peer.rules().host,
            lambda lesson: self.lessons.append((name, lesson)), lambda: self.asked.append(name),
        )  # fmt: skip

        def hear(body, sender):
            self.bodies.append((name, body))
            bench.receive(body, sender)

        peer.on_lesson = hear
        self.learners.append(peer)
        self.benches.append(bench)
        self.wire.run(1)


def test_the_teacher_sees_where_everybody_is_and_nobody_else_does():
    room = Class()
    first, second = room.benches
    first.tell(Standing("01-first-beat", "The first beat", 2, 6))
    second.tell(Standing("02-rests", "Rests", 4, 5, tries=3, failing_s=10))
    room.wire.run(1)
    seen = room.lectern.standings()
    assert seen[room.learners[0].id].step == 2
    assert seen[room.learners[1].id].title == "Rests"
    assert not any(b'"at"' in body for _, body in room.bodies)


def test_who_fails_for_a_while_is_stuck_until_the_step_is_done():
    room = Class(1)
    (bench,) = room.benches
    bench.tell(Standing("a", "A", 1, 3, tries=3, failing_s=10))
    room.wire.run(1)
    (who,) = room.lectern.standings()
    assert not room.lectern.standings()[who].is_stuck
    room.wire.run(55)
    assert room.lectern.standings()[who].is_stuck
    bench.tell(Standing("a", "A", 2, 3))
    room.wire.run(1)
    assert not room.lectern.standings()[who].is_stuck


def test_a_lesson_reaches_all_and_who_comes_late():
    room = Class(1)
    room.benches[0].tell(Standing())
    room.wire.run(1)
    room.lectern.assign("05-loudness")
    room.wire.run(1)
    room._comes("late")
    room.benches[1].tell(Standing())
    room.wire.run(1)
    assert room.lessons == [("learner0", "05-loudness"), ("late", "05-loudness")]


def test_a_lesson_whose_message_was_lost_is_told_again():
    room = Class(1)
    room.benches[0].tell(Standing())
    room.wire.run(1)
    room.wire.part([room.teacher], room.learners)
    room.lectern.assign("05-loudness")
    room.wire.run(1)
    room.wire.walls.clear()
    room.wire.run(4)
    room.benches[0].tell(Standing())
    room.wire.run(1)
    assert room.lessons == [("learner0", "05-loudness")]


def test_only_the_teacher_assigns_and_asks():
    room = Class()
    other, bench = room.learners[1], room.benches[0]
    assert other.teach(json.dumps({"k": "lesson", "name": "x"}).encode(), room.learners[0].id)
    assert other.teach(json.dumps({"k": "with"}).encode(), room.learners[0].id)
    room.wire.run(1)
    assert (room.lessons, room.asked, bench.assigned) == ([], [], "")


@pytest.mark.parametrize("agrees", [True, False])
def test_a_learner_is_asked_and_says_yes_or_no(agrees):
    room = Class()
    who = room.learners[0].id
    room.benches[0].answer(True)  # nobody asked
    room.wire.run(1)
    assert room.agreed == []
    assert room.lectern.ask(who)
    room.wire.run(1)
    assert room.asked == ["learner0"]
    room.benches[0].answer(agrees)
    room.wire.run(1)
    assert room.agreed == [(who, agrees)]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1]", b"[" * 3000, b'{"k":"at","step":"x","tries":1e999,"title":5}', b"\xff",
     b'{"k":"at","lesson":"' + b"x" * 1500 + b'"}'],
)  # fmt: skip
def test_what_means_nothing_harms_nothing(body):
    room = Class(1)
    room.lectern.receive(body, "x")
    room.benches[0].receive(body, room.teacher.id)
    room.learners[0].teach(body, room.teacher.id)
    room.wire.run(1)
    assert all(
        len(one.lesson) <= 120 and one.tries == 0 for one in room.lectern.standings().values()
    )
