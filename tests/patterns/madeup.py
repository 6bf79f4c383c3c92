"""Patterns that Hypothesis makes up, and how two of them are compared."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

from patterns.applying import app_both, app_left, app_right
from patterns.changing import fmap
from patterns.constructors import fastcat, slowcat, stack, timecat
from patterns.encode import encode_hap
from patterns.joining import inner_bind, outer_bind, reset_bind, squeeze_bind
from patterns.operations.order import brak, iter_, press
from patterns.operations.probability import degrade_by
from patterns.operations.structure import euclid
from patterns.operations.tempo import segment
from patterns.pattern import Pattern, pure, silence
from patterns.reversing import rev
from patterns.signals import saw
from patterns.splitting import ply
from patterns.timing import compress, early, fast, fast_gap, repeat_cycles, slow
from tests.conformance.compare import events

settings.register_profile("laws", max_examples=30, deadline=None, derandomize=True)
LAWS = settings.get_profile("laws")


class Made(NamedTuple):
    """A pattern and how it was made, so that a failure can be read."""

    text: str
    pattern: Pattern

    def __repr__(self) -> str:
        return self.text


FACTORS = st.sampled_from([Fraction(f) for f in ("1/2", "2", "3", "3/4", "5/3", "1")])
SHIFTS = st.sampled_from([Fraction(f) for f in ("0", "1/4", "1/3", "-1/8", "1", "-5/4")])
TIMES = st.fractions(min_value=-2, max_value=3, max_denominator=12)
VALUES = st.integers(min_value=0, max_value=9)

CHANGES: dict[str, Callable[[Fraction, Fraction, Pattern], Pattern]] = {
    "fast": lambda factor, _shift, pat: fast(factor, pat),
    "slow": lambda factor, _shift, pat: slow(factor, pat),
    "early": lambda _factor, shift, pat: early(shift, pat),
    "rev": lambda _factor, _shift, pat: rev(pat),
    "fast_gap": lambda factor, _shift, pat: fast_gap(factor, pat),
    "compress": lambda _factor, _shift, pat: compress(Fraction(1, 4), Fraction(5, 6), pat),
    "ply": lambda _factor, _shift, pat: ply(3, pat),
    "iter": lambda _factor, _shift, pat: iter_(Fraction(3), pat),
    "brak": lambda _factor, _shift, pat: brak(pat),
    "press": lambda _factor, _shift, pat: press(pat),
    "euclid": lambda _factor, _shift, pat: euclid(3, 8, pat),
    "segment": lambda _factor, _shift, pat: segment(Fraction(3), pat),
    "degrade": lambda _factor, _shift, pat: degrade_by(0.4, pat),
    "repeat": lambda _factor, _shift, pat: repeat_cycles(2, pat),
}
JOINS: dict[str, Callable[[Pattern, Pattern], Pattern]] = {
    "stack": lambda one, two: stack([one, two]),
    "slowcat": lambda one, two: slowcat([one, two]),
    "fastcat": lambda one, two: fastcat([one, two]),
    "timecat": lambda one, two: timecat([(Fraction(2), one), (Fraction(1), two)]),
    "left": lambda one, two: app_left(one, two, lambda a, b: a * 10 + b),
    "right": lambda one, two: app_right(one, two, lambda a, b: a * 10 + b),
    "both": lambda one, two: app_both(one, two, lambda a, b: a * 10 + b),
    "inner": lambda one, two: inner_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
    "outer": lambda one, two: outer_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
    "squeeze": lambda one, two: squeeze_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
    "reset": lambda one, two: reset_bind(one, lambda a: fmap(two, lambda b: a * 10 + b)),
}


def changed(made: Made, name: str, factor: Fraction, shift: Fraction) -> Made:
    return Made(f"{name}({factor},{shift},{made})", CHANGES[name](factor, shift, made.pattern))


def met(one: Made, two: Made, name: str) -> Made:
    return Made(f"{name}({one},{two})", JOINS[name](one.pattern, two.pattern))


LEAVES = st.one_of(
    VALUES.map(lambda value: Made(f"pure({value})", pure(value))),
    st.lists(VALUES, min_size=2, max_size=4).map(
        lambda some: Made(f"fastcat({some})", fastcat([pure(one) for one in some]))
    ),
    st.lists(VALUES, min_size=2, max_size=3).map(
        lambda some: Made(f"slowcat({some})", slowcat([pure(one) for one in some]))
    ),
    st.just(Made("silence", silence)),
    st.just(Made("saw.segment(4)", segment(Fraction(4), saw))),
)
PATTERNS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(changed, inner, st.sampled_from(sorted(CHANGES)), FACTORS, SHIFTS),
        st.builds(met, inner, inner, st.sampled_from(sorted(JOINS))),
    ),
    max_leaves=4,
)


def heard(pat: Pattern, begin: Fraction = Fraction(-1), end: Fraction = Fraction(3)) -> object:
    """All events of a span, pieces put together, in an order of no meaning."""
    found = events(encode_hap(hap) for hap in pat.query(begin, end))
    return {times: sorted(map(repr, values)) for times, values in found.items()}
