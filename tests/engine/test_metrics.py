"""Metrics: what the engine costs, and when its blocks were done."""

import pytest

from engine.memory import memory_of
from engine.metering import DONE_BY, LateMeter
from tests.engine.rooms import ahead, engine, event, until, wait_past


def test_each_block_counts_where_it_was_done():
    meter = LateMeter(1000)
    ends = (100, 200, 400, 700, 950, 1400, 1900, 5000)
    for number, end in enumerate(ends):
        meter.block(10_000 * number, 10_000 * number + end, due_ns=10_000 * number)
    assert meter.done == [1] * (len(DONE_BY) + 1)
    assert meter.late == 3


def test_a_process_that_is_not_there_holds_no_memory():
    assert memory_of(None) == 0


@pytest.mark.audio
def test_the_metrics_of_an_engine_that_plays():
    with engine(sound="engine.mixer:Sound") as client:
        client.send([event(ahead(client))])
        until(lambda: client.status().onsets == 1)
        wait_past(client, client.clock().frame + 20 * client.clock().block)
        metrics = client.metrics()
        blocks = client.status().blocks
    assert 0 < sum(metrics.done) <= blocks
    assert metrics.output_latency_ms == pytest.approx(1000 * 256 / 48_000)
    assert metrics.engine_bytes > 10_000_000
    assert metrics.voices_built > 0
    assert (metrics.stolen, metrics.voice_limit, metrics.light_rooms) == (0, 1024, False)
    assert metrics.as_dict()["done_by"] == DONE_BY
