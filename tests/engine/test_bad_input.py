"""Bad input, live: whatever comes, the music goes on and the player reads one sentence."""

import math
import socket

import pytest

from engine.messages import Cancel, Play, encode
from engine.plays import play_messages
from tests.engine.rooms import ahead, clicks, engine, event, wait_past

pytestmark = pytest.mark.audio
NOWHERE = (float("nan"), math.inf, -math.inf, 10**30, None, "soon", 1.5)


def beat(client, count=20):
    """A beat that has to be heard whatever else comes, and its frames."""
    first = ahead(client, 0.5)
    frames = [first + 2400 * number for number in range(count)]
    client.send(event(frame, "beat") for frame in frames)
    return frames


@pytest.mark.parametrize("frame", NOWHERE)
def test_an_event_without_a_place_in_time_is_left_out_with_one_sentence(frame):
    plays, said = play_messages([event(frame), event(frame), event(100)])
    assert [play.frame for play in plays] == [100]
    assert said == [f"an event at frame {frame!r:.20} has no place in time: left out"]


@pytest.mark.parametrize("field", ["duration_s", "cps", "cycle"])
@pytest.mark.parametrize("value", [float("nan"), math.inf, -1.0, 0.0])
def test_an_event_of_no_length_or_tempo_is_played_or_told(field, value):
    from dataclasses import replace

    plays, said = play_messages([replace(event(100), **{field: value}), event(200)])
    assert plays[-1].frame == 200
    assert len(plays) == 2 or len(said) == 1


def test_ten_thousand_voices_at_one_instant_leave_the_beat_alone(tmp_path):
    with engine(tmp_path / "out") as client:
        frames = beat(client, 60)
        plays, _ = play_messages(event(frames[50] + 600, "crowd") for _ in range(1))
        client._put(plays * 10_000)
        wait_past(client, frames[-1])
        status = client.status()
    assert set(frames) <= set(clicks(tmp_path / "out"))
    assert status.overfull == 10_000 - (status.onsets - len(frames))
    assert status.overfull > 9_000
    assert (status.state, status.epoch) == ("running", 1)


def test_of_too_many_at_once_the_loudest_are_played():
    from engine.performance import loudest

    plays, _ = play_messages(event(number, gain=gain) for number, gain in enumerate((0.1, 0.5, 1)))
    assert [play.frame for play in loudest(plays, 2)] == [2, 1]


def test_a_flood_of_cancels_holds_up_no_beat(tmp_path):
    with engine(tmp_path / "out") as client:
        frames = beat(client)
        far = ahead(client, 60.0)
        client.send(event(far + number, "far") for number in range(2000))
        for number in range(5000):
            client.cancel("far", far + 1000, 0)
            client.cancel(f"other{number}", 0, 1)
        wait_past(client, frames[-1])
        status = client.status()
    assert clicks(tmp_path / "out") == frames
    assert status.late_events == 0


def test_datagrams_that_are_too_long_or_nobody_s_are_counted_and_forgotten(tmp_path):
    with engine(tmp_path / "out") as client:
        outbox = client._keeper._outbox
        frames = beat(client)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as stranger:
            stranger.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_000_000)
            for data in (b"", b"x", bytes(200_000), outbox._token + bytes(100_000)):
                stranger.sendto(data, outbox._place)
            with pytest.raises(OSError, match=r"too long|No buffer"):
                stranger.sendto(bytes(16_000_000), outbox._place)
        wait_past(client, frames[-1])
        status = client.status()
    assert clicks(tmp_path / "out") == frames
    assert status.refused >= 3


def test_a_slot_s_many_cancels_are_forgotten_when_others_cover_them():
    from engine.eventqueue import EventQueue

    queue = EventQueue()
    for number in range(1000):
        queue.cancel(Cancel(f"slot{number}", 0, number))
    assert queue.put(Play(10, "beat", 1, ()))
    assert len(queue.take(11)) == 1
    assert encode(bytes(16), 1, [])
