"""The tutor: takes a line at a time, says what there is to say, and plays what there is to hear.

It knows no terminal, disk or clock: a Desk has them. What a learner types is a word of WORDS, or an
answer to the step at hand; code is judged by the events it plays, and played.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from tutorials.ability import Attempt
from tutorials.achievements import ACHIEVEMENTS, earned
from tutorials.certificate import html_page
from tutorials.choosing import Activity, next_activity
from tutorials.course import Place, Progress, advance, at_item, easiest, items, place
from tutorials.evidence import played
from tutorials.judge import LETTERS, NOT_THAT, Verdict, judge
from tutorials.learner import DAY_S, attempted, is_mastered
from tutorials.lesson import HINTS, Lesson, Step
from tutorials.listening import hear, known
from tutorials.placing import Placing, fitting
from tutorials.records import KEPT, Done, creativity
from tutorials.report import lessons_page, progress_page, skill_rows
from tutorials.skills import all_skills
from tutorials.wording import (
    END,
    FORETELL,
    GO_ON,
    NOTHING,
    PLACED,
    PLACING,
    both,
    step_text,
    wrapped,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tutor works with.

    Attributes:
        say: shows the learner a text.
        play: plays code, without waiting for it.
        hush: ends what plays.
        keep: saves the progress.
        now: seconds since 1970.
        judging: begins the time that an attempt may take; what it gives says whether it is over.
    """

    say: Callable[[str], None]
    play: Callable[[str], object]
    hush: Callable[[], object]
    keep: Callable[[Progress], None]
    now: Callable[[], float]
    judging: Callable[[], Callable[[], bool]]


