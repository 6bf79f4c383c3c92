"""Names with an effect on the session: controls of the player's own, sliders, step counting."""

from collections.abc import Callable, Mapping
from typing import Final

from patterns.controls import control, control_method
from patterns.errors import CodeError
from patterns.pattern import Pattern, with_steps
from patterns.registry import reify
from patterns.strudel.coerce import integer, text
from patterns.strudel.runtime import Runtime, handed_over
from patterns.values import UNDEFINED, Value

Maker = Callable[..., Value]
MAX_NUMBERED: Final = 64


def _new_control(run: Runtime, name: Value) -> Value:
    """A control of the player's own, as method and as function; a list spreads over a list."""
    names = _names(name)
    spread = names if isinstance(name, (list, tuple)) else ()
    run.add_method(names[0], control_method(names[0], spread))
    return control(names[0], spread)


def _names(value: Value) -> tuple[str, ...]:
    names = tuple(value) if isinstance(value, (list, tuple)) else (value,)
    if not names or not all(isinstance(name, str) and name for name in names):
        raise CodeError("a control needs a name", hint="in single quotes, such as 'wobble'")
    return names


def _create_param(run: Runtime, name: Value = UNDEFINED) -> Value:
    return _new_control(run, name)


def _create_params(run: Runtime, *names: Value) -> Value:
    return {_names(name)[0]: _create_param(run, name) for name in names}


def _register_control(run: Runtime, name: Value = UNDEFINED, *aliases: Value) -> Value:
    names = _names(name)
    made = _new_control(run, name)
    method = run.method(names[0])
    for alias in aliases:
        run.add_method(_names(alias)[0], method)
    return dict.fromkeys([names[0], *(alias for alias in aliases if isinstance(alias, str))], made)


def _register_multi(run: Runtime, name: Value, most: Value = 1, *aliases: Value) -> Value:
    """Controls numbered from 1 to some number, the first without its number as well."""
    count = integer(most, 1)
    if not 0 <= count <= MAX_NUMBERED:
        raise CodeError(f"{text(most)} controls of one name are too many or too few")
    made: dict[str, Value] = {}
    for number in range(1, count + 1):
        names = [one if number == 1 else f"{one}{number}" for one in _names(name)]
        others = [one if number == 1 else f"{one}{number}" for one in aliases]
        if number == 1:
            others += [f"{one}1" for one in (*aliases, *_names(name))]
        made.update(_register_control(run, names, *others))
    return made


def _slider(_run: Runtime, value: Value = 0) -> Pattern:
    return with_steps(reify(handed_over(value)), None)


def _slider_with_id(_run: Runtime, _id: Value = UNDEFINED, value: Value = 0) -> Pattern:
    return _slider(_run, value)


MAKERS: Final[Mapping[str, Maker]] = {
    "calculateSteps": lambda _run, _on=True: UNDEFINED,
    "createParam": _create_param,
    "createParams": _create_params,
    "registerControl": _register_control,
    "registerMultiControl": _register_multi,
    "slider": _slider,
    "sliderWithID": _slider_with_id,
}
