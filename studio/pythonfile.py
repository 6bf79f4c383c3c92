"""A tune written in Python: the player's own file, run with all the player's rights.

This is the one place where Python from a file is executed. It is reached by `play` and `render`
with a name that ends in .py, and by nothing else: not by code, batches, the prompt or a network.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from patterns.constructors import stack
from patterns.errors import PatternError
from patterns.face import Tune, tune
from patterns.pattern import Pattern
from patterns.pythonerrors import reason, told
from patterns.strudel.evaluate import Program
from patterns.strudel.limits import LOCAL, Budget

SLOT = "$"


class TuneFileError(Exception):
    """A Python file that gives no tune: its text is the sentence."""


def warning(name: str) -> str:
    """What the player is told before the file runs."""
    return f"{Path(name).name} is Python and may do all that you may: play only files you trust"


def program_of(name: str, code: str) -> Program:
    """Run a Python file and take what it assigns to `tune`, and `cps` where it does.

    Args:
        name: the file's name; modules beside it can be imported.
        code: its text.

    Raises:
        TuneFileError: it fails, or assigns nothing that can be played.
    """
    module = ModuleType("tune")
    module.__file__ = name
    sys.modules[module.__name__] = module
    sys.path.insert(0, str(Path(name).resolve().parent))
    try:
        exec(compile(code, name, "exec"), vars(module))  # noqa: S102 # the player's own file
    except (Exception, SystemExit) as error:
        raise TuneFileError(told(error)) from error
    return _program(Path(name).name, vars(module))


def _program(file: str, names: dict[str, Any]) -> Program:
    if names.get("tune") is None:
        raise TuneFileError(f'{file} assigns nothing to tune; end it with tune = s("bd sd")')
    cps = names.get("cps")
    if cps is not None and (isinstance(cps, bool) or not isinstance(cps, (int, float))):
        raise TuneFileError(f"{file}: cps is a number of cycles a second; try cps = 0.5")
    slots = dict(_slots(file, names["tune"]))
    whole = stack(list(slots.values()))
    budget = Budget(LOCAL, lambda: False)
    return Program(slots, whole, cps, not slots, (), (), (), budget)


def _slots(file: str, value: Any) -> Iterator[tuple[str, Pattern]]:
    """What is played side by side: one pattern, a list of them, or a dict by names."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield str(name), _pattern(file, f"tune[{name!r}]", one)
    elif isinstance(value, (list, tuple)):
        for number, one in enumerate(value, 1):
            yield f"{SLOT}{number}", _pattern(file, f"tune[{number - 1}]", one)
    else:
        yield SLOT, _pattern(file, "tune", value)


def _pattern(file: str, what: str, value: Any) -> Pattern:
    try:
        return (value if isinstance(value, Tune) else tune(value)).pattern
    except PatternError as error:
        raise TuneFileError(f"{file}: {what} cannot be played: {reason(error)}") from error


def ready(program: Program) -> Callable[..., Program]:
    """An evaluator that gives a program which is there already."""

    def evaluates(_code: str, *, expired: Callable[[], bool]) -> Program:
        del expired
        return program

    return evaluates
