"""The feed of a projector: written only while one looks, and nothing odd is taken from it."""

import json
import math
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tape import MASTER
from studio.projecting import FRAME_S, IDLE_S, Feed, Watched, place
from studio.snapshots import MOST_EVENTS, Snapshot, SnapshotError, read, written
from studio.visuals.kit import Meter, Sounding, View
from tests.studio.fakes import steps
from tests.studio.rooms import Room

numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
values = st.dictionaries(
    st.sampled_from(["s", "note", "gain", "other"]), st.one_of(st.text(max_size=9), numbers)
)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99))
events = st.builds(
    Sounding, st.text(max_size=5), numbers, numbers, values, st.lists(spans, max_size=3).map(tuple)
)
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
)


@given(st.lists(events, max_size=5), numbers)
def test_a_view_comes_back_as_it_was(found: list[Sounding], at: float) -> None:
    view = View(
        0, 2, tuple(found), 1.5, 0.5, {"a": "s('bd')"}, frozenset({"a"}),
        levels={MASTER: Meter((0.5, 0.25), (0.1, 0.1))},
    )  # fmt: skip
    back = read(written(view, at))
    told = [{key: one.value[key] for key in one.value if key != "other"} for one in found]
    assert [one.value for one in back.view.events] == told
    assert [(one.slot, one.begin, one.locations) for one in back.view.events] == [
        (one.slot, one.begin, one.locations) for one in found
    ]
    assert (back.at_s, back.view.sources, back.view.silent) == (at, view.sources, view.silent)
    assert back.view.levels is not None
    assert back.view.levels[MASTER].peak == (0.5, 0.25)


@given(st.dictionaries(st.sampled_from(["at", "begin", "events", "sources", "cps"]), anything))
def test_odd_data_is_no_snapshot(odd: dict[str, Any]) -> None:
    row = {**json.loads(written(View(0, 1), 0.0)), **odd}
    try:
        view = read(json.dumps(row)).view
    except SnapshotError:
        return
    assert all(math.isfinite(one) for one in (view.begin, view.end, view.cps))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"version": 9}', "[" * 99_999, "9" * 9999]
)
def test_what_is_no_snapshot_is_told(text: str) -> None:
    with pytest.raises(SnapshotError):
        read(text)


def test_a_snapshot_is_never_too_large() -> None:
    many = [Sounding("a", 0, 1, {"s": "bd" * 400}, ((0, 1),) * 99)] * 5000
    view = View(0, 1, many, sources={"a": "x" * 99_999, "b": "y"})
    text = written(view, 0.0)
    assert len(text) < 200_000
    assert len(read(text).view.events) == MOST_EVENTS


class Looked:
    """A room whose feed is stepped by hand."""

    def __init__(self, folder: Path) -> None:
        self.room = Room()
        self.time_s = 1_000_000_000.0
        self.folder = folder
        self.feed = Feed(self.room.session, self.room.sound, folder, "1", lambda: self.time_s)

    def look(self) -> Snapshot | None:
        found = Watched(self.folder).look()
        looks = self.folder / "1.looks"
        if looks.exists():
            os.utime(looks, (self.time_s, self.time_s))
        return found


@pytest.fixture
def looked(tmp_path: Path) -> Looked:
    (tmp_path / "1.feed").write_text("")
    return Looked(tmp_path)


def test_nothing_is_written_while_nobody_looks(looked: Looked) -> None:
    looked.room.type("a", drums=steps("bd"))
    assert looked.feed.step() == IDLE_S
    assert (looked.folder / "1.feed").read_text() == ""


def test_who_looks_sees_code_and_events(looked: Looked) -> None:
    looked.room.type("a", drums=steps("bd"))
    assert looked.look() is None
    for _ in range(3):
        assert looked.feed.step() == FRAME_S
        looked.room.wait(0.1)
    found = looked.look()
    assert found is not None
    assert found.view.sources == {"drums": "a"}
    assert {one.value["s"] for one in found.view.events} == {"bd"}
    assert found.at_s == looked.time_s


def test_the_feed_rests_when_nobody_looks_any_more(looked: Looked) -> None:
    looked.look()
    assert looked.feed.step() == FRAME_S
    looked.time_s += 5
    assert looked.feed.step() == IDLE_S


def test_closing_takes_the_files_away_and_who_looks_waits(looked: Looked) -> None:
    looked.look()
    looked.feed.step()
    looked.feed.close()
    assert list(looked.folder.iterdir()) == []
    assert looked.look() is None


def test_what_a_dead_session_left_is_passed_over(looked: Looked) -> None:
    (looked.folder / "999999999.feed").write_text("")
    assert Watched(looked.folder).feeds() == ["1"]


def test_what_a_dead_session_left_is_taken_away(looked: Looked) -> None:
    (looked.folder / "999999999.feed").write_text("")
    (looked.folder / "999999999.looks").write_text("")
    looked.feed.open()
    assert not list(looked.folder.glob("999999999.*"))
    looked.feed.close()


def test_a_damaged_feed_shows_nothing(looked: Looked) -> None:
    (looked.folder / "1.feed").write_bytes(b"\xff\xfe{")
    assert looked.look() is None


def test_the_folder_is_the_players_own(tmp_path: Path) -> None:
    folder = place({"NOTALABEL_HOME": str(tmp_path)})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(PermissionError):
        place({"NOTALABEL_HOME": str(tmp_path)})
