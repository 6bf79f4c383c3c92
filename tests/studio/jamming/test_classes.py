"""A class: a teacher's session and learners' sessions, with rooms in memory."""

import pytest

from studio.commands import classes
from studio.commands.classes import Classes
from studio.jamming.attending import Attending
from studio.jamming.kit import Entered, Me
from studio.jamming.teaching import Teaching
from tests.jam.wire import Wire
from tests.studio.jamming.fakehouse import House, Player
from tutorials.course import Whereabouts


class WireWays:
    """Rooms of real peers over a network in memory; each player keeps a key."""

    def __init__(self, wire, key):
        self.wire, self.key = wire, key

    def _peer(self, me, hears):
        peer = self.wire.peer(me.name, key=self.key)
        peer._hears = hears
        peer.connected()

        def leave():
            peer.leave()
            self.wire.run(0.2)
            if peer in self.wire.peers.values():
                self.wire.kill(peer)

        return peer, leave

    async def host(self, name, me, hears):
        del name
        peer, leave = self._peer(me, hears)
        peer.found()
        peer.enter()
        return Entered(peer, leave)

    async def join(self, link, me, hears):
        del link
        peer, leave = self._peer(me, hears)
        self.wire.run(2)
        assert peer.ready
        return Entered(peer, leave, enter=peer.enter)


class Pupil(Player):
    """A session with a part in a class."""

    def __init__(self, wire, name, key):
        super().__init__(House(), name)
        self.wire, self.jam.ways = wire, WireWays(wire, key)
        self.here, self.learnt = None, []
        me = Me(bytes([key]) * 32, name, "#ffffff")
        self.jam._me = lambda: me
        attending = Attending(self.jam, lambda: me, lambda: self.here, self.learnt.append)
        classes._ALL[self.session] = Classes(Teaching(self.jam), attending)

    def turns(self, seconds=1.0):
        for _ in range(round(seconds * 5)):
            self.wire.run(0.2)
            self.runner.turn()
            self.session.turn()


@pytest.fixture
def room():
    wire = Wire()
    teacher = Pupil(wire, "Teacher", 50)
    reply = teacher.say("class host monday")
    assert reply.ok, reply.text
    pupils = [Pupil(wire, "Bo", 51), Pupil(wire, "Cy", 52)]
    for one in pupils:
        assert one.say("class join jam://house/monday#key yes").ok
    yield teacher, *pupils
    for one in (*pupils, teacher):
        one.jam.close()


def turns(*players, seconds=2.0):
    for _ in range(round(seconds)):
        for one in players:
            one.turns(1.0)


def test_what_is_visible_to_whom_is_told_before_anybody_comes_in():
    wire = Wire()
    teacher, bo = Pupil(wire, "Teacher", 50), Pupil(wire, "Bo", 51)
    teacher.say("class host monday")
    reply = bo.say("class join jam://house/monday#key")
    assert "the teacher sees your name, your lesson and step" in reply.text
    assert "what you type and play stays with you" in reply.text
    assert reply.text.endswith("class join jam://house/monday#key yes")
    assert len(wire.peers) == 1


def test_the_teacher_sees_lesson_step_tries_and_who_is_stuck_first(room):
    teacher, bo, cy = room
    bo.here = Whereabouts("first-beat", "A first beat", 2, 9)
    cy.here = Whereabouts("rests", "Rests", 4, 5, 3, 130.0)
    turns(*room)
    lines = teacher.say("class who").text.splitlines()
    assert lines == [
        "Cy: Rests, step 4 of 5, 3 tries, stuck for 2 min",
        "Bo: A first beat, step 2 of 9",
    ]


def test_a_lesson_that_is_assigned_begins_with_every_learner(room):
    teacher, bo, cy = room
    turns(*room)
    reply = teacher.say("class assign 5")
    assert reply.ok
    assert "is assigned to 2 learners" in reply.text
    turns(*room)
    assert bo.learnt == cy.learnt
    assert bo.learnt[0].startswith("lesson ")
    assert "your teacher assigns a lesson" in bo.told()


def test_an_unknown_lesson_is_not_assigned(room):
    reply = room[0].say("class assign nothing-like-it")
    assert (reply.ok, reply.text) == (False, "there is no such lesson; learn lessons lists them")


def test_what_a_learner_plays_stays_with_them(room):
    teacher, bo, cy = room
    bo.alone('s("bd")')
    turns(*room)
    look = teacher.jam.look
    assert [one.owner for one in look.panes] == [look.members[0].id]
    assert bo.slots() == {"$"}
    assert not cy.slots()


def test_a_learner_who_says_yes_plays_with_the_teacher(room):
    teacher, bo, cy = room
    turns(*room)
    assert teacher.say("class with Bo").ok
    turns(*room)
    assert any("wants to play with you" in one for one in bo.told())
    assert not any("wants to play" in one for one in cy.told())
    assert bo.say("class with yes").ok
    turns(*room, seconds=3)
    assert any("Bo comes into the room" in one for one in teacher.told())
    assert bo.jam.look is not None
    bo.say('s("hh")')
    turns(*room)
    assert {one.code for one in teacher.jam.look.playing} >= {'s("hh")'}
    assert cy.jam.look is None


def test_a_learner_who_says_no_stays_alone(room):
    teacher, bo, _ = room
    turns(*room)
    teacher.say("class with Bo")
    turns(*room)
    assert bo.say("class with no").text == "you stay by yourself"
    turns(*room)
    assert "Bo says no" in teacher.told()
    assert bo.jam.look is None


def test_a_class_is_left(room):
    teacher, bo, _ = room
    turns(*room)
    assert bo.say("class leave").ok
    turns(*room)
    assert "Bo" not in teacher.say("class who").text
    assert not bo.say("class leave").ok


@pytest.mark.parametrize("line", ["class who", "class with Bo", "class assign 1", "class leave"])
def test_without_a_class_there_is_nothing_to_do(line):
    assert not Pupil(Wire(), "Bo", 51).say(line).ok


def test_nobody_answers_who_was_not_asked(room):
    assert room[1].say("class with yes").text == "nobody has asked you to play together"
