"""The process that plays SoundFonts, with a library that is only played here."""

import ctypes.util
import struct
from typing import Any

import pytest

from engine.beside import BesideError
from engine.errors import SoundError
from engine.instruments import fluid, font
from engine.instruments.fluid import DRUM_BANK, answer


class Function:
    """A function of a C library; it keeps what it is called with."""

    def __init__(self, gives: Any) -> None:
        self.gives, self.called = gives, list[tuple[Any, ...]]()

    def __call__(self, *args: Any) -> Any:
        self.called.append(args)
        return self.gives(*args) if callable(self.gives) else self.gives


class Library:
    """FluidSynth, with one font whose instruments 0 to 9 are in the bank of drums."""

    def __init__(self) -> None:
        self.functions: dict[str, Function] = {}
        self.gives: dict[str, Any] = {
            "fluid_synth_sfload": lambda _synth, path, _reset: -1 if path == b"broken" else 1,
            "fluid_synth_program_select": lambda _synth, _channel, _font, bank, program: (
                0 if bank == DRUM_BANK and program < 10 else -1
            ),
            "fluid_synth_write_float": self._render,
        }

    def _render(self, _synth: Any, frames: int, left: Any, *_more: Any) -> int:
        left[0] = float(frames)
        return 0

    def __getattr__(self, name: str) -> Function:
        return self.functions.setdefault(name, Function(self.gives.get(name, 0)))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    made = Library()
    monkeypatch.setattr(fluid, "_fonts", {})
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: made)
    return made


def question(path: str = "a.sf2", program: int = 3) -> dict[str, Any]:
    return {"path": path, "sample_rate": 48_000, "program": program, "midi": 60, "velocity": 100,
            "frames": 4}  # fmt: skip


def test_a_note_is_what_the_library_renders_of_both_sides(library):
    told, samples = answer(question())
    assert told == {}
    assert struct.unpack("8f", samples) == (4, 0, 0, 0, 0, 0, 0, 0)
    assert [args[1:] for args in library.functions["fluid_synth_noteon"].called] == [(0, 60, 100)]
    answer(question())
    assert len(library.functions["fluid_synth_sfload"].called) == 1  # a font is loaded once


@pytest.mark.usefixtures("library")
def test_an_instrument_or_a_font_that_is_none_is_told():
    assert answer(question(program=50)) == ({"refused": "it has no instrument number 50"}, b"")
    assert answer(question("broken")) == ({"refused": "it is no SoundFont, or broken"}, b"")


@pytest.mark.usefixtures("library")
def test_a_machine_without_the_library_is_told_what_to_install(monkeypatch):
    def missing(_name: str) -> None:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", missing)
    told, samples = answer(question())
    assert told["refused"].startswith("the library FluidSynth is not on this machine: install it")
    assert samples == b""


@pytest.fixture
def sf2(tmp_path, monkeypatch):
    """A file with the head of a SoundFont, and nothing chosen afterwards."""
    path = tmp_path / "a.sf2"
    path.write_bytes(b"RIFF\x10\0\0\0sfbk")
    monkeypatch.setattr(font._Chosen, "path", "")
    return path


def test_a_font_whose_notes_sound_is_chosen_until_none_is(sf2, monkeypatch):
    monkeypatch.setattr(font.PLAYER, "ask", lambda _question: ({}, b"samples"))
    font.choose(sf2)
    assert font.chosen() == str(sf2)
    assert font.play(str(sf2), 0, 60, 100, 4, 48_000) == b"samples"
    font.choose("")
    assert font.chosen() == ""


def test_a_font_that_crashes_its_player_or_is_refused_by_it_is_told(sf2, monkeypatch):
    def crashes(_question):
        raise BesideError

    monkeypatch.setattr(font.PLAYER, "ask", crashes)
    with pytest.raises(SoundError, match=r"the SoundFont .* crashes its player"):
        font.choose(sf2)
    monkeypatch.setattr(font.PLAYER, "ask", lambda _question: ({"refused": "it is broken"}, b""))
    with pytest.raises(SoundError, match=r"the SoundFont .* cannot be played: it is broken"):
        font.choose(sf2)
    assert font.chosen() == ""


def test_what_has_no_head_of_a_font_or_is_not_there_is_refused(sf2):
    sf2.write_bytes(b"nothing")
    with pytest.raises(SoundError, match="is no SoundFont"):
        font.choose(sf2)
    with pytest.raises(SoundError, match="cannot be read"):
        font.choose(sf2.with_name("b.sf2"))
