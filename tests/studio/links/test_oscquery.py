"""OSCQuery: the tree is browsed over HTTP, heard over a WebSocket, and closed to pages."""

import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from studio.links.names.hub import hub_of
from studio.links.osc.guard import decode, encode
from studio.links.osc.limits import Bucket
from studio.links.oscquery import server
from studio.links.oscquery.nodes import NoSuchNodeError, addresses, asked, found, whole
from studio.links.oscquery.server import MOST_CLIENTS, MOST_LISTENED, Query
from studio.links.overosc import Osc
from tests.studio.links.desks import LOOPBACK, House, Table
from tests.waiting import until


@pytest.fixture
def root() -> dict[str, Any]:
    table = Table()
    table.hub.controls.put("/fader1", 0.5, "")
    return whole(table.hub.tree, table.desk, table.hub.controls.snapshot())


def test_every_address_is_a_node_at_its_path(root):
    paths = set(addresses(root))
    assert {"/notalabel/cps", "/notalabel/slot/drums/gain", "/fader1"} <= paths
    assert all(found(root, path)["FULL_PATH"] == path for path in paths)


def test_a_node_tells_type_value_range_unit_and_what_may_be_done(root):
    node = found(root, "/notalabel/cps")
    assert (node["TYPE"], node["VALUE"], node["ACCESS"]) == ("f", [0.5], 3)
    assert (node["RANGE"], node["UNIT"]) == ([{"MIN": 0.001, "MAX": 16.0}], ["cycles/s"])
    assert found(root, "/notalabel/slots")["ACCESS"] == 1
    assert found(root, "/notalabel/hush")["ACCESS"] == 2


def test_one_attribute_is_all_that_is_given_where_it_is_asked(root):
    assert asked(root, "/notalabel/cps", "VALUE") == {"VALUE": [0.5]}


@pytest.mark.parametrize("path", ["/nothing", "/notalabel/cps/more", "/%2e%2e/etc"])
def test_where_nothing_lives_nothing_is_found(root, path):
    with pytest.raises(NoSuchNodeError):
        found(root, path)


def test_the_tree_is_json(root):
    assert json.loads(json.dumps(root)) == root


class Browsed:
    """A house that is browsed."""

    def __init__(self) -> None:
        self.house = House()
        self.osc = self.house.links.links["OSC"]
        assert isinstance(self.osc, Osc)
        inside = self.osc.house
        self.hub = hub_of(inside.session, inside.sound, inside.gate)
        self.told: list[str] = []
        self.query = Query(
            LOOPBACK, 0, self.hub, inside.server, inside.server.allowed, self.told.append
        )

    def get(self, path: str, **headers: str) -> tuple[int, Any]:
        link = http.client.HTTPConnection(LOOPBACK, self.query.port, timeout=5)
        link.request("GET", path, headers=headers)
        answer = link.getresponse()
        text = answer.read()
        link.close()
        return answer.status, json.loads(text) if text[:1] == b"{" else None

    def listen(self, **more: Any) -> ClientConnection:
        return connect(f"ws://{LOOPBACK}:{self.query.port}/", compression=None, **more)

    def close(self) -> None:
        self.query.close()
        self.house.close()


@pytest.fixture
def browsed() -> Iterator[Browsed]:
    browsed = Browsed()
    yield browsed
    browsed.close()


def test_a_client_browses_the_tree(browsed):
    status, info = browsed.get("/?HOST_INFO")
    assert (status, info["OSC_PORT"]) == (200, browsed.house.port)
    assert info["EXTENSIONS"]["LISTEN"]
    status, slots = browsed.get("/notalabel/slot")
    assert (status, sorted(slots["CONTENTS"])) == (200, ["bass", "drums"])
    assert browsed.get("/notalabel/cps?VALUE") == (200, {"VALUE": [0.5]})
    assert browsed.get("/nothing")[0] == 404
    assert browsed.get("/notalabel?VALUE")[0] == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "["},
        {"Host": "evil.example"},
        {"Origin": "http://["},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_pages_and_names_that_were_turned_to_us_are_refused(browsed, headers):
    assert browsed.get("/", **headers)[0] == 403
    with pytest.raises(InvalidStatus):
        browsed.listen(additional_headers={"Origin": "https://evil.example"})


