"""Plays an example on the stage, in a terminal of tmux's, and draws the screen as it was.

    python -m bench.stage_picture docs/stage.svg --example dusk

Needs tmux. Nothing of the player's is touched: the session has a folder of its own.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bench.terminal_picture import svg_of
from studio.examples.shelf import examples

COLUMNS, ROWS = 112, 36
STARTS_S: Final = 20.0
PLAYS_S: Final = 7.0
PANES: Final = ("C-x p", "C-x d", "C-x s", "C-x k")  # pianoroll, meters, spectrum, clock


def main() -> int:
    """Draw it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--example", default="dusk", choices=sorted(examples()))
    parser.add_argument("--theme", default="dark")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        screen = played(Path(folder), options.example, options.theme)
    title = f"The stage of Not a Label, playing its example {options.example}"
    options.picture.write_text(svg_of(screen, COLUMNS, ROWS, title), encoding="utf-8")
    sys.stdout.write(f"{options.picture}: {options.picture.stat().st_size} bytes\n")
    return 0


def played(folder: Path, example: str, theme: str) -> str:
    """The screen, with its colours, a while after an example began to play."""
    (folder / "config.toml").write_text(f'[stage]\ntheme = "{theme}"\n', encoding="utf-8")
    (folder / "welcomed").touch()

    def tmux(*arguments: str) -> str:
        command = ["tmux", "-S", str(folder / "tmux"), "-f", os.devnull, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    program = f"{sys.executable} -m repl.cli --stage --backend null"
    size = ("-x", str(COLUMNS), "-y", str(ROWS), "-e", f"NOTALABEL_HOME={folder}")
    tmux("new-session", "-d", *size, program)
    try:
        _until(lambda: "silence" in tmux("capture-pane", "-p"))
        tmux("send-keys", "F10")
        time.sleep(0.5)
        tmux("send-keys", f"examples {example}", "Enter")
        _until(lambda: "bpm" in tmux("capture-pane", "-p") or "cpm" in tmux("capture-pane", "-p"))
        for keys in PANES:
            tmux("send-keys", *keys.split())
            tmux("send-keys", "Escape")
            time.sleep(0.7)
        time.sleep(PLAYS_S)
        return tmux("capture-pane", "-pe")
    finally:
        tmux("kill-server")


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + STARTS_S
    while not true():
        if time.monotonic() > end:
            raise SystemExit("the stage did not come up; does notalabel --stage work here?")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
