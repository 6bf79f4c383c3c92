"""Steps edited while they play: at the prompt, and one after the other by a front end."""

from collections.abc import Iterator

import pytest

from studio.grids import editing
from studio.handwork import Handwork, own_code
from tests.studio.byhand import Played, played


@pytest.fixture
def prompt() -> Iterator[Played]:
    with played() as one:
        yield one


def test_a_grid_is_read_at_the_prompt(prompt: Played) -> None:
    prompt('drums: s("bd*4, ~ cp")')
    assert prompt("grid drums").notes == (
        'drums s("bd*4, ~ cp") cycle 0',
        "bd xxxx",
        "cp ..x-",
    )


def test_a_step_is_toggled_at_the_prompt_and_undo_takes_it_back(prompt: Played) -> None:
    prompt('drums: s("bd*4, ~ cp") // kick')
    assert prompt("step drums bd 3").text == "bd is off here"
    assert prompt.code("drums") == 'drums: s("bd bd ~ bd, ~ cp") // kick'
    assert prompt.memory.codes[-1] == prompt.code("drums")
    prompt("undo")
    assert prompt.code("drums") == 'drums: s("bd*4, ~ cp") // kick'


@pytest.mark.parametrize(
    ("line", "came"),
    [
        ("step drums bd 1 longer", 'drums: s("bd _ hh ~")'),
        ("step drums bd 1 x3", 'drums: s("bd*3 ~ hh ~")'),
        ("step drums bd 1 to bd 4", 'drums: s("~ ~ hh bd")'),
        ("step drums cp 2", 'drums: s("bd cp hh ~")'),
        ("step drums hh 3 off", 'drums: s("bd ~ ~ ~")'),
    ],
)
def test_words_behind_a_step_change_it(prompt: Played, line: str, came: str) -> None:
    prompt('drums: s("bd ~ hh ~")')
    assert prompt(line).ok
    assert prompt.code("drums") == came


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("step drums bd 9", "there are steps 1 to 4 here"),
        ("step flute bd 1", "nothing called flute plays; there is drums"),
        ("step drums bd 2 longer", "bd does not play on step 2"),
        ("step drums bd 1 up", "bd has no pitch"),
        ("step drums bd 1 louder", "the code says nothing of its level; add .velocity(1) or "
         ".gain(1) to it first"),
        ("grid drums x", "grid needs a slot, and the number of one of its texts"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(prompt: Played, line: str, said: str) -> None:
    prompt('drums: s("bd ~ hh ~")')
    reply = prompt(line)
    assert (reply.ok, reply.text) == (False, said)


def test_a_slot_that_was_evaluated_anew_elsewhere_is_left_alone(prompt: Played) -> None:
    prompt('drums: s("bd*2")\nbass: note("c2*2").s("sine")')
    prompt('bass: note("e2*2").s("sine")')
    assert prompt("step drums bd 1").ok
    assert prompt.code("drums") == 'drums: s("~ bd")'
    assert prompt.code("bass") == 'bass: note("e2*2").s("sine")'


def test_code_keeps_what_its_own_slots_need() -> None:
    code = 'const x = "bd"\n_a: s("hh")\nb: s(x)\nc: s("cp")\n'
    assert own_code(code, ["b"]) == 'const x = "bd"\n_a: s("hh")\nb: s(x)'


def test_edits_made_quickly_come_one_after_the_other(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    hand = Handwork(prompt.session)
    prompt.until(hand.look)
    for column in (0, 2):
        hand.do(lambda grid, hears, at=column: editing.toggled(grid, 0, at, hears))
    prompt.until(lambda: (hand.look(), len(hand.finished) == 2)[1])
    codes = [edited.code for _, edited in hand.finished]
    assert codes == ['drums: s("~ bd bd bd")', 'drums: s("~ bd ~ bd")']
    before, last = hand.finished[-1]
    assert hand.play(last, 'drums: s("bd*4")').result(30).ok
    assert before == codes[0]
    assert prompt.code("drums") == codes[-1]


def test_a_grid_follows_code_that_is_evaluated(prompt: Played) -> None:
    prompt('drums: s("bd*4")')
    hand = Handwork(prompt.session)
    prompt.until(hand.look)
    prompt('drums: s("hh*8")')
    prompt.until(lambda: (grid := hand.look()) is not None and grid.rows[0].word == "hh")
    assert hand.grid is not None
    assert hand.grid.steps == 8


def test_going_on_leads_through_all_texts_of_all_slots(prompt: Played) -> None:
    prompt('a: s("bd*4").gain("1 .5")\nb: note("c e")')
    hand = Handwork(prompt.session)
    seen = []
    for _ in range(3):
        prompt.until(lambda: hand.look() is not None and not hand.busy)
        assert hand.grid is not None
        seen.append((hand.grid.slot, hand.grid.kind))
        hand.turn()
        hand.grid = None
    assert seen == [("a", "sounds"), ("a", "levels"), ("b", "notes")]
