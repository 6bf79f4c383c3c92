"""Programs that play us over OSC are players of the room, seen by all, until they are silent."""

from typing import Any

import pytest

from studio.jamming.programs import Programs
from studio.links.osc.guard import Message, OscError
from studio.links.osc.routes import jam as route
from studio.links.osc.routes.dirt import teller
from studio.links.osc.server import Peer
from tests.studio.jamming.fakehouse import House, Player

HERE = "127.0.0.1"


@pytest.fixture
def programs() -> Programs:
    return Programs()


def play(player: Player, programs: Programs, *sounds: str, host: str = HERE) -> None:
    """SuperDirt's messages come in, as the route hands them on."""
    heard = teller(player.session, programs)
    for sound in sounds:
        heard(Message("/dirt/play", ("cps", 0.5, "s", sound)), Peer(host, 6010))
    player.wait(1)


def call(programs: Programs, *args: Any, host: str = HERE) -> None:
    route.name(programs, Message("/jam/name", args), Peer(host, 7000))


def test_who_plays_comes_in_and_all_see_what(house: House, ada: Player, programs: Programs) -> None:
    bo = Player(house, "Bo")
    bo.say("jam join jam://house/garden#key")
    play(ada, programs, "bd", "hh", "bd", "cp")
    bo.wait(1)
    assert "osc 127.0.0.1 (by osc): bd hh cp" in bo.say("jam who").text


def test_it_has_the_name_that_it_says(ada: Player, programs: Programs) -> None:
    call(programs, "tidal")
    play(ada, programs, "bd")
    assert "tidal (by osc): bd" in ada.say("jam who").text
    call(programs, "sardine")
    ada.wait(1)
    play(ada, programs, "sn")
    assert "sardine (by osc): sn" in ada.say("jam who").text
    assert "tidal" not in ada.say("jam who").text


def test_it_leaves_thirty_seconds_after_its_last_sound(ada: Player, programs: Programs) -> None:
    play(ada, programs, "bd")
    ada.wait(28)
    assert "by osc" in ada.say("jam who").text
    ada.wait(2)
    assert "by osc" not in ada.say("jam who").text
    play(ada, programs, "hh")
    assert "(by osc): hh" in ada.say("jam who").text


def test_who_is_sent_away_stays_out_of_this_room(ada: Player, programs: Programs) -> None:
    play(ada, programs, "bd")
    assert ada.say("jam dismiss osc 127.0.0.1").ok
    play(ada, programs, "bd")
    assert "by osc" not in ada.say("jam who").text
    ada.say("jam leave")
    ada.say("jam host garden")
    play(ada, programs, "bd")
    assert "by osc" in ada.say("jam who").text


def test_outside_of_a_room_nobody_comes(house: House, programs: Programs) -> None:
    alone = Player(house, "Ada")
    play(alone, programs, "bd")
    assert house.members == {}


def test_it_goes_with_the_session(house: House, ada: Player, programs: Programs) -> None:
    play(ada, programs, "bd")
    ada.say("jam leave")
    assert house.members == {}


def test_names_that_nobody_can_have_are_refused(programs: Programs) -> None:
    for args in ((), (3,), ("a", "b"), (" ",), ("\x07",), ("AI",)):
        with pytest.raises(OscError):
            call(programs, *args)
    call(programs, "tidal")
    with pytest.raises(OscError, match="called that already"):
        call(programs, "tidal", host="10.0.0.2")


def test_programs_of_too_many_machines_are_only_heard(
    house: House, ada: Player, programs: Programs
) -> None:
    for number in range(12):
        play(ada, programs, "bd", host=f"10.0.0.{number}")
    assert len([one for one in house.members.values() if one.via == "osc"]) == 8
