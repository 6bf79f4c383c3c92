"""Streams of keys that nobody would type: the stage stays, and what plays goes on.

`python -m tests.repl.stage.fuzz --streams 500 --seed 7` types them; a stage that has ended, or that
does not answer any more, is told with the stream that did it.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.repl.stage.player import CTRL_C, Player, playing

CODE = ('s("bd")', 'drums: s("hh")', "stack(", "nonsense", "/*", "`", '"', "(((", ".fast(2)", "鼓é")
KEYS = (
    "\r", "\x1b\r", "\x1b", "\t", "\x1b[Z", "\x7f", "\x05", "\x12", "\x1a", "\x1bz", "\x18u",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~",
    "\x1b[1;2C", "\x1b[1;5C", "\x1b[27;5;13~", "\x1b[13;5u", "\x1b[24~", "\x1bOP", "\x1b[15~",
    "\x18l", "\x18p", "\x18o", "\x18t", "\x18v", "\x18k", "\x18x", "\x18?", "\x18n", "\x18b",
    "\x14", "\x03", "\x04", "\x07", "\x0b", "\x15", "\x17", "\x19", "\x00", "\x13", "\x1c",
    "\x1b[<0;5;5M", "\x1b[<0;5;5m", "\x1b[<64;9;3M", "\x1b[<0;200;200M", "\x1b[200~a\nb\x1b[201~",
    "\x1b[", "\x1b]", "\x1bO", "\xff", "\x80", "i", "d", "d", "v", "G", "g", "g", ":", "/", "?",
    "3", "p", "u", "\x16",
)  # fmt: skip
LINES = ("new", "close", "next", "name x", "page 1", "theme", "pane", "pane log", "keys vi",
         "keys emacs", "help", "hush", "setcps 9", "scene A", "previous", "stage")  # fmt: skip


def stream(dice: Random, length: int = 40) -> list[str]:
    """A stream of keys."""
    found = []
    for _ in range(dice.randrange(1, length)):
        kind = dice.random()
        if kind < 0.3:
            found.append(dice.choice(CODE))
        elif kind < 0.4:
            found.append(f"\x1b[21~{dice.choice(LINES)}\r")
        else:
            found.append(dice.choice(KEYS))
    return found


def survived(player: Player, keys: Sequence[str]) -> None:
    """Type a stream; afterwards the stage answers, and can be played."""
    for key in keys:
        player.type(key)
    player.type(CTRL_C * 3)
    stage = player.stage
    player.ask(lambda: None)
    player.until(lambda: not stage.application.key_processor.input_queue, "keys are left over")
    assert player.thread.is_alive(), keys

    def anew() -> None:
        stage.hand.back()
        stage.screen.pages.open.buffer.reset()
        stage.desk.do("keys emacs")

    player.ask(anew)


def run(streams: int, seed: int) -> None:
    """Type many streams at one stage."""
    dice = Random(seed)
    with tempfile.TemporaryDirectory() as folder, playing(Path(folder)) as player:
        for number in range(streams):
            keys = stream(dice)
            try:
                survived(player, keys)
            except AssertionError as error:
                raise AssertionError(f"stream {number}: {keys}") from error


def main() -> int:
    """Type, and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    run(options.streams, options.seed)
    sys.stdout.write(f"{options.streams} streams of keys, and the stage is there\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
