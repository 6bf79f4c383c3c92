"""What is worked out beside the music: by another process, which may die."""

import numpy as np
import pytest

from engine.beside import Beside, BesideError
from engine.computed import computed
from engine.instruments.kit import note_keys

SR = 48_000


@pytest.fixture(scope="module")
def helper():
    beside = Beside("engine.computing")
    yield beside
    beside.close()


def test_another_process_works_out_the_same_sound(helper):
    answer, samples = helper.ask({"key": "RolandTR808_bd:0", "sample_rate": SR})
    assert answer["lengths"] == {"RolandTR808_bd:0": len(samples) // 4}
    heard = np.frombuffer(samples, dtype=np.float32)
    assert np.array_equal(heard, computed("RolandTR808_bd:0", SR))


def test_a_note_comes_in_both_layers(helper):
    answer, _ = helper.ask({"key": "gm_flute@60:soft", "sample_rate": SR})
    assert tuple(answer["lengths"]) == note_keys("gm_flute", 60)


def test_a_process_that_dies_is_told_of_and_started_again(helper):
    with pytest.raises(BesideError):
        helper.ask({"key": "no such sound", "sample_rate": SR})
    answer, _ = helper.ask({"key": "RolandTR808_hh", "sample_rate": SR})
    assert "RolandTR808_hh" in answer["lengths"]


def test_a_process_that_does_not_answer_is_ended():
    deaf = Beside("asyncio", patience_s=0.5)  # a prompt for Python: it waits for more
    with pytest.raises(BesideError):
        deaf.ask({})
