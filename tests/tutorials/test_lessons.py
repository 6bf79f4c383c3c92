"""Every lesson can be finished, none is so from the start, and near misses have their answers."""

import re
import tomllib

import pytest

from tests.tutorials.mutants import tried
from tutorials.goals.table import GOALS
from tutorials.judge import LETTERS, judge
from tutorials.lesson import HINTS, Goal, LessonError, Step, read_lesson
from tutorials.listening import hear
from tutorials.school import LESSONS, School, school
from tutorials.skills import all_skills

STEPS = [
    pytest.param(step, id=f"{lesson.name}-{number}")
    for lesson in school().lessons
    for number, step in enumerate(lesson.steps, 1)
]
CODED = [one for one in STEPS if one.values[0].goals]
CHOSEN = [one for one in STEPS if one.values[0].choices]
PLAYED = [one for one in STEPS if one.values[0].example]


def test_no_lesson_is_damaged_and_the_first_three_are_there():
    assert not school().problems
    assert [lesson.name for lesson in school().lessons][:3] == ["first-beat", "melody", "change"]


@pytest.mark.parametrize("step", CODED)
def test_the_solution_reaches_the_goals(step: Step):
    verdict = judge(step, step.solution)
    assert (verdict.reached, verdict.text) == (True, step.praise)


@pytest.mark.parametrize("step", CODED)
def test_what_is_there_at_the_start_leaves_something_to_do(step: Step):
    for code in filter(None, (step.start, step.example)):
        verdict = judge(step, code)
        assert verdict.plays
        assert not verdict.reached or step.kind == "create"


@pytest.mark.parametrize("step", CODED)
def test_a_near_miss_has_its_own_answer(step: Step):
    for one in step.near_misses:
        verdict = judge(step, one.code)
        assert (verdict.reached, verdict.text) == (False, one.says)


@pytest.mark.parametrize("step", PLAYED)
def test_every_example_can_be_heard(step: Step):
    assert hear(step.example).events


@pytest.mark.parametrize("step", CHOSEN)
def test_one_choice_is_right_and_the_others_are_not(step: Step):
    right = [judge(step, letter).reached for letter in LETTERS[: len(step.choices)]]
    assert right.count(True) == 1
    assert judge(step, str(step.answer)).text == step.praise
    assert len(set(step.choices)) == len(step.choices)


@pytest.mark.parametrize("step", [one for one in CHOSEN if one.values[0].kind == "ear"])
def test_what_the_ear_is_to_find_is_one_of_the_choices(step: Step):
    heard = [hear(code).events for code in step.choices]
    assert heard[step.answer - 1] == hear(step.example).events
    assert heard.count(heard[step.answer - 1]) == 1


def test_hints_and_praise_differ_from_step_to_step():
    steps = [one.values[0] for one in STEPS if one.values[0].is_exercise]
    assert len({step.praise for step in steps}) == len(steps)
    assert all(len(set(step.hints)) == HINTS for step in steps)


def test_no_hint_gives_the_whole_solution_away():
    steps = [one.values[0] for one in CODED]
    assert not [step for step in steps if step.solution in step.hints]


def test_every_goal_is_asked_for_by_its_name():
    kinds = {goal.kind for one in CODED for goal in one.values[0].goals}
    assert kinds <= set(GOALS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "lesson odd is no TOML: Invalid value"),
        ('title = "Odd"', "is not as lesson.py describes it: .*level"),
        ("level = 1\nsteps = 3", "no table|not iterable|describes"),
        ('[[steps]]\nsays = "?"', r"step 1 \(line 1\) has says, which no step has"),
        ('[[steps]]\nkind = "dance"', r"step 1 \(line 1\) is of kind dance"),
        (
            '[[steps]]\nkind = "text"\nsay = "a"\n[[steps]]\nkind = "play"\nsay = "b"',
            r"step 2 \(line 4\), of kind play, has no example",
        ),
    ],
)
def test_a_damaged_lesson_says_where(text: str, says: str):
    with pytest.raises(LessonError, match=says):
        read_lesson("odd", text)


