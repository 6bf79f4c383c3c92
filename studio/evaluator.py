"""The interpreter, loaded when it is first needed, with one memory for a whole session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patterns.strudel.evaluate import Program
    from patterns.strudel.session import Session as Language


class Evaluator:
    """Code to a program; a studio.preparing.EvaluatesAgain.

    Args:
        seed: where Math.random begins.

    >>> evaluates = Evaluator(seed=1)
    >>> sorted(evaluates('a: s("bd")', expired=lambda: False).slots)
    ['a']
    """

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
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
        return evaluate(code, expired=expired, session=self._language)
