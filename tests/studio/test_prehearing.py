"""Scenes and offers on the cue: heard beside the mix, and no part of it."""

from collections.abc import Iterator

import pytest

from studio.faders import Faders
from studio.offers import Offer
from studio.replies import Reply
from studio.wishes import Wish
from tests.studio.byhand import Played, played


@pytest.fixture
def prompt() -> Iterator[Played]:
    with played(outputs=4) as one:
        yield one


def _slots(prompt: Played) -> set[str]:
    return set(prompt.session.playing().slots)


def _faders(prompt: Played) -> Faders:
    found: list[Faders] = []

    def wish(player: object) -> Wish:
        found.append(player.faders)  # type: ignore[attr-defined]
        return Wish(None, Reply(True))

    prompt.session.wish(wish).result(30)  # type: ignore[arg-type]
    return found[0]


def test_a_scene_is_heard_on_the_cue_while_the_mix_goes_on(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    prompt("scene store A")
    prompt('drums: s("hh*8")')
    told = prompt("cue scene A")
    assert told == Reply(True, "scene A is on the cue, outputs 3 and 4; scene A launches it")
    assert _slots(prompt) == {"drums", "cue drums"}
    prompt.until(lambda: any(one.slot == "cue drums" for one in prompt.sound.cued))
    assert {one.slot for one in prompt.sound.cued} == {"cue drums"}
    assert prompt.code("drums") == 'drums: s("hh*8")'


def test_a_scene_that_is_launched_ends_what_was_pre_heard(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    prompt("scene store A")
    prompt("cue scene A")
    prompt("scene A")
    assert _slots(prompt) == {"drums"}


def test_what_is_pre_heard_is_kept_by_no_scene_and_undone_by_no_undo(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    prompt('drums: s("hh*8")')
    prompt("scene store A")
    prompt("cue scene A")
    prompt("scene store B")
    assert set(prompt.session.scenes["B"].parts) == {"drums"}
    prompt("undo")
    assert prompt.code("drums") == 'drums: s("bd*4")'


def test_a_scene_without_a_label_goes_on_when_code_is_typed(prompt: Played) -> None:
    prompt('s("bd*4")')
    prompt("scene store A")
    prompt("cue scene A")
    prompt('s("hh*8")')
    assert _slots(prompt) == {"$", "cue 1"}


def test_cue_off_ends_what_is_pre_heard(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    prompt("scene store A")
    prompt("cue scene A")
    assert prompt("cue off").text == "nothing is on the cue: all is heard in the mix"
    assert _slots(prompt) == {"drums"}
    assert not _faders(prompt).cued


def test_an_offer_is_heard_on_the_cue_and_launched_by_its_number(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    prompt.session.offers.make((Offer('s("hh*8")'), Offer('s("cp*2")')), 'drums: s("bd*4")')
    told = prompt("hear 2 on cue")
    assert told == Reply(True, "offer 2 is on the cue, outputs 3 and 4; hear 2 launches it")
    assert _slots(prompt) == {"drums", "cue offer 2"}
    prompt("cue hear 1")
    assert _slots(prompt) == {"drums", "cue offer 1"}
    prompt("hear 1")
    assert _slots(prompt) == {"$"}


def test_an_offer_that_fails_is_told_and_not_heard(prompt: Played) -> None:
    prompt.session.offers.make((Offer('s("hh*8").nonsense()'),), "")
    assert not prompt("hear 1 on cue").ok
    assert not _slots(prompt)


def test_without_outputs_for_it_nothing_is_pre_heard() -> None:
    with played(outputs=2) as prompt:
        prompt('drums: s("bd*4")')
        prompt("scene store A")
        said = "cue needs outputs 3 and 4, and there are 2 here: everything stays in the mix; "
        assert prompt("cue scene A").text.startswith(said)
        assert _slots(prompt) == {"drums"}


def test_a_scene_that_is_not_there_is_told(prompt: Played) -> None:
    assert prompt("cue scene Z").text == "there is no scene Z; try scene store A, then scene A"
