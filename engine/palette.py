"""All that can be played and turned: synths, effects and controls, the player's own included.

Whatever reads, clamps, completes or explains a control asks here. Free of pyo and numpy.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from engine.params import SHARED, Param

if TYPE_CHECKING:
    from engine.inserts.kit import Build as BuildBlock
    from engine.inserts.kit import Effect
    from engine.synths.kit import Build as BuildSource
    from engine.synths.kit import Synth

_OTHER_NAMES: Final = {"sound": "s"}


@dataclass(frozen=True, eq=False)
class Palette:
    """What there is.

    Attributes:
        synths: every synth.
        effects: every effect, in the order in which a voice goes through them.
        own: the file of each synth and effect that is the player's own, by what it is called.
        problems: a sentence for each file there that is left out.
        params: every control, by its main name.
        aliases: the main name of other names.
        wakes: place in `effects` of the one that a control asks for.
        sources, blocks: the builders of synths and effects.
        repeating: the blocks that are the same for each note.
    """

    synths: tuple[Synth, ...]
    effects: tuple[Effect, ...]
    own: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    params: dict[str, Param] = field(default_factory=lambda: dict(SHARED))
    aliases: dict[str, str] = field(default_factory=lambda: dict(_OTHER_NAMES))
    wakes: dict[str, int] = field(default_factory=dict)
    sources: dict[str, BuildSource] = field(default_factory=dict)
    blocks: dict[str, BuildBlock] = field(default_factory=dict)
    repeating: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for synth in self.synths:
            self.params.update(synth.params)
            self.sources.update(synth.build)
            self.repeating.update(synth.build if synth.repeats else ())
        for place, effect in enumerate(self.effects):
            self.params.update(effect.params)
            self.blocks.update(effect.build)
            self.repeating.update(effect.build if effect.repeats else ())
            self.wakes.update(dict.fromkeys(effect.wakes, place))
        for name, param in self.params.items():
            self.aliases.update(dict.fromkeys(param.aliases, name))


class _Chosen:
    """The palette in use, None until somebody asks; and the files that were taken in."""

    palette: Palette | None = None
    files: tuple[str, ...] = ()


def palette() -> Palette:
    """What there is, in this process.

    >>> palette().params["cutoff"].unit, palette().aliases["lpf"]
    ('Hz', 'cutoff')
    """
    chosen = _Chosen.palette
    if chosen is None:
        chosen = _Chosen.palette = built_in()
    return chosen


def files_in(folder: str | Path | None) -> list[str]:
    """The player's own synths and effects in a folder, by name; it need not exist."""
    return sorted(map(str, Path(folder).glob("*.py"))) if folder else []


def adopt(files: Sequence[str]) -> tuple[str, ...]:
    """Take synths and effects in files of the player's beside ours. The files are run.

    Args:
        files: their paths, in the order in which they are read.

    Returns:
        a sentence for each file that is left out.
    """
    _Chosen.palette, _Chosen.files = None, tuple(files)
    if not files:
        return ()
    from engine.ownfiles import read_own

    ours = built_in()
    own = read_own([Path(file) for file in files], ours)
    _Chosen.palette = Palette(
        synths=(*ours.synths, *own.synths),
        effects=_in_order((*ours.effects, *own.effects)),
        own=own.files,
        problems=tuple(own.problems),
    )
    return tuple(own.problems)


def adopted() -> tuple[str, ...]:
    """The files that were adopted."""
    return _Chosen.files


@cache
def built_in() -> Palette:
    """What comes with the program: found in the folders of synths and effects."""
    import engine.inserts
    import engine.synths

    synths = [file.SYNTH for file in _files(engine.synths) if hasattr(file, "SYNTH")]
    effects: list[Effect] = []
    for file in _files(engine.inserts):
        effects += declared_effects(file)
    return Palette(tuple(synths), _in_order(effects))


def declared_effects(file: ModuleType) -> tuple[Effect, ...]:
    """The effects that a file declares, as EFFECT or EFFECTS."""
    one = getattr(file, "EFFECT", None)
    return (one,) if one is not None else tuple(getattr(file, "EFFECTS", ()))


def _files(package: ModuleType) -> Iterable[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{found.name}")


def _in_order(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    return tuple(sorted(effects, key=lambda effect: effect.place))
