"""Plain lines: everything is said in words and in order, and the show goes on."""

import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from repl.reader import FIRST, HELLO, LATER, STILL, Reader
from repl.room import Room
from repl.spoken import plainly
from studio.replies import Notice
from studio.welcome import STEPS
from tests.repl.room import open_fake
from tests.studio.fakes import FakeProgram, Script, steps


class Listener:
    """A room, the lines that are typed, and what is said."""

    def __init__(self, room: Room, script: Script) -> None:
        self.room, self.script = room, script
        self.said: list[str] = []
        self.typed: list[str | type[BaseException]] = []
        self.reader = Reader(room, self._next, self.said.append, patience_s=2.0)

    def _next(self, prompt: str) -> str:
        assert prompt.isascii()
        line = self.typed.pop(0) if self.typed else "quit"
        if isinstance(line, str):
            return line
        raise line

    def types(self, *lines: str | type[BaseException]) -> str:
        self.typed = list(lines)
        return self.reader.run()


@pytest.fixture
def listener() -> Iterator[Listener]:
    room, script = open_fake(lambda _: None)
    yield Listener(room, script)
    room.close()


def test_a_line_is_answered_before_the_next_one_is_read(listener: Listener) -> None:
    listener.types('s("bd")', "nonsense", "describe", "quit", "y")
    assert listener.said[:2] == [
        "problem: nonsense is not known",
        "1 slot plays: the line without a name.",
    ]
    assert listener.said[-1] == f"It still plays. {STILL}"


def test_what_plays_is_said_in_order(listener: Listener) -> None:
    listener.types('drums: s("hh")', "describe drums", "mute drums", "describe", "quit", "y")
    drums, bar, _muted, count, _time, muted, after, still = listener.said
    assert drums == (
        "drums: 1 onset a cycle (hh 1), on the beat; each cycle is the same. Level 100 percent."
    )
    assert bar.startswith("In cycle ")
    assert bar.endswith(": beat 1 hh.")
    assert count == "1 slot plays: drums."
    assert muted.endswith("each cycle is the same. Muted.")
    assert after == "Next cycle: nothing changes."
    assert still == f"It still plays. {STILL}"


def test_what_would_be_drawn_is_said(listener: Listener) -> None:
    listener.types("show pianoroll", "show steps 4")
    assert listener.said == ["nothing plays", "nothing plays"]


def test_lines_go_on_until_code_is_complete(listener: Listener) -> None:
    listener.types("stack(", 's("bd")', ")", "quit", "y")
    assert set(listener.room.session.playing().slots) == {"$1"}


def test_control_c_clears_a_line_and_the_show_goes_on(listener: Listener) -> None:
    wanted = listener.types(
        's("bd")', KeyboardInterrupt, "quit", "n", 'drums: s("hh")', "quit", "y"
    )
    assert wanted == "leave"
    assert "The line is gone; what plays goes on. quit leaves." in listener.said


def test_the_end_of_input_leaves(listener: Listener) -> None:
    assert listener.types(EOFError) == "leave"
    assert listener.types('s("bd")', EOFError, EOFError) == "leave"


def test_reader_off_leads_to_the_prompt(listener: Listener) -> None:
    assert listener.types("reader  off") == "prompt"


def test_a_long_answer_is_announced_and_comes_later(listener: Listener) -> None:
    release = threading.Event()

    def slow(_: Callable[[], bool]) -> FakeProgram:
        release.wait(5.0)
        raise AssertionError

    listener.script.programs["slow"] = slow
    listener.reader = Reader(listener.room, listener._next, listener.said.append, patience_s=0.0)
    listener.types("slow")
    assert listener.said == [LATER]
    release.set()
    end = time.monotonic() + 5.0
    while len(listener.said) < 2:
        assert time.monotonic() < end
        time.sleep(0.002)
    assert listener.said[1].startswith("problem: ")


def test_newcomers_are_told_how_to_begin_and_enter_plays(listener: Listener) -> None:
    listener.script.programs[STEPS[0].code] = FakeProgram({"drums": steps("bd")})
    listener.reader.greet()
    assert listener.said == [*HELLO.split("\n"), FIRST]
    listener.types("", "quit", "y")
    assert listener.said[3:5] == [STEPS[0].code, STEPS[0].says]
    assert set(listener.room.session.playing().slots) == {"drums"}


def test_news_are_said_without_signs_that_cannot_be_spoken(listener: Listener) -> None:
    listener.reader.tell(Notice("♪ an engine ▁▂▃ came back │ ⣿", bad=True))
    assert listener.said == ["problem: an engine, came back"]


@pytest.mark.parametrize("text", ["│ bd │ █··█", "⣿⣿", "♪♥★", "\x1b[31mred\x1b[0m", "a\tb"])
def test_nothing_drawn_is_left(text: str) -> None:
    left = plainly(text)
    assert "\x1b" not in left
    assert not any(unicodedata.category(char) in ("So", "Cc", "Sk") for char in left)


def test_reader_on_is_kept_for_the_next_start(listener: Listener, tmp_path: Path) -> None:
    listener.types("reader on")
    assert 'first = "reader"' in (tmp_path / "home" / "config.toml").read_text()
