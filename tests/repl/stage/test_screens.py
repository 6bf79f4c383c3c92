"""What the stage looks like, as text: golden files that are read in review.

`pytest tests/repl/stage/test_screens.py --update-golden` writes them anew. Below the screen stand
the pieces of it that light up.
"""

import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.repl.stage.player import ALT_ENTER, ENTER, Player, playing

GOLDEN = Path(__file__).parent / "golden"
LIT = "48;5;221"  # the background of what sounds, in the dark theme
TUNE = 'drums: s("bd*2 [hh sd]")\n  .gain(.8)\n\nbass: note("c2 <eb2 g2>").s("sawtooth")'


def looks(player: Player) -> str:
    """The screen, and what lights up on it."""
    glass = player.glass
    lit = []
    for number, row in enumerate(glass.looks):
        text = "".join(
            char if LIT in look else "\0"
            for char, look in zip(glass.cells[number], row, strict=True)
        )
        lit += [f"lit in line {number + 1}: {word}" for word in text.split("\0") if word.strip()]
    return "\n".join([glass.text(), *lit]) + "\n"


def plays(player: Player) -> None:
    player.type(f"\x1b[200~{TUNE}\x1b[201~")
    player.until(lambda: player.code() == TUNE)
    player.type("\x12")
    player.until(lambda: player.slots() == {"drums", "bass"})
    player.room.sound.clock_s.now = Fraction(165, 100)
    player.until(lambda: looks(player).count("lit in line") == 3)
    player.sees(" 0.4/4 |")


def completes(player: Player) -> None:
    player.ask(player.stage.names.load)
    player.type('s("bd").jux')
    player.sees("juxBy")
    player.type("\t")
    player.sees("jux(function)")


def errs(player: Player) -> None:
    player.type('stack(\rs("bd"),\rnote("c e").lff(3)\r)' + ALT_ENTER)
    player.sees("a pattern has no method")


def waits(player: Player) -> None:
    plays(player)
    player.command("launch 4")
    player.sees("changes wait")
    player.type("\x12")
    player.sees("change in 4")
    player.sees("at cycle 4")


def helps(player: Player) -> None:
    player.command("help lpf")
    player.sees("PageDown")


def asks(player: Player) -> None:
    plays(player)
    player.type("\x11")
    player.sees("Leave?")


def shows_panes(player: Player) -> None:
    plays(player)
    for pane in ("log", "clock"):
        player.ask(lambda pane=pane: player.stage.desk.show(pane))  # type: ignore[misc]
    player.sees("─ Clock ─")
    player.sees("─ Log ─")
    player.sees("cycle 0")


SCENES: dict[str, tuple[int, int, Callable[[Player], None]]] = {
    "plays-80x24": (80, 24, plays),
    "plays-40x10": (40, 10, plays),
    "completes-80x24": (80, 24, completes),
    "errs-80x24": (80, 24, errs),
    "errs-40x10": (40, 10, errs),
    "helps-40x10": (40, 10, helps),
    "waits-80x24": (80, 24, waits),
    "asks-80x24": (80, 24, asks),
    "panes-120x30": (120, 30, shows_panes),
}


@pytest.mark.parametrize("name", SCENES)
def test_the_stage_looks_as_it_did(name: str, tmp_path: Path, update_golden: bool) -> None:
    columns, rows, does = SCENES[name]
    with playing(tmp_path, columns, rows, real=True, still=True) as player:
        does(player)
        path = GOLDEN / f"{name}.txt"
        if update_golden:
            path.parent.mkdir(exist_ok=True)
            time.sleep(0.5)  # only here: what is still on its way arrives
            path.write_text(looks(player), encoding="utf-8")
        player.until(
            lambda: looks(player) == path.read_text(encoding="utf-8"), f"{name} looks otherwise"
        )


def test_a_click_moves_the_cursor_and_the_keys_of_scenes_work(tmp_path: Path) -> None:
    with playing(tmp_path) as player:
        player.type("one" + ENTER + "two")
        player.sees("two")
        player.type("\x1b[<0;2;2M\x1b[<0;2;2m")
        player.until(lambda: player.stage.desk.cursor() == 1, "the click is not heard")
        player.type("\x0b\x0b\x0b" + 'drums: s("hh")')
        player.until(lambda: player.code().startswith("odrums"))
        player.command('drums: s("hh")')
        player.until(lambda: player.slots() == {"drums"})
        player.type("\x1b[25~")  # F13, as Shift-F1
        player.sees("scene 1: drums")
        player.type("\x1c")
        player.until(lambda: player.slots() == set())
        player.type("\x1bOP")
        player.until(lambda: player.slots() == {"drums"})
