"""A machine as a table: each drum a model and its numbers, all through one converter."""

from collections.abc import Mapping
from typing import Any, Final

from engine.drums import models
from engine.drums.kit import CLEAN, Bank, Drum, Grit, Recipe
from engine.drums.percussion import percussion
from engine.drums.variety import spread

# How loud a drum is against the bd, in LU, where a machine has no figures of its own: what suits
# an analogue and a sampled kit alike.
LOUDNESS_LU: Final[Mapping[str, float]] = {
    "bd": 0, "sd": -5, "hh": -10.5, "oh": -6, "cp": -5, "rim": -9, "lt": -3.5, "mt": -3.5,
    "ht": -3.5, "cr": -4, "rd": -6, "cb": -7, "sh": -10, "tb": -10, "perc": -8, "misc": -8,
    "fx": -8,
}  # fmt: skip
CHOKES: Final[Mapping[str, tuple[str, ...]]] = {"hh": ("oh",)}


def machine(
    name: str,
    aliases: tuple[str, ...],
    rows: Mapping[str, tuple[Recipe, dict[str, Any]]],
    counts: Mapping[str, int] | None = None,
    shelf: Mapping[str, str] | None = None,
    grit: Grit = CLEAN,
) -> Bank:
    """A bank.

    Args:
        name: Strudel's.
        aliases: its other names.
        rows: drum to model and numbers.
        counts: how many variants there are, where there are more than one.
        shelf: perc, misc and fx: what they hold, see engine.drums.percussion.
        grit: its converter.
    """
    drums = [
        _drum(drum, model, numbers, (counts or {}).get(drum, 1), grit)
        for drum, (model, numbers) in rows.items()
    ]
    drums += [percussion(drum, items, grit) for drum, items in (shelf or {}).items()]
    return Bank(name, aliases, {drum.name: drum for drum in drums})


def _drum(name: str, model: Recipe, numbers: dict[str, Any], count: int, grit: Grit) -> Drum:
    variants = tuple({**numbers, **spread(number)} for number in range(count))
    chokes = CHOKES.get(name, ())
    return Drum(name, models.length_s, LOUDNESS_LU[name], model, variants, chokes=chokes, grit=grit)
