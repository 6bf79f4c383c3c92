"""Draws what a pane of tmux shows, as it stands there now.

    python -m bench.pane_picture SESSION docs/first-hour/tidal.svg "what is seen" --rows 12 40

The pictures of docs/first-hour.md are made so. `--socket NAME` is tmux's -L.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from bench.terminal_picture import svg_of


def main() -> int:
    """Draw it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("session")
    parser.add_argument("picture", type=Path)
    parser.add_argument("title", help="said to who cannot see it")
    parser.add_argument("--rows", type=int, nargs=2, default=(0, None), metavar=("FIRST", "END"))
    parser.add_argument("--socket", default="default")
    options = parser.parse_args()

    def tmux(command: str, *arguments: str) -> str:
        line = ["tmux", "-L", options.socket, command, "-p", "-t", f"={options.session}:"]
        return subprocess.run(
            [*line, *arguments], capture_output=True, text=True, check=True
        ).stdout

    columns = int(tmux("display-message", "#{pane_width}"))
    rows = tmux("capture-pane", "-e").rstrip("\n").split("\n")[slice(*options.rows)]
    drawn = svg_of("\n".join(rows), columns, len(rows), options.title)
    options.picture.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
