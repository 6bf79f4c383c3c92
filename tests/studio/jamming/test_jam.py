"""Sessions in a room: what one evaluates plays with all, from the same cycle, in its own slot."""

from dataclasses import replace

import pytest

from tests.studio.jamming.fakehouse import House, Player

LINK = "jam://house/garden#key"


@pytest.fixture
def bo(house: House, ada: Player) -> Player:
    assert ada.jam.look
    player = Player(house, "Bo")
    assert player.say(f"jam join {LINK}").ok
    return player


def wait(seconds: float, *players: Player) -> None:
    for player in players:
        player.wait(seconds)


def onsets(player: Player, sound: str) -> list[float]:
    return [one.cycle for one in player.sound.listen() if one.controls["s"] == sound]


def test_a_line_plays_with_everybody_from_the_same_cycle(ada: Player, bo: Player) -> None:
    reply = ada.say('s("bd")')
    assert reply.text == "for everybody, from cycle 1"
    wait(6, ada, bo)
    assert onsets(ada, "bd")
    assert onsets(ada, "bd") == onsets(bo, "bd")
    assert ada.slots() == bo.slots() == {"ada"}


def test_a_label_leaves_the_others_of_my_pane_alone(ada: Player, house: House) -> None:
    ada.say('drums: s("bd")')
    ada.say('bass: s("hh")')
    ada.say('drums: s("cp")')
    assert house.panes["ada"].text == 'bass: s("hh")\n\ndrums: s("cp")'
    ada.wait(6)
    assert ada.slots() == {"ada"}
    assert {"hh", "cp"} <= set(ada.heard())


def test_an_error_is_told_to_its_author_alone_at_its_place(ada: Player, bo: Player) -> None:
    ada.say('s("bd")')
    reply = ada.say("bass: nothere(3)")
    assert not reply.ok
    assert "nothere" in reply.text
    assert reply.fault is not None
    assert reply.fault.at == 6
    assert "nothere" not in " ".join(bo.told())


def test_hush_ends_my_pane_for_all_and_nobody_elses(ada: Player, bo: Player) -> None:
    ada.say('s("bd")')
    bo.say('s("hh")')
    wait(4, ada, bo)
    assert bo.slots() == {"ada", "bo"}
    ada.say("hush")
    wait(5, ada, bo)
    assert ada.slots() == bo.slots() == {"bo"}


def test_undo_brings_back_what_my_pane_played(ada: Player, house: House) -> None:
    ada.say('s("bd")')
    ada.say('s("cp")')
    assert ada.say("undo").ok
    assert house.panes["ada"].text == 's("bd")'
    assert house.evaluations[-1].code == 's("bd")'
    assert ada.say("redo").ok
    assert house.evaluations[-1].code == 's("cp")'


def test_two_who_come_with_one_name_at_one_moment_have_a_pane_each(
    house: House, bo: Player
) -> None:
    house.panes["bo"] = replace(house.panes["bo"], owner="Bo who was first")
    bo.wait(1)
    bo.say('s("hh")')
    assert house.evaluations[-1].pane == "bo2"
    assert house.panes["bo2"].owner == "Bo"


def test_a_late_joiner_hears_what_plays(house: House, ada: Player) -> None:
    ada.say('s("bd")')
    ada.wait(3)
    late = Player(house, "Cy")
    assert "with Ada" in late.say(f"jam join {LINK}").text
    late.wait(4)
    assert late.slots() == {"ada"}
    assert "bd" in late.heard()


def test_what_played_before_the_room_was_opened_is_my_part_of_it(house: House) -> None:
    ada = Player(house, "Ada")
    ada.alone('drums: s("bd")')
    ada.wait(1)
    ada.say("jam host garden")
    ada.wait(4)
    assert house.panes["ada"].text == 'drums: s("bd")'
    assert ada.slots() == {"ada"}


def test_leaving_ends_the_room_here_and_code_is_ones_own_again(ada: Player, bo: Player) -> None:
    ada.say('s("bd")')
    bo.wait(4)
    assert bo.say("jam leave").ok
    bo.wait(1)
    assert bo.slots() == set()
    bo.alone('s("hh")')
    assert bo.slots() == {"$"}
    assert "Bo left" in ada.told()


def test_what_is_said_is_told_and_who_plays_what_is_shown(ada: Player, bo: Player) -> None:
    ada.say("jam say hello you")
    assert "Ada: hello you" in bo.told()
    bo.say('s("hh*4")')
    wait(1, bo, ada)
    told = ada.say("jam who").text
    assert "Ada (you, host)" in told
    assert 'Bo: s("hh*4")' in told


