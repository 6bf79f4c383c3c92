"""Strudel code as Python: what is translated means the same, the rest is refused."""

import pytest

from patterns.errors import CodeError
from patterns.strudel.as_python import as_python


@pytest.mark.parametrize(
    ("code", "python"),
    [
        ("(1 + 2).show()", "(1 + 2).show()"),
        ("pat.every(4, x => x ? 1 : x.length)", "pat.every(4, lambda x: 1 if x else len(x))"),
        ("[1, ...b].map((a, b) => a === b)", "[1, *b].map(lambda a, b: a == b)"),
    ],
)
def test_code_is_translated(code, python):
    assert as_python(code) == python


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("class A {}", "class declaration has no translation to Python"),
        ("({a}) => a", "formal parameters has no translation to Python"),
        ("s('bd'", "ERROR has no translation to Python"),
    ],
)
def test_what_python_would_not_mean_is_refused(code, what):
    with pytest.raises(CodeError) as caught:
        as_python(code)
    assert caught.value.reason == what
