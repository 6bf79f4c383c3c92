"""The interpreter, loaded when it is first needed, with one memory for a whole session."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from patterns.strudel.evaluate import Program
    from patterns.strudel.session import Session as Language


class Evaluator:
    """Code to a program; a studio.preparing.EvaluatesAgain.

    Args:
        seed: where Math.random begins.
        load: takes name and arguments of each samples(…) and its like.

    >>> evaluates = Evaluator(seed=1)
    >>> sorted(evaluates('a: s("bd")', expired=lambda: False).slots)
    ['a']
    """

    def __init__(
        self,
        seed: int = 0,
        load: Callable[[str, tuple[Any, ...]], None] = lambda _what, _args: None,
    ) -> None:
        self._seed, self._load = seed, load
        self._language: Language | None = None

    def __call__(
        self, code: str, *, expired: Callable[[], bool], seed: int | None = None
    ) -> "Program":
        """Evaluate code, with Math.random beginning anew where a seed is given."""
        from patterns.strudel.evaluate import evaluate
        from patterns.strudel.session import Session as Language

        if self._language is None:
            self._language = Language(seed=self._seed)
        if seed is not None:
            self._language.seed = seed
        program = evaluate(code, expired=expired, session=self._language)
        for what, args in program.loads:
            self._load(what, args)
        return program
