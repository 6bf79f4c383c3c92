"""Real peers play us, in a network of their own; each is left out where it is not installed."""

import json

import pytest

from tests.interop import tidal
from tests.interop.apart import run_apart, why_not

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not())]


@pytest.mark.skipif(bool(tidal.why_not()), reason=tidal.why_not())
def test_all_that_tidalcycles_sends_sounds_at_its_time_tag() -> None:
    code, out, err = run_apart("tests.interop.tidal", "--seconds", "4")
    assert code == 0, (out, err)
    assert json.loads(out)["off_the_map_max"] <= 1
