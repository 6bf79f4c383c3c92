"""Real peers and we are in time, in a network of their own; each is left out where it is not."""

import importlib.util
import json

import pytest

from tests.interop import plays
from tests.interop.apart import run_apart_well, why_not

NO_LINK = "" if importlib.util.find_spec("aalink") else "aalink is not installed"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not())]


def way(name: str, why: str) -> object:
    return pytest.param(name, id=name, marks=pytest.mark.skipif(bool(why), reason=why))


@pytest.mark.parametrize(
    "name",
    [
        way("jam", ""),
        way("link", NO_LINK),
        way("tidal-follows", plays.no_tidal()),
        way("we-follow", plays.no_tidal()),
    ],
)
def test_another_and_we_are_in_time(name: str) -> None:
    code, out, err = run_apart_well("tests.interop.intime", name, "--seconds", "8")
    assert code == 0, (out, err)
    assert json.loads(out)["good"]
