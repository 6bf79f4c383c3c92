"""MIDI of a session: keys, knobs, maps and the words at the prompt."""

import json
from pathlib import Path

import pytest

from patterns.constructors import fastcat
from patterns.operations.inputs import KEYS, live_value
from patterns.pattern import Pattern, pure
from studio.commands.table import run
from studio.links.midi.hub import Hub
from studio.links.midi.link import Midi
from studio.links.midi.port import Port
from studio.notices import Notices
from studio.replies import Notice, Reply
from studio.session import Session
from studio.vault import NOWHERE, Vault
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script
from tests.studio.links.midi.test_port import Stand


class Engine(FakeSound):
    """A sound that only remembers, knobs too."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__(clock)
        self.turned: list[tuple[str, str, float | None]] = []

    def turn(self, slot: str, control: str, value: float | None) -> list[str]:
        self.turned.append((slot, control, value))
        return []


class Booth:
    """A session with MIDI, and a port that a test plays."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, vault: Vault = NOWHERE) -> None:
        monkeypatch.setattr(Hub, "_watch", lambda _: None)
        monkeypatch.setattr(Midi, "aside", staticmethod(lambda *works: [work() for work in works]))
        self.clock, self.stand, self.script = ManualClock(), Stand(), Script()
        self.engine, self.notices = Engine(self.clock), list[Notice]()
        self.midi = Midi(self.engine, self.notices.append, hub=Hub(lambda *_: None, self.stand))
        self.session = Session(
            self.midi.sound, self.script, Notices(self.notices.append), seconds=self.clock,
            vault=vault,
        )  # fmt: skip
        self.midi.join(self.session)
        self.session.turn()
        port = self.midi.listen("keys")
        assert port is not None
        self.port: Port = port
        port.look()
        self.stand.made[-1].said({"open": "keys"})

    def play(self, **slots: Pattern) -> None:
        self.script.programs["code"] = FakeProgram(slots)
        self.session.submit("code")
        self.session.work()
        self.session.turn()

    def comes(self, *data: int) -> None:
        self.stand.made[-1].came(bytes(data), 0)
        self.session.turn()

    def say(self, line: str) -> Reply:
        promised = run(self.session, line)
        assert promised is not None
        self.session.turn()
        return promised.result(timeout=1)


@pytest.fixture
def booth(monkeypatch: pytest.MonkeyPatch) -> Booth:
    return Booth(monkeypatch)


def test_keys_play_the_sound_of_a_slot_at_once(booth: Booth) -> None:
    booth.play(bass=fastcat([pure({"s": "saw", "note": 36, "cutoff": 500})]))
    assert booth.say("keys bass").text == "keys play bass"
    booth.engine.queue.clear()
    booth.comes(0x90, 60, 127)
    event = booth.engine.queue[0]
    assert dict(event.controls) == {"s": "saw", "note": 60, "cutoff": 500, "velocity": 1.0}
    assert 0 < event.frame - booth.engine.frame() < 2 * booth.engine.block
    booth.say("keys off")
    booth.engine.queue.clear()
    booth.comes(0x90, 60, 127)
    assert booth.engine.queue == []


def test_keys_are_taps_for_whoever_listens_to_them(booth: Booth) -> None:
    taps: list[str] = []
    booth.midi.tapped = lambda: taps.append("tap")
    booth.comes(0x90, 60, 100)
    booth.comes(0x80, 60, 0)
    booth.comes(0x90, 60, 0)  # another way of letting go
    booth.midi.tapped = None
    booth.comes(0x90, 62, 100)
    assert taps == ["tap"]


def test_code_that_reads_midikeys_says_what_a_key_plays(booth: Booth) -> None:
    up = KEYS
    booth.play(a=up)
    assert booth.engine.queue == []
    booth.comes(0x90, 62, 64)
    assert [event.controls["note"] for event in booth.engine.queue] == [62]
    booth.comes(0x80, 62, 0)
    assert len(booth.engine.queue) == 1


def test_a_knob_is_read_by_patterns(booth: Booth) -> None:
    booth.play(a=live_value("cc:74"))
    booth.comes(0xB0, 74, 127)
    assert booth.session.controls.value("cc:74") == 1.0
    assert booth.session.controls.value("cc:74:1") == 1.0
    booth.comes(0xE0, 0, 0)
    assert booth.session.controls.value("midibend") == -1.0


def test_a_knob_that_is_bound_turns_what_sounds_and_is_let_go(booth: Booth) -> None:
    assert (
        booth.say("midi bind 74 bass lpf 200 1000").text == "cc:74 turns lpf of bass, 200 to 1000"
    )
    booth.comes(0xB0, 74, 127)
    assert booth.engine.turned == [("bass", "lpf", 1000.0)]
    assert booth.say("midi unbind 74").ok
    assert booth.engine.turned[-1] == ("bass", "lpf", None)


