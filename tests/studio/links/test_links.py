"""Code from other programs: what comes in is played, what should not is refused, nothing breaks."""

import http.client
import json
import logging
import os
import random
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from pythonosc.osc_message_builder import OscMessageBuilder

from repl.cli import build_parser
from studio.links import overhttp
from studio.links.gate import AT_ONCE, Gate
from studio.links.listening import Listening, Ports, listen
from studio.links.osc.guard import encode
from studio.replies import Notice, Reply, done
from studio.session import Session
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script, steps
from tests.waiting import until


class House:
    """A session with its threads, and links on free ports."""

    def __init__(self) -> None:
        self.script, self.notices = Script(), list[Notice]()
        self.script.programs["beat"] = FakeProgram({"drums": steps("bd")}, messages=("hello",))
        self.script.programs["é" * 30] = FakeProgram({"bass": steps("x")})
        self.sound = FakeSound(ManualClock())
        self.session = Session(self.sound, self.script, self.notices.append)
        self.session.start()
        self.links: Listening = self.listen(self.notices, Ports(0, 0))

    def listen(self, notices: list[Notice], ports: Ports) -> Listening:
        return listen(self.session, self.sound, notices.append, ports)

    def send(self, data: bytes) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            out.sendto(data, ("127.0.0.1", self.links.links["OSC"].port))

    def post(
        self, body: bytes, path: str = "/evaluate", **headers: str
    ) -> tuple[int, dict[str, object]]:
        link = http.client.HTTPConnection("127.0.0.1", self.links.links["HTTP"].port, timeout=5)
        link.request("POST", path, body, headers)
        answer = link.getresponse()
        text = answer.read()
        link.close()
        return answer.status, json.loads(text) if text[:1] == b"{" else {}

    def close(self) -> None:
        self.links.close()
        self.session.close()


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


def osc(address: str, *values: object) -> bytes:
    builder = OscMessageBuilder(address)
    for value in values:
        builder.add_arg(value)
    return bytes(builder.build().dgram)


def test_code_over_osc_is_played(house: House) -> None:
    house.send(osc("/evaluate", "beat"))
    assert until(lambda: house.session.playing().slots == ("drums",))
    house.send(osc("/evaluate", "é" * 30))
    assert until(lambda: "bass" in house.session.playing().slots)


def test_code_over_http_is_played_and_answered(house: House) -> None:
    assert house.post(b"beat") == (200, {"ok": True, "text": "", "notes": ["hello"]})
    assert house.session.playing().slots == ("drums",)
    status, row = house.post(b"broken")
    assert (status, row["ok"], row["text"]) == (422, False, "broken is not known")


def test_a_page_of_the_web_is_refused(house: House) -> None:
    for headers in (
        {"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"},
    ):  # fmt: skip
        status, _ = house.post(b"beat", **headers)
        assert status == 403
    assert house.session.playing().slots == ()
    assert house.post(b"beat", Origin="http://localhost:3001")[0] == 200


def test_too_much_is_refused(house: House) -> None:
    assert house.post(b"x" * 300_000)[0] == 413
    assert house.post("é".encode() * 70_000)[0] == 422
    assert house.post(b"\xff\xfe")[0] == 413
    assert house.post(b"  ")[0] == 422
    assert house.post(b"beat", path="/other")[0] == 404


def test_code_that_takes_too_long_is_answered_all_the_same(house: House, monkeypatch) -> None:
    monkeypatch.setattr(overhttp, "PATIENCE_S", 0.05)
    monkeypatch.setattr(Gate, "code", lambda *_: Future())
    assert house.post(b"beat") == (504, {"ok": False, "text": "this takes too long", "notes": []})


def test_a_garbled_host_is_no_friend(house: House) -> None:
    for headers in ({"Host": "["}, {"Origin": "http://["}):
        assert house.post(b"beat", **headers)[0] == 403


