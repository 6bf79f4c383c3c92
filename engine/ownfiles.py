"""The player's own synths and effects, and those of plugins: Python files, run and checked.

They are run as they are, with all that a program of the player may do: so only files that the
player put there or installed, never what came over the network or in somebody else's pattern.
What is wrong with one is told in a sentence that names file and line; that file is left out, and
the rest plays.
"""

import importlib.util
import logging
import marshal
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final

from engine.controls import Controls
from engine.inserts.kit import Effect
from engine.messages import SoundEvent
from engine.palette import Palette, declared_effects, palette
from engine.params import Param
from engine.sounds import Sound
from engine.synths.kit import Synth
from engine.voices.spec import Module

LOG: Final = logging.getLogger(__name__)
_EVENT: Final = SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, {})


class _UnfitError(Exception):
    """A declaration that cannot be so; its text says why."""


@dataclass(slots=True)
class Own:
    """What was found.

    Attributes:
        synths, effects: those that are fit to be played.
        files: the file of each, by the names of its sounds or of the effect.
        problems: a sentence for each file that is left out.
    """

    synths: list[Synth] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def take(self, file: ModuleType, path: Path, known: Palette) -> None:
        """Add what a file declares.

        Raises:
            Exception: anything at all, where the player's code does not do what it should.
        """
        synths = (file.SYNTH,) if hasattr(file, "SYNTH") else ()
        effects = declared_effects(file)
        if not synths and not effects:
            raise _UnfitError("it declares no SYNTH and no EFFECT")
        for synth in synths:
            _check_synth(synth, known, self.files)
        for effect in effects:
            _check_effect(effect, known, self.files)
        names = [name for synth in synths for name in synth.sounds]
        self.files.update(dict.fromkeys([*names, *(each.name for each in effects)], str(path)))
        self.synths += synths
        self.effects += effects


def read_own(files: Iterable[Path], known: Palette) -> Own:
    """Run and check files, in their order.

    Args:
        files: their paths.
        known: what there is already: no name may be taken twice.
    """
    own = Own()
    for path in files:
        try:
            own.take(_run(path), path, known)
        except Exception as error:  # whatever the player's code does, the music goes on
            LOG.info("a file of the player's is left out", exc_info=True)
            own.problems.append(f"{place_of(error, path)}: {_told(error)}; it is left out")
    return own


def fault_of(error: Exception, played: Iterable[str] = ()) -> str:
    """A sentence for an error that a synth or effect made while it was played.

    Args:
        error: what was raised.
        played: the sound and the effects, to be blamed where the error does not say its place.
    """
    files = palette().own
    own = set(files.values())
    frames = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    blamed = [file for file in frames if file in own]
    blamed = blamed or [files[name] for name in played if name in files]
    if blamed:
        return f"{place_of(error, blamed[-1])}: {_told(error)}; what it should play is left out"
    return f"a sound cannot be played ({type(error).__name__}); the log file says why"


def place_of(error: BaseException, path: Path | str) -> str:
    """A file, and the line in it at which an error arose, where that is known."""
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return f"{path}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    return f"{path}, line {lines[-1]}" if lines else str(path)


def _told(error: Exception) -> str:
    if isinstance(error, _UnfitError):
        return str(error)
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _run(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"own_{path.stem}", path)
    assert spec is not None  # every .py has one
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _check_synth(synth: object, known: Palette, files: Mapping[str, str]) -> None:
    if not isinstance(synth, Synth):
        raise _UnfitError("its SYNTH is no Synth")
    if not synth.sounds:
        raise _UnfitError("its SYNTH names no sounds")
    _check_new(synth.sounds, {name for each in known.synths for name in each.sounds} | set(files))
    _check_new(synth.build, known.sources)
    _check_params(synth.params, known)
    controls = Controls({}, {**known.params, **synth.params})
    for name in synth.sounds.values():
        head = synth.resolve(_EVENT, controls, Sound(synth, name))
        if head is not None:
            _check_modules([head.source], synth.build)


def _check_effect(effect: object, known: Palette, files: Mapping[str, str]) -> None:
    if not isinstance(effect, Effect):
        raise _UnfitError("its EFFECT is no Effect")
    _check_new([effect.name], {each.name for each in known.effects} | set(files))
    _check_new(effect.build, known.blocks)
    _check_params(effect.params, known)
    for name in effect.wakes:
        if name not in effect.params and name not in known.params:
            raise _UnfitError(f"{effect.name} wakes at {name}, which is no control")
        controls = Controls({name: 0.5}, {**known.params, **effect.params})
        insert = effect.resolve(_EVENT, controls, 0.5)
        _check_modules(() if insert is None else insert.modules, effect.build)


def _check_new(names: Iterable[str], taken: Iterable[str]) -> None:
    twice = sorted(set(names) & set(taken))
    if twice:
        raise _UnfitError(f"the name {twice[0]} is taken")


def _check_params(params: Mapping[str, Param], known: Palette) -> None:
    _check_new(params, [*known.params, *known.aliases])
    for name, param in params.items():
        middle = param.lo if param.default is None else param.default
        if not param.lo <= middle <= param.hi or param.lo >= param.hi:
            raise _UnfitError(
                f"{name} goes from {param.lo} to {param.hi}: its default does not fit"
            )


def _check_modules(modules: Iterable[Module], build: Mapping[str, object]) -> None:
    for name, settings in modules:
        if name.partition(" ")[0] not in build:
            raise _UnfitError(f"{name} is not in its build")
        try:
            marshal.dumps(settings)
        except ValueError:
            raise _UnfitError(
                f"the settings of {name} are not numbers, strings or tuples"
            ) from None
