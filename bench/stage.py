"""The stage on a real terminal (a pseudo one): from key to echo, and what its displays cost.

`python -m bench.stage --columns 120 --rows 40 --seconds 30` lets 64 voices play on the null
backend with every pane shown, types, and watches what arrives. CPU is of the session's process
alone, in per cent of a core, three ways: nothing plays and no pane is shown; the voices play; and
with every pane beside that. What the displays cost is the difference of the last two.
"""

import argparse
import json
import os
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from bench.terminal import Terminal

NOTES: Final = ("c2", "eb2", "g2", "bb2", "c3", "eb3", "g3", "bb3")
CODE: Final = "\n\n".join(
    f'part{n}: note("[{",".join(NOTES)}]*2").s("{wave}").gain(.05).attack(.01).release(.4)'
    f".lpf(sine.range(300,{1000 + 300 * n}).slow({n + 2}))"
    for n, wave in enumerate(("sine", "triangle", "square", "sawtooth") * 2)
)
LETTERS: Final = [chr(code) for code in range(0x100, 0x180)]  # no pane shows these
ALL = "\x12"
SETTLE_S, KEY_S = 5.0, 0.15


def prepared(home: Path, code: str, panes: list[str]) -> None:
    """A page and panes, as the stage would have kept them."""
    folder = home / "stage"
    folder.mkdir(parents=True)
    (folder / "tune.strudel").write_text(code + "\n\n", encoding="utf-8")
    desk = {"pages": ["tune"], "open": "tune", "cursors": {"tune": len(code) + 2}}
    (folder / "desk.json").write_text(json.dumps({**desk, "kept": {"panes": panes}}))


def every_pane() -> list[str]:
    """The names of all panes."""
    from repl.stage.found import found_panes

    return list(found_panes())


def echoes(terminal: Terminal, seconds: float) -> list[float]:
    """Times from key to echo, at uneven moments, a line of letters after the other."""
    dice, found, typed = Random(1), [], 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if typed and typed % 16 == 0:
            terminal.type("\x15")  # Ctrl-U: an empty line again
            terminal.idle(0.2)
        found.append(terminal.echo_ms(LETTERS[typed % len(LETTERS)]))
        typed += 1
        terminal.idle(dice.uniform(KEY_S / 2, KEY_S * 1.5))
    return sorted(found)


def measured(columns: int, rows: int, seconds: float) -> dict[str, float]:
    """All figures for a terminal of some size."""
    figures: dict[str, float] = {}
    for panes, words in (([], "without"), (every_pane(), "with")):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            prepared(home, CODE, panes)
            terminal = Terminal(home, columns, rows)
            try:
                terminal.until(lambda t=terminal: "cpu" in t.seen, "the sound")  # type: ignore[misc]
                terminal.idle(SETTLE_S)
                if not panes:
                    figures["idle_cpu_percent"] = terminal.load(seconds / 3)
                terminal.type(ALL)
                terminal.until(lambda t=terminal: "part7" in t.seen, "the tune")  # type: ignore[misc]
                terminal.idle(SETTLE_S)
                before, began = terminal.sent, time.monotonic()
                figures[f"{words}_panes_cpu_percent"] = terminal.load(seconds)
                sent = (terminal.sent - before) / (time.monotonic() - began)
                figures[f"{words}_panes_bytes_per_s"] = sent
                times = echoes(terminal, seconds)
            finally:
                terminal.end()
        figures[f"{words}_panes_echo_p50_ms"] = times[len(times) // 2]
        figures[f"{words}_panes_echo_p95_ms"] = times[int(len(times) * 0.95)]
        figures[f"{words}_panes_echo_max_ms"] = times[-1]
    shown = figures["with_panes_cpu_percent"] - figures["without_panes_cpu_percent"]
    figures["panes_cpu_percent"] = shown
    return {name: round(value, 1) for name, value in figures.items()}


def main() -> int:
    """Measure, and tell as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--rows", type=int, default=24)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    figures = measured(options.columns, options.rows, options.seconds)
    print(json.dumps({"load": os.getloadavg()[0], **figures}, indent=1))
    return 0 if figures["with_panes_echo_p95_ms"] < 30 else 1


if __name__ == "__main__":
    raise SystemExit(main())
