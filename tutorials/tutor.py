"""The tutor: takes a line at a time, says what there is to say, and plays what there is to hear.

What a learner types is a word of WORDS, or an answer to the step at hand, which is guide.py's; code
is judged by the events it plays, and played.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tutorials.achievements import ACHIEVEMENTS, earned
from tutorials.certificate import html_page
from tutorials.choosing import next_activity
from tutorials.course import Progress, advance, at_item
from tutorials.guide import Guide
from tutorials.judge import LETTERS
from tutorials.learner import is_mastered
from tutorials.lesson import HINTS
from tutorials.liking import liked, way_to
from tutorials.placing import Placing
from tutorials.report import lessons_page, progress_page, skill_rows
from tutorials.saying import Listed, message
from tutorials.skills import all_skills
from tutorials.wording import GO_ON, both, help_text


class Tutor(Guide):
    """Leads through a course; `hear` takes one line at a time."""

    def begin(self) -> None:
        """Greet, and show the first step."""
        self.help("")
        self._show_step()

    def hear(self, line: str) -> bool:
        """Answer a line of the learner's.

        Returns:
            False when the learner wants to leave.
        """
        text = line.strip()
        first, _, rest = text.partition(" ")
        if text in ("quit", "exit"):
            return False
        if text in WORDS:
            WORDS[text].act(self, "")
        elif first in WORDS and WORDS[first].takes:
            WORDS[first].act(self, rest.strip())
        else:
            self.attempt(text)
        return True

    # -- words ---------------------------------------------------------------------------------

    def enter(self, _: str) -> None:
        """Go on where nothing is asked, else play the example again."""
        here = self.here()
        if here is None:
            return
        if here.step.kind in GO_ON:
            self._move(advance(self._lessons, self.progress))
        elif here.step.kind == "predict":
            self._say("steps.predict")
        else:
            self._let_hear(here.step)

    def skip(self, _: str) -> None:
        """Go on to the next step."""
        self._move(advance(self._lessons, self.progress))

    def back(self, _: str) -> None:
        """Go back a step."""
        self._move(replace(self.progress, step=max(self.progress.step - 1, 0)))

    def hint(self, _: str) -> None:
        """Give the next of three hints; each makes a success count a little less."""
        here = self.here()
        if here is None or not here.step.hints:
            self._say("steps.nothing")
            return
        self._desk.say(here.step.hints[min(self._hints, HINTS - 1)])
        self._hints = min(self._hints + 1, HINTS)

    def answer(self, _: str) -> None:
        """Give the solution."""
        here = self.here()
        if here is None or not here.step.is_exercise:
            self._say("steps.nothing")
            return
        self._hints = HINTS
        if here.step.choices:
            self._say("steps.choice", letter=LETTERS[here.step.answer - 1])
        else:
            solution = message("steps.solution", code=here.step.solution)
            self._desk.say(self.words.text(solution))

    def sound(self, what: str) -> None:
        """Play the goal, the learner's last attempt, or both at once."""
        here = self.here()
        goal = (here.step.solution or here.step.example) if here is not None else ""
        heard = {"goal": goal, "mine": self._mine, "both": both(goal, self._mine)}.get(what, "")
        if heard:
            self._desk.show(heard)
        else:
            self._say("steps.hear")

    def hush(self, _: str) -> None:
        """End what plays."""
        self._desk.hush()

    def help(self, _: str) -> None:
        """Tell the words."""
        self._desk.say(help_text(WORDS, self.words))

    def restart(self, _: str) -> None:
        """Begin with the first lesson; what was learnt is not forgotten."""
        self._move(Progress(learner=self.progress.learner))

    def lessons(self, _: str) -> None:
        """List the lessons."""
        self._desk.say(lessons_page(self._lessons, self.progress, self.words))

    def lesson(self, which: str) -> None:
        """Go to a lesson by its number or name."""
        found = [
            one
            for number, one in enumerate(self._lessons, 1)
            if which in (str(number), one.name, one.title)
        ]
        if found:
            self._move(replace(self.progress, lesson=found[0].name, step=0))
        else:
            self._say("steps.no_lesson")

    def report(self, _: str) -> None:
        """Show what was learnt."""
        at = self._desk.now()
        self._desk.say(progress_page(self.progress, self._items, at, self.words))

    def honours(self, _: str) -> None:
        """List what can be earned, and what was."""
        has = earned(self.progress)
        marks = ((one, "x" if one in has else " ") for one in ACHIEVEMENTS)
        self._desk.say("\n".join(f"[{mark}] {one.told(self.words)}" for one, mark in marks))

    def page(self) -> str:
        """The progress as a page of HTML."""
        return html_page(self.progress, self._items, self._desk.now(), self.words)

    def rows(self) -> list[tuple[str, float, list[str]]]:
        """Each skill that was tried: its title, how likely an exercise is solved, and marks."""
        return list(skill_rows(self.progress, self._items, self._desk.now(), self.words))

    def place(self, _: str) -> None:
        """Find out where to begin, by eight exercises."""
        asked = [one for one in self._items.values() if one.name not in self._tapped]
        self._placing = Placing(tuple(asked)).next()
        if self._placing is None:
            self._say("steps.nothing")
            return
        self._say("placing.begin")
        self._move(at_item(self.progress, self._placing.at_hand.name))

    def next(self, _: str) -> None:
        """Go to what helps most now: what is due, or what is new and just hard enough."""
        at, learner = self._desk.now(), self.progress.learner
        school = list(self._items.values())
        known = [name for name in all_skills() if self._knows(name, at)]
        way = way_to(liked(self.progress.genres), all_skills())
        chosen = next_activity(learner, all_skills(), school, known, self._done, at, way)
        if chosen is None:
            self._say("steps.nothing")
            return
        self._done.append(chosen)
        skills = Listed(tuple(self.words.named("skills", name) for name in chosen.skills))
        self._say(f"choosing.{chosen.kind}", skills=skills)
        if chosen.item is not None:
            self._move(at_item(self.progress, chosen.item.name))

    def _knows(self, skill: str, at: float) -> bool:
        """Is a skill mastered, or can nobody practise it here?"""
        hard = [item.difficulty for item in self._items.values() if item.skill == skill]
        return not hard or is_mastered(self.progress.learner, skill, hard, at)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the learner can say; what it does stands in the catalogue, in `words`.

    Attributes:
        act: does it; the argument is the rest of the line.
        takes: may something stand behind it?
    """

    act: Callable[[Tutor, str], None]
    takes: bool = False


WORDS: Final[Mapping[str, Word]] = {
    "": Word(Tutor.enter),
    "hint": Word(Tutor.hint),
    "answer": Word(Tutor.answer),
    "skip": Word(Tutor.skip),
    "back": Word(Tutor.back),
    "hear": Word(Tutor.sound, takes=True),
    "hush": Word(Tutor.hush),
    "place": Word(Tutor.place),
    "next": Word(Tutor.next),
    "lessons": Word(Tutor.lessons),
    "lesson": Word(Tutor.lesson, takes=True),
    "progress": Word(Tutor.report),
    "honours": Word(Tutor.honours),
    "restart": Word(Tutor.restart),
    "help": Word(Tutor.help),
}
