"""A short run of the fuzz."""

from tests.jam.fuzz import run


def test_mutated_frames_end_nobody():
    told = run(1500)
    assert told["text"].startswith("still here ")
    assert sum(told["refused"].values()) > 1000