def test_a_damaged_file_leaves_the_rest_of_the_school_open(tmp_path):
    good = (LESSONS / "01-first-beat.toml").read_text(encoding="utf-8")
    (tmp_path / "01-good.toml").write_text(good, encoding="utf-8")
    (tmp_path / "02-bad.toml").write_text('title = "\n', encoding="utf-8")
    (tmp_path / "03-worse.toml").write_bytes(b"\xff\xfe\xff")
    found: School = school(tmp_path)
    assert [lesson.name for lesson in found.lessons] == ["good"]
    assert found.problems[0].startswith("02-bad.toml: lesson bad is no TOML: ")
    assert "line 1" in found.problems[0]
    assert found.problems[1].startswith("03-worse.toml: it cannot be read as text")


WHOLE = """title = "Odd"
level = 1
topic = "rhythm"
minutes = 1
[[steps]]
kind = "create"
skill = "pulse"
task = "Play."
goals = [GOAL]
hints = ["a", "b", "c"]
solution = 's("bd")'
praise = "Good."
"""


@pytest.mark.parametrize(
    ("goal", "says"),
    [
        ('{ kind = "dance" }', "odd, step 1: there is no goal dance"),
        ('{ kind = "sound", loud = 3 }', "odd, step 1: the goal sound cannot be looked for so"),
        ("{ sound = 3 }", "step 1 \\(line 5\\) has a goal without a kind"),
    ],
)
def test_a_lesson_whose_goal_is_none_is_told_before_anybody_meets_it(tmp_path, goal, says):
    (tmp_path / "01-odd.toml").write_text(WHOLE.replace("GOAL", goal), encoding="utf-8")
    found = school(tmp_path)
    assert found.lessons == ()
    assert re.search(says, found.problems[0])


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("level = 1", "level = 9", "lesson odd has level 9; there are 1 to 3"),
        ("level = 1", 'level = "1"', "lesson odd is not as lesson.py describes it"),
        ("goals = [GOAL]", 'goals = ["ab"]', "lesson odd is not as lesson.py describes it"),
        ('skill = "pulse"', 'skill = "magic"', "step 1 .line 5. practises magic, which is no"),
        ('skill = "pulse"', 'skill = ""', "step 1 .line 5. practises nothing, which is no skill"),
        ('"a", "b", "c"', '"a"', r"step 1 \(line 5\) has 1 hints; there are 3"),
        ('kind = "create"', 'kind = "ear"\nexample = "s(0)"\nchoices = ["a", "b"]\nanswer = 3',
         "step 1 .line 5. has 2 choices, and answer 3"),
    ],
)  # fmt: skip
def test_a_lesson_that_cannot_be_learnt_from_is_refused(before, after, says):
    assert before in WHOLE
    text = WHOLE.replace(before, after).replace("GOAL", '{ kind = "sound", name = "bd" }')
    with pytest.raises(LessonError, match=says):
        read_lesson("odd", text)


def test_a_lesson_without_steps_is_none():
    with pytest.raises(LessonError, match="lesson odd has no steps"):
        read_lesson("odd", WHOLE.partition("[[steps]]")[0])


@pytest.mark.parametrize(
    "goal", [Goal("like", {"code": "(("}), Goal("in scale", {"scale": "C:nothing"})]
)
def test_a_step_that_is_damaged_inside_says_so_and_ends_nothing(goal):
    verdict = judge(Step(goals=(goal,)), 'note("c3")')
    assert (verdict.reached, verdict.plays) == (False, False)
    assert verdict.text.startswith("This step is damaged (")


def test_an_open_end_names_its_line():
    with pytest.raises(LessonError, match="line 3"):
        read_lesson("odd", "a = 1\nb = 2\nc = [1,")


def test_lessons_are_plain_tables():
    for file in LESSONS.glob("*.toml"):
        assert tomllib.loads(file.read_text(encoding="utf-8"))["steps"]


def test_right_answers_are_taken_and_wrong_ones_refused_however_they_are_written():
    found = list(tried(each=2, seed=5))
    wrong = [(one.name, one.code) for one in found if one.right != one.taken]
    assert len({one.name for one in found}) > 160
    assert sum(not one.right for one in found) > 100
    assert len(wrong) <= len(found) / 50, wrong


def test_the_school_is_as_large_as_it_says():
    found = school().lessons
    assert len(found) >= 50
    assert sum(step.is_exercise for lesson in found for step in lesson.steps) >= 200
    assert sum(lesson.name.startswith("project") for lesson in found) == 10
    assert {skill for lesson in found for skill in lesson.skills} == set(all_skills())
