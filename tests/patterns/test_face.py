"""The language as Python programs use it gives what the same Strudel code gives."""

import pytest

import patterns
from patterns import note, rev, s, stack
from patterns.encode import encode_hap
from patterns.face import Tune
from patterns.strudel.evaluate import evaluate


def events(query) -> list[dict]:
    return [encode_hap(hap) for hap in query(0, 4)]


@pytest.mark.parametrize(
    ("tune", "code"),
    [
        (
            stack(s("bd*4"), note("<c2 eb2>").s("sawtooth").lpf(800)),
            'stack(s("bd*4"), note("<c2 eb2>").s("sawtooth").lpf(800))',
        ),
        (s("bd sd").every(2, lambda x: x.fast(2)), 's("bd sd").every(2, x => x.fast(2))'),
        (s("bd sd").jux(rev), 's("bd sd").jux(rev)'),
    ],
)
def test_python_and_strudel_code_play_the_same(tune: Tune, code: str):
    assert events(tune.query) == events(evaluate(code).pattern.query)


def test_a_name_that_python_keeps_has_an_underscore():
    assert [hap.value for hap in patterns.seq(1, 0).or_(5).query(0, 1)] == [1, 5]


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError):
        patterns.no_such_name  # noqa: B018 - looking it up is the test
    with pytest.raises(AttributeError):
        s("bd").no_such_method  # noqa: B018 - looking it up is the test