class Tutor:
    """Leads through a course; `hear` takes one line at a time."""

    def __init__(self, lessons: Sequence[Lesson], progress: Progress, desk: Desk) -> None:
        self.progress, self._lessons, self._desk = progress, lessons, desk
        self._items = items(lessons)
        self._easiest = easiest(self._items.values())
        self._done: list[Activity] = []
        self._mine = ""
        self._placing: Placing | None = None
        self._hints, self._failed, self._shown_at = 0, False, desk.now()

    def begin(self) -> None:
        """Greet, and show the first step."""
        self._desk.say(help_text())
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
        here = self._here()
        if here is not None and here.step.goals:
            self._mine = code
            self._tell(here.step, judge(here.step, code, self._desk.judging()))
        else:
            self._noted(code)

    def _attempt(self, answer: str) -> None:
        here = self._here()
        if here is None or not here.step.is_exercise:
            self._desk.play(answer)
            self._noted(answer)
            return
        verdict = judge(here.step, answer, self._desk.judging())
        if verdict.plays:
            self._mine = answer
            self._desk.play(answer)
        elif verdict.reached and here.step.kind == "predict":
            self._desk.play(here.step.example)
        if self._placing is not None:
            self._placed(self._placing, verdict)
        else:
            self._tell(here.step, verdict)

    def _noted(self, code: str) -> None:
        """What is played freely shows a little of what the learner knows."""
        skills, learner = all_skills(), self.progress.learner
        noted = played(learner, code, skills, self._easiest, self._desk.now())
        self.progress = replace(self.progress, learner=noted)
        self._desk.keep(self.progress)

    def _tell(self, step: Step, verdict: Verdict) -> None:
        if verdict.grid:
            self._desk.say(verdict.grid)
        self._desk.say(verdict.text)
        self._learn(step, verdict)
        if verdict.reached:
            self._move(advance(self._lessons, self.progress))

    def _learn(self, step: Step, verdict: Verdict) -> None:
        """Remember how it went: the first failure of a step counts, and its success."""
        if not verdict.reached and (self._failed or not (verdict.plays or step.choices)):
            return
        at, learner = self._desk.now(), self.progress.learner
        if not (verdict.reached and self._failed):
            attempt = Attempt(step.difficulty, verdict.reached, self._hints)
            learner = attempted(learner, step.skill, attempt, at)
        before = earned(self.progress)
        records = (*self.progress.records, self._record(step, verdict, at))[-KEPT:]
        self.progress = replace(self.progress, learner=learner, records=records)
        self._failed = not verdict.reached
        self._desk.keep(self.progress)
        for one in earned(self.progress):
            if one not in before:
                self._desk.say(f"* {one.title}: {one.about}.")

    def _record(self, step: Step, verdict: Verdict, at: float) -> Done:
        here = self._here()
        item = "" if here is None else f"{here.lesson.name}/{here.step_number}"
        own = step.kind == "create" and verdict.reached
        far = creativity(hear(self._mine).events, known(step.solution).events) if own else None
        seconds = max(at - self._shown_at, 0.0)
        return Done(item, step.skill, verdict.reached, self._hints, seconds, at, far)

    def _placed(self, placing: Placing, verdict: Verdict) -> None:
        """Go on to the next exercise of a placement: one try each, and no word of how it went."""
        if not (verdict.plays or verdict.reached or self._chosen(verdict)):
            self._desk.say(verdict.text)
            return
        placing = placing.answered(verdict.reached, int(self._desk.now() // DAY_S))
        self._placing = following = placing.next()
        if following is not None:
            self._move(at_item(self.progress, following.at_hand.name))
            return
        learner = replace(self.progress.learner, level=placing.ability)
        lesson = fitting(self._lessons, placing.ability)
        self._desk.say(wrapped(PLACED.format(lesson.title)))
        self._move(replace(self.progress, learner=learner, lesson=lesson.name, step=0))

    def _chosen(self, verdict: Verdict) -> bool:
        """Was it an answer to a question, right or wrong?"""
        here = self._here()
        return here is not None and bool(here.step.choices) and verdict.text == NOT_THAT

    # -- the way -------------------------------------------------------------------------------

    def _here(self) -> Place | None:
        return place(self._lessons, self.progress)

    def _move(self, progress: Progress) -> None:
        self.progress = progress
        self._hints, self._failed, self._shown_at = 0, False, self._desk.now()
        self._desk.keep(progress)
        self._show_step()

    def _show_step(self) -> None:
        here = self._here()
        if here is None:
            self._desk.say(END.format(len(self._lessons)))
            return
        self._desk.say(step_text(here))
        self._let_hear(here.step)

    def _let_hear(self, step: Step) -> None:
        """Play what a step shows; what is to be foretold is heard after the answer."""
        if step.kind != "predict" and (heard := step.example or step.start):
            self._desk.play(heard)

    # -- words ---------------------------------------------------------------------------------

    def enter(self, _: str) -> None:
        """Go on where nothing is asked, else play the example again."""
        here = self._here()
        if here is None:
            return
        if here.step.kind in GO_ON:
            self._move(advance(self._lessons, self.progress))
        elif here.step.kind == "predict":
            self._desk.say(FORETELL)
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
        here = self._here()
        if here is None or not here.step.hints:
            self._desk.say(NOTHING)
            return
        self._desk.say(here.step.hints[min(self._hints, HINTS - 1)])
        self._hints = min(self._hints + 1, HINTS)

    def answer(self, _: str) -> None:
        """Give the solution."""
        here = self._here()
        if here is None or not here.step.is_exercise:
            self._desk.say(NOTHING)
            return
        self._hints = HINTS
        if here.step.choices:
            self._desk.say(f"It is {LETTERS[here.step.answer - 1]}.")
        else:
            self._desk.say(f"This does it: {here.step.solution}\nType it, or something like it.")

    def sound(self, what: str) -> None:
        """Play the goal, the learner's last attempt, or both at once."""
        here = self._here()
        goal = (here.step.solution or here.step.example) if here is not None else ""
        heard = {"goal": goal, "mine": self._mine, "both": both(goal, self._mine)}.get(what, "")
        if heard:
            self._desk.play(heard)
        else:
            self._desk.say("hear goal, hear mine or hear both; each once there is one.")

    def hush(self, _: str) -> None:
        """End what plays."""
        self._desk.hush()

    def help(self, _: str) -> None:
        """Tell the words."""
        self._desk.say(help_text())

    def restart(self, _: str) -> None:
        """Begin with the first lesson; what was learnt is not forgotten."""
        self._move(Progress(learner=self.progress.learner))

    def lessons(self, _: str) -> None:
        """List the lessons."""
        self._desk.say(lessons_page(self._lessons, self.progress))

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
            self._desk.say("There is no such lesson; `lessons` lists them.")

    def report(self, _: str) -> None:
        """Show what was learnt."""
        self._desk.say(progress_page(self.progress, self._items, self._desk.now()))

    def honours(self, _: str) -> None:
        """List what can be earned, and what was."""
        has = earned(self.progress)
        marks = [f"[{'x' if one in has else ' '}] {one.title}: {one.about}" for one in ACHIEVEMENTS]
        self._desk.say("\n".join(marks))

    def page(self) -> str:
        """The progress as a page of HTML."""
        return html_page(self.progress, self._items, self._desk.now())

    def rows(self) -> list[tuple[str, float, list[str]]]:
        """Each skill that was tried: its title, how likely an exercise is solved, and marks."""
        return list(skill_rows(self.progress, self._items, self._desk.now()))

    def place(self, _: str) -> None:
        """Find out where to begin, by eight exercises."""
        self._placing = Placing(tuple(self._items.values())).next()
        if self._placing is None:
            self._desk.say(NOTHING)
            return
        self._desk.say(wrapped(PLACING))
        self._move(at_item(self.progress, self._placing.at_hand.name))

    def next(self, _: str) -> None:
        """Go to what helps most now: what is due, or what is new and just hard enough."""
        at, learner = self._desk.now(), self.progress.learner
        school = list(self._items.values())
        known = [name for name in all_skills() if self._knows(name, at)]
        chosen = next_activity(learner, all_skills(), school, known, self._done, at)
        if chosen is None:
            self._desk.say(NOTHING)
            return
        self._done.append(chosen)
        self._desk.say(wrapped(f"{chosen.why[:1].upper()}{chosen.why[1:]}."))
        if chosen.item is not None:
            self._move(at_item(self.progress, chosen.item.name))

    def _knows(self, skill: str, at: float) -> bool:
        """Is a skill mastered, or can nobody practise it here?"""
        hard = [item.difficulty for item in self._items.values() if item.skill == skill]
        return not hard or is_mastered(self.progress.learner, skill, hard, at)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the learner can say.

    Attributes:
        help: what it does, in a clause.
        act: does it; the argument is the rest of the line.
        takes: may something stand behind it?
    """

    help: str
    act: Callable[[Tutor, str], None]
    takes: bool = False


WORDS: Final[Mapping[str, Word]] = {
    "": Word("go on, or hear the example again", Tutor.enter),
    "hint": Word("a nudge; there are three", Tutor.hint),
    "answer": Word("the solution", Tutor.answer),
    "skip": Word("go on to the next step", Tutor.skip),
    "back": Word("one step back", Tutor.back),
    "hear": Word("hear goal, hear mine, hear both", Tutor.sound, takes=True),
    "hush": Word("silence", Tutor.hush),
    "place": Word("find out where to begin: eight exercises", Tutor.place),
    "next": Word("what helps most now", Tutor.next),
    "lessons": Word("all lessons", Tutor.lessons),
    "lesson": Word("lesson 2: go there", Tutor.lesson, takes=True),
    "progress": Word("what you have learnt", Tutor.report),
    "honours": Word("what can be earned", Tutor.honours),
    "restart": Word("begin with the first lesson", Tutor.restart),
    "help": Word("these words", Tutor.help),
}


def help_text() -> str:
    """The words, two in a row."""
    shown = [f"{word or 'Enter'}: {one.help}" for word, one in WORDS.items()]
    shown.append("quit: leave, your place is kept")
    rows = [
        f"{left:42}  {right}".rstrip()
        for left, right in zip_longest(shown[::2], shown[1::2], fillvalue="")
    ]
    return "Type code and press Enter: it plays, and I say how it went.\n" + "\n".join(rows)
