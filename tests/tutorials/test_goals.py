"""Goals look at events: each is met by what it asks for, and says what is missing otherwise."""

import pytest

from tutorials.goals import REACHED, look_for
from tutorials.judge import judge
from tutorials.lesson import Goal, Step


def told(code: str, kind: str, **wants: object) -> str:
    """What the tutor says when code is held against one goal."""
    step = Step("", "", "", (Goal(kind, wants),), "", "", "reached")
    return judge(step, code).text


QUARTERS = ("0", "1/4", "1/2", "3/4")


@pytest.mark.parametrize("code", ['s("bd*4")', 's("bd bd bd bd")', 's("bd*8")', 's("bd").fast(4)'])
def test_every_way_to_play_four_on_the_floor_is_right(code):
    assert told(code, "sound at", sound="bd", times=QUARTERS) == "reached"


def test_a_missing_beat_is_named():
    assert (
        told('s("bd ~ bd ~")', "sound at", sound="bd", times=QUARTERS)
        == "The bass drum is there on beats 1 and 3: good; now it is missing on beats 2 and 4."
    )


def test_a_beat_that_is_missing_in_one_cycle_of_many_is_missing():
    text = told('s("bd bd bd <bd bd bd hh>")', "sound at", sound="bd", times=QUARTERS)
    assert text.endswith("it is missing on beat 4.")


def test_the_sounds_that_are_heard_are_told_when_another_is_missing():
    assert (
        told('s("hh cp")', "sound", sound="bd")
        == "I hear the closed hi-hat and the clap: good; now the bass drum (bd) is missing."
    )


def test_the_same_note_twice_is_one_note():
    assert (
        told('note("c3 c3")', "different notes", at_least=2)
        == "I hear one note: good; now the task asks for at least two different notes."
    )
    assert told('note("c3 e3")', "different notes", at_least=2) == "reached"


def test_a_control_is_looked_for_by_its_value():
    wants = {"control": "cutoff", "called": "lpf", "least": 200, "most": 1000}
    assert told('note("c3").lpf(600)', "control", **wants) == "reached"
    assert (
        told('note("c3").lpf(3000)', "control", **wants)
        == "Lpf is 3000: good; now lpf has to be between 200 and 1000."
    )
    assert told('note("c3")', "control", **wants) == "Not yet: lpf has to be between 200 and 1000."


def test_cycles_differ_when_something_takes_turns():
    assert told('note("<c3 e3 g3>")', "cycles differ", at_least=3) == "reached"
    assert (
        told('note("<c3 e3>")', "cycles differ", at_least=3)
        == "I hear two different cycles: good; now it has to go on for three different cycles."
    )
    assert (
        told('note("c3 e3")', "cycles differ", at_least=2)
        == "Not yet: every cycle is the same so far."
    )


def test_now_and_then_means_less_than_half_of_the_time():
    assert told('s("bd hh").every(4, x => x.fast(2))', "now and then") == "reached"
    assert "let fewer of them change" in told('s("bd hh").every(2, rev)', "now and then")


def test_events_are_counted_in_the_poorest_cycle():
    assert (
        told('s("<hh*8 hh*2>")', "times a cycle", sound="hh", at_least=6)
        == "The closed hi-hat plays twice a cycle: good; now the closed hi-hat has to play "
        "at least six times a cycle."
    )


def test_silence_is_told_as_silence():
    assert "plays silence" in told('s("~")', "sound", sound="bd")


def test_code_that_cannot_be_read_is_told_by_its_own_error():
    step = Step("", "", "", (), "", "", "")
    verdict = judge(step, 's("bd [hh")')
    assert not verdict.plays
    assert "^" in verdict.text


def test_a_goal_without_wishes_is_met_by_anything():
    assert look_for(Goal("cycles differ", {"at_least": 1}), []) == REACHED
