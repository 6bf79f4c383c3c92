"""Messages leave in order of time, and no note is left sounding."""

from hypothesis import given
from hypothesis import strategies as st

from studio.links.midi.outqueue import LAST, MOST_QUEUED, OutQueue
from studio.links.midi.wire import CANCEL, END, MESSAGE, NOTE, QUIET, Packet, Reader


def note(at: int, until: int, key: int = 60, tag: int = 1) -> Packet:
    return Packet(NOTE, tag, at, until, bytes([0x90, key, 100]))


def played(queue: OutQueue, until: int) -> list[tuple[int, str]]:
    """What leaves, step by step of time: when, and in hexadecimal."""
    return [(now, data.hex()) for now in range(until + 1) for data in queue.due(now)]


def queue_of(*packets: Packet, now: int = 0) -> OutQueue:
    queue = OutQueue()
    for packet in packets:
        queue.take(packet, now)
    return queue


def test_notes_begin_and_end_at_their_times() -> None:
    assert played(queue_of(note(5, 8), note(2, 6, 61)), 9) == [
        (2, "903d64"), (5, "903c64"), (6, "803d00"), (8, "803c00"),
    ]  # fmt: skip


def test_a_note_that_is_struck_again_ends_first_and_then_lasts_its_own_time() -> None:
    assert played(queue_of(note(1, 9), note(4, 12)), 13) == [
        (1, "903c64"), (4, "803c00"), (4, "903c64"), (12, "803c00"),
    ]  # fmt: skip


def test_what_is_taken_back_does_not_begin_and_what_sounds_ends_by_itself() -> None:
    queue = queue_of(note(1, 9), note(5, 7, 61), note(5, 7, 62, tag=2))
    assert [data.hex() for data in queue.due(2)] == ["903c64"]
    queue.take(Packet(CANCEL, 1, 3), 2)
    assert played(queue, 9) == [(5, "903e64"), (7, "803e00"), (9, "803c00")]


def test_what_is_ended_is_cut_short_whether_it_sounds_or_is_about_to() -> None:
    queue = queue_of(note(1, 90), note(3, 90, 61))
    assert [data.hex() for data in queue.due(2)] == ["903c64"]
    queue.take(Packet(END, 1, 4), 2)
    assert played(queue, 90) == [(3, "903d64"), (4, "803c00"), (4, "803d00")]


def test_quiet_ends_all_and_tells_every_channel() -> None:
    queue = queue_of(note(1, 90), note(5, 90, 61))
    assert [data.hex() for data in queue.due(2)] == ["903c64"]
    queue.take(Packet(QUIET), 2)
    assert played(queue, 90) == [
        (2, "803c00"), (2, "b04000"), (2, "b07b00"), (2, "b07800"),
    ]  # fmt: skip


def test_bare_messages_that_begin_notes_are_ended_too() -> None:
    queue = queue_of(Packet(MESSAGE, 0, 0, 0, bytes([0x93, 40, 9])))
    assert [data.hex() for data in queue.due(0)] == ["932809"]
    assert next(data.hex() for data in queue.rest(1)) == "832800"


def test_a_note_without_length_is_not_struck() -> None:
    assert played(queue_of(note(5, 5)), 9) == []


def test_a_flood_is_cut_and_counted() -> None:
    queue = queue_of(*(note(n, n + 1) for n in range(MOST_QUEUED + 7)))
    assert queue.dropped == 7
    assert len(played(queue, MOST_QUEUED + 9)) == 2 * MOST_QUEUED


packets = st.one_of(
    st.builds(note, st.integers(0, 30), st.integers(0, 40), st.integers(60, 63), st.integers(1, 3)),
    st.builds(lambda tag, at: Packet(CANCEL, tag, at), st.integers(1, 3), st.integers(0, 30)),
    st.builds(lambda tag, at: Packet(END, tag, at), st.integers(1, 3), st.integers(0, 30)),
    st.just(Packet(QUIET)),
)


@given(st.lists(st.tuples(st.integers(0, 40), packets), max_size=60), st.integers(0, 60))
def test_whatever_happens_every_note_that_began_has_ended_when_the_port_is_left(
    events: list[tuple[int, Packet]], leaves: int
) -> None:
    queue, sounding = OutQueue(), set[int]()

    def hear(data: bytes) -> None:
        if data[0] == 0x90:
            assert data[1] not in sounding
            sounding.add(data[1])
        elif data[0] == 0x80:
            assert data[1] in sounding
            sounding.remove(data[1])

    todo = sorted(events, key=lambda one: one[0])
    for now in range(leaves):
        while todo and todo[0][0] <= now:
            queue.take(todo.pop(0)[1], now)
        for data in queue.due(now):
            hear(data)
    for data in queue.rest(leaves):
        hear(data)
    assert not sounding
    assert queue.next_at() == LAST


@given(st.lists(st.binary(max_size=20), max_size=8), st.integers(1, 40))
def test_packets_survive_any_cuts_of_the_stream(datas: list[bytes], size: int) -> None:
    stream = b"".join(Packet(MESSAGE, 1, 2, 3, data).encoded() for data in datas)
    reader, found = Reader(), []
    for place in range(0, len(stream), size):
        found += [packet.data for packet in reader.feed(stream[place : place + size])]
    assert found == datas
