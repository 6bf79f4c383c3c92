"""The client and its process: starting, sending, taking back, dying and coming back."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from engine.client import EngineClient
from engine.errors import BackendError
from engine.launch import SOUND
from engine.plays import play_messages
from tests.engine.rooms import (
    ahead,
    clicks,
    engine,
    event,
    read_recording,
    spread,
    until,
    wait_past,
)

pytestmark = pytest.mark.audio
ROOT = Path(__file__).resolve().parents[2]


def alive(pid):
    """Is there a process of that number, one that is no zombie?"""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where engines keep their sockets and clocks."""
    made = tmp_path / "f"
    made.mkdir()
    monkeypatch.setattr("engine.keeper.MEMORY_FOLDER", made)
    return made


def test_start_returns_at_once_and_the_clock_runs_before_the_engine_is_up():
    client = EngineClient("null")
    client.start()
    reading = client.clock()
    assert (reading.ready, reading.epoch) == (False, 0)
    until(lambda: client.clock().frame > reading.frame)
    client.stop()


def test_the_frame_count_does_not_jump_when_the_engine_comes_up():
    client = EngineClient("null")
    before = client.clock()
    client.start()
    assert client.wait_ready()
    after = client.clock()
    passed = (after.at_ns - before.at_ns) * 48_000 / 1e9
    assert abs(after.frame - before.frame - passed) < 2 * after.block
    client.stop()


@pytest.mark.slow
@pytest.mark.parametrize("frames", [64, 128, 256])
def test_every_onset_is_at_its_frame_on_null(tmp_path, frames):
    with engine(tmp_path / "out", frames=frames) as client:
        asked = spread(ahead(client), 150, 331)
        assert client.send(event(frame) for frame in asked) == []
        wait_past(client, asked[-1])
        status = client.status()
    assert clicks(tmp_path / "out") == asked
    assert (status.onsets, status.late_events, status.max_onset_error_frames) == (150, 0, 0)
    assert status.block == frames


def test_a_late_event_is_played_at_once_and_counted(tmp_path):
    with engine(tmp_path / "out") as client:
        asked = ahead(client, -0.1)
        client.send([event(asked)])
        until(lambda: client.status().onsets == 1)
        status = client.status()
    assert status.late_events == 1
    assert clicks(tmp_path / "out")[0] - asked == status.max_onset_error_frames > 3000


def test_cancel_takes_back_what_is_queued_and_leaves_other_slots(tmp_path):
    with engine(tmp_path / "out") as client:
        begin = ahead(client, 0.3)
        client.send([event(begin), event(begin + 5000), event(begin + 6000, "$2")])
        client.cancel("$1", begin + 1, 2)
        client.send([event(begin + 7000, generation=1), event(begin + 8000, generation=2)])
        wait_past(client, begin + 8000)
    assert clicks(tmp_path / "out") == [begin, begin + 6000, begin + 8000]


def test_panic_empties_the_queue():
    with engine() as client:
        client.send([event(ahead(client, 60.0))])
        until(lambda: client.status().queued == 1)
        client.panic()
        until(lambda: client.status().queued == 0)


def test_an_unknown_sound_is_one_sentence_and_the_others_play():
    with engine() as client:
        now = ahead(client)
        said = client.send([event(now), event(now, s="sien"), event(now, s="sien")])
        assert len(said) == 1
        assert "sien" in said[0]
        until(lambda: client.status().onsets == 1)


def test_control_values_from_nowhere_do_not_stop_the_engine():
    absurd = (float("nan"), float("inf"), -1e300, 10**400, "loud", None, (), {"a": 1}, True)
    names = ("note", "gain", "pan", "lpf", "resonance", "orbit", "attack", "release", "cut")
    with engine(sound="engine.mixer:Sound") as client:
        now = ahead(client)
        client.send(event(now, **{name: value}) for name in names for value in absurd)
        client.send([event(ahead(client, 0.2))])
        until(lambda: client.status().queued == 0)
        assert client.status().state == "running"
        assert client.clock().epoch == 1


