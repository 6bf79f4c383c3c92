"""Values named and marked: as controls, as colours, with tags."""

from __future__ import annotations

from patterns.alignments import combine
from patterns.changing import fmap, with_context
from patterns.controls import CONTROLS
from patterns.hap import Context
from patterns.kinds import anything, number
from patterns.pattern import Pattern
from patterns.registry import method, operation
from patterns.strudel.coerce import text
from patterns.values import UNDEFINED, Value


@operation("as", kinds=[anything])
def as_(names: Value, pat: Pattern) -> Pattern:
    """Each value, or each of a list of values, as the control of that name."""
    named = names if isinstance(names, (tuple, list)) else (names,)
    keys = [CONTROLS.get(name, name) for name in map(text, named)]

    def controls(value: Value) -> dict[str, Value]:
        values = value if isinstance(value, (tuple, list)) else (value,)
        pairs = zip(keys, values, strict=False)
        return {key: one for key, one in pairs if one is not UNDEFINED}

    return fmap(pat, controls)


@operation("hsla", kinds=[number, number, number, anything])
def hsla(hue: float, saturation: float, light: float, alpha: Value, pat: Pattern) -> Pattern:
    """A colour for the display: hue, saturation, lightness and opacity from 0 to 1."""
    shade = f"{text(hue)}turn,{text(saturation * 100)}%,{text(light * 100)}%,{text(alpha)}"
    return combine("set", "in", pat, {"color": f"hsla({shade})"})


@operation("hsl", kinds=[number, number, number])
def hsl(hue: float, saturation: float, light: float, pat: Pattern) -> Pattern:
    """A colour for the display: hue, saturation and lightness from 0 to 1."""
    shade = f"{text(hue)}turn,{text(saturation * 100)}%,{text(light * 100)}%"
    return combine("set", "in", pat, {"color": f"hsl({shade})"})


@method("tag")
def tag(pat: Pattern, name: Value) -> Pattern:
    """Give each event a name that travels with it, whatever becomes of its value."""
    fresh = Context(tags=(name,))
    return with_context(pat, lambda context: context.merged(fresh))
