"""Peers play us in a network of their own, those that are installed; floods and garbage, too."""

import json

import pytest

from tests.interop import plays
from tests.interop.apart import run_apart_well, why_not

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not())]


def peer(name: str, why: str) -> object:
    return pytest.param(name, id=name, marks=pytest.mark.skipif(bool(why), reason=why))


@pytest.mark.parametrize(
    "name",
    [
        peer("tidal", plays.no_tidal()),
        peer("strudel", plays.no_strudel()),
        peer("binary", plays.no_strudel()),
        peer("sardine", plays.no_sardine()),
    ],
)
def test_all_that_a_peer_sends_sounds_at_its_time_tag(name: str) -> None:
    code, out, err = run_apart_well("tests.interop.plays", name, "--seconds", "3")
    assert code == 0, (out, err)
    assert json.loads(out)["off_the_map_max"] <= 1


@pytest.mark.parametrize(
    "storm",
    [("flood", "--seconds", "2", "--rate", "500"), ("garbage", "--packets", "2500")],
    ids=["flood", "garbage"],
)
def test_a_storm_on_the_ports_loses_and_misses_nothing(storm: tuple[str, ...]) -> None:
    code, out, err = run_apart_well("tests.interop.storm", *storm)
    assert code == 0, (out, err)
