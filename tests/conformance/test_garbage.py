"""Programs that nobody would write are answered with a message, or play."""

from tests.conformance.garbage import played
from tests.conformance.rubbish import rubbish


def test_garbage_plays_or_is_refused_with_a_message():
    results = {seed: played(seed) for seed in range(1, 250)}
    failed = {seed: result for seed, result in results.items() if result[0] == "crash"}
    assert not {rubbish(seed)[:200]: result for seed, result in failed.items()}


def test_garbage_is_the_same_for_the_same_seed():
    assert [rubbish(seed) for seed in range(40)] == [rubbish(seed) for seed in range(40)]