def test_a_voice_that_does_not_start_leaves_the_others_alone(tmp_path):
    with engine(tmp_path / "out") as client:
        frame = ahead(client)
        plays, _ = play_messages([event(frame)])
        voice = plays[0].voice
        client._put([type(plays[0])(frame, "$1", 1, ("broken", *voice[1:])), *plays])
        until(lambda: client.status().onsets == 1)
        assert client.status().refused == 1
    assert clicks(tmp_path / "out") == [frame]


@pytest.mark.slow
def test_a_flood_is_survived():
    with engine() as client:
        begin = ahead(client, 30.0)
        client.send(event(begin + number) for number in range(25_000))
        until(lambda: client.status().unsent == 0)
        until(lambda: client.status().refused >= 5_000)
        assert client.status().queued == 20_000
        client.panic()
        client.send([event(ahead(client))])
        until(lambda: client.status().onsets == 1)


def test_too_many_voices_in_one_block_are_refused_not_waited_for():
    with engine() as client:
        frame = ahead(client, 0.5)
        client.send(event(frame) for _ in range(1500))
        until(lambda: client.status().onsets + client.status().refused == 1500)
        assert client.status().overfull == client.status().refused > 500


def test_ctrl_c_does_not_stop_the_engine():
    with engine() as client:
        os.kill(client.pid, signal.SIGINT)
        client.send([event(ahead(client))])
        until(lambda: client.status().onsets == 1)
        assert client.clock().epoch == 1


def test_a_stopped_engine_gets_its_messages_when_it_goes_on():
    with engine() as client:
        os.kill(client.pid, signal.SIGSTOP)
        client.send(event(ahead(client, 2.0)) for _ in range(1000))
        assert client.status().unsent > 0
        os.kill(client.pid, signal.SIGCONT)
        until(lambda: client.status().unsent == 0 and client.status().queued == 1000)


def test_stop_leaves_no_process_and_no_file(folder):
    with engine() as client:
        pid = client.pid
        assert [path.name[:10] for path in folder.iterdir()] == ["notalabel-"]
    assert not alive(pid)
    assert list(folder.iterdir()) == []
    assert client.status().state == "stopped"


@pytest.mark.slow
def test_stop_right_after_start_is_clean(folder):
    client = EngineClient("null")
    client.start()
    client.stop()
    assert list(folder.iterdir()) == []
    EngineClient("null").stop()


def test_the_engine_ends_when_the_session_is_killed(folder):
    code = f"""
        import sys, time
        from pathlib import Path
        import engine.client, engine.keeper
        engine.keeper.MEMORY_FOLDER = Path({str(folder)!r})
        client = engine.client.EngineClient("null", sound="tests.engine.clicks:Clicks")
        client.start()
        client.wait_ready()
        print(client.pid, flush=True)
        time.sleep(60)
    """
    session = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, cwd=ROOT
    )
    pid = int(session.stdout.readline())
    assert alive(pid)
    session.kill()
    session.wait()
    session.stdout.close()
    until(lambda: not alive(pid))
    until(lambda: list(folder.iterdir()) == [])


@pytest.mark.slow
@pytest.mark.parametrize("sound", ["tests.engine.clicks:Clicks", "engine.mixer:Sound"])
def test_a_killed_engine_plays_on_in_phase(tmp_path, sound):
    beat = 4800
    with engine(tmp_path / "out", sound=sound) as client:
        until(lambda: client.has_spare)
        before = client.clock()
        os.kill(client.pid, signal.SIGKILL)
        until(lambda: client.clock().epoch == 2 and client.clock().ready)
        after = client.clock()
        first = (after.frame // beat + 5) * beat  # half a second ahead
        client.send(event(first + number * beat) for number in range(3))
        until(lambda: client.status().onsets >= 1)
        passed = (after.at_ns - before.at_ns) * 48_000 / 1e9
        assert abs(after.frame - before.frame - passed) < 4 * after.block
        wait_past(client, first + 2 * beat)
        status = client.status()
    if sound.startswith("tests"):
        assert clicks(tmp_path / "out") == [first, first + beat, first + 2 * beat]
    assert (status.state, status.restarts, status.epoch) == ("running", 1, 2)


@pytest.mark.slow
def test_an_engine_that_dies_again_and_again_is_given_up():
    with engine(sound="tests.engine.clicks:Clicks") as client:
        for _ in range(5):
            until(lambda: client.clock().ready or client.status().state == "failed")
            if client.pid is not None:
                os.kill(client.pid, signal.SIGKILL)
                epoch = client.clock().epoch
                until(
                    lambda epoch=epoch: (
                        client.clock().epoch > epoch or client.status().state == "failed"
                    )
                )
        assert client.status().why == ("the engine crashes again and again; try --backend null")


def test_no_jack_server_is_one_clear_sentence(monkeypatch):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "nobody-is-here")
    client = EngineClient("jack")
    client.start()
    assert not client.wait_ready()
    status = client.status()
    client.stop()
    assert status.state == "failed"
    assert status.why == "no JACK server is running; start JACK, or take --backend auto"


