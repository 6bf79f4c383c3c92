"""Three players in networks of their own share a room; left out where such networks cannot be."""

import json

import pytest

from tests.interop.apart import run_apart_well, why_not


@pytest.mark.slow
@pytest.mark.skipif(bool(why_not()), reason=why_not() or "networks of one's own can be had")
def test_three_players_a_hub_apart_have_the_same_room_and_the_same_time():
    code, out, errors = run_apart_well(
        "tests.interop.jam", "house", "--seconds", "6", "--no-renders"
    )
    assert code == 0, f"{out}\n{errors[-2000:]}"
    found = json.loads(out)
    assert found["evaluations"] > 0
    assert all(one["p99_ms"] < 5 for one in found["clocks"].values())
