"""A SoundFont in place of our own instruments, and those that cannot be one."""

import ctypes.util
from pathlib import Path

import numpy as np
import pytest

from engine.errors import SoundError
from engine.instruments.font import PLAYER, choose, chosen
from engine.instruments.models import font_note
from engine.instruments.programs import PROGRAMS
from engine.instruments.shelf import instruments
from engine.messages import SoundEvent
from engine.resolve import resolve_with_notices

FONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
SR = 48_000
needs_library = pytest.mark.skipif(
    ctypes.util.find_library("fluidsynth") is None, reason="the FluidSynth library is not here"
)
needs_font = pytest.mark.skipif(
    not FONT.exists(), reason="Debian's fluid-soundfont-gm is not installed"
)


@pytest.fixture(autouse=True)
def _none_chosen_afterwards():
    yield
    choose("")
    PLAYER.close()


def refusal(path):
    with pytest.raises(SoundError) as caught:
        choose(path)
    assert chosen() == ""
    return str(caught.value)


def test_every_instrument_has_its_number():
    assert set(PROGRAMS) == set(instruments())
    assert (PROGRAMS["gm_violin"], PROGRAMS["gm_trumpet"], PROGRAMS["gm_gunshot"]) == (40, 56, 127)


def test_what_is_no_soundfont_is_refused_in_a_sentence(tmp_path):
    text = tmp_path / "tune.txt"
    text.write_text("not a font")
    assert refusal(text) == "tune.txt is no SoundFont; take a file that ends in .sf2"
    missing = tmp_path / "missing.sf2"
    assert refusal(missing) == (
        f"the SoundFont {missing} cannot be read (no such file or directory)"
    )


@needs_library
def test_a_broken_soundfont_is_refused_in_a_sentence(tmp_path):
    broken = tmp_path / "broken.sf2"
    broken.write_bytes(b"RIFF\x10\x00\x00\x00sfbk" + b"x" * 1000)
    assert refusal(broken) == (
        "the SoundFont broken.sf2 cannot be played: it is no SoundFont, or broken"
    )


@needs_library
@needs_font
def test_a_note_of_a_soundfont_is_in_tune_and_at_its_level():
    soft, hard = font_note(str(FONT), "gm_flute", 69, SR)
    for layer in (soft, hard):
        power = np.abs(np.fft.rfft(layer[SR : 2 * SR] * np.hanning(SR), 8 * SR))
        assert abs(np.argmax(power) / 8 - 440) < 2
        assert 0.05 < np.abs(layer).max() < 0.8


@needs_library
@needs_font
def test_a_chosen_soundfont_stands_in_the_keys_of_notes():
    choose(FONT)
    event = SoundEvent(0, "$", 1, 0.5, 0.5, 0, {"s": "gm_flute", "note": "a4"})
    spec, notices = resolve_with_notices(event)
    assert spec.source[1][0][0] == f"{FONT}#gm_flute@69:soft"
    assert notices == []


@needs_library
@needs_font
@pytest.mark.audio
def test_the_engine_plays_notes_of_a_soundfont_that_the_session_chose(play):
    sound = play([(0.0, 0.5, {"s": "gm_flute", "note": "a4"})], 0.6, soundfont=str(FONT))
    x = sound.samples[: SR // 2, 0]
    power = np.abs(np.fft.rfft(x * np.hanning(len(x))))
    assert abs(np.argmax(power) * SR / len(x) - 440) < 3
    assert np.abs(x).max() > 0.05
