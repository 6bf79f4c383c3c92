"""One step of a text made a word of its own: repeats are written out, only as far as needed. Pure.

`bd*4` whose third beat is meant becomes `bd bd bd bd`; what is played stays the same, which is
verified by the events of many cycles.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Final

from patterns.mini import nodes
from patterns.numerals import tidy as tidied
from studio.grids.errors import GridError
from studio.grids.layout import Place, places, same, sounds, whole
from studio.grids.spans import Mark, Step, path_to
from studio.grids.writing import MOST_STEPS, Timed, written

CYCLES: Final = 13  # in which texts are compared
PERIODS: Final = (1, 2, 3, 4, 6, 8)
DEEPEST: Final = 8
REPEATS: Final = (nodes.Fast, nodes.Replicate, nodes.Euclid, nodes.Range)
ALWAYS: Final = (nodes.Replicate, nodes.Euclid, nodes.Range)  # several steps, however often played


@dataclass(frozen=True, slots=True)
class Meant:
    """A step of a text at a time.

    Attributes:
        text: the notation.
        place: the word, and when it plays.
        cycle: the one looked at.
    """

    text: str
    place: Place
    cycle: int

    @property
    def path(self) -> list[Step]:
        """The steps around the word, itself last."""
        return path_to(whole(self.text), self.place.at)

    @property
    def step(self) -> Step:
        """The word with its operators."""
        return self.path[-1]

    @property
    def atom(self) -> tuple[int, int]:
        """The place of the word, with `:3` where that is behind it."""
        return atom(self.step)


def atom(step: Step) -> tuple[int, int]:
    """The place of a word without operators but `:3`."""
    end = step.core
    for mark in step.marks:
        if not isinstance(mark.what, nodes.Tail):
            break
        end = mark.end
    return step.begin, end


def isolated(meant: Meant) -> Meant:
    """The same step in a text in which its word is its own.

    Raises:
        GridError: there is no such text, and why.
    """
    refuse_chance(meant)
    found = _isolated(meant, DEEPEST)
    if found is None:
        raise GridError(_why(meant))
    return found


def refuse_chance(meant: Meant) -> None:
    """A part that is drawn by chance has no step to edit.

    Raises:
        GridError: it stands in one.
    """
    for step in meant.path:
        if isinstance(step.node, nodes.Choice):
            raise GridError("which of these parts plays is drawn by chance (|); edit them as text")


def _isolated(meant: Meant, deepest: int) -> Meant | None:
    if _alone(meant):
        return meant
    tried = [_expanded(meant, step) for step in meant.path[1:] if _repeats(step)]
    found = [one for one in tried if one is not None]
    for one in found:
        if _alone(one):
            return one
    for one in found if deepest else ():
        further = _isolated(one, deepest - 1)
        if further is not None:
            return further
    return None


def _repeats(step: Step) -> bool:
    return bool(step.marked(*REPEATS)) or isinstance(step.node, nodes.Polymeter)


def _alone(meant: Meant) -> bool:
    """Is the word played once in the cycle, and not written as several?"""
    if any(_is_many(mark) for step in meant.path for mark in step.marked(*ALWAYS)):
        return False
    return sum(one.at == meant.place.at for one in places(meant.text, meant.cycle)) == 1


def _is_many(mark: Mark) -> bool:
    return not (isinstance(mark.what, nodes.Replicate) and mark.what.amount == 1)


def _expanded(meant: Meant, step: Step) -> Meant | None:
    """The text with a repeated step written out, where it plays the same then."""
    for write in (_copied, _exploded):
        steps = write(meant.text, step)
        if steps is None:
            continue
        text = meant.text[: step.begin] + steps + meant.text[step.end :]
        found = _refound(meant, text, step, len(steps))
        if found is not None:
            return found
    return None


def _refound(meant: Meant, text: str, step: Step, size: int) -> Meant | None:
    try:
        if not same(meant.text, text, range(CYCLES)):
            return None
        region = range(step.begin, step.begin + size)
        own = meant.place
        for one in places(text, meant.cycle):
            if one.at in region and (one.begin, one.end, one.rest, one.value) == (
                own.begin, own.end, own.rest, own.value,
            ):  # fmt: skip
                return Meant(text, one, meant.cycle)
    except GridError:
        return None
    return None


# -- writing out -------------------------------------------------------------------------------


def _copied(text: str, step: Step) -> str | None:
    """`x*3` or `x!3` as three times x."""
    mark = [one for one in step.marks if isinstance(one.what, REPEATS)]
    counted = [one for one in step.marks if isinstance(one.what, nodes.COUNTED)]
    if not mark or len(step.marked(nodes.Replicate)) > 1:
        return None
    last = mark[-1]
    count = _count(last.what)
    if count is None or not 1 < count <= MOST_STEPS:
        return None
    if isinstance(last.what, nodes.Replicate):
        if len(counted) > 1:
            return None
        copy = text[step.begin : last.begin].rstrip() + text[last.end : step.end]
        return " ".join([copy] * count)
    if step.marked(nodes.Replicate):
        return None
    inner = [one for one in step.marks if one not in counted and one.begin < last.begin]
    after = [one for one in step.marks if one in counted or one.begin > last.begin]
    core = text[step.begin : step.core] + "".join(_spelled(text, one) for one in inner)
    body = " ".join(_turns(text, step, core, count))
    return _closed(step, body, "".join(_spelled(text, one) for one in after))


def _count(what: nodes.Operator) -> int | None:
    """How often an operator plays a step, where that is a whole number."""
    if isinstance(what, nodes.Replicate):
        amount = 2.0 if what.amount is None else what.amount
    elif isinstance(what, nodes.Fast) and isinstance(what.factor, nodes.Word):
        word = what.factor.text
        amount = float(word) if word.replace(".", "", 1).isdecimal() else 0.0
    else:
        return None
    return int(amount) if amount.is_integer() else None


def _turns(text: str, step: Step, core: str, count: int) -> list[str]:
    """The copies of a step; of an alternation, each plays the turns that come to it."""
    if not isinstance(step.node, nodes.Alternation) or len(step.parts) > 1:
        return [core] * count
    turns = [text[one.begin : one.end] for one in step.parts[0]]
    if (
        any(one.marked(*nodes.COUNTED) for one in step.parts[0])
        or core != text[step.begin : step.core]
    ):
        return [core] * count
    size = len(turns)
    copies = []
    for at in range(count):
        own = [turns[(at + count * turn) % size] for turn in range(size // gcd(size, count))]
        copies.append(own[0] if len(set(own)) == 1 else f"<{' '.join(own)}>")
    return copies


def _spelled(text: str, mark: Mark) -> str:
    """An operator as it is behind a bracket."""
    held = isinstance(mark.what, nodes.Weight) and mark.what.sign == "_"
    sign = " " if held or isinstance(mark.what, nodes.Range) else ""
    return sign + text[mark.begin : mark.end]


def _closed(step: Step, body: str, after: str) -> str:
    """A sequence in the place of a step: without brackets where it stands alone."""
    inside = step.inside.node if step.inside is not None else None
    loose = not isinstance(inside, nodes.Alternation | nodes.Polymeter)
    if loose and len(step.siblings) == 1 and not after:
        return body
    return f"[{body}]{after}"


def _exploded(text: str, step: Step) -> str | None:
    """A step as the steps that are heard of it, cycle by cycle."""
    if step.marked(nodes.Replicate) or step.marked(nodes.Degrade):
        return None
    counted = "".join(_spelled(text, one) for one in step.marked(nodes.Weight))
    marks = [one for one in step.marks if not isinstance(one.what, nodes.COUNTED)]
    after = "".join(_spelled(text, one) for one in marks)
    layers = [_barred(body + after) for body in _bodies(text, step)]
    known = [one for one in layers if one is not None]
    if len(known) < len(layers):
        return None
    if len(known) > 1:
        return f"[{', '.join(known)}]{counted}"
    return _closed(step, known[0], counted) if known[0][0] != "<" else known[0] + counted


def _bodies(text: str, step: Step) -> list[str]:
    """A step without its operators; groups of several parts that turn by themselves, one by one."""
    body = text[step.begin : step.core]
    turning = isinstance(step.node, nodes.Alternation | nodes.Polymeter)
    if len(step.parts) < 2 or not turning:
        return [body]
    behind = text[step.spans[-1][1] : step.core].lstrip()
    if isinstance(step.node, nodes.Polymeter) and step.node.steps is None:
        behind += f"%{len(step.parts[0])}"
    return [f"{body[0]}{text[begin:end]}{behind}" for begin, end in step.spans]


def _barred(alone: str) -> str | None:
    """A text as plain sequences, in turn where its cycles differ; None where it has none."""
    try:
        cycles = _bars(alone)
    except GridError:
        return None
    if cycles is None or len(cycles) == 1:
        return None if cycles is None else cycles[0]
    return f"<{' '.join(f'[{one}]' if ' ' in one else one for one in cycles)}>"


def _bars(alone: str) -> list[str] | None:
    """What each cycle of a text plays, as sequences, up to where it begins anew."""
    heard = [_moved(alone, cycle) for cycle in range(2 * PERIODS[-1])]
    for period in PERIODS:
        if all(heard[at] == heard[at % period] for at in range(len(heard))):
            bars = [_bar(alone, cycle) for cycle in range(period)]
            return None if None in bars else [bar for bar in bars if bar is not None]
    return None


def _moved(text: str, cycle: int) -> list[tuple[object, ...]]:
    return [(begin - cycle, end - cycle, value) for begin, end, value in sounds(text, cycle)]


def _bar(text: str, cycle: int) -> str | None:
    """One cycle as a sequence, None where that cannot be written as one."""
    top, at, out = whole(text), Fraction(cycle), list[Timed]()
    below = 1
    for one in places(text, cycle):
        if one.begin < at or one.end > cycle + 1:
            if one.rest:
                continue
            return None
        if one.begin > at:
            out.append(("~", one.begin - at))
        out.append((_word(text, top, one), one.end - one.begin))
        at = one.end
        below = lcm(below, one.begin.denominator, one.end.denominator)
    if below > MOST_STEPS:
        return None
    if at < cycle + 1:
        out.append(("~", cycle + 1 - at))
    return written(out)


def _word(text: str, top: Step, one: Place) -> str:
    if one.rest:
        return "~"
    step = path_to(top, one.at)[-1]
    if step.marked(nodes.Range):
        return str(tidied(one.value))
    begin, end = atom(step)
    return text[begin:end]


def _why(meant: Meant) -> str:
    """Why a step cannot be written out."""
    marks = [mark.what for step in meant.path for mark in step.marks]
    if any(isinstance(mark, nodes.Degrade) for mark in marks):
        return "these steps come and go by chance (?); take the ? away, or edit them as text"
    for mark in marks:
        if isinstance(mark, nodes.Fast) and _count(mark) is None:
            return "how often this repeats is a pattern or no whole number; edit it as text"
    return "this step is part of a figure that cannot be written out; edit it as text"
