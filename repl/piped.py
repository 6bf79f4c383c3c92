"""`notalabel` with stdin a pipe: evaluate its lines, play four cycles after the last one.

What goes wrong is told on stderr, in sentences, and the rest goes on.
"""

import argparse
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from repl.blocks import blocks
from repl.replied import BAD, told_of
from repl.room import Asked, open_room
from repl.screen import complain, say
from studio.commands.table import run as run_command
from studio.commands.table import split
from studio.replies import Notice, Reply
from studio.session import Session

CYCLES = 4  # the contract's
PAUSE_S = 0.05  # a block that is complete waits so long for a line that goes on with it
RING_OUT_S = 0.3
READY_S = 20.0


def run(options: argparse.Namespace) -> int:
    """Evaluate stdin, play, and end."""
    room = open_room(Asked.by(options), tell_bad)
    try:
        if not room.sound.wait_ready(READY_S):
            return 1
        evaluate_lines(room.session, lines_of(sys.stdin.buffer))
        play_out(room.session, lambda: room.sound.status().state == "failed")
    finally:
        room.close()
    return 0


def tell_bad(notice: Notice) -> None:
    """Bad news goes to stderr; good news is heard."""
    if notice.bad:
        complain(notice.text)


def evaluate_lines(session: Session, lines: Iterable[str | None]) -> None:
    """Evaluate lines block by block, and tell what comes of each."""
    for block in blocks(lines, lambda line: split(line) is not None):
        if block.strip() in ("quit", "exit"):
            return
        tell_reply(evaluate(session, block))


def evaluate(session: Session, block: str) -> Reply:
    """Do what a block says: a command, or code."""
    done = run_command(session, block)
    return session.evaluate(block) if done is None else done.result()


def tell_reply(reply: Reply) -> None:
    """Say what came of a block."""
    for text, style in told_of(reply):
        (complain if style == BAD else say)(text)


def play_out(
    session: Session,
    failed: Callable[[], bool],
    sleep: Callable[[float], None] = time.sleep,
    cycles: int = CYCLES,
) -> None:
    """Let what plays go on for some cycles."""
    first = session.playing()
    if not first.slots:
        return
    end = (first.cycle or Fraction(0)) + cycles
    while not failed():
        now = session.playing()
        if not now.slots or (now.cycle is not None and now.cycle >= end):
            break
        left_s = float(end - (now.cycle or 0)) / now.cps
        sleep(min(max(left_s, 0.001), 0.25))
    session.hush()
    sleep(RING_OUT_S)


def lines_of(pipe: Iterable[bytes]) -> Iterator[str | None]:
    """The lines of a pipe as they come, None where none comes for a moment."""
    waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(pipe, waiting), name="stdin", daemon=True).start()
    while True:
        try:
            line = waiting.get(timeout=PAUSE_S)
        except queue.Empty:
            yield None
            line = waiting.get()
        if line is None:
            return
        try:
            yield line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            complain("this line is not UTF-8, it is left out: save your code as UTF-8")


def _read(pipe: Iterable[bytes], waiting: "queue.SimpleQueue[bytes | None]") -> None:
    for line in pipe:
        waiting.put(line)
    waiting.put(None)
