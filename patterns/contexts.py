"""Contexts of events as the objects that players' functions see, and back."""

from collections.abc import Sequence

from patterns.hap import EMPTY, Context
from patterns.values import Value


def as_object(context: Context) -> dict[str, Value]:
    """A context as players see it."""
    places = tuple({"start": begin, "end": end} for begin, end in context.locations)
    found: dict[str, Value] = {"locations": places}
    if context.tags:
        found["tags"] = context.tags
    if context.scale:
        found["scale"] = context.scale
    return found


def as_context(value: Value) -> Context:
    """What a player writes for a context; only locations, tags and scale are kept."""
    if isinstance(value, Context):
        return value
    if not isinstance(value, dict):
        return EMPTY
    places = (one for one in _list(value, "locations") if isinstance(one, dict))
    pairs = ((one.get("start"), one.get("end")) for one in places)
    locations = tuple((a, b) for a, b in pairs if isinstance(a, int) and isinstance(b, int))
    scale = value.get("scale")
    tags = tuple(tag for tag in _list(value, "tags") if isinstance(tag, str))
    return Context(locations, scale if isinstance(scale, str) else "", tags)


def _list(value: dict[str, Value], name: str) -> Sequence[Value]:
    found = value.get(name)
    return found if isinstance(found, (tuple, list)) else ()