def test_a_listener_hears_what_it_listens_to_and_not_its_own(browsed):
    with browsed.listen() as ours, browsed.listen() as theirs:
        for one in (ours, theirs):
            one.send(json.dumps({"COMMAND": "LISTEN", "DATA": "/notalabel/cps"}))
        ours.send(encode("/ping"))  # what is answered has been read
        theirs.send(encode("/ping"))
        assert decode(ours.recv(30))[0].address == decode(theirs.recv(5))[0].address == "/pong"
        ours.send(encode("/notalabel/cps", [0.75]))
        (heard,) = decode(theirs.recv(30))
        assert (heard.address, heard.args) == ("/notalabel/cps", (0.75,))
        theirs.send(json.dumps({"COMMAND": "IGNORE", "DATA": "/notalabel/cps"}))
        browsed.house.session.set_cps(0.9)
        (heard,) = decode(ours.recv(30))
        assert heard.args == (pytest.approx(0.9),)  # the other's change, not its own 0.75
        theirs.send(encode("/ping", ["end"]))
        assert decode(theirs.recv(30))[0].args == ("end",)


def test_slots_that_come_and_go_are_told(browsed):
    with browsed.listen() as client:
        client.send(encode("/ping"))
        client.recv(30)
        browsed.house.session.hush()
        rows = [json.loads(client.recv(30)) for _ in range(2)]
        assert rows == [
            {"COMMAND": "PATH_REMOVED", "DATA": "/notalabel/slot/bass"},
            {"COMMAND": "PATH_REMOVED", "DATA": "/notalabel/slot/drums"},
        ]
        browsed.house.session.evaluate("beat")
        assert json.loads(client.recv(30))["COMMAND"] == "PATH_ADDED"


@pytest.mark.parametrize(
    "frame", ["", "[]", "{", "3", '{"COMMAND": 3, "DATA": 4}', "[" * 4000, b"", b"\0", b"#bundle\0"]
)
def test_frames_that_are_none_end_nothing(browsed, frame):
    with browsed.listen() as client:
        client.send(frame)
        client.send(encode("/ping"))
        assert decode(client.recv(30))[0].address == "/pong"


def test_a_frame_that_is_too_long_ends_its_client_alone(browsed):
    with browsed.listen() as client:
        client.send("x" * 20_000)
        with pytest.raises(ConnectionClosed):
            client.recv(30)
    assert browsed.get("/notalabel/cps?VALUE")[0] == 200


def test_who_is_not_allowed_or_asks_too_often_is_refused(browsed, monkeypatch):
    monkeypatch.setattr(browsed.query, "_allowed", lambda _place: False)
    assert browsed.get("/")[0] == 403
    monkeypatch.undo()
    monkeypatch.setattr(browsed.query, "_pages", Bucket(0.0, 1, 1))
    assert [browsed.get("/notalabel/cps?VALUE")[0] for _ in range(2)] == [200, 429]
    monkeypatch.setattr(browsed.query, "_clients", MOST_CLIENTS)
    with pytest.raises(InvalidStatus, match="503"):
        browsed.listen()


def test_where_a_hub_has_no_place_a_listener_is_sent_away(browsed, monkeypatch):
    monkeypatch.setattr(browsed.hub, "join", lambda _one: False)
    with browsed.listen() as client, pytest.raises(ConnectionClosed, match="too many listeners"):
        client.recv(30)


def test_commands_that_are_not_known_and_too_many_frames_are_counted(browsed, monkeypatch):
    monkeypatch.setattr(server, "AT_ONCE", 2)
    monkeypatch.setattr(server, "A_SECOND", 0.0)
    with browsed.listen() as client:
        for _ in range(3):
            client.send(json.dumps({"COMMAND": "DANCE", "DATA": "/a"}))
        assert until(lambda: browsed.query.refusals.total == 3)
    assert "a command that is not known" in browsed.told[0]


def test_a_listener_that_reads_too_slowly_is_cut(browsed, monkeypatch):
    monkeypatch.setattr(server, "MOST_UNSENT", -1)
    with browsed.listen() as client:
        client.send(encode("/ping"))
        with pytest.raises(ConnectionClosed):
            client.recv(30)


def test_paths_that_are_listened_to_are_bounded(browsed):
    with browsed.listen() as client:
        for number in range(300):
            client.send(json.dumps({"COMMAND": "LISTEN", "DATA": f"/{number}"}))
        client.send(encode("/ping"))
        client.recv(30)
        (one,) = browsed.hub.listeners
        assert len(one.listened) == 300 <= MOST_LISTENED
    assert until(lambda: not browsed.hub.listeners)
