"""Each test finds the usual voicings: some code changes them for all that comes after it."""

from collections.abc import Iterator

import pytest

from patterns.operations.chords import reset_voicings


@pytest.fixture(autouse=True)
def _usual_voicings() -> Iterator[None]:
    reset_voicings()
    yield
    reset_voicings()
