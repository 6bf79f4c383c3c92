"""The player from the AI tiers: it takes a role that nobody has, at borders, and leaves room."""

from fractions import Fraction

import pytest

from jam.room import Evaluation
from studio.jamming.accompanist import Heard, Part, next_part, own_part, to_play_to

OTHERS = 'drums: s("bd*4")'
BASS = 'bass: note("c2*8")'


def hears(*roles: str, density: float = 4.0) -> object:
    return lambda _code: Heard(frozenset(roles), density)


def asks(request: str, code: str, seed: int) -> str:
    del seed
    return f"{code}\n{BASS}" if request == "add a bassline" else f"{code}\nlead: n(3)"


def decide(before: Part, heard: object, wanted: str = "", cycle: int = 8) -> Part:
    return next_part(before, OTHERS, Fraction(cycle), wanted, heard, asks)  # type: ignore[arg-type]


def test_it_plays_a_role_that_nobody_has() -> None:
    assert decide(Part(), hears("kick")) == Part("bass", BASS, OTHERS, Fraction(8))


def test_it_gives_its_role_up_to_whoever_takes_it() -> None:
    before = Part("bass", BASS, "other code", Fraction(4))
    assert decide(before, hears("kick", "bass", "chords")).role == "melody"
    assert decide(before, hears("kick", "bass"), wanted="bass").code == ""


def test_it_keeps_its_part_while_what_others_play_leaves_it_room() -> None:
    before = Part("bass", BASS, "other code", Fraction(4))
    assert decide(before, hears("kick")) == Part("bass", BASS, OTHERS, Fraction(4))


def test_it_plays_something_else_after_a_while() -> None:
    before = Part("bass", "old", OTHERS, Fraction(0))
    assert decide(before, hears("kick"), cycle=32).code == BASS


@pytest.mark.parametrize("heard", [hears("kick", density=40.0), hears()])
def test_it_rests_where_there_is_much_or_nothing_to_play_to(heard: object) -> None:
    assert decide(Part("bass", BASS, "x", Fraction(0)), heard).code == ""


def test_it_plays_to_what_others_play_and_not_to_itself() -> None:
    playing = [
        Evaluation("1", "ada", 's("bd")', Fraction(0), "a"),
        Evaluation("2", "ai", BASS, Fraction(0), "ai"),
        Evaluation("3", "bo", "", Fraction(0), "b"),
    ]
    assert to_play_to(playing, "ai") == '$: s("bd")'


def test_only_what_was_added_is_its_own() -> None:
    assert own_part('$: s("bd")', '$: s("bd")\nkick: s("bd")\nhats: s("hh")') == (
        'kick: s("bd")\nhats: s("hh")'
    )


def test_what_a_model_makes_anew_of_others_is_left_to_them() -> None:
    before, after = 'drums: s("bd*4")', f'setcpm(30)\ndrums: s("bd*8")\n{BASS}\n$: s("hh*8")'
    assert own_part(before, after) == f'{BASS}\n$: s("hh*8")'
