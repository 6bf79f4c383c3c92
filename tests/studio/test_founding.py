"""The founding card: a number that stays, early features that switch, a picture, and an end."""

import re

import pytest


def test_the_number_is_drawn_once_and_goes_when_somebody_leaves(said):
    first = said("founding").text
    assert re.search(r"founding artist no\. \d{4} ", first)
    assert said("founding").text == first
    assert said("founding leave").ok


def test_a_feature_that_is_off_says_how_it_comes_back(said):
    assert said("founding off lab").text == "lab is off"
    reply = said("lab 3")
    assert (reply.ok, reply.text) == (False, "lab is switched off; founding on lab")
    assert "| lab    off " in said("founding").text
    assert said("founding on lab").ok
    assert "switched off" not in said("lab").text


def test_voice_can_be_off_too(said):
    said("founding off voice")
    assert said("voice on").text == "voice is switched off; founding on voice"


@pytest.mark.parametrize("line", ["founding sideways", "founding off nonsense", "founding card"])
def test_what_is_not_there_is_told(said, line):
    assert not said(line).ok


@pytest.mark.slow
def test_the_card_is_drawn(said, tmp_path):
    path = tmp_path / "me.png"
    assert said(f"founding card {path}").ok
    assert path.read_bytes().startswith(b"\x89PNG")