def test_my_mix_is_mine_alone(ada: Player, bo: Player) -> None:
    ada.say('s("bd")')
    wait(4, ada, bo)
    assert "here alone" in bo.say("jam mute Ada").text
    wait(1, ada, bo)
    assert bo.session.playing().silent == {"ada"}
    assert ada.session.playing().silent == frozenset()


def test_the_host_keeps_somebody_from_being_heard(ada: Player, bo: Player) -> None:
    bo.say('s("hh")')
    wait(4, ada, bo)
    assert ada.slots() == bo.slots() == {"bo"}
    assert bo.say("jam mute Ada for all").text == "only the host may do that"
    assert ada.say("jam mute Bo for all").ok
    wait(1, ada, bo)
    assert ada.slots() == bo.slots() == set()
    assert ada.say("jam unmute Bo for all").ok
    wait(1, ada, bo)
    assert ada.slots() == bo.slots() == {"bo"}


def test_the_host_says_who_comes_in(house: House, ada: Player, bo: Player) -> None:
    assert bo.say("jam door ask").text == "only the host may do that"
    assert ada.say("jam door ajar").text == "jam door open, jam door ask, or jam door shut"
    assert ada.say("jam door").text == "the door is open: who has the link comes in"
    assert ada.say("jam door ask").ok
    assert ada.say("jam door ask").text == "who is new has to be let in by the host"
    house.knocks += [("12ab34cd", "Cy"), ("56ef78ab", "cy")]
    assert ada.say("jam door").text == (
        "who is new has to be let in by the host; "
        "Cy (12ab34), cy (56ef78) at the door: jam let NAME"
    )
    assert ada.say("jam let Cy").text == "2 of that name knock: jam let 12ab34"
    assert ada.say("jam let Dee").text == (
        "nobody called Dee knocks; there is Cy (12ab34), cy (56ef78)"
    )
    assert ada.say("jam let 56ef78").text == "cy may come in"
    assert ada.say("jam let Cy").text == "Cy may come in"


def test_a_locked_pane_is_its_owners(ada: Player, bo: Player) -> None:
    ada.say("jam lock ada")
    assert bo.say('jam play ada s("cp")').text == "ada is locked"
    assert bo.say("jam lock bo").text == "only the host may do that"


def test_a_pane_is_removed_with_what_plays_in_it(ada: Player, bo: Player) -> None:
    bo.say('jam play bo s("cp")')
    wait(4, ada, bo)
    assert ada.slots() == bo.slots() == {"bo"}
    assert bo.say("jam remove ada").text == "only the host may do that"
    assert ada.say("jam remove").text == "which pane? jam remove ideas"
    assert ada.say("jam remove bo").ok
    wait(1, ada, bo)
    assert ada.slots() == bo.slots() == set()
    assert "bo" not in ada.say("jam pane").text
    assert bo.say("jam pane bo").ok
    assert bo.say('jam play bo s("cp")').ok


def test_a_recorded_room_is_entered_with_consent_only(house: House, ada: Player) -> None:
    assert ada.jam.look
    house.recorded = True
    cy = Player(house, "Cy")
    reply = cy.say(f"jam join {LINK}")
    assert not reply.ok
    assert reply.text == (
        "garden is recorded: what you play and say in it is kept. "
        f"If you agree: jam join {LINK} yes"
    )
    assert "Cy" not in house.members
    assert cy.say(f"jam join {LINK} yes").ok


def test_a_scene_is_everybodys(ada: Player, bo: Player, house: House) -> None:
    ada.say('s("bd")')
    bo.say('s("hh")')
    assert ada.say("jam scene store A").ok
    bo.say('s("cp")')
    assert bo.say("scene A").ok
    last = {one.pane: one for one in house.evaluations}
    assert (last["ada"].code, last["bo"].code) == ('s("bd")', 's("hh")')
    assert last["ada"].cycle == last["bo"].cycle


def test_a_tempo_in_code_is_the_rooms(ada: Player, house: House) -> None:
    ada.say('setcps(0.75)\ns("bd")')
    assert float(house.tempos[-1].cps) == 0.75


def test_a_knob_of_mine_moves_theirs(ada: Player, bo: Player) -> None:
    ada.jam.moved("/fader1", 0.25)
    bo.wait(1)
    assert bo.session.controls.snapshot()["/fader1"] == 0.25


def test_words_outside_of_a_room_say_how_to_enter_one(house: House) -> None:
    alone = Player(house, "Ada")
    assert "jam host" in alone.say("jam who").text
    assert not alone.say("jam leave").ok
    assert alone.say("hush").text == "silence"
