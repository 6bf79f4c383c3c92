"""The language for Python programs: every name of the vocabulary, as functions and methods.

Text is mini-notation, functions may be lambdas; names that Python keeps for itself end in
an underscore: and_, or_, in_, as_.

>>> from patterns import note, s, stack
>>> tune = stack(s("bd*2"), note("c2 eb2").s("sawtooth").lpf(800))
>>> [hap.value for hap in tune.query(0, 1)][:2]
[{'s': 'bd'}, {'s': 'bd'}]
>>> s("bd").every(2, lambda x: x.fast(2)).query(0, 2)[0].whole.end
Fraction(1, 2)
"""

from collections.abc import Callable
from typing import Any

from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.mini.build import mini
from patterns.pattern import Pattern
from patterns.registry import METHODS, sequence
from patterns.values import Value
from patterns.vocabulary import FUNCTIONS


class Tune:
    """A pattern with the vocabulary as its methods.

    Attributes:
        pattern: the pattern of the language that it stands for.
    """

    __slots__ = ("pattern",)

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern

    def query(self, begin: Any, end: Any, controls: Any = None) -> list[Hap]:
        """All haps that touch a span of cycles, see Pattern.query."""
        return self.pattern.query(begin, end, controls)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = METHODS.get(_plain(name))
        if method is None:
            raise AttributeError(f"a pattern has no method {name!r}")
        found = method

        def called(*args: Any) -> Any:
            return shown(found(self.pattern, *map(meant, args)))

        return called

    def __repr__(self) -> str:
        try:
            first = ", ".join(repr(hap.value) for hap in self.query(0, 1)[:8])
        except PatternError as error:
            first = str(error)
        return f"Tune({first})"


def _plain(name: str) -> str:
    return name.removesuffix("_") or name


def meant(value: Any) -> Value:
    """A Python value as the language takes it: text is mini-notation, a list a sequence."""
    if isinstance(value, Tune):
        return value.pattern
    if isinstance(value, str):
        return mini(value)
    if isinstance(value, (list, tuple)):
        return tuple(meant(one) for one in value)
    if isinstance(value, dict):
        return {key: meant(one) if isinstance(one, Tune) else one for key, one in value.items()}
    if isinstance(value, type) or not callable(value):
        return value

    def called(*args: Value) -> Value:
        return meant(value(*map(shown, args)))

    return called


def shown(value: Value) -> Any:
    """A value of the language as a Python program sees it."""
    if isinstance(value, Pattern):
        return Tune(value)
    if isinstance(value, (dict, Hap)) or not callable(value):
        return value

    def called(*args: Any) -> Any:
        return shown(value(*map(meant, args)))

    return called


def named(name: str) -> Any:
    """What a name of the vocabulary stands for.

    Raises:
        AttributeError: it is no name of the vocabulary.
    """
    plain = _plain(name)
    if plain not in FUNCTIONS:
        raise AttributeError(f"there is no {name!r} in the vocabulary")
    return shown(FUNCTIONS[plain])


def tune(value: Any) -> Tune:
    """Anything that can be played as a tune: a tune, mini-notation, a list."""
    ready = meant(value)
    return Tune(ready if isinstance(ready, Pattern) else sequence([ready]))
