"""The way through a course: answers are judged, what was learnt is remembered, steps are shown.

What a learner can say beside answers is tutor.py's. Knows no terminal, disk or clock: a Desk does.
"""

from collections.abc import Sequence
from dataclasses import replace

from tutorials.achievements import earned
from tutorials.catalogue import Catalogue, english
from tutorials.choosing import Activity
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
from tutorials.judge import Verdict, judge
from tutorials.learner import DAY_S
from tutorials.lesson import Lesson, Step
from tutorials.placing import Placing, fitting
from tutorials.remembering import noted, remembered
from tutorials.saying import Message, message
from tutorials.tapping import CLICK, Tapping
from tutorials.trouble import level_of, told
from tutorials.wording import is_thought, step_text, wrapped


class Guide:
    """Stands at a step of a course: takes answers to it, and goes on to the next."""

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

    # -- answers -------------------------------------------------------------------------------

    def overhear(self, code: str) -> None:
        """Answer code that plays already: where it was evaluated elsewhere."""
        here = self.here()
        if here is not None and here.step.goals:
            self._mine = code
            self._tell(here, self._judged(here.step, code))
        else:
            self._noted(code)

    def attempt(self, answer: str) -> None:
        """Judge an answer to the step at hand, and play it; where nothing is asked, just play."""
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
