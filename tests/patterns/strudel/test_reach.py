"""Nothing in the vocabulary leads from a player's code to Python."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from patterns.errors import PatternError
from patterns.hap import Hap, TimeSpan
from patterns.pattern import Pattern
from patterns.state import Asked
from patterns.strudel.coerce import Thing
from patterns.strudel.evaluate import evaluate, standard_vocabulary
from patterns.strudel.limits import LOCAL
from patterns.strudel.runtime import Builtin, Function
from patterns.values import UNDEFINED, Undefined, Value

HOSTILE = (
    *("__class__", "__dict__", "__globals__", "__init__", "__subclasses__", "__builtins__"),
    *("__getattribute__", "__code__", "__self__", "__func__", "__proto__", "func", "gi_frame"),
    *("constructor", "prototype", "cr_frame", "f_globals", "mro", "keywords"),
)
VOCABULARY = standard_vocabulary()
METHODS = sorted(name for name in VOCABULARY.methods if name.isidentifier())
FUNCTIONS = sorted(name for name in VOCABULARY.functions if name.isidentifier())
PLAIN = (
    Pattern,
    Hap,
    TimeSpan,
    Asked,
    Fraction,
    str,
    int,
    float,
    Undefined,
    Function,
    Builtin,
    Thing,
)
ROOM = replace(LOCAL, steps=20_000, cells=200_000)


def seen(code: str) -> Value:
    """What the code's last line is, as a pattern of that one value."""
    return evaluate(f"pure({code})", limits=ROOM).pattern.query(0, 1)[0].value


OWNERS = (
    *('s("a")', 's("a").fast', 's("a").add', 's("a").lpf', "fast", "s", "sine", "pipe(rev)"),
    *("[1]", "({})", "'x'", "(1)", "true", "(x => x)", "Math", "new Map()", "gamepad()"),
    *("Fraction(1)", "Pattern", "register", "createParam", 's("a").queryArc(0,1)[0]'),
    *("new TimeSpan(0,1)", "new State(new TimeSpan(0,1))"),
)


@pytest.mark.parametrize("owner", OWNERS)
def test_no_value_has_python_behind_its_dot(owner: str) -> None:
    own = {"func", "prototype"} if owner in ('s("a")', "sine", "Pattern") else set()
    names = [name for name in HOSTILE if name not in own]
    asked = ", ".join(f"typeof {owner}.{name}, typeof {owner}['{name}']" for name in names)
    assert set(seen(f"[{asked}]")) == {"undefined"}


@pytest.mark.parametrize("chunk", range(0, len(METHODS), 200))
def test_no_method_has_python_behind_its_dot(chunk: int) -> None:
    names = [name for name in METHODS[chunk : chunk + 200] if name != "func"]
    asked = ", ".join(f"typeof s('a').{n}.__class__, typeof s('a').{n}.__self__" for n in names)
    asked = asked.replace("'", "`")
    assert set(seen(f"[{asked}]")) == {"undefined"}


@pytest.mark.parametrize("chunk", range(0, len(FUNCTIONS), 200))
def test_no_function_has_python_behind_its_dot(chunk: int) -> None:
    names = FUNCTIONS[chunk : chunk + 200]
    asked = ", ".join(f"typeof {n}.__globals__, typeof {n}['__class__']" for n in names)
    assert set(seen(f"[{asked}]")) == {"undefined"}


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "func"])
def test_calling_such_a_name_gives_one_clear_sentence(name: str) -> None:
    with pytest.raises(PatternError) as caught:
        evaluate(f's("a").{name}("import os")', limits=ROOM)
    assert caught.value.reason == f"a pattern has no method `{name}`"


@pytest.mark.parametrize("names", [METHODS, FUNCTIONS], ids=["methods", "functions"])
def test_hostile_arguments_give_plain_values_or_a_sentence(names: list[str]) -> None:
    for place, name in enumerate(names):
        text = HOSTILE[place % len(HOSTILE)]
        call = f's("a").{name}' if names is METHODS else name
        for arguments in (
            f"'{text}'",
            f"{{{text}: '{{0.{text}}}'}}, ['{text}', '%s'], x => x.{text}",
        ):
            check(f"{call}({arguments})")


def check(code: str) -> None:
    """Evaluate, ask, and look at all that comes back."""
    try:
        program = evaluate(f"const it = {code}; pure(it)", limits=ROOM)
        values = [hap.value for hap in program.pattern.query(0, 1, max_events=100)]
        if values and isinstance(values[0], Pattern):
            values += [hap.value for hap in values[0].query(0, 1, max_events=100)]
    except PatternError as error:
        said = str(error)
    else:
        said, strange = "fine", [value for value in values if not plain(value)]
        assert not strange, code
    assert said
    assert "Traceback" not in said
    assert "object at 0x" not in said, code


def plain(value: Value, depth: int = 0) -> bool:
    """Is it one of the values of the language, all the way down?"""
    if depth > 6 or value is None or value is UNDEFINED or isinstance(value, PLAIN):
        return True
    if isinstance(value, (tuple, list)):
        return all(plain(one, depth + 1) for one in value)
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and plain(value[key], depth + 1) for key in value)
    return callable(value) and not isinstance(value, type)
