"""`notalabel` with stdin a pipe: its lines are evaluated, four cycles are played, it ends."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from fractions import Fraction

import pytest

from repl.piped import evaluate_lines, lines_of, play_out
from repl.room import Room
from studio.replies import Notice
from studio.session import Session
from tests.repl.room import open_fake
from tests.studio.fakes import FakeProgram as Program
from tests.studio.fakes import FakeSound, ManualClock, Script, steps

Out = pytest.CaptureFixture[str]


@pytest.fixture
def room() -> Iterator[Room]:
    one, _ = open_fake(lambda _: None)
    yield one
    one.close()


def test_lines_are_evaluated_and_errors_are_told_on_stderr(room: Room, capsys: Out) -> None:
    evaluate_lines(room.session, ['s("bd")', "nonsense", 'drums: s("hh")', "setcps 2"])
    assert set(room.session.playing().slots) == {"$", "drums"}
    out, err = capsys.readouterr()
    assert err == "nonsense is not known\n"
    assert out == "cps 2\n"


def test_a_block_over_several_lines_is_one(room: Room) -> None:
    evaluate_lines(room.session, ["stack(", 's("bd")', ")"])
    assert room.session.playing().slots == ("$1",)


def test_quit_ends_the_lines(room: Room, capsys: Out) -> None:
    evaluate_lines(room.session, ["quit", "nonsense"])
    assert capsys.readouterr().err == ""


def test_lines_come_one_by_one_and_a_pause_is_seen() -> None:
    def slow() -> Iterator[bytes]:
        yield b"one\r\n"
        time.sleep(0.2)
        yield b"two"

    assert list(lines_of(slow())) == ["one", None, "two"]


def test_a_line_that_is_not_text_is_told_and_left_out(capsys: Out) -> None:
    assert list(lines_of(io.BytesIO(b"one\n\xff\xfe\ntwo\n"))) == ["one", "two"]
    assert capsys.readouterr().err == (
        "this line is not UTF-8, it is left out: save your code as UTF-8\n"
    )


def test_four_cycles_are_played_after_the_last_line() -> None:
    clock, script, notices = ManualClock(), Script(), list[Notice]()
    sound = FakeSound(clock)
    session = Session(sound, script, notices.append, seconds=clock)
    script.programs["a"] = Program({"$": steps("bd", "hh")})
    session.submit("a")
    session.work()
    session.turn()

    def sleep(seconds: float) -> None:
        for _ in range(max(1, round(seconds * 50))):
            clock.step(Fraction(1, 50))
            session.turn()

    play_out(session, lambda: False, sleep)
    assert [event.cycle for event in sound.listen()][:8] == [n / 2 for n in range(8)]
    assert 8 <= clock.now < 9
    assert session.playing().slots == ()


def test_nothing_to_play_ends_at_once(room: Room) -> None:
    waited: list[float] = []
    play_out(room.session, lambda: False, waited.append)
    assert waited == []


@pytest.mark.slow
def test_the_program_plays_a_pipe_and_ends_well() -> None:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "repl.cli", "--backend", "null"],
        input='setcps(4)\nhlp\ns("bd*4")\n',
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ},
    )
    assert done.returncode == 0
    assert done.stderr == "`hlp` is not defined\n  hlp\n  ^ did you mean lp?\n"
    assert done.stdout == "cps 4\n"
    assert time.monotonic() - began > 1.0
