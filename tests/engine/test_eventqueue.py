"""The queue: order, and what can be taken back."""

from engine.eventqueue import EventQueue
from engine.messages import Cancel, Play


def play(frame, slot="$1", generation=1):
    return Play(frame, slot, generation, ())


def filled(*plays, limit=None):
    queue = EventQueue(limit)
    for each in plays:
        queue.put(each)
    return queue


def test_plays_of_one_frame_come_in_the_order_of_sending():
    queue = filled(play(5, "b"), play(5, "a"), play(1, "c"))
    assert [each.slot for each in queue.take(6)] == ["c", "b", "a"]


def test_what_begins_at_the_end_of_the_window_stays():
    queue = filled(play(255), play(256))
    assert [each.frame for each in queue.take(256)] == [255]
    assert len(queue) == 1


def test_cancel_takes_only_that_slot_from_that_frame_on():
    queue = filled(play(10), play(20), play(20, "$2"))
    queue.cancel(Cancel("$1", 20, Cancel.ALL))
    assert [(each.frame, each.slot) for each in queue.take(99)] == [(10, "$1"), (20, "$2")]


def test_cancel_leaves_the_new_generation():
    queue = filled(play(20, generation=1), play(20, generation=2))
    queue.cancel(Cancel("$1", 0, 2))
    assert [each.generation for each in queue.take(99)] == [2]


def test_an_old_generation_that_comes_after_its_cancel_is_refused():
    queue = filled()
    queue.cancel(Cancel("$1", 100, 2))
    assert not queue.put(play(100, generation=1))
    assert queue.put(play(99, generation=1))
    assert queue.put(play(100, generation=2))


def test_cancel_without_generation_does_not_forbid_what_comes_later():
    queue = filled(play(100))
    queue.cancel(Cancel("$1", 0, Cancel.ALL))
    assert queue.put(play(100))


def test_cancel_without_slot_takes_all_slots():
    queue = filled(play(10), play(20, "$2"))
    queue.cancel(Cancel(None, 0, Cancel.ALL))
    assert len(queue) == 0


def test_a_full_queue_refuses():
    queue = filled(play(1), play(2), limit=2)
    assert not queue.put(play(3))
