"""A set is saved and opened again exactly; what is damaged is told."""

import json
from pathlib import Path

import pytest

from studio.evaluator import Evaluator
from studio.replies import Reply
from studio.session import Session
from studio.setfiles import ENDING, FOLDER, load
from studio.sets import SetError, read
from studio.vault import Vault
from tests.studio.fakes import FakeSound, ManualClock
from tests.studio.rooms import TICK, Room


class Stage(Room):
    """A room with the real language and a folder."""

    def __init__(self, folder: Path, seed: int = 0) -> None:
        super().__init__()
        self.clock = ManualClock()
        self.sound = FakeSound(self.clock)
        self.session = Session(
            self.sound, Evaluator(seed), self.notices.append, self.memory, self.clock, Vault(folder)
        )

    def open(self, name: str) -> Reply:
        from studio.commands.table import run

        reply = run(self.session, f"set open {name}")
        assert reply is not None
        if not reply.done():
            self.session.work()
            self.session.turn()
            self.session.turn()
        return reply.result(timeout=0)


def played(stage: Stage, cycles: int) -> list[tuple[object, ...]]:
    begin = stage.sound.frame()
    for _ in range(cycles * round(2 / TICK)):
        stage.clock.step(TICK)
        stage.session.turn()
    return [
        (event.slot, event.cycle, event.duration_s, str(event.controls))
        for event in stage.sound.listen()
        if event.frame >= begin
    ]


def test_a_set_is_opened_exactly_as_it_was_saved(tmp_path: Path) -> None:
    one = Stage(tmp_path, seed=7)
    one.type("register('twice', x => x.fast(2))\nhat: s(\"hh\").twice()")
    one.type('const k = Math.random()\nlead: note(k * 12 + 48).s("saw").lpf(rand.range(200, 900))')
    one.command("scene store A")
    one.type('hat: s("oh*2").degradeBy(0.3)')
    one.type("setcps(0.8)")
    one.command("mute hat")
    one.command("gain lead 0.5")
    one.command("launch 2")
    reply = one.command("set save friday")
    assert reply.text == f"kept in {tmp_path / FOLDER / 'friday.json'}: hat, lead; scenes: 1"
    two = Stage(tmp_path, seed=99)
    assert two.open("friday") == Reply(True)
    assert two.session.playing().cps == 0.8
    assert two.session.playing().silent == {"hat"}
    assert two.session.launch.quantum == 2
    assert two.type('more: s("cp").twice()').ok  # what was registered is there
    for stage in (one, two):
        stage.command("only lead hat")
        stage.command("unmute")
        stage.command("launch now")
        stage.command("hush")
        stage.command("undo")
    assert played(one, 4) == played(two, 4) != []
    for stage in (one, two):
        stage.command("hush")
        assert stage.command("scene A").ok
    assert played(one, 4) == played(two, 4) != []


def test_sets_are_listed_by_name(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    assert stage.command("set").text == "no sets yet; try set save friday"
    stage.command("set save one")
    stage.command("set save two")
    assert stage.command("set").text == "one, two"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("set open nowhere", "there is no set nowhere; set lists those that are there"),
        ("set save", "a set's name is one word: set save friday, set open friday"),
        ("set save ../up", "a set's name is one word: set save friday, set open friday"),
        ("set burn friday", "a set's name is one word: set save friday, set open friday"),
    ],
)
def test_a_wrong_line_says_what_would_be_right(tmp_path: Path, line: str, said: str) -> None:
    assert Stage(tmp_path).command(line) == Reply(False, said)


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[]", "{}", '{"version": 1, "pieces": [{"code": 5, "seed": "0"}]}',
     '{"version": 99, "pieces": []}', "[" * 100_000],
)  # fmt: skip
def test_a_file_that_is_no_set_is_told(text: str) -> None:
    with pytest.raises(SetError, match=r"^this (file is no set|set is of version 99)"):
        read(text)


def test_a_file_of_gigabytes_and_a_house_without_a_folder_are_told(tmp_path, monkeypatch) -> None:
    stage = Stage(tmp_path)
    stage.command("set save one")
    monkeypatch.setattr("studio.setfiles.MOST_BYTES", 1)
    with pytest.raises(SetError, match="this file is too large to be a set"):
        load(Vault(tmp_path), "one")
    with pytest.raises(SetError, match="there is no folder for your data"):
        load(Vault(None), "one")


@pytest.mark.parametrize("key", ["plays", "scenes", "defining"])
def test_a_damaged_set_changes_nothing(tmp_path: Path, key: str) -> None:
    stage = Stage(tmp_path)
    stage.type('drums: s("bd")')
    stage.command("set save one")
    path = tmp_path / FOLDER / f"one{ENDING}"
    plain = json.loads(path.read_text())
    plain[key] = {"A": [7]} if key == "scenes" else [99]
    path.write_text(json.dumps(plain))
    reply = stage.open("one")
    assert not reply.ok
    assert reply.text.startswith("this set is damaged (")
    assert stage.slots() == {"drums"}


def test_a_disk_that_is_full_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(tmp_path)
    stage.type('drums: s("bd")')
    stage.command("set save one")
    before = (tmp_path / FOLDER / f"one{ENDING}").read_text()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    stage.type('bass: note("c2")')
    reply = stage.command("set save one")
    assert not reply.ok
    assert "No space left on device" in reply.text
    assert (tmp_path / FOLDER / f"one{ENDING}").read_text() == before
    assert len(list((tmp_path / FOLDER).iterdir())) == 1