def test_no_audio_device_is_one_clear_sentence():
    client = EngineClient("portaudio")
    client.start()
    came_up = client.wait_ready()
    status = client.status()
    client.stop()
    if came_up:
        pytest.skip("this machine has an audio device")
    assert status.why.startswith("this machine has no audio ")
    assert status.why.endswith("take --backend null to play without sound")


def test_auto_takes_what_there_is_and_says_why(monkeypatch):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "nobody-is-here")
    with engine(backend="auto") as client:
        status = client.status()
    if status.backend != "null":
        pytest.skip("this machine has an audio device")
    assert "no JACK server is running" in status.why
    assert "no audio" in status.why


@pytest.mark.parametrize(
    ("backend", "frames", "sentence"),
    [
        ("alsa", 256, 'there is no backend "alsa"; take one of auto, jack, portaudio, null'),
        ("null", 100, 'there is no block size "100"; take one of 64, 128, 256, 512, 1024'),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(backend, frames, sentence):
    with pytest.raises(BackendError) as caught:
        EngineClient(backend, frames)
    assert str(caught.value) == sentence


def test_a_backend_that_crashes_is_left_out_and_named(monkeypatch):
    monkeypatch.setenv("ALSA_CONFIG_PATH", os.devnull)  # with this PortAudio aborts the process
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "nobody-is-here")
    with engine(backend="auto") as client:
        status = client.status()
    if "crashed" not in status.why:
        pytest.skip("PortAudio does not crash here")
    assert (status.backend, status.state) == ("null", "running")


def test_where_unix_sockets_cannot_be_had_loopback_serves(tmp_path, monkeypatch):
    deep = tmp_path / ("x" * 100)  # too long for the address of a Unix socket
    deep.mkdir()
    monkeypatch.setattr("engine.keeper.MEMORY_FOLDER", deep)
    with engine(tmp_path / "out") as client:
        asked = spread(ahead(client), 50, 331)
        client.send(event(frame) for frame in asked)
        wait_past(client, asked[-1])
    assert clicks(tmp_path / "out") == asked


def test_a_held_note_is_turned_while_it_sounds(tmp_path):
    with engine(tmp_path / "out", sound=SOUND) as client:
        begin = ahead(client)
        client.send([event(begin, sustain=1, release=0.4)])
        wait_past(client, begin + 4800)
        assert client.turn("$1", "gain", 0.2) == []
        wait_past(client, begin + 12_000)
    first, samples = read_recording(tmp_path / "out")
    early, late = (abs(samples[begin - first + at :][:1200]).max() for at in (3000, 10_000))
    assert late / early == pytest.approx(0.25, rel=0.01)


@pytest.mark.slow
def test_an_engine_in_place_of_a_dead_one_knows_what_is_turned(tmp_path):
    levels = []
    for turned in (1.0, 0.2):
        with engine(tmp_path / "out", sound=SOUND) as client:
            until(lambda client=client: client.has_spare)
            client.turn("$1", "gain", turned)
            os.kill(client.pid, signal.SIGKILL)
            until(lambda client=client: client.clock().epoch == 2 and client.clock().ready)
            begin = ahead(client)
            client.send([event(begin, sustain=1, release=0.4)])
            wait_past(client, begin + 9600)
        first, samples = read_recording(tmp_path / "out")
        levels.append(abs(samples[begin - first + 3000 :][:1200]).max())
    assert levels[1] / levels[0] == pytest.approx(0.2, rel=0.01)
