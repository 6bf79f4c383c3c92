"""What displays cost: `python -m bench.displays` draws all panes while 64 voices play, at 30 Hz.

Real time, on the null backend. CPU time is that of the thread that looks and draws, as a share of
one core: for each visual alone in the room that it would like, for all panes that fit a terminal of
80 by 24 and of 120 by 40, and for a whole stage with those panes, its terminal a file that nobody
reads. The exit code is 1 where all panes together cost more than 10 % (80 by 24) or 15 %.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from engine.client import EngineClient
from repl.room import Room
from repl.stage.found import found_panes
from repl.stage.pane import Pane
from repl.stage.plan import planned
from studio.config import Config
from studio.evaluator import Evaluator
from studio.history import History
from studio.session import Session
from studio.viewing import Viewer
from studio.visuals.drawer import Drawer
from studio.visuals.table import VISUALS

RATE: Final = 30
MOST: Final = {(80, 24): 0.10, (120, 40): 0.15}
CODE: Final = """\
pads: note("[c2,e2,g2,b2,d3,f3,a3,c4,e4,g4,b4,d5,f5,a5,c6,e6]*4").s("sine")
  .clip(4.2).gain(.03).orbit(2)
bass: note("<c2 f2 g2 eb2>(3,8)").s("sawtooth").lpf(800)
drums: s("bd*4, ~ cp, hh*16").orbit(3)
"""
READY_S: Final = 20.0


class Desk:
    """What panes ask of a stage: here only what plays."""

    plain = False

    def __init__(self, room: Room) -> None:
        from studio.pictures import Pictures

        self.room, self.viewer = room, Viewer(room.session, room.sound)
        self.pictures = Pictures(self.viewer)
        self.stage = None


def share_of(draw: Callable[[], object], seconds: float) -> tuple[float, float]:
    """What drawing 30 times a second costs: share of a core, and the slowest frame in ms."""
    spent, worst = 0.0, 0.0
    due = time.perf_counter()
    frames = int(RATE * seconds)
    for _ in range(frames):
        began = time.thread_time()
        draw()
        cost = time.thread_time() - began
        spent, worst = spent + cost, max(worst, cost)
        due += 1 / RATE
        time.sleep(max(due - time.perf_counter(), 0))
    return spent * RATE / frames, 1000 * worst


def alone(viewer: Viewer, name: str, columns: int) -> Callable[[], object]:
    """A visual by itself, in the room that it would like."""
    visual, drawer = VISUALS[name], Drawer(VISUALS[name])
    lines = visual.lines[1]

    def draw() -> object:
        view = viewer.look(visual.before, visual.after, visual.needs)
        return drawer.lines(view, columns, lines)

    draw()  # numpy is imported, and events are asked for
    return draw


def together(room: Room, columns: int, rows: int) -> tuple[Callable[[], object], list[str]]:
    """All panes of visuals that fit a terminal, and their names."""
    panes = [pane for name, pane in found_panes().items() if name in VISUALS and name != "log"]
    plan = planned(columns, rows, panes)
    desk = Desk(room)
    shown = [(pane.opens(desk), _width(pane, plan.side, columns), plan.rows[pane.name] - 1)
             for pane in panes if pane.name in plan.rows]  # fmt: skip
    names = [pane.name for pane in panes if pane.name in plan.rows]
    return lambda: [one.draw(wide, high) for one, wide, high in shown], names


def _width(pane: Pane, side: int, columns: int) -> int:
    return side if pane.place == "side" and side else columns


def on_stage(room: Room, columns: int, rows: int, seconds: float) -> tuple[float, float, int]:
    """A stage with all panes: its thread's share of a core, frames a second, rows sent."""
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output.vt100 import Vt100_Output

    from repl.stage.app import Stage

    names = together(room, columns, rows)[1]

    async def run(stage: Any) -> tuple[float, float, int]:
        running = asyncio.ensure_future(stage.run())
        await asyncio.sleep(1.0)
        for name in reversed(names):
            stage.desk.show(name)
        await asyncio.sleep(1.0)
        painted: list[int] = []
        paint = stage.painter.paint

        def counted() -> int:
            painted.append(paint())
            return painted[-1]

        stage.painter.paint = counted
        frames, began = len(painted), time.thread_time()
        await asyncio.sleep(seconds)
        cost, drawn = time.thread_time() - began, len(painted) - frames
        stage.leave()
        await running
        return cost / seconds, drawn / seconds, sum(painted)

    with open(os.devnull, "w", encoding="utf-8") as nowhere, create_pipe_input() as keyboard:
        size = Size(rows, columns)
        output = Vt100_Output(nowhere, lambda: size, term="xterm-256color", enable_cpr=False)
        with create_app_session(input=keyboard, output=output):
            return asyncio.run(run(Stage(room, keyboard, output)))


def measured(seconds: float, voices: int) -> dict[str, Any]:
    """Play, and measure everything."""
    client = EngineClient(backend="null")
    session = Session(client, Evaluator(seed=1), lambda notice: print(notice.text),
                      metrics=client.metrics)  # fmt: skip
    client.start()
    session.start()
    with TemporaryDirectory() as folder:
        history = History(Path(folder), print)
        room = Room(Config("production", None, None), client, session, history)
        try:
            if not client.wait_ready(READY_S):
                raise SystemExit(f"there is no engine: {client.status().why}")
            reply = session.evaluate(CODE)
            if not reply.ok:
                raise SystemExit(reply.text)
            return _figures(room, client, seconds, voices)
        finally:
            session.close()
            client.stop()
            history.close()


def _figures(room: Room, client: EngineClient, seconds: float, voices: int) -> dict[str, Any]:
    viewer = Viewer(room.session, client)
    time.sleep(4.0)
    if client.status().voices < voices:
        print(f"only {client.status().voices} voices sound", file=sys.stderr)
    late = client.status().late_events
    time.sleep(seconds)
    without, late = client.status().late_events - late, client.status().late_events
    report: dict[str, Any] = {"voices": client.status().voices, "seconds": seconds}
    report["late_events_without_displays"] = without
    report["alone"] = {
        name: round(100 * share_of(alone(viewer, name, 78), seconds / 4)[0], 2) for name in VISUALS
    }
    for columns, rows in MOST:
        draw, names = together(room, columns, rows)
        draw()
        share, worst = share_of(draw, seconds)
        cost, rate, sent = on_stage(room, columns, rows, seconds)
        report[f"{columns}x{rows}"] = {
            "panes": names,
            "percent": round(100 * share, 2),
            "worst_frame_ms": round(worst, 1),
            "stage_percent": round(100 * cost, 1),
            "stage_frames_a_second": round(rate, 1),
            "stage_rows_a_second": round(sent / seconds),
        }
    report["late_events_with_displays"] = client.status().late_events - late
    return report


def main() -> int:
    """Measure, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.displays", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--voices", type=int, default=64)
    options = parser.parse_args()
    report = measured(options.seconds, options.voices)
    print(json.dumps(report, indent=1))
    over = [size for size, most in MOST.items() if _percent(report, size) > 100 * most]
    return 1 if over else 0


def _percent(report: dict[str, Any], size: tuple[int, int]) -> float:
    percent: float = report[f"{size[0]}x{size[1]}"]["percent"]
    return percent


if __name__ == "__main__":
    sys.exit(main())
