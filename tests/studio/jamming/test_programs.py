"""Programs that play us over OSC are players of the room, seen and heard by all, until silent."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.messages import SoundEvent
from jam.room import Sounded, Stroke
from studio.jamming.keeping import Keeping
from studio.jamming.programs import Programs
from studio.jamming.recordings import Recordings
from studio.jamming.sounding import Behind, Sounding
from studio.links.osc.guard import Message, OscError
from studio.links.osc.routes import jam as route
from studio.links.osc.routes.dirt import teller
from studio.links.osc.server import Peer
from studio.vault import Vault
from tests.studio.fakes import RATE
from tests.studio.jamming.fakehouse import House, Player

HERE = "127.0.0.1"


@pytest.fixture
def programs() -> Programs:
    return Programs()


def play(player: Player, programs: Programs, *sounds: str, host: str = HERE) -> None:
    """SuperDirt's messages come in, as the route hands on what it played."""
    heard = teller(player.session, programs, lambda: player.session._player)
    for sound in sounds:
        heard(event(player, sound), host)
    player.wait(1)


def event(player: Player, sound: str, in_s: Fraction = Fraction(1, 8)) -> SoundEvent:
    """A sound that begins so much later than now."""
    frame = player.sound.frame() + round(in_s * RATE)
    return SoundEvent(frame, "dirt", 0, 0.25, 0.5, 0.0, {"s": sound, "pan": 0.25})


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


@pytest.fixture
def bo(house: House, ada: Player) -> Player:
    """Somebody else in the room of ada, who hears what programs of others play."""
    bo = Player(house, "Bo")
    Sounding(bo.jam, lambda *_: None)
    bo.say("jam join jam://house/garden#key")
    for one in (ada, bo):
        one.say('s("hh")')
    together(ada, bo, 2)
    return bo


def together(ada: Player, bo: Player, seconds: float) -> None:
    for _ in range(round(seconds * 50)):
        ada.wait(0.02)
        bo.wait(0.02)


def heard_from(player: Player) -> list[SoundEvent]:
    return [one for one in player.sound.listen() if one.slot == "osc tidal"]


def tidal_comes(ada: Player, bo: Player, programs: Programs) -> None:
    """Tidal plays at ada's place, and bo has seen it come in."""
    call(programs, "tidal")
    play(ada, programs, "bd")
    bo.wait(1)


def sounds_in(ada: Player, programs: Programs, sound: str, in_s: Fraction) -> Fraction:
    """A sound of tidal at ada's place; gives the cycle at which it is."""
    heard = teller(ada.session, programs, lambda: ada.session._player)
    line = ada.session._player.timeline
    assert line is not None
    one = event(ada, sound, in_s)
    heard(one, HERE)
    return line.cycle_at(Fraction(one.frame, RATE))


def frame_of(player: Player, cycle: Fraction) -> int:
    line = player.session._player.timeline
    assert line is not None
    return line.frame_at(cycle, RATE)


def test_the_others_hear_each_sound_at_its_cycle(
    ada: Player, bo: Player, programs: Programs
) -> None:
    tidal_comes(ada, bo, programs)
    cycle = sounds_in(ada, programs, "cp", Fraction(1, 4))
    together(ada, bo, 1)
    (found,) = heard_from(bo)
    assert found.controls == {"s": "cp", "pan": 0.25}
    assert found.duration_s == 0.25
    assert abs(found.frame - frame_of(bo, cycle)) <= 1


def test_whose_program_it_is_hears_it_once(ada: Player, bo: Player, programs: Programs) -> None:
    Sounding(ada.jam, lambda *_: None)
    call(programs, "tidal")
    play(ada, programs, "bd", "cp")
    together(ada, bo, 1)
    assert heard_from(ada) == []


def test_what_comes_too_late_is_heard_whole_cycles_later(
    ada: Player, bo: Player, programs: Programs
) -> None:
    tidal_comes(ada, bo, programs)
    cycle = sounds_in(ada, programs, "cp", Fraction(-1, 8))
    together(ada, bo, 3)
    (found,) = heard_from(bo)
    assert abs(found.frame - frame_of(bo, cycle + 1)) <= 1


def test_where_the_way_is_long_all_are_as_many_cycles_later() -> None:
    behind = Behind()
    ahead = [Fraction(one, 8) for one in (-1, -9, -1, -1, 1, -1)]
    assert [behind.of(one) for one in ahead] == [1, 2, 1, 1, 1, 1]
    assert [behind.of(Fraction(1)) for _ in range(64)][-1] == 0


def test_a_program_is_muted_as_any_player_is(ada: Player, bo: Player, programs: Programs) -> None:
    tidal_comes(ada, bo, programs)
    assert bo.say("jam mute tidal").ok
    sounds_in(ada, programs, "cp", Fraction(1, 4))
    together(ada, bo, 1)
    assert heard_from(bo) == []


def test_my_own_program_is_muted_here_however_its_name_is_written(
    ada: Player, programs: Programs
) -> None:
    call(programs, "tidal")
    play(ada, programs, "bd")
    assert ada.say("jam mute TIDAL").ok
    ada.wait(1)
    assert ada.session._player.faders.level("dirt") == 0
    assert ada.say("jam unmute tidal").ok
    ada.wait(1)
    assert ada.session._player.faders.level("dirt") == 1


def test_nobodys_program_opens_my_microphone(house: House, bo: Player) -> None:
    strokes = tuple(Stroke(bo.jam.cycle() + 1, 1.0, 0.5, {"s": name}) for name in ("In ", "cp"))
    house.tell(Sounded(strokes, "Ada"))
    bo.wait(3)
    assert [one.controls["s"] for one in bo.sound.listen() if one.slot.startswith("osc")] == ["cp"]


def test_a_recording_has_what_programs_played_here_too(
    ada: Player, programs: Programs, tmp_path: Path
) -> None:
    shelf = Recordings(Vault(tmp_path), lambda _: None)
    Keeping(ada.jam, shelf)
    ada.say('s("hh")')
    ada.say("jam record on")
    call(programs, "tidal")
    play(ada, programs, "bd")
    cycle = sounds_in(ada, programs, "cp", Fraction(1, 4))
    ada.wait(1)
    ada.say("jam record off")
    ((stroke, by),) = shelf.read(shelf.listed()[0].number).strokes()
    assert (stroke.controls["s"], by) == ("cp", "tidal")
    assert abs(stroke.cycle - cycle) < Fraction(1, 10**6)