def test_a_knob_is_learnt_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    booth = Booth(monkeypatch, Vault(tmp_path))
    assert booth.say("midi learn dark").text == "move a knob"
    for value in (0, 64, 127):
        booth.comes(0xB0, 21, value)
    assert booth.session.controls.value("dark") == 1.0
    booth.say("midi bind 22 bass lpf")
    kept = json.loads((tmp_path / "bindings.json").read_text())
    assert kept["names"] == {"dark": "cc:21"}
    again = Booth(monkeypatch, Vault(tmp_path))
    again.comes(0xB0, 21, 127)
    again.comes(0xB0, 22, 127)
    assert again.session.controls.value("dark") == 1.0
    assert again.engine.turned == [("bass", "lpf", 8000.0)]


def test_rules_and_names_from_other_words_are_kept_when_the_session_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    booth = Booth(monkeypatch, Vault(tmp_path))
    booth.say("control cc:30 200 400")
    booth.say("control cc:31 takeover")
    booth.say("midi bind 30 bass lpf 0 1000")
    booth.comes(0xB0, 30, 127)
    assert booth.engine.turned[-1] == ("bass", "lpf", 1000.0)
    booth.session.controls.call("mine", "cc:30")
    booth.midi.close()
    again = Booth(monkeypatch, Vault(tmp_path)).session.controls
    assert again.rule("mine").high == 400.0
    assert again.rule("cc:31").takeover


def test_a_set_keeps_what_knobs_turn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    booth = Booth(monkeypatch, Vault(tmp_path))
    booth.play(bass=pure({"s": "saw"}))
    booth.say("midi bind 30 bass lpf 0 1000")
    assert booth.say("set save friday").ok
    booth.say("midi unbind 30")
    promised = run(booth.session, "set open friday")
    assert promised is not None
    booth.session.work()
    for _ in range(3):
        booth.session.turn()
    assert promised.result(timeout=1).ok
    assert [one.told() for one in booth.midi.bindings.all()] == [
        "cc:30 turns lpf of bass, 0 to 1000"
    ]


@pytest.mark.parametrize("plain", [5, [], {"rules": 5}, {"rules": {"a": 5}}, {"names": [1]}])
def test_knobs_of_a_damaged_set_are_refused(booth: Booth, plain: object) -> None:
    with pytest.raises(ValueError, match="it is damaged"):
        booth.midi.take(plain)


def test_a_broken_file_of_bindings_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bindings.json").write_text("[5")
    booth = Booth(monkeypatch, Vault(tmp_path))
    assert "bind anew" in booth.notices[0].text


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("midi bind", "a knob's number, a slot and a control: midi bind 74 bass lpf 200 4000"),
        ("midi bind 74 bass", "a slot, a control and two ends: midi bind 74 bass lpf 200 4000"),
        ("midi bind 74 bass vowel", "vowel cannot be turned while it sounds"),
        ("midi unbind 5", "5 is not bound; midi lists what is"),
        ("midi learn", "try midi learn cutoff, or midi learn bass lpf 200 4000"),
        ("keys bass", "no bass plays; there is nothing"),
        ("midi offset x 5", "no output x is open; midi lists them"),
    ],
)
def test_what_is_not_meant_so_is_told(booth: Booth, line: str, sentence: str) -> None:
    reply = booth.say(line)
    assert not reply.ok
    assert sentence in reply.text


def test_ports_are_listed_with_what_is_open(booth: Booth) -> None:
    booth.midi.hub.look(0.0)
    booth.stand.made[-1].said(
        {"ports": {"out": ["synth", "synth #2"], "in": ["keys"]}, "systems": ["ALSA"]}
    )
    assert booth.say("midi").text.splitlines() == [
        "out  synth", "out  synth #2", "in  keys  (open)",
    ]  # fmt: skip


def test_maps_that_are_none_are_told(booth: Booth) -> None:
    booth.midi.load("midimaps", (5,))
    booth.midi.load("samples", (5,))
    assert [notice.text for notice in booth.notices if notice.bad] == [
        "midimaps(…) needs a map, such as midimaps({synth: {lpf: 74}})"
    ]


def test_garbage_is_counted_and_changes_nothing(booth: Booth) -> None:
    for data in ([0x90], [0x90, 200, 1], [5, 5, 5], [0xF8], [0xF0, 1, 0xF7]):
        booth.comes(*data)
    assert booth.midi.refused == 3
    assert booth.session.controls.names() == ()
