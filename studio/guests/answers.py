"""What an evaluation of a guest's code gives: something to play, or a sentence. Pure."""

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from patterns.pattern import Pattern
from patterns.strudel.drawing import Drawn
from studio.guests.wire import value_of
from studio.replies import Fault
from studio.slots import Part


@dataclass(frozen=True, slots=True)
class GuestPart:
    """Code that can be played.

    Attributes:
        part: for a change of the player's; its pattern plays what is fetched ahead.
        cps: the tempo that the code asks for: a wish, the room's tempo is the room's.
        loads: name and arguments of each samples(…) and its like: a request to whoever listens.
        messages: what the code says.
        silent: it plays nothing, and says so: `hush()`, or nothing but muted names.
        sounds: what its first cycles play, by name, a bank before it.
    """

    part: Part
    cps: float | None = None
    loads: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    messages: tuple[str, ...] = ()
    silent: bool = False
    sounds: frozenset[str] = frozenset()


class Refusal(str):
    """Why code cannot be played, a sentence.

    Attributes:
        fault: the mistake with its place, where that is known.
    """

    __slots__ = ("fault",)

    def __new__(cls, text: str, fault: Fault | None = None) -> "Refusal":
        """A sentence and its place."""
        made = super().__new__(cls, text)
        made.fault = fault
        return made

    fault: Fault | None


Answer: TypeAlias = GuestPart | Refusal


def part_of(code: str, seed: int, pattern: Pattern, about: dict[str, Any]) -> GuestPart:
    """What the worker says of code that can be played."""
    drawn = tuple(
        Drawn(str(name), bool(inline), int(begin), int(end), dict(options), str(tag))
        for name, inline, begin, end, options, tag in about["drawn"]
    )
    part = replace(Part(code, pattern), seed=seed, drawn=drawn)
    loads = tuple((str(name), tuple(map(value_of, args))) for name, args in about["loads"])
    cps, said = about["cps"], tuple(map(str, about["messages"]))
    asked = None if cps is None else float(cps)
    return GuestPart(part, asked, loads, said, bool(about["silent"]))


def fault_of(told: Any) -> Fault | None:
    """The place of a mistake, as the worker tells it."""
    if not told:
        return None
    reason, at, hint = told
    return Fault(str(reason), int(at), str(hint))
