"""Voices that wait are no more than were needed lately, and what is given up is given back."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.voices.pools import LATELY_S, MOST, Pools

ROOT = Path(__file__).resolve().parents[2]
LATELY = round(LATELY_S * 10)


@dataclass(eq=False)
class Waits:
    signature: str


def test_a_voice_is_given_up_when_there_are_too_many_and_it_was_not_needed_lately():
    pools = Pools(10, most=2)
    one, two, three = (Waits(name) for name in "aab")
    for frame, voice in enumerate((one, two, three)):
        pools.put(voice, frame)
    assert pools.give_up(LATELY) is None
    assert pools.give_up(LATELY + 1) is one
    assert pools.give_up(2 * LATELY) is None  # there are no more than may stay
    assert pools.has("a")
    assert pools.take("a") is two
    assert not pools.has("a")


def test_what_was_played_last_is_played_again():
    pools = Pools(10, most=1)
    old, new = Waits("a"), Waits("a")
    pools.put(old, 0)
    pools.put(new, 1)
    assert pools.take("a") is new
    pools.put(new, LATELY)
    assert pools.give_up(LATELY + 2) is old
    assert len(pools) == 1


@pytest.fixture(scope="module")
def told():
    program = [sys.executable, "-m", "tests.engine_sound.apart"]
    found = subprocess.run(program, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(found.stdout.splitlines()[-1])


@pytest.mark.audio
def test_nothing_is_left_of_voices_that_are_given_up(told):
    assert told["waited"] > MOST == told["wait"]
    (before, others), (after, others_after) = told["played"], told["left"]
    assert (after < before, others_after) == (True, others)
    assert told["circles"] == 0
    assert told["again"] == told["built"] + 1


@pytest.mark.audio
def test_a_room_that_was_not_needed_for_long_is_let_go_and_sounds_again_as_it_did(told):
    asleep, gone = told["nodes"]
    assert gone == asleep - 2  # the convolutions of its two sides
    first, again = told["echoes"]
    assert first > 0.01
    assert again == first
