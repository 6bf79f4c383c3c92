"""`record` and `cue`: what is written, where, and what the player reads."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from engine.errors import EngineError
from engine.recording import Take
from engine.status import EngineStatus
from studio.commands.table import COMMANDS
from studio.replies import Notice, Reply
from studio.session import Session
from studio.takes import Takes
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script, steps


class FakeRecording:
    """A recording of three seconds."""

    def __init__(self, take: Take) -> None:
        self.take, self.running, self.seconds = take, True, 3.0
        self.paths = [take.path] * (3 if take.orbits else 1)

    def stop(self) -> None:
        self.running = False


class Desk:
    """A sound that records nothing."""

    def __init__(self, outputs: int = 2) -> None:
        self.outputs, self.cue, self.problem = outputs, (3, 4), None
        self.begun: list[FakeRecording] = []

    def record(self, take: Take, failed: Any = None) -> Any:
        if self.problem is not None:
            raise self.problem
        self.begun.append(FakeRecording(take))
        self.failed = failed
        return self.begun[-1]

    def status(self) -> EngineStatus:
        return EngineStatus(outputs=self.outputs)


class Prompt:
    """A session whose commands are answered at once."""

    def __init__(self, folder: Path, outputs: int = 2) -> None:
        self.told: list[Notice] = []
        self.desk, self.sound = Desk(outputs), FakeSound(ManualClock())
        when = datetime(2026, 11, 24, 23, 50, 41)
        takes = Takes(self.desk, folder, self.told.append, now=lambda: when)
        self.script = Script()
        self.session = Session(self.sound, self.script, self.told.append, takes=takes)

    def __call__(self, line: str) -> Reply:
        word, _, rest = line.partition(" ")
        promised = COMMANDS[word].run(self.session, rest)
        while not promised.done():
            self.session.turn()
        return promised.result()

    def plays(self, name: str) -> None:
        self.script.programs[name] = FakeProgram({name: steps("bd")})
        promised = self.session.submit(name)
        self.session.work()
        while not promised.done():
            self.session.turn()


@pytest.fixture
def prompt(tmp_path: Path) -> Prompt:
    return Prompt(tmp_path)


def test_a_recording_has_the_date_in_its_name(prompt: Prompt, tmp_path: Path) -> None:
    path = tmp_path / "notalabel-2026-11-24-235041.wav"
    assert prompt("record") == Reply(True, f"recording to {path}; record stop ends it")
    assert prompt("record stop") == Reply(True, f"{path}: 3.0 s")
    assert prompt.desk.begun[0].take == Take(path, "24")


@pytest.mark.parametrize(
    ("words", "name", "kind", "orbits"),
    [
        ("take1", "take1.wav", "24", False),
        ("take1.flac", "take1.flac", "24", False),
        ("flac orbits", "notalabel-2026-11-24-235041.flac", "24", True),
        ("float take2", "take2.wav", "float", False),
    ],
)
def test_words_say_what_and_how(
    prompt: Prompt, tmp_path: Path, words: str, name: str, kind: str, orbits: bool
) -> None:
    assert prompt(f"record {words}").ok
    assert prompt.desk.begun[0].take == Take(tmp_path / name, kind, orbits)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("record stop", "nothing is being recorded; record begins"),
        (
            "record a.mp3",
            "a recording is .wav or .flac, not .mp3; "
            "try record, record take1.flac, record orbits, or record stop",
        ),
        ("record float a.flac", "FLAC keeps 24 bits; take .wav for float"),
        (
            "record a b",
            "record takes one file, not a and b; "
            "try record, record take1.flac, record orbits, or record stop",
        ),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence(prompt: Prompt, line: str, sentence: str) -> None:
    assert prompt(line) == Reply(False, sentence)


def test_no_file_is_written_over(prompt: Prompt, tmp_path: Path) -> None:
    (tmp_path / "take.wav").write_text("mine")
    assert prompt("record take.wav").text.endswith("is there already; name another file")


def test_one_recording_at_a_time(prompt: Prompt) -> None:
    assert prompt("record").ok
    assert prompt("record").text == "a recording runs already; record stop ends it"


def test_a_disk_that_is_full_or_no_engine_is_one_sentence(prompt: Prompt, tmp_path: Path) -> None:
    prompt.desk.problem = OSError(28, "No space left on device")
    path = tmp_path / "a.wav"
    assert prompt("record a").text == (
        f"{path} cannot be written: no space left on device; name another file"
    )
    prompt.desk.problem = EngineError("there is no sound to record yet", "try again in a moment")
    assert prompt("record a").text == "there is no sound to record yet; try again in a moment"


def test_a_recording_begins_with_the_sound_where_that_comes_up_just_now(prompt: Prompt) -> None:
    prompt.sound.ready = False
    promised = COMMANDS["record"].run(prompt.session, "a")
    assert not prompt.desk.begun
    prompt.sound.ready = True
    assert promised.result(10).text.startswith("recording to")


def test_a_recording_that_ends_by_itself_is_told(prompt: Prompt) -> None:
    prompt("record")
    prompt.desk.failed("the recording ends after 3 s: no space left on device")
    assert prompt.told == [Notice("the recording ends after 3 s: no space left on device", True)]


def test_a_cued_slot_leaves_the_mix_and_comes_back(tmp_path: Path) -> None:
    prompt = Prompt(tmp_path, outputs=4)
    prompt.plays("drums")
    sent = len(prompt.sound.cued)
    assert prompt("cue drums") == Reply(True, "on the cue, outputs 3 and 4: drums")
    prompt.session.turn()
    assert {event.slot for event in prompt.sound.cued[sent:]} == {"drums"}
    assert prompt("cue").text == "on the cue, outputs 3 and 4: drums"
    assert prompt("cue drums off").text == "nothing is on the cue: all is heard in the mix"


def test_a_slot_can_be_cued_before_it_plays(tmp_path: Path) -> None:
    prompt = Prompt(tmp_path, outputs=4)
    assert prompt("cue bass").ok
    prompt.plays("bass")
    assert {event.slot for event in prompt.sound.cued} == {"bass"}
    assert len(prompt.sound.queue) == len(prompt.sound.cued)


def test_the_cue_may_be_on_any_pair(tmp_path: Path) -> None:
    prompt = Prompt(tmp_path, outputs=4)
    prompt.desk.cue = (5, 6)
    assert prompt("cue drums").text.startswith("cue needs outputs 5 and 6, and there are 4 here")
    prompt.desk.outputs = 6
    assert prompt("cue drums").text == "on the cue, outputs 5 and 6: drums"


def test_without_a_second_pair_the_cue_stays_in_the_mix_and_says_so(prompt: Prompt) -> None:
    prompt.plays("drums")
    assert prompt("cue drums") == Reply(
        False,
        "cue needs outputs 3 and 4, and there are 2 here: everything stays in the mix; "
        "try --outputs 4, or another --device",
    )
    assert prompt.sound.cued == []
