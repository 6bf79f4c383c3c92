"""The tutor: takes a line at a time, says what there is to say, and plays what there is to hear.

It knows no terminal, disk or clock: a Desk has them. What a learner types is a word of WORDS, or an
answer to the step at hand; code is judged by the events it plays, and played.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tutorials.achievements import ACHIEVEMENTS, earned
from tutorials.catalogue import Catalogue, english
from tutorials.certificate import html_page
from tutorials.choosing import Activity, next_activity
from tutorials.course import (
    Place,
    Progress,
    Whereabouts,
    advance,
    at_item,
    easiest,
    items,
    of_kind,
    place,
    whereabouts,
)
from tutorials.desk import Desk
from tutorials.judge import LETTERS, Verdict, judge
from tutorials.learner import DAY_S, is_mastered
from tutorials.lesson import HINTS, Lesson, Step
from tutorials.liking import liked, way_to
from tutorials.placing import Placing, fitting
from tutorials.remembering import noted, remembered
from tutorials.report import lessons_page, progress_page, skill_rows
from tutorials.saying import Listed, Message, message
from tutorials.skills import all_skills
from tutorials.spoken import Word
from tutorials.tapping import CLICK, Tapping
from tutorials.trouble import level_of, told
from tutorials.wording import GO_ON, both, help_text, is_thought, step_text, wrapped


class Tutor:
    """Leads through a course; `hear` takes one line at a time."""

    def __init__(
        self,
        lessons: Sequence[Lesson],
        progress: Progress,
        desk: Desk,
        words: Catalogue | None = None,
    ) -> None:
        self.progress, self._lessons, self._desk = progress, lessons, desk
        self.words = words or english()
        self._items = items(lessons)
        self._tapped = of_kind(lessons, "tap")
        self._easiest = easiest(self._items.values())
        self._done: list[Activity] = []
        self._mine = ""
        self._placing: Placing | None = None
        self._tapping: Tapping | None = None
        self._hints, self._failed, self._shown_at = 0, False, desk.now()
        self._tries, self._failing_at = 0, 0.0

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
            self._attempt(text)
        return True

    # -- answers -------------------------------------------------------------------------------

    def overhear(self, code: str) -> None:
        """Answer code that plays already: where it was evaluated elsewhere."""
        here = self.here()
        if here is not None and here.step.goals:
            self._mine = code
            self._tell(here, self._judged(here.step, code))
        else:
            self._noted(code)

    def _attempt(self, answer: str) -> None:
        here = self.here()
        if here is not None and is_thought(here.step, answer):
            self._say("steps.thought")
            return
        if here is None or not here.step.is_exercise or here.step.kind == "tap":
            self._desk.play(answer)
            self._noted(answer)
            return
        verdict = self._judged(here.step, answer)
        if verdict.plays:
            self._mine = answer
            self._desk.play(answer)
        elif verdict.reached and here.step.kind == "predict":
            self._desk.show(here.step.example)
        if self._placing is not None:
            self._placed(self._placing, verdict)
        else:
            self._tell(here, verdict)

    def _judged(self, step: Step, answer: str) -> Verdict:
        return judge(step, answer, self._desk.judging(), self.words)

    @property
    def wants_taps(self) -> bool:
        """Is it a rhythm to be tapped that stands at hand?"""
        here = self.here()
        return here is not None and here.step.kind == "tap"

    def tapped(self, at: float, cps: float) -> None:
        """Take in a tap: the position in cycles, as it is heard, and the tempo."""
        here = self.here()
        if here is None or here.step.kind != "tap":
            return
        if self._tapping is None:
            self._tapping = Tapping(here.step.solution, self.progress.tap_late_s)
        went = self._tapping.tap(at, cps)
        if isinstance(went, Message):
            self._desk.say(wrapped(self.words.text(went)))
            late_s = self._tapping.late_s
            self.progress = replace(self.progress, tap_late_s=late_s)
            self._desk.show(CLICK if late_s is None else here.step.example)
        elif went is not None:
            text = self.words.text(went.says())
            right = went.is_right
            text = f"{text} {here.step.praise}" if right else text
            self._tell(here, Verdict(right, plays=True, text=wrapped(text)))

    def _noted(self, code: str) -> None:
        """What is played freely shows a little of what the learner knows."""
        at, judging = self._desk.now(), self._desk.judging()
        self.progress = noted(self.progress, code, self._easiest, at, judging)
        self._desk.keep(self.progress)

    def _tell(self, here: Place, verdict: Verdict) -> None:
        if verdict.grid:
            self._desk.say(verdict.grid)
        self._desk.say(self._answer(here, verdict))
        self._learn(here, verdict)
        if not verdict.reached:
            self._failing_at = self._failing_at if self._tries else self._desk.now()
            self._tries += 1
        else:
            self._move(advance(self._lessons, self.progress))

    def _answer(self, here: Place, verdict: Verdict) -> str:
        """What is said to an attempt; of code that cannot be read, at the learner's level."""
        if verdict.error is None:
            return verdict.text
        level = level_of(self.progress.learner, here.lesson.level)
        return told(verdict.error, level, self.words)

    def _learn(self, here: Place, verdict: Verdict) -> None:
        """Remember how it went, and tell what is earned by it."""
        at = self._desk.now()
        took_s, how = at - self._shown_at, (self._hints, self._failed, self._mine)
        after = remembered(self.progress, here, verdict, *how, took_s, at)
        if after is None:
            return
        before, self.progress = earned(self.progress), after
        self._failed = not verdict.reached
        self._desk.keep(after)
        for one in earned(after):
            if one not in before:
                self._desk.say(f"* {one.told(self.words)}.")

    def _placed(self, placing: Placing, verdict: Verdict) -> None:
        """Go on to the next exercise of a placement: one try each, and no word of how it went."""
        if not (verdict.plays or verdict.chosen):
            self._desk.say(verdict.text)
            return
        placing = placing.answered(verdict.reached, int(self._desk.now() // DAY_S))
        self._placing = following = placing.next()
        if following is not None:
            self._move(at_item(self.progress, following.at_hand.name))
            return
        learner = replace(self.progress.learner, level=placing.ability)
        lesson = fitting(self._lessons, placing.ability)
        self._say("placing.end", title=lesson.title)
        self._move(replace(self.progress, learner=learner, lesson=lesson.name, step=0))

    # -- sentences ------------------------------------------------------------------------------

    def _say(self, key: str, **values: object) -> None:
        """Say a sentence of the catalogue."""
        self._desk.say(wrapped(self.words.text(message(key, **values))))

    # -- the way -------------------------------------------------------------------------------

    def here(self) -> Place | None:
        """The step at hand; None at the end of the course."""
        return place(self._lessons, self.progress)

    def whereabouts(self) -> Whereabouts | None:
        """Where the learner is, for a teacher; None at the end."""
        if (here := self.here()) is None:
            return None
        failing_s = self._desk.now() - self._failing_at if self._tries else 0.0
        return whereabouts(here, self._tries, failing_s)

    def _move(self, progress: Progress) -> None:
        self.progress = progress
        self._hints, self._failed, self._shown_at = 0, False, self._desk.now()
        self._tries = 0
        self._tapping = None
        self._desk.keep(progress)
        self._show_step()

    def _show_step(self) -> None:
        here = self.here()
        if here is None:
            self._say("steps.end", lessons=len(self._lessons))
            return
        self._desk.say(step_text(here, self.words))
        self._let_hear(here.step)

    def _let_hear(self, step: Step) -> None:
        """Play what a step shows; what is to be foretold is heard after the answer."""
        if step.kind == "tap" and self.progress.tap_late_s is None:
            self._say("taps.click")
            self._desk.show(CLICK)
        elif step.kind != "predict" and (heard := step.example or step.start):
            self._desk.show(heard)

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


WORDS: Final[Mapping[str, Word[Tutor]]] = {
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
