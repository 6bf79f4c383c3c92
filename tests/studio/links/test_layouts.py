"""Layouts for controller apps: every address of the running set is on them, in its range."""

import json
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from patterns.strudel.evaluate import evaluate
from studio.commands.table import run
from studio.links.layouts import openstage, touchosc
from studio.links.layouts.surface import FADER, PUSH, TOGGLE, Surface, surface
from studio.slots import Change, Part
from studio.wishes import Wish
from tests.studio.links.desks import House, Program, Table
from tests.waiting import until


@pytest.fixture
def shown() -> Surface:
    table = Table()
    code = 's("hh*8").lpf(osc("/1/fader1", 200, 2000)).gain(osc("wet")).pan(cc(10))'
    part = Part(code, evaluate(code).pattern)
    table.session.wish(lambda _: Wish(Change({"hats": part}), None))  # type: ignore[arg-type]
    table.session.controls.call("wet", "cc:74")
    table.turn()
    table.clock.step(1)
    table.turn()
    table.change("/notalabel/scene/store", "A")
    table.change("/notalabel/slot/drums/gain", 0.5)
    return surface(table.hub.tree, table.desk, 57_120)


ADDRESSES = {
    "/notalabel/slot/drums/gain": (FADER, 0.0, 4.0),
    "/notalabel/slot/hats/mute": (TOGGLE, 0.0, 1.0),
    "/notalabel/slot/bass/solo": (TOGGLE, 0.0, 1.0),
    "/notalabel/orbit/2/gain": (FADER, 0.0, 4.0),
    "/notalabel/scene/A/go": (PUSH, 0.0, 1.0),
    "/notalabel/hush": (PUSH, 0.0, 1.0),
    "/notalabel/cps": (FADER, 0.1, 2.0),
    "/notalabel/record": (TOGGLE, 0.0, 1.0),
    "/1/fader1": (FADER, 0.0, 1.0),
    "/notalabel/control/wet": (FADER, 0.0, 1.0),
    "/notalabel/control/cc:10": (FADER, 0.0, 1.0),
}


@pytest.mark.parametrize("app", [openstage, touchosc])
def test_what_is_written_is_read_back_with_every_address(shown, app):
    found = app.read(app.written(shown))
    assert {address: found[address] for address in ADDRESSES} == ADDRESSES
    assert len(found) == len(shown.widgets)


def test_faders_stand_where_the_set_has_them(shown):
    rows = json.loads(openstage.written(shown))["content"]["tabs"][0]["widgets"]
    gains = {row["widgets"][0]["label"]: row["widgets"][0]["default"] for row in rows}
    assert gains == {"drums": 0.5, "bass": 1.0, "hats": 1.0}


def test_a_touchosc_layout_has_frames_inside_its_page_and_names_of_nodes_once(shown):
    root = ET.fromstring(zlib.decompress(touchosc.written(shown)))
    frames = [
        {side: float(frame.findtext(side) or "nan") for side in "xywh"}
        for frame in root.iterfind(".//property[@type='r']/value")
    ]
    nodes = [node.get("ID") for node in root.iter("node")]
    assert len(nodes) == len(set(nodes)) == len(frames)
    assert all(frame["w"] > 0 and frame["h"] > 0 and frame["x"] >= 0 for frame in frames)
    assert all(frame["x"] + frame["w"] <= touchosc.WIDE for frame in frames)


def test_the_same_set_gives_the_same_file(shown):
    assert touchosc.written(shown) == touchosc.written(shown)


def test_a_layout_of_touchosc_subscribes_with_its_own_port(shown):
    text = zlib.decompress(touchosc.written(shown, 9123)).decode()
    assert "value = 9123" in text
    assert "/notalabel/hello" in text


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", zlib.compress(b"<a/>"), zlib.compress(b"<!DOCTYPE a><lexml/>")]
)
def test_other_files_are_known_as_such(data):
    assert not openstage.is_ours(data)
    assert not touchosc.is_ours(data)


def test_a_file_that_unpacks_without_end_is_refused():
    bomb = zlib.compress(b"<lexml>" + b" " * 20_000_000)
    with pytest.raises(ValueError, match="layout"):
        touchosc.read(bomb)


@pytest.fixture
def house():
    house = House()
    yield house
    house.close()


def test_the_word_writes_a_file_again_but_nobody_elses(house, tmp_path: Path):
    path = tmp_path / "mixer.json"
    for _ in range(2):
        reply = run(house.session, f"layout osc {path}").result(30)
        assert reply.ok, reply.text
        assert f"port {house.port}" in reply.text
    path.write_text("mine", encoding="utf-8")
    assert not run(house.session, f"layout osc {path}").result(30).ok
    assert path.read_text(encoding="utf-8") == "mine"
    assert run(house.session, f"layout touchosc {tmp_path / 'a.tosc'} 9001").result(30).ok
    assert not run(house.session, "layout lemur x").result(30).ok


def test_a_controller_moves_the_set_and_is_moved_by_it(house):
    app, house_session = Program(house.port), house.session
    app.send("/subscribe")  # as the layout of Open Stage Control does
    assert app.hears("/notalabel/slot/drums/gain", 1.0)
    app.send("/notalabel/slot/drums/mute", 1)
    assert until(lambda: "drums" in house_session.playing().silent)
    run(house_session, "gain drums 0.25")
    assert app.hears("/notalabel/slot/drums/gain", 0.25)
    app.close()


def test_learning_gives_the_next_knob_a_name(house):
    assert run(house.session, "knob cutoff").result(30).text == "move a knob"
    app = Program(house.port)
    app.send("/pad/7", 0.0)
    app.send("/pad/7", 0.7)
    assert until(lambda: house.session.controls.value("cutoff") == pytest.approx(0.7))
    assert until(lambda: any("/pad/7 is cutoff" in notice.text for notice in house.notices))
    reply = run(house.session, "control cutoff 200 1000").result(30)
    assert reply.text == "cutoff is 760, 200 to 1000"
    app.close()


@pytest.mark.parametrize("line", ["control /a x", "control /a 1 2 3", "knob a b", "knob /a"])
def test_words_about_controls_that_make_no_sense_are_told(house, line):
    assert not run(house.session, line).result(30).ok
