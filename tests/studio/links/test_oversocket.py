"""OSC over WebSocket: binary packets both ways, and pages of the web only where they are named."""

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from studio.links import oversocket
from studio.links.osc.guard import MOST_BYTES, OscError, encode
from studio.links.osc.jsonform import decode_json
from studio.links.oversocket import OscSocket
from tests.studio.links.test_server import Desk
from tests.waiting import until


class Window:
    """A desk with a window to it."""

    def __init__(self, port: int = 0) -> None:
        self.desk = Desk()
        server, told = self.desk.server, self.desk.told.append
        self.socket = OscSocket("127.0.0.1", port, server, frozenset({"https://strudel.cc"}), told)
        self.address = f"ws://127.0.0.1:{self.socket.port}"

    def close(self) -> None:
        self.socket.close()
        self.desk.server.close()


@pytest.fixture
def window() -> Iterator[Window]:
    window = Window()
    yield window
    window.close()


def test_packets_come_in_and_answers_go_back(window: Window) -> None:
    with connect(window.address) as client:
        client.send(encode("/a", [1], at=1_800_000_000.0))
        client.send(encode("/echo", ["x"]))
        assert client.recv(30) == encode("/back", ["x"])
    assert [one.args for one in window.desk.heard] == [(1,)]


def test_a_message_as_json_comes_in_as_strudel_writes_it(window: Window) -> None:
    row = {"address": "/a", "args": ["s", "bd", "n", 1, "x", [1]], "timestamp": 1_800_000_000_500}
    with connect(window.address) as client:
        client.send(json.dumps(row))
        assert until(lambda: window.desk.heard)
    (found,) = window.desk.heard
    assert (found.args, found.at) == (("s", "bd", "n", 1, "x", None), 1_800_000_000.5)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "7", "[" * 5000, '{"args": []}', '{"address": "a"}', '{"address": "/a", "args": 1}',
     '{"address": "/a", "args": [' + "9" * 400 + "]}", '{"address": "/a"}' + " " * MOST_BYTES,
     '{"address": "/a", "args": [NaN]}', '{"address": "/a", "args": [1e999]}',
     '{"address": "/a", "timestamp": "now"}', '{"address": "/a", "args": [1' + ",1" * 600 + "]}"],
)  # fmt: skip
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(OscError):
        decode_json(text.encode())


def test_what_programs_send_goes_to_every_client(window: Window) -> None:
    with connect(window.address) as one, connect(window.address) as other:
        for client in (one, other):
            client.send(encode("/echo"))
            client.recv(30)
        window.socket.send_all(encode("/note", [3]))
        assert one.recv(30) == other.recv(5) == encode("/note", [3])


@pytest.mark.parametrize(
    ("origin", "heard"),
    [("https://strudel.cc", ["/a"]), ("http://localhost:3001", ["/a", "/b/c"])],
)
def test_a_page_that_is_named_has_what_is_for_pages(
    window: Window, origin: str, heard: list[str]
) -> None:
    with connect(window.address, origin=origin) as client:  # type: ignore[arg-type] # a str will do
        client.send(encode("/a"))
        client.send(encode("/b/c"))
        client.send(encode("/echo"))
        assert until(lambda: window.desk.server.received == 3)
    assert [one.address for one in window.desk.heard] == heard


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_other_pages_do_not_come_in(window: Window, headers: dict[str, str]) -> None:
    with pytest.raises(InvalidStatus), connect(window.address, additional_headers=headers):
        pass
    assert "osc.pages" in window.desk.told[0]


def asked(window: Window, host: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", window.socket.port)) as raw:
        raw.sendall(
            b"GET / HTTP/1.1\r\nHost: %b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            % host
        )
        return raw.recv(100)


@pytest.mark.parametrize("host", [b"[", b"evil.example", b""])
def test_a_name_that_is_not_ours_or_none_at_all_does_not_come_in(window: Window, host) -> None:
    assert b"403" in asked(window, host)


def test_a_client_that_reads_too_slowly_is_cut(window: Window, monkeypatch) -> None:
    monkeypatch.setattr(oversocket, "MOST_UNSENT", -1)
    with connect(window.address) as client:
        client.send(encode("/echo"))
        with pytest.raises(ConnectionClosed):
            client.recv(30)
    assert until(lambda: any("reads too slowly" in text for text in window.desk.told))


@pytest.fixture
def bridged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """A window at Strudel's port, whichever that is here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setattr(oversocket, "STRUDELS", port)
    monkeypatch.setattr(oversocket, "INWARD", 0)
    window = Window(port)
    yield window
    window.close()


def test_at_strudels_port_packets_of_this_machine_go_to_its_clients(bridged: Window) -> None:
    inward = bridged.socket._inward
    assert inward is not None
    place = inward.getsockname()
    packet = encode("/note", [3])
    with connect(bridged.address) as client, socket.socket(type=socket.SOCK_DGRAM) as other:
        client.send(encode("/echo"))
        client.recv(30)
        other.sendto(b"garbage", place)
        other.sendto(packet, place)
        assert client.recv(30) == packet
        take = bridged.socket._limited()
        take(encode("/far"), ("192.0.2.1", 1))  # another machine's
        take(packet, ("127.0.0.1", 1))
        assert client.recv(30) == packet
    assert until(lambda: any("this is no OSC" in text for text in bridged.desk.told))


def test_a_server_that_fails_is_logged(monkeypatch, caplog) -> None:
    async def fails(_one: OscSocket) -> None:
        raise OSError("gone")

    monkeypatch.setattr(OscSocket, "_listen_inward", fails)
    monkeypatch.setattr(oversocket, "_inward", lambda _host: socket.socket(type=socket.SOCK_DGRAM))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setattr(oversocket, "STRUDELS", port)
    with caplog.at_level(logging.ERROR):
        window = Window(port)
        window.close()
    assert caplog.messages == ["osc-websocket ends"]


def test_where_another_bridge_has_its_port_ours_does_without(monkeypatch) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        monkeypatch.setattr(oversocket, "INWARD", other.getsockname()[1])
        assert oversocket._inward("127.0.0.1") is None


def test_garbage_is_counted_and_the_next_client_heard(window: Window) -> None:
    with connect(window.address) as client:
        for data in (b"", b"x", b"#bundle\0" * 100, "text"):
            client.send(data)
        client.send(encode("/a", ["good"]))
        assert until(lambda: window.desk.heard)
    with connect(window.address) as client:
        client.send(b"/" * (MOST_BYTES + 1))
        with pytest.raises(ConnectionClosed):
            client.recv(30)
    with connect(window.address) as client:
        client.send(encode("/a", ["again"]))
        assert until(lambda: len(window.desk.heard) == 2)


def test_there_is_an_end_to_clients(window: Window) -> None:
    with ExitStack() as clients:
        for _ in range(16):
            clients.enter_context(connect(window.address))
        with pytest.raises(InvalidStatus, match="503"):
            clients.enter_context(connect(window.address))
