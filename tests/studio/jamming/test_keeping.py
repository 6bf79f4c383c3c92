"""A recorded room is kept by everybody in it, and plays again as it was heard there."""

from pathlib import Path

import pytest

from engine.messages import SoundEvent
from studio.jamming.chronicle import Chronicle
from studio.jamming.keeping import ENDED, TOLD, Keeping, listed
from studio.jamming.onetune import tune_of
from studio.jamming.recordings import Recordings
from studio.jamming.retelling import by_player, retold
from studio.vault import Vault
from tests.studio.jamming.fakehouse import House, Player

LINK = "jam://house/garden#key"


@pytest.fixture
def shelf(tmp_path: Path) -> Recordings:
    return Recordings(Vault(tmp_path), lambda _: None)


def jammed(house: House, ada: Player, shelf: Recordings) -> Chronicle:
    """Two players, one of whom says that it is recorded after a while, and then no more."""
    Keeping(ada.jam, shelf)
    ada.say('s("bd")')
    ada.wait(3)
    assert ada.say("jam record on").ok
    ada.wait(3)
    bo = Player(house, "Bo")
    assert not bo.say(f"jam join {LINK}").ok
    assert bo.say(f"jam join {LINK} yes").ok
    bo.wait(6)
    bo.say('s("hh").gain(rand)')
    ada.say("jam say hello")
    ada.wait(6)
    ada.say('s("cp")')
    ada.wait(6)
    assert ada.say("jam record off").ok
    ada.say('s("crash")')
    return shelf.read(shelf.listed()[0].number)


def test_what_was_heard_while_the_room_was_recorded_plays_again(
    house: House, ada: Player, shelf: Recordings
) -> None:
    told = jammed(house, ada, shelf)
    again = by_player(retold(told), told)
    heard = {
        (event.cycle, event.controls["s"], event.controls.get("gain"))
        for event in ada.sound.listen()
        if told.begins() <= event.cycle < told.ends()
    }
    played = {
        (event.cycle, event.controls["s"], event.controls.get("gain")) for event in again.events
    }
    assert again.problems == ()
    assert heard <= played
    assert {(event.slot, event.controls["s"]) for event in again.events} == {
        ("Ada", "bd"), ("Bo", "hh"), ("Ada", "cp"),
    }  # fmt: skip


def test_nothing_of_before_and_after_is_kept(house: House, ada: Player, shelf: Recordings) -> None:
    told = jammed(house, ada, shelf)
    assert told.until is not None
    assert [one.code for one in told.evaluations()] == [
        's("bd")', 's("hh").gain(rand)', 's("cp")',
    ]  # fmt: skip
    assert 's("crash")' not in tune_of(told)


def test_all_are_told_that_it_begins_and_ends(house: House, ada: Player, shelf: Recordings) -> None:
    jammed(house, ada, shelf)
    said = ada.told()
    assert said.count(TOLD) == said.count(ENDED) == 1
    assert listed(shelf).text.startswith("jam:1  garden")


def test_a_room_that_is_not_recorded_leaves_nothing(ada: Player, shelf: Recordings) -> None:
    Keeping(ada.jam, shelf)
    ada.say('s("bd")')
    ada.wait(3)
    ada.say("jam leave")
    assert shelf.listed() == []


def test_leaving_ends_the_recording(ada: Player, shelf: Recordings) -> None:
    Keeping(ada.jam, shelf)
    ada.say("jam record on")
    ada.say('s("bd")')
    ada.wait(3)
    ada.say("jam leave")
    assert shelf.read(shelf.listed()[0].number).until is not None


def test_a_player_without_a_folder_is_told_once(ada: Player) -> None:
    Keeping(ada.jam, Recordings(Vault(None), lambda _: None))
    ada.say("jam record on")
    ada.say('s("bd")')
    ada.wait(3)
    assert sum("cannot be recorded here" in text for text in ada.told()) == 1


def recorded(ada: Player, shelf: Recordings) -> list[SoundEvent]:
    """The recording ends; the events that play in it."""
    ada.say("jam record off")
    return list(retold(shelf.read(shelf.listed()[0].number)).events)


def test_who_is_muted_for_all_is_silent_in_the_recording_until_heard_again(
    house: House, ada: Player, shelf: Recordings
) -> None:
    Keeping(ada.jam, shelf)
    bo = Player(house, "Bo")
    assert bo.say(f"jam join {LINK}").ok
    ada.say("jam record on")
    bo.say('s("hh*2")')
    ada.wait(6)
    assert ada.say("jam mute Bo for all").ok
    muted = ada.jam.cycle()
    ada.wait(6)
    assert ada.say("jam unmute Bo for all").ok
    heard = ada.jam.cycle()
    ada.wait(6)
    cycles = [one.cycle for one in recorded(ada, shelf) if one.controls["s"] == "hh"]
    assert cycles[0] < muted
    assert cycles[-1] > heard
    assert not [one for one in cycles if muted + 0.1 < one < heard - 0.1]


def test_a_pane_that_is_removed_is_silent_in_the_recording(ada: Player, shelf: Recordings) -> None:
    Keeping(ada.jam, shelf)
    ada.say("jam record on")
    ada.say("jam pane ideas shared")
    ada.say('jam play ideas s("cp*2")')
    ada.wait(6)
    assert ada.say("jam remove ideas").ok
    gone = ada.jam.cycle()
    ada.wait(4)
    cycles = [one.cycle for one in recorded(ada, shelf)]
    assert cycles
    assert cycles[-1] < gone + 0.1
