"""The OSC server: who may send what and how often, and what is said about the rest."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.links.holder import holder
from studio.links.osc.allowed import Allowed
from studio.links.osc.guard import Message, encode
from studio.links.osc.limits import Limits
from studio.links.osc.refusals import Refusals
from studio.links.osc.server import Peer, Route, Server
from tests.waiting import until


class Desk:
    """A server on a free port, and what it heard and said."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.told: list[str] = []
        self.heard: list[Message] = []
        self.server = Server("127.0.0.1", 0, self.told.append, Allowed(), limits)
        self.server.add(
            [
                Route("/a", self.hear, pages=True),
                Route("/b/*", self.hear),
                Route("/echo", lambda one, peer: peer.answer("/back", one.args)),
                Route("/broken", lambda *_: 1 / 0),  # type: ignore[arg-type, return-value]
            ]
        )

    def hear(self, message: Message, peer: Peer) -> None:
        del peer
        self.heard.append(message)

    def take(self, data: bytes, port: int = 9, page: bool = False) -> None:
        self.server.take(data, Peer("127.0.0.1", port, page=page))


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    desk.server.start()
    yield desk
    desk.server.close()


def test_messages_go_to_who_answers_their_address(desk: Desk) -> None:
    for address in ("/a", "/b/deep/er", "/c", "/a/b"):
        desk.take(encode(address, [1]))
    assert [one.address for one in desk.heard] == ["/a", "/b/deep/er"]
    assert desk.server.refusals.counts["an address that nobody answers"] == 2


def test_an_answer_comes_back_to_who_asked(desk: Desk) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asks:
        asks.settimeout(30)
        asks.sendto(encode("/echo", ["x"]), ("127.0.0.1", desk.server.port))
        assert asks.recv(100) == encode("/back", ["x"])


def test_nothing_is_sent_to_strangers(desk: Desk) -> None:
    assert not desk.server.send(("192.0.2.1", 9), b"x")


def test_a_fault_in_one_answer_ends_nothing(desk: Desk) -> None:
    desk.take(encode("/broken"))
    desk.take(encode("/a", [2]))
    assert [one.args for one in desk.heard] == [(2,)]
    assert "could not be answered" in desk.told[0]


def test_a_page_of_the_web_has_only_the_addresses_for_pages(desk: Desk) -> None:
    desk.take(encode("/a"), page=True)
    desk.take(encode("/b/c"), page=True)
    assert [one.address for one in desk.heard] == ["/a"]


def test_a_burst_comes_in_whole(desk: Desk) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        for number in range(200):
            out.sendto(encode("/a", [number]), ("127.0.0.1", desk.server.port))
    assert until(lambda: len(desk.heard) == 200)
    assert [one.args[0] for one in desk.heard] == list(range(200))


def test_a_flood_of_one_leaves_room_for_another() -> None:
    desk = Desk(Limits(a_second=10, at_once=20))
    for _ in range(100):
        desk.take(encode("/a", ["flood"]), port=1)
    desk.take(encode("/a", ["other"]), port=2)
    assert [one.args[0] for one in desk.heard].count("flood") in range(20, 23)
    assert desk.heard[-1].args == ("other",)
    assert len(desk.told) == 1
    desk.server.close()


def test_forged_senders_have_one_bucket_together() -> None:
    limits = Limits()
    assert sum(limits.may(("10.0.0.1", port), 0.0) for port in range(20_000)) == 5_000
    assert sum(limits.may(("10.0.0.1", port), 1.0) for port in range(20_000)) == 5_000


def test_strangers_are_not_listened_to() -> None:
    allowed = Allowed(["192.168.1.0/24", "2001:db8::1"])
    assert [allowed(one) for one in ("127.0.0.1", "::1", "192.168.1.9", "2001:db8::1")] == [
        True
    ] * 4
    assert [allowed(one) for one in ("192.168.2.1", "8.8.8.8", "", "x" * 999)] == [False] * 4
    with pytest.raises(ValueError, match="nonsense is no address"):
        Allowed(["nonsense"])


def test_many_reasons_are_counted_and_told_seldom() -> None:
    told, now = list[str](), [0.0]
    refusals = Refusals("OSC", told.append, lambda: now[0])
    for number in range(1000):
        now[0] += 0.001
        refusals.add(f"reason {number}")
    assert (refusals.total, len(refusals.counts), len(told)) == (1000, 33, 1)
    now[0] = 20.0
    refusals.add("reason 1")
    assert told[1].startswith("OSC: refused 1000 packets (other reasons: 968, reason 1: 2, ")


def test_the_holder_of_a_port_is_found(tmp_path: Path) -> None:
    net, fd = tmp_path / "net", tmp_path / "77" / "fd"
    net.mkdir()
    fd.mkdir(parents=True)
    (tmp_path / "77" / "comm").write_text("sclang\n")
    (fd / "5").symlink_to("socket:[4711]")
    row = "0: 0100007F:DF20 00000000:0000 07 00000000:00000000 00:00000000 0 0 0 4711 2 0 0"
    (net / "udp").write_text(f"head\n{row}\nbroken\n")
    assert holder(57_120, "udp", tmp_path) == "sclang, process 77"
    assert holder(57_121, "udp", tmp_path) == holder(57_120, "tcp", tmp_path) == ""
