"""Pictures that code asks for: `._pianoroll({cycles: 8})` is remembered, with its place in it.

The events stay as they are; they only carry a tag, by which whoever draws finds them again,
whatever becomes of the pattern. A name that the player has registered anew means what the player
says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from patterns.changing import with_context
from patterns.hap import Context
from patterns.pattern import Pattern, Settled
from patterns.values import UNDEFINED, Value

PICTURES: Final = frozenset({
    "pianoroll", "punchcard", "wordfall", "spiral", "pitchwheel", "scope", "tscope", "fscope",
    "spectrum",
})  # fmt: skip
DRAWING: Final = PICTURES | {f"_{name}" for name in PICTURES}  # the methods that draw
MOST: Final = 32  # pictures of one piece of code
MOST_OPTIONS: Final = 16
LONGEST_OPTION: Final = 40  # characters
TAG: Final = "drawn at "


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that code asks for.

    Attributes:
        name: which, such as "pianoroll".
        inline: beside the code, as `_pianoroll()` says; else somewhere on the screen.
        begin: where the name of the call stands in the code ...
        end: ... and where the call ends.
        options: plain values by their names.
        tag: what the events of the picture carry; "" where all of the code's are meant.
    """

    name: str
    inline: bool
    begin: int
    end: int
    options: Mapping[str, Any]
    tag: str = ""


def pictured(
    pat: Pattern, name: str, place: tuple[int, int], args: Sequence[Value], drawn: list[Drawn]
) -> Pattern:
    """Remember that a pattern is to be drawn.

    Args:
        pat: which.
        name: of the method.
        place: of the call in the code.
        args: what it is given.
        drawn: where that is remembered.

    Returns:
        the pattern, its events with a tag.
    """
    if len(drawn) >= MOST:
        return pat
    tag = "" if pat.at is not None else f"{TAG}{place[0]}"
    options = _options(args[0]) if args else {}
    drawn.append(Drawn(name.removeprefix("_"), name[0] == "_", *place, options, tag))
    return _tagged(pat, Context(tags=(tag,))) if tag else pat


def _tagged(pat: Pattern, fresh: Context) -> Pattern:
    """The same pattern, whose events know one more name."""
    if pat.settled and pat.same is not None:
        events = [(*event[:6], event[6].merged(fresh)) for event in pat.same]
        return Settled(events, pat.steps, pat.pure)
    made = with_context(pat, lambda context: context.merged(fresh))
    made.tell = pat.tell
    return made


def _options(given: Value) -> dict[str, Any]:
    """What of an object can be told by plain values."""
    if not isinstance(given, dict):
        return {}
    plain = {name: _plain(value) for name, value in list(given.items())[:MOST_OPTIONS]}
    return {name: value for name, value in plain.items() if value is not None}


def _plain(value: Value) -> Any:
    if isinstance(value, Pattern):
        value = value.pure
    if value is UNDEFINED or not isinstance(value, (bool, int, float, str)):
        return None
    return value[:LONGEST_OPTION] if isinstance(value, str) else value
