"""No two exercises differ only in names of sounds or in numbers: measured on events and wording."""

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import combinations

from tests.tutorials.truth import played
from tutorials.lesson import Step
from tutorials.school import school

NAME = re.compile(
    r"\d+(?:[./]\d+)?|\b(?:one|two|three|four|five|six|seven|eight|twelve|sixteen"
    r"|bd|sd|hh|oh|cp|rim|cb|cr|lt|mt|ht|bass drum|snare|clap|hi-hats?|rimshot|crash"
    r"|[a-g][b#]?\d?|sine|square|triangle|sawtooth|beats?)\b",
    re.IGNORECASE,
)
ALIKE = 0.8  # of wording: how much two texts have in common once names and numbers are gone


def exercises() -> list[tuple[str, Step]]:
    return [
        (f"{lesson.name}/{number}", step)
        for lesson in school().lessons
        for number, step in enumerate(lesson.steps, 1)
        if step.is_exercise
    ]


def wording(step: Step) -> str:
    """What is asked, and the nudges in words, without names of sounds and numbers."""
    return " ".join(NAME.sub("_", f"{step.task} {step.hints[0]}").lower().split())


def shape(step: Step) -> tuple:
    """What sounds, without names and pitches: when something begins in each voice, and how long."""
    voices = defaultdict(list)
    for begin, sound, _, _, length in played(step.solution or step.example).rows:
        voices[sound].append((begin, length))
    return tuple(sorted(tuple(sorted(one)) for one in voices.values()))


def likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def test_exercises_that_sound_the_same_but_for_names_ask_for_something_else():
    shapes = defaultdict(list)
    for name, step in exercises():
        shapes[step.kind in ("predict", "ear"), shape(step)].append((name, wording(step)))
    near = [
        (one, two)
        for group in shapes.values()
        for (one, first), (two, second) in combinations(group, 2)
        if likeness(first, second) > ALIKE
    ]
    assert near == []


def test_no_two_tasks_have_the_same_words_but_for_names_and_numbers():
    found = Counter(wording(step) for _, step in exercises())
    assert [text for text, count in found.items() if count > 1] == []


def test_exercises_that_only_differ_in_names_would_be_seen():
    one = Step("edit", task="Play bd four times.", hints=("How often is 4?",), solution='s("bd*4")')
    two = Step("edit", task="Play hh four times.", hints=("How often is 4?",), solution='s("hh*4")')
    assert shape(one) == shape(two)
    assert wording(one) == wording(two)
