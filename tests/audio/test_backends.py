"""What becomes of the music when the backend goes away, and when it is there again."""

import signal

import numpy as np
import pytest
import soundfile

from engine.recording import Take
from tests.audio.jackserver import jack_server
from tests.engine.rooms import CLICKS, ahead, clicks, engine, event, spread, until, wait_past

pytestmark = [pytest.mark.audio, pytest.mark.jack, pytest.mark.slow]


@pytest.mark.parametrize(("backend", "end"), [("auto", signal.SIGTERM), ("jack", signal.SIGKILL)])
def test_when_jack_goes_away_null_keeps_the_time_until_it_is_back(
    monkeypatch, tmp_path, backend, end
):
    with jack_server(256, monkeypatch) as server, engine(tmp_path / "out", backend) as client:
        assert client.status().backend == "jack"
        before = client.clock()
        server.send_signal(end)
        until(lambda: client.clock().epoch == 2 and client.clock().ready)
        status = client.status()
        assert status.backend == "null"
        assert status.why == "jack is gone: time runs, nothing is heard until it is back"
        asked = list(spread(ahead(client), 20, 331))
        client.send(event(frame) for frame in asked)
        wait_past(client, asked[-1])
        server.wait()
        with jack_server(256, monkeypatch):
            until(lambda: client.clock().epoch == 3 and client.clock().ready)
            assert client.status().backend == "jack"
            after = client.clock()
            passed = (after.at_ns - before.at_ns) * 48_000 / 1e9
            assert abs(after.frame - before.frame - passed) < 4 * after.block
            again = list(spread(ahead(client), 20, 331))
            client.send(event(frame) for frame in again)
            wait_past(client, again[-1])
        status = client.status()
    assert clicks(tmp_path / "out") == asked + again
    assert status.late_events == 0


def test_jack_that_comes_up_later_is_taken(monkeypatch):
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "nobody-is-here")
    with jack_server(256, monkeypatch) as server:
        server.terminate()
        server.wait()
        with engine(backend="auto") as client:
            if client.status().backend != "null":
                pytest.skip("this machine has an audio device")
            with jack_server(256, monkeypatch):
                until(lambda: client.status().backend == "jack")


def test_orbits_are_heard_on_the_pairs_that_they_ask_for(monkeypatch):
    with (
        jack_server(256, monkeypatch, playback=6),
        engine(backend="jack", sound="engine.mixer:Sound") as client,
    ):
        assert client.status().outputs == 6
        listener, now = client.listener(), ahead(client)
        said = client.send([event(now, orbit=2, channels=(5, 6))])
        until(lambda: client.status().onsets == 1)
        wait_past(client, client.clock().frame + 2400)
        levels = listener.levels()
        assert said == []
        assert levels[2].peak[0] > 0.01
        assert levels[-1].peak == (0, 0)
        client.send([event(ahead(client), orbit=2, channels=(1, 2))])
        wait_past(client, ahead(client))
        assert listener.levels()[-1].peak[0] > 0.01


def test_what_is_cued_is_heard_on_its_own_pair_only(monkeypatch, tmp_path):
    with (
        jack_server(256, monkeypatch, playback=4),
        engine(backend="jack", sound="engine.mixer:Sound") as client,
    ):
        taken = client.record(Take(tmp_path / "mix.wav", "float"))
        listener, now = client.listener(), ahead(client)
        client.send([event(now, room=0.5)], cue=True)
        until(lambda: client.status().onsets == 1)
        wait_past(client, client.clock().frame + 2400)
        levels = listener.levels()
        taken.stop()
    assert levels[-2].peak[0] > 0.01
    assert np.abs(soundfile.read(tmp_path / "mix.wav")[0]).max() == 0


def test_a_device_of_jack_is_chosen_by_name_and_an_unknown_one_named(monkeypatch):
    with jack_server(256, monkeypatch):
        with engine(backend="jack", sound=CLICKS, device="SYS") as client:
            assert client.status().why == "system, as asked for"
        with pytest.raises(AssertionError, match='there is no output called "sistem"') as caught:
            engine(backend="jack", device="sistem").__enter__()
    assert 'the nearest is "system"' in str(caught.value)
