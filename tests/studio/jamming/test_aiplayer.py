"""The player from the AI tiers in a room: at borders, in the room's key, and in nobody's way."""

import threading
from collections.abc import Callable
from contextlib import closing
from fractions import Fraction
from queue import Queue

import pytest

from ai.asking import Question
from ai.asking import ask as ask_tiers
from ai.guard import play
from jam.room import Hears
from studio.jamming.accompanist import Heard, Part
from studio.jamming.aiplayer import AI, AiPlayer
from studio.jamming.kit import Entered, Me
from studio.jamming.thinking import Thinking, models_of
from studio.vault import NOWHERE
from tests.studio.jamming.fakehouse import FakeRoom, House, Now, Player

CHORDS = 'note("<[d4,f#4,a4] [b3,d4,f#4] [g3,b3,d4] [a3,c#4,e4]>").s("piano")'
D_MAJOR = {2, 4, 6, 7, 9, 11, 1}


class Thinks:
    """Thinks as long as the test wants."""

    def __init__(self, *roles: str) -> None:
        self.roles, self.waiting = frozenset(roles), list[Callable[[], None]]()
        self.slow = False
        self.answers = 'bass: note("d2*4").s("sawtooth")'

    def hears(self, _code: str) -> Heard:
        return Heard(self.roles, 4.0)

    def asks(self, _request: str, code: str, _seed: int) -> str:
        return f"{code}\n{self.answers}"

    def think(self, work: Callable[[], Part], then: Callable[[Part], None]) -> None:
        self.waiting.append(lambda: then(work()))
        if not self.slow:
            self.come()

    def come(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def close(self) -> None:
        self.waiting.clear()


class Tiers(Thinks):
    """The local tiers themselves."""

    def asks(self, request: str, code: str, seed: int) -> str:
        return ask_tiers(Question(request, code, seed=seed)).code or ""


def invited(ada: Player, thinks: Thinks, role: str = "") -> AiPlayer:
    ada.say(CHORDS)
    room = FakeRoom(ada.jam.ways.house, Me(bytes(32), AI, "#ffffff", "ai"), lambda _: None)  # type: ignore[attr-defined] # it is the fake
    player = AiPlayer(ada.jam, Entered(room, room.leave), role, thinks)
    ada.jam.satellites[AI] = player
    return player


def slowly(ada: Player, seconds: int) -> Thinks:
    """One is invited who thinks until the test wants an answer, some seconds ago."""
    thinks = Thinks("chords")
    thinks.slow = True
    invited(ada, thinks)
    ada.wait(seconds)
    return thinks


def played(house: House) -> list[tuple[Fraction, str]]:
    return [(one.cycle, one.code) for one in house.evaluations if one.by == AI]


def test_it_begins_at_a_border_of_four_bars(house: House, ada: Player) -> None:
    thinks = Thinks("chords")
    invited(ada, thinks)
    ada.wait(12)
    ((cycle, code),) = played(house)
    assert (cycle % 4, code) == (0, thinks.answers)


def test_a_late_answer_waits_for_the_next_border_that_can_be(house: House, ada: Player) -> None:
    thinks = slowly(ada, 27)
    assert thinks.waiting
    now = ada.jam.cycle()
    thinks.come()
    ((cycle, _),) = played(house)
    assert (cycle % 4, 0 < cycle - now <= 5) == (0, True)


def test_what_it_thinks_of_when_it_goes_comes_to_nothing(house: House, ada: Player) -> None:
    thinks = slowly(ada, 8)
    late = list(thinks.waiting)
    assert ada.say("jam dismiss ai").ok
    for answer in late:
        answer()
    assert played(house) == []


def test_others_play_on_while_it_thinks(house: House, ada: Player) -> None:
    thinks = slowly(ada, 8)
    assert thinks.waiting
    assert ada.say('drums: s("bd*4")').ok
    ada.wait(3)
    assert "bd" in {one.controls["s"] for one in ada.sound.listen()}
    assert played(house) == []


@pytest.mark.parametrize("role", ["bass", "melody"])
def test_its_events_are_in_the_key_of_the_others(house: House, ada: Player, role: str) -> None:
    invited(ada, Tiers("chords"), role)
    ada.wait(12)
    ((cycle, code),) = played(house)
    notes = [one.pitch for one in play(code).notes if one.pitch is not None]
    assert cycle % 4 == 0
    assert notes
    assert {round(one) % 12 for one in notes} <= D_MAJOR


def test_its_events_are_its_own_and_as_many_as_a_part_has(house: House, ada: Player) -> None:
    invited(ada, Tiers("chords"), "bass")
    ada.wait(12)
    ((_, code),) = played(house)
    notes = play(code).notes
    assert {one.role for one in notes} == {"bass"}
    assert 0 < len([one for one in notes if one.begin < 4]) <= 64


def meanwhile(player: Player, happens: Callable[[], object]) -> None:
    """Something happens while the next one to come in by a session is on the way."""
    ways = player.jam.ways
    join = ways.join

    async def slow(link: str, me: Me, hears: Hears) -> Entered:
        entered = await join(link, me, hears)
        happens()
        return entered

    ways.join = slow  # type: ignore[method-assign] # it is the fake


def test_who_comes_after_the_session_has_left_goes_again(house: House, ada: Player) -> None:
    meanwhile(ada, ada.jam.leave)
    assert ada.say("jam invite ai").text == "you left the room before ai came in"
    assert (house.members, ada.jam.satellites) == ({}, {})


def test_of_two_that_come_at_once_one_stays(ada: Player) -> None:
    first: list[AiPlayer] = []
    meanwhile(ada, lambda: first.append(invited(ada, Thinks())))
    assert "jam dismiss ai" in ada.say("jam invite ai").text
    assert "jam dismiss ai" in ada.say("jam invite ai").text
    assert [ada.jam.satellites[AI]] == first


def test_who_has_left_starts_no_worker_any_more() -> None:
    thinking = Thinking(Now(), dict, lambda: None)
    thinking.close()
    assert (thinking.hears(CHORDS), thinking.asks("add a bassline", CHORDS, 1)) == (Heard(), "")
    assert thinking._asker._process is None


def test_a_worker_that_fails_leaves_it_resting_and_not_waiting_for_ever() -> None:
    found: Queue[Part] = Queue()

    def fails() -> Part:
        raise OSError("no worker starts")

    with closing(Thinking(Now(), dict, lambda: None)) as thinking:
        thinking.think(fails, found.put)
        assert found.get(timeout=30) == Part()


def test_the_room_is_told_where_models_are_asked() -> None:
    said = threading.Event()
    with closing(Thinking(Now(), lambda: {"order": ["none"]}, said.set)):
        assert said.wait(30)


def test_no_model_is_asked_about_a_room_where_that_is_not_allowed() -> None:
    assert models_of(None, NOWHERE) == models_of({"jam.models": "off"}, NOWHERE) == {}
