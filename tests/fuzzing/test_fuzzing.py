"""Everything that reads bytes of others refuses damaged ones with a sentence."""

from random import Random

import pytest

from tests.fuzzing.mutating import mutated
from tests.fuzzing.run import tried
from tests.fuzzing.targets import TARGETS

COUNT = 60


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "audio"])
def test_damaged_bytes_are_taken_or_refused_with_a_sentence(name):
    target = TARGETS[name]()
    examples = target.examples()
    for seed in range(COUNT):
        word, details = tried(target, mutated(examples, Random(seed)))
        assert word in ("taken", "refused"), f"seed {seed}: {details}"


@pytest.mark.parametrize("name", TARGETS)
def test_the_examples_themselves_are_taken(name):
    target = TARGETS[name]()
    assert [tried(target, data) for data in target.examples()[:12]] == [("taken", "")] * len(
        target.examples()[:12]
    )
