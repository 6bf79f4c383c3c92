"""The visuals: one file each in this folder, found by itself; plugins add their own."""

import importlib
import logging
import pkgutil
from collections.abc import Sequence
from typing import Final

from studio import visuals
from studio.visuals.kit import Line, View, Visual, text_of

LOG = logging.getLogger(__name__)


def _found() -> dict[str, Visual]:
    names = [one.name for one in pkgutil.iter_modules(visuals.__path__, f"{visuals.__name__}.")]
    modules = [importlib.import_module(name) for name in names if name != __name__]
    own = [one.VISUAL for one in modules if hasattr(one, "VISUAL")]
    return {visual.name: visual for visual in own}


VISUALS: Final[dict[str, Visual]] = _found()


def adopt_visual(visual: Visual) -> None:
    """Take a visual of a plugin beside ours.

    Raises:
        ValueError: there is one of that name.
    """
    if visual.name in VISUALS:
        raise ValueError(f"there is a visual {visual.name[:40]} already")
    VISUALS[visual.name] = visual


def drawn(visual: Visual, view: View, columns: int, lines: int) -> list[Line]:
    """What a visual makes of a view, never larger than asked; one that fails says so."""
    if columns < 1 or lines < 1:
        return []
    try:
        made = visual.draw(view, columns, lines)
        return [fitted(line, columns) for line in list(made)[:lines]]
    except Exception as error:  # a plugin's, or ours: the show goes on
        LOG.exception("the visual %s fails", visual.name)
        sentence = (
            f"the visual {visual.name} failed ({type(error).__name__}); the log file says why"
        )
        return [sentence[:columns]]


def fitted(line: Line, columns: int) -> Line:
    """A line that is no longer than so many columns.

    >>> fitted([("label", "abc"), ("note", "def")], 4)
    [('label', 'abc'), ('note', 'd')]
    """
    if isinstance(line, str):
        return line[:columns]
    if len(text_of(line)) <= columns:
        return line
    out: list[tuple[str, str]] = []
    left = columns
    for style, text in line:
        if left > 0:
            out.append((style, text[:left]))
        left -= len(text)
    return out


def words(found: Sequence[Visual]) -> str:
    """Visuals in a sentence: each name, and what it draws."""
    return ", ".join(f"{one.name} ({one.about})" for one in found)
