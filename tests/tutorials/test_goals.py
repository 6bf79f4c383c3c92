"""Goals look at events: each is met by what it asks for, and says what is missing otherwise."""

import pytest

from tutorials.goals.finding import REACHED
from tutorials.goals.table import look_for
from tutorials.judge import judge
from tutorials.lesson import Goal, LessonError, Step
from tutorials.listening import Hearing


def told(code: str, kind: str, /, **wants: object) -> str:
    """What the tutor says when code is held against one goal."""
    step = Step(goals=(Goal(kind, wants),), praise="reached")
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
    assert look_for(Goal("cycles differ", {"at_least": 1}), Hearing([])) == REACHED


@pytest.mark.parametrize(
    ("code", "kind", "wants", "says"),
    [
        ('s("bd hh")', "no sound", {"sound": "hh"}, "the closed hi-hat (hh) has to go"),
        ('s("bd*4")', "rest at", {"times": ["1/4"]}, "plays on beat 2, where a rest should be"),
        ('s("bd*4")', "times a cycle", {"at_most": 2}, "may play at most twice"),
        ('s("bd hh")', "layers", {"at_least": 3}, "asks for three different sounds"),
        ('setcps(.5)\ns("bd")', "tempo", {"least": 130, "most": 140}, "between 130 and 140"),
        ('s("hh*8")', "off the grid", {"steps": 8}, "on one of 8 even steps so far"),
        ('note("c3 db3")', "in scale", {"scale": "C:major"}, "db3 on beat 3 does not belong"),
        ('s("bd")', "in scale", {"scale": "C:major"}, "there are no notes yet"),
        ('note("c3 e3")', "together", {"at_least": 3}, "asks for three notes at once"),
        ('note("c1")', "note range", {"least": 36}, "c1 on beat 1 is too low: c2 is the lowest"),
        ('note("d3 c3")', "begins with", {"note": 0}, "it has to begin with c"),
        (
            'note("c3*4").pan(.5)',
            "control varies",
            {"control": "pan", "called": "pan"},
            "pan is 0.5",
        ),
        ('s("<bd hh>")', "cycles alike", {}, "every cycle has to be the same"),
    ],
)
def test_what_is_missing_is_said(code, kind, wants, says):
    assert says in told(code, kind, **wants).replace("Pan is", "pan is")


@pytest.mark.parametrize(
    ("code", "kind", "wants"),
    [
        ('s("bd")', "no sound", {"sound": "hh"}),
        ('s("bd ~")', "rest at", {"times": ["1/2"]}),
        ('s("bd*2")', "times a cycle", {"at_least": 2, "at_most": 2}),
        ('s("bd,hh,cp")', "layers", {"at_least": 3}),
        ('setcpm(135/4)\ns("bd")', "tempo", {"least": 130, "most": 140}),
        ('s("hh*8").swingBy(1/3, 4)', "off the grid", {"steps": 8}),
        ('n("0 2 4").scale("C:minor")', "in scale", {"scale": "C:minor"}),
        ('note("c3,e3,g3")', "together", {"at_least": 3}),
        ('chord("Am7").voicing()', "together", {"at_least": 3}),
        ('note("c2 c3")', "note range", {"least": 36, "most": 48}),
        ('note("c5 d3")', "begins with", {"note": 0}),
        ('note("c3*4").pan("0 1")', "control varies", {"control": "pan", "called": "pan"}),
        ('s("bd hh")', "cycles alike", {}),
    ],
)
def test_what_is_asked_for_is_enough(code, kind, wants):
    assert told(code, kind, **wants) == "reached"


SAME = 'stack(s("bd*2, ~ sd"), note("c3 e3").s("sine"))'


@pytest.mark.parametrize(
    "code",
    [
        SAME,
        'stack(note("c3 e3").s("sine"), s("~ sd, bd bd"))',
        'stack(s("bd ~ bd ~"), s("[~ ~] sd"), note("48 52").sound("sine"))',
    ],
)
def test_whatever_plays_the_same_is_right(code):
    assert told(code, "like", code=SAME) == "reached"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            'stack(s("bd*2, sd ~"), note("c3 e3").s("sine"))',
            "move the snare (sd) from beat 1 to beat 3",
        ),
        ('stack(s("bd, ~ sd"), note("c3 e3").s("sine"))', "add the bass drum (bd) on beat 3 too"),
        (
            'stack(s("bd*4, ~ sd"), note("c3 e3").s("sine"))',
            "leave the bass drum (bd) out on beats 2 and 4",
        ),
        ('stack(s("bd*2, ~ sd"), note("c3 g3").s("sine"))', "on beat 3 play e3 instead of g3"),
        ('stack(s("bd*2, ~ sd, hh"), note("c3 e3").s("sine"))', "take the closed hi-hat (hh) out"),
        (
            'stack(s("bd*2, ~ <sd sd ~>"), note("c3 e3").s("sine"))',
            "add the snare (sd) on beat 3, in cycle 3",
        ),
        ('s("bd*2, ~ sd")', "add sine on beats 1 and 3"),
    ],
)
def test_the_step_at_fault_is_named(code, says):
    assert says in told(code, "like", code=SAME)


def test_a_rhythm_is_the_same_whatever_plays_it():
    assert told('note("c3 ~ e3")', "rhythm like", code='s("bd ~ hh")') == "reached"
    assert "add the melody" in told('note("c3 ~ ~")', "rhythm like", code='s("bd ~ hh")')


def test_what_has_to_stay_is_looked_after():
    wants = {"code": 's("bd*4, ~ cp")', "sounds": ["bd"]}
    assert told('s("bd*4, ~ sd")', "kept", **wants) == "reached"
    assert "the bass drum should stay as it was" in told('s("bd*2, ~ sd")', "kept", **wants)


@pytest.mark.parametrize(
    "goal", [Goal("dance", {}), Goal("sound", {}), Goal("in scale", {"scale": "C:nothing"})]
)
def test_a_goal_that_is_none_is_told_as_a_fault_of_the_lesson(goal):
    with pytest.raises(LessonError):
        look_for(goal, Hearing([]))