def test_a_link_whose_server_fails_is_logged(monkeypatch, caplog) -> None:
    def fails(*_args: object, **_named: object) -> None:
        raise RuntimeError("no loop")

    monkeypatch.setattr("uvicorn.Server.run", fails)
    with caplog.at_level(logging.ERROR):
        link = overhttp.HttpCode(
            "127.0.0.1", 0, Gate(lambda _code: done(Reply(True)), print, time.monotonic)
        )
        link.close()
    assert caplog.messages == ["the HTTP link ends"]


def test_a_flood_is_cut_and_told_once(house: House) -> None:
    for _ in range(200):
        house.send(osc("/evaluate", "broken"))
    assert until(lambda: [one for one in house.notices if one.bad])
    time.sleep(0.2)
    assert len([one for one in house.notices if one.bad]) == 1
    assert house.session.playing().slots == ()


def test_garbage_over_osc_is_refused_and_the_next_message_heard(house: House) -> None:
    dice = random.Random(7)
    good = osc("/evaluate", "beat")
    garbage = [b"", b"\0", b"/evaluate", b"/evaluate\0\0\0,s\0\0", b"#bundle\0" * 400, b"/" * 9000]
    for _ in range(300):
        mangled = bytearray(good)
        for _ in range(dice.randrange(1, 4)):
            mangled[dice.randrange(len(mangled))] = dice.randrange(256)
        garbage.append(bytes(mangled[: dice.randrange(1, len(mangled) + 1)]))
    for data in garbage:
        house.send(data)
    house.send(good)
    assert until(lambda: house.session.playing().slots == ("drums",))


@pytest.mark.parametrize("values", [(), (1,), ("beat", "beat"), (b"beat",), (1.5,)])
def test_what_is_no_code_is_refused(house: House, values: tuple[object, ...]) -> None:
    house.send(osc("/evaluate", *values))
    assert until(lambda: [one.text for one in house.notices if "takes one text" in one.text])
    assert house.session.playing().slots == ()


def test_code_in_a_bundle_is_played(house: House) -> None:
    house.send(encode("/evaluate", ["beat"], at=1_800_000_000.0))
    assert until(lambda: house.session.playing().slots == ("drums",))


def test_a_port_that_is_taken_is_told_and_the_other_link_opens(house: House) -> None:
    told: list[Notice] = []
    taken = house.links.links["OSC"].port
    links = house.listen(told, Ports(taken, 0))
    assert list(links.links) == ["HTTP"]
    by = f" by python, process {os.getpid()}" if sys.platform == "linux" else ""
    first = f"OSC port {taken} cannot be opened (address already in use{by})"
    assert told[0].text == f"{first}; name another one (osc.port)"
    links.close()


def test_other_machines_are_not_listened_to(house: House) -> None:
    told: list[Notice] = []
    assert house.listen(told, Ports(0, 0, "0.0.0.0")).links == {}
    assert told[0].text.startswith("0.0.0.0 is not this machine alone")


def test_the_gate_lets_so_much_through_and_more_after_a_while() -> None:
    now, told = [0.0], list[str]()
    gate = Gate(lambda code: done(Reply(True, code)), told.append, lambda: now[0])
    passed = [gate.code("x", "beat").result().ok for _ in range(30)]
    assert passed == [True] * int(AT_ONCE) + [False] * 10
    now[0] = 0.5
    assert [gate.code("x", "beat").result().ok for _ in range(6)] == [True] * 5 + [False]
    assert told == ["x was refused: more than 10 pieces of code a second; slow down"]
    now[0] = 20.0
    assert not gate.code("x", "y" * 64_001).result().ok
    assert told[1] == "x was refused: code has up to 64000 characters"


def test_nothing_listens_unless_it_is_asked_to() -> None:
    parser = build_parser()
    assert not parser.parse_args([]).listen
    assert not parser.parse_args(["play", "x"]).listen
    assert parser.parse_args(["play", "x", "--listen"]).listen
