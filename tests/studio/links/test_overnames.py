"""Addresses over HTTP: read with GET, changed with POST, closed to pages."""

import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.studio.links.desks import LOOPBACK, House, Program


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


def ask(house: House, method: str, path: str, body: str = "", **headers: str) -> tuple[int, Any]:
    link = http.client.HTTPConnection(LOOPBACK, house.links.links["HTTP"].port, timeout=5)
    link.request(method, path, body, headers)
    answer = link.getresponse()
    text = answer.read()
    link.close()
    return answer.status, json.loads(text) if text[:1] in (b"{", b"[") else text


def test_a_value_is_read_changed_and_heard_by_subscribers(house):
    program = Program(house.port)
    program.subscribe()
    assert program.hears("/notalabel/slot/drums/gain", 1.0)
    assert ask(house, "POST", "/notalabel/slot/drums/gain", "0.5")[0] == 200
    assert program.hears("/notalabel/slot/drums/gain", 0.5)
    assert ask(house, "GET", "/notalabel/slot/drums/gain") == (
        200, {"address": "/notalabel/slot/drums/gain", "value": 0.5},
    )  # fmt: skip
    program.close()


def test_all_values_are_read_at_once(house):
    status, values = ask(house, "GET", "/notalabel")
    assert (status, values["/notalabel/cps"]) == (200, 0.5)
    assert sorted(values["/notalabel/slots"]) == ["bass", "drums"]


def test_what_only_does_something_takes_no_body(house):
    assert ask(house, "POST", "/notalabel/hush")[0] == 200
    assert house.session.playing().slots == ()


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/notalabel/nothing", "", 404),
        ("POST", "/notalabel/nothing", "1", 404),
        ("POST", "/notalabel/slots", "1", 422),
        ("POST", "/notalabel/cps", "fast", 422),
        ("POST", "/notalabel/cps", "[1]", 422),
        ("POST", "/notalabel/cps", "1e999", 422),
        ("POST", "/notalabel/cps", "9" * 4000, 422),
        ("POST", "/notalabel/cps", "[" * 100_000, 422),
        ("POST", "/notalabel/cps", "1" * 300_000, 422),
        ("DELETE", "/notalabel/cps", "", 405),
    ],
)
def test_what_cannot_be_done_is_refused(house, method, path, body, status):
    assert ask(house, method, path, body)[0] == status
    assert house.session.playing().cps == 0.5


@pytest.mark.parametrize("more", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}])
def test_pages_are_refused(house, more):
    assert ask(house, "POST", "/notalabel/hush", **more)[0] == 403
    assert house.session.playing().slots != ()
