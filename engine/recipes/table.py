"""The recipes by name: from plain settings and a sample rate to samples. numpy inside."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from engine.recipes import beats, strings, zzfx
from engine.tables import Signal

Recipe: TypeAlias = Callable[..., Signal]

RECIPES: Final[Mapping[str, Recipe]] = {
    "bytebeat": beats.samples,
    "string": strings.samples,
    "zzfx": zzfx.samples,
}


def made_of(recipe: str, settings: tuple[Any, ...], sample_rate: int) -> Signal:
    """The samples of a recipe."""
    return RECIPES[recipe](*settings, sample_rate)
