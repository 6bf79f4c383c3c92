"""The projector: code, what sounds in it, a picture; and nothing that could disturb the show."""

import io
import os
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from repl.cli import main
from repl.projected import SOUNDS, WAITING, Row, frame
from repl.projector import Projector, play
from repl.rowscreen import RowScreen
from studio.projecting import Watched
from studio.snapshots import Snapshot, written
from studio.visuals.kit import Sounding, View
from studio.visuals.table import VISUALS

Out = pytest.CaptureFixture[str]
CODE = 'drums: s("bd hh")\n  .fast(2)'
EVENTS = (
    Sounding("drums", 4.0, 4.25, {"s": "bd"}, ((10, 12),)),
    Sounding("drums", 4.25, 4.5, {"s": "hh"}, ((13, 15),)),
)
VIEW = View(3.0, 6.0, EVENTS, 4.0, 0.5, {"drums": CODE})
SCREEN = """\
  cycle 4  # # . .  120 bpm

  drums: s("bd hh")
    .fast(2)




  drums bd |#..........................|
  drums hh |......#....................|"""


def shown(rows: list[Row]) -> str:
    return "\n".join("".join(text for _, text in row).rstrip() for row in rows).rstrip()


def drawn(view: View = VIEW, at_s: float = 10.0, columns: int = 42, rows: int = 10) -> list[Row]:
    return frame(Snapshot(10.0, view), at_s, columns, rows, VISUALS["steps"], unicode=False)


def test_the_screen_shows_code_and_a_picture() -> None:
    assert shown(drawn(View(4, 5, EVENTS, 4.3, 0.5, {"drums": CODE}))) == SCREEN


@pytest.mark.parametrize(("at_s", "sounds"), [(10.0, ["bd"]), (10.6, ["hh"]), (11.5, [])])
def test_what_sounds_is_marked_and_moves_between_snapshots(at_s: float, sounds: list[str]) -> None:
    marked = [text for row in drawn(at_s=at_s) for style, text in row if style == SOUNDS]
    assert marked == sounds


def test_slots_of_one_piece_of_code_share_it() -> None:
    view = View(0, 1, (), 0.0, 0.5, {"a": CODE, "b": CODE})
    assert shown(drawn(view)).count("drums:") == 1


def test_silence_and_waiting_are_words() -> None:
    assert shown(drawn(View(0, 1))).startswith("  silence")
    assert shown(frame(None, 0.0, 80, 24, VISUALS["steps"])) == WAITING


@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (20, 5), (10, 3), (200, 60)])
def test_every_size_is_filled_and_never_exceeded(columns: int, rows: int) -> None:
    found = drawn(columns=columns, rows=rows)
    assert len(found) <= rows
    assert all(len("".join(text for _, text in row)) <= max(columns, 46) for row in found)


def test_rows_are_painted_once_and_keys_change_what_is_shown(tmp_path: Path) -> None:
    terminal = io.StringIO()
    output = Vt100_Output(terminal, lambda: Size(rows=10, columns=60), term="xterm")
    projector = Projector(Watched(tmp_path))
    frames = 0

    def slept(_: float) -> None:
        nonlocal frames
        frames += 1
        if frames == 3:
            keyboard.send_text("vtq")

    with create_pipe_input() as keyboard:
        screen = RowScreen(output, keyboard)
        with screen.open():
            play(projector, screen, slept)
    assert frames == 3
    assert terminal.getvalue().count("waiting for a session") == 1
    assert projector.visual != "pianoroll"
    assert projector.theme != "contrast"
    assert terminal.getvalue().rstrip().endswith("\x1b[?1049l")


def test_another_picture_and_other_colours(tmp_path: Path) -> None:
    projector = Projector(Watched(tmp_path))
    first = (projector.visual, projector.theme)
    projector.next_visual()
    projector.next_theme()
    assert projector.visual != first[0]
    assert projector.theme != first[1]


def test_without_a_terminal_one_screen_is_written(tmp_path: Path, capsys: Out) -> None:
    feeds = tmp_path / "home" / "feeds"
    feeds.mkdir(parents=True)
    (feeds / f"{os.getpid()}.feed").write_text(written(VIEW, 0.0))
    assert main(["projector"]) == 0
    out = capsys.readouterr().out
    assert 'drums: s("bd hh")' in out
    assert (feeds / f"{os.getpid()}.looks").exists()


def test_an_unknown_picture_is_told(capsys: Out) -> None:
    assert main(["projector", "--visual", "rainbow"]) == 2
    assert "there is no visual rainbow" in capsys.readouterr().err
