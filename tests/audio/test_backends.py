"""What becomes of the music when the backend goes away."""

import pytest

from tests.audio.jackserver import jack_server
from tests.engine.rooms import ahead, engine, event, until

pytestmark = [pytest.mark.audio, pytest.mark.jack, pytest.mark.slow]


def test_when_jack_goes_away_another_backend_takes_over(monkeypatch):
    with jack_server(256, monkeypatch) as server, engine(backend="auto") as client:
        assert client.status().backend == "jack"
        assert client.status().why == "JACK"
        server.terminate()
        until(lambda: client.clock().epoch == 2)
        client.send([event(ahead(client))])
        until(lambda: client.status().onsets == 1)
        assert client.status().backend != "jack"


def test_when_jack_goes_away_and_nothing_else_was_wanted_the_player_is_told(monkeypatch):
    with jack_server(256, monkeypatch) as server, engine(backend="jack") as client:
        server.terminate()
        until(lambda: client.status().state == "failed")
        assert client.status().why.startswith("no JACK server is running; ")
