"""What is told of the sound unasked: one sentence each way."""

from dataclasses import replace

from engine.status import EngineStatus
from studio.news import SELDOM_S, News
from studio.replies import Notice

JACK = EngineStatus(state="running", backend="jack", why="JACK", epoch=1)
GONE = "jack is gone: time runs, nothing is heard until it is back"
NULL = replace(JACK, backend="null", why=GONE, epoch=2)


def test_a_backend_that_goes_and_comes_back_is_told_once_each_way() -> None:
    news = News("auto", JACK)
    restarting = replace(JACK, state="restarting")
    back = replace(JACK, epoch=3)
    told = [news.of(now, 0.0) for now in (JACK, restarting, NULL, NULL, restarting, back, back)]
    assert [notice for notices in told for notice in notices] == [
        Notice(GONE, bad=True),
        Notice("the sound is back, and in time: jack (JACK)"),
    ]


def test_an_engine_that_was_replaced_is_told() -> None:
    news = News("auto", JACK)
    assert news.of(replace(JACK, epoch=2), 0.0) == [
        Notice("the sound engine had stopped; it is back, and in time")
    ]


def test_an_engine_that_fails_is_told_once() -> None:
    news = News("auto", JACK)
    failed = replace(JACK, state="failed", backend="", why="the engine crashes again and again")
    assert [notice.bad for notice in news.of(failed, 0.0)] == [True]
    assert news.of(failed, 1.0) == []


def test_too_many_sounds_are_told_now_and_then() -> None:
    news = News("auto", JACK)
    counts = ((5, 0.0), (9, 1.0), (9, SELDOM_S), (12, SELDOM_S + 1))
    told = [news.of(replace(JACK, overfull=lost), at_s) for lost, at_s in counts]
    assert [len(notices) for notices in told] == [1, 0, 0, 1]
    assert (
        told[0][0].text
        == "these are too many sounds at once for this machine: the quietest are left out"
    )
