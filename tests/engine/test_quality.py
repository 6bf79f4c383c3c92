"""The engine gives up before it is late, and takes back when there is time again."""

from engine.quality import FEWEST_VOICES, MOST_BYTES, MOST_STARTS, MOST_VOICES, Quality

PERIOD = 5_000_000


def after(quality: Quality, blocks: int, share: float, voices: int, late: bool = False) -> Quality:
    for _ in range(blocks):
        quality.block(share * PERIOD, late, voices)
    return quality


def test_a_light_load_changes_nothing():
    allowed = after(Quality(PERIOD), 1000, 0.3, 200).allowance()
    assert (allowed.voices, allowed.light, allowed.builds) == (MOST_VOICES, False, True)


def test_voices_are_given_up_before_a_block_is_missed():
    allowed = after(Quality(PERIOD), 5, 0.7, 700).allowance()
    assert 490 <= allowed.voices <= 510


def test_rooms_are_light_before_voices_go():
    allowed = after(Quality(PERIOD), 20, 0.5, 400).allowance()
    assert (allowed.voices, allowed.light) == (MOST_VOICES, True)


def test_one_dear_block_costs_no_voice():
    quality = after(Quality(PERIOD), 100, 0.1, 50)
    assert after(quality, 1, 0.9, 50).allowance().voices == MOST_VOICES


def test_a_late_block_counts_only_for_who_has_much_to_do():
    assert after(Quality(PERIOD), 50, 0.05, 20, late=True).allowance().voices == MOST_VOICES
    assert after(Quality(PERIOD), 50, 0.4, 400, late=True).allowance().voices == 360


def test_what_was_given_up_comes_back_slowly_and_wholly():
    quality = after(Quality(PERIOD), 5, 0.9, 900)
    given = quality.allowance().voices
    assert after(quality, 100, 0.2, 100).allowance().voices == given
    assert after(quality, 1000, 0.2, 100).allowance().voices == MOST_VOICES
    assert not quality.allowance().light


def test_a_hopeless_load_leaves_some_voices():
    assert after(Quality(PERIOD), 500, 5.0, 20).allowance().voices == FEWEST_VOICES


def test_fewer_begin_at_once_where_beginning_is_dear_or_time_is_short():
    idle, dear, busy = (Quality(PERIOD) for _ in range(3))
    for quality, cost_ns in ((idle, 10_000), (dear, 400_000), (busy, 10_000)):
        for _ in range(50):
            quality.began(10, 10 * cost_ns)
    after(busy, 50, 0.7, 400)
    assert idle.allowance().starts == MOST_STARTS
    assert 8 <= dear.allowance().starts < 12
    assert busy.allowance().starts < 30


def test_a_full_memory_builds_no_more():
    quality = Quality(PERIOD)
    quality.memory(MOST_BYTES + 1)
    assert (quality.allowance().builds, quality.allowance().light) == (False, True)
    quality.memory(MOST_BYTES - 1)
    assert quality.allowance().builds
