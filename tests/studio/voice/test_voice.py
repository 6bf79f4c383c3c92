"""Voice: espeak-ng speaks, the real recogniser hears it through the queue; and what goes wrong."""

import builtins
import io
import shutil
import subprocess
import wave
from functools import cache

import pytest

from studio.commands.voice import VOICES, Voice, listening
from studio.voice.ears import LISTENS, NEVER_MIND, NO_VOICE, NOTHING, SURE, Ears
from studio.voice.grammar import is_final, phrases
from studio.voice.recogniser import GET, RATE, PocketSphinx, VoiceError
from studio.voice.utterance import BLOCK, Utterances, is_voice

np = pytest.importorskip("numpy")


@cache
def real() -> PocketSphinx:
    pytest.importorskip("pocketsphinx", reason="the extra voice is not installed")
    return PocketSphinx(phrases())


def spoken(text: str, language: str = "en-us") -> bytes:
    """Speech of espeak-ng between silences, with the noise of a quiet room."""
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("espeak-ng is not installed")
    command = [program, "-v", language, "-s", "130", "--stdout", text]
    made = subprocess.run(command, capture_output=True, check=True).stdout
    with wave.open(io.BytesIO(made)) as file:
        rate = file.getframerate()
        sound = np.frombuffer(file.readframes(10**7), np.int16)
    at = np.arange(0, len(sound), rate / RATE)
    pause = np.zeros(RATE)
    sound = np.concatenate([pause, np.interp(at, np.arange(len(sound)), sound) * 0.7, pause])
    sound = sound + np.random.default_rng(1).normal(0, 8, len(sound))
    return sound.astype(np.int16).tobytes()


class Room:
    """Ears that hear blocks; what they told and did."""

    def __init__(self, recogniser) -> None:
        self.told: list[str] = []
        self.done: list[str] = []
        self.ears = Ears(recogniser, phrases(), self.told.append, self.done.append)
        self.ears.start()

    def hears(self, *sounds: bytes) -> "Room":
        for sound in sounds:
            for at in range(0, len(sound), 2 * BLOCK):
                self.ears.put(sound[at : at + 2 * BLOCK])
        self.ears.stop()
        return self


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "line"),
    [("undo", "undo"), ("mute drums", "mute drums"), ("solo bass", "solo bass"),
     ("make it faster", "ask make it faster"), ("tempo one hundred twenty", "setcpm 120/4"),
     ("deep house", "ask deep house")],
)  # fmt: skip
def test_what_is_spoken_is_shown_and_done(said, line):
    room = Room(real()).hears(spoken(said))
    assert room.told == [LISTENS, f"heard: {said}"]
    assert room.done == [line]


@pytest.mark.slow
def test_what_cannot_be_undone_waits_for_a_yes():
    room = Room(real()).hears(spoken("hush"))
    assert room.done == []
    assert room.told[-1] == f"hush {SURE}"
    room = Room(real()).hears(spoken("hush"), spoken("yes"))
    assert room.done == ["hush"]


@pytest.mark.slow
def test_another_language_is_told_in_one_sentence():
    words = spoken("guten Abend meine Damen und Herren, je ne sais pas", "de")
    room = Room(real()).hears(words, words)
    assert room.done == []
    assert room.told == [LISTENS, NOTHING]


def noise(seconds: float, level: float) -> bytes:
    made = np.random.default_rng(2).normal(0, level, int(seconds * RATE)).astype(np.int16)
    return made.tobytes() + bytes(2 * RATE)


class Says:
    def __init__(self, *said: str) -> None:
        self.said = list(said)

    def hear(self, _: bytes) -> str:
        return self.said.pop(0)


def hum() -> bytes:
    at = np.arange(RATE)
    made = sum(np.sin(2 * np.pi * 150 * step * at / RATE) for step in (1, 2, 3)) * 3000
    return made.astype(np.int16).tobytes() + bytes(2 * RATE)


def test_silence_is_nothing_and_noise_is_told_once():
    assert Room(Says()).hears(bytes(4 * RATE)).told == [LISTENS]
    assert Room(Says()).hears(noise(1, 4000), noise(1, 4000)).told == [LISTENS, NO_VOICE]


def test_a_no_and_anything_else_than_yes_does_nothing():
    room = Room(Says("hush", "no", "hush", "undo", "yes")).hears(*[hum()] * 5)
    assert room.done == []
    assert room.told.count(NEVER_MIND) == 2


def test_a_click_is_no_utterance_and_a_flood_is_bounded():
    cut = Utterances()
    loud, soft = noise(0.05, 4000)[: 2 * BLOCK], bytes(2 * BLOCK)
    assert not any(cut.take(block) for block in [loud, *[soft] * 20])
    assert len([1 for _ in range(400) if cut.take(loud)]) == 2


def test_a_hum_has_a_pitch_and_noise_has_none():
    assert is_voice(hum())
    assert not is_voice(noise(1, 4000))
    assert not is_voice(b"")


@pytest.mark.parametrize("line", ["hush", "panic", "quit", "stats erase", "taste forget"])
def test_lines_that_cannot_be_undone_are_known(line):
    assert is_final(line)
    assert not is_final("mute drums")


def test_all_phrases_mean_something_at_the_prompt():
    from studio.commands.table import COMMANDS

    assert {line.split()[0] for line in phrases().values()} <= set(COMMANDS)


def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch):
    real_import = builtins.__import__

    def without(name, *rest):
        if name == "pocketsphinx":
            raise ImportError(name)
        return real_import(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(VoiceError, match=r"pip install \"notalabel\[voice\]\""):
        PocketSphinx(["hush"])
    assert "voice on" in GET


@pytest.mark.slow
def test_no_microphone_is_told_in_one_sentence(homely):
    real()

    def none(_):
        raise VoiceError("no microphone can be opened here")

    reply = listening(homely, Voice(), none)
    assert (reply.ok, reply.text) == (False, "no microphone can be opened here")


def test_the_command_tells_what_it_does(homely, said):
    assert said("voice").text.startswith("it does not listen")
    assert said("voice off").text == "it did not listen"
    assert "mute drums" in said("voice words").text
    assert not said("voice sideways").ok
    assert homely in VOICES
