"""`notalabel play FILE`: play a file in real time, until it is stopped or its time is over."""

import argparse
import json
import math
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.status import EngineStatus
from repl.piped import READY_S, tell_bad
from repl.room import Asked, Room, links_of, open_room
from repl.screen import complain, say
from repl.sources import NoSourceError, python_evaluator, read_file
from repl.watching import Watched, play_again
from studio.preparing import Evaluates

LOOK_S = 0.1


def run(options: argparse.Namespace) -> int:
    """Play the file that the options name."""
    if options.seconds is not None and not (0 < options.seconds < math.inf):
        complain("notalabel play: --for needs a number of seconds above 0")
        return 2
    try:
        code = read_file(options.file)
        evaluates = python_evaluator(options.file, code, say)
    except NoSourceError as error:
        complain(str(error))
        return 1
    watched = Watched(options.file) if options.watch else None
    room = open_room(Asked.by(options), tell_bad)
    try:
        if not recorded(room, options.record):
            return 1
        with links_of(options, room, tell_bad):
            return play(room, code, options.seconds or math.inf, options.report, evaluates, watched)
    finally:
        room.close()


def recorded(room: Room, path: str | None) -> bool:
    """Begin to record into a file, where one is named; False where that cannot be."""
    if path is None or room.session.takes is None:
        return True
    room.sound.wait_ready(READY_S)
    reply = room.session.takes.begin(str(Path(path).absolute()))
    if not reply.ok:
        complain(reply.text)
    return reply.ok


def play(
    room: Room,
    code: str,
    seconds: float,
    report: bool,
    evaluates: Evaluates | None = None,
    watched: Watched | None = None,
) -> int:
    """Play code for some seconds from the first sound on.

    Args:
        room: where.
        code: the player's.
        seconds: how long.
        report: a last line of JSON.
        evaluates: another way from code to a program than the session's.
        watched: the code's file, to be played again whenever it is saved.

    Returns:
        the exit code.
    """
    if not room.sound.wait_ready(READY_S):
        return 1
    reply = room.session.evaluate(code, evaluates)
    for note in reply.notes:
        say(note)
    if not reply.ok:
        complain(reply.text)
        if watched is None:
            return 1
    with suppress(KeyboardInterrupt):
        _wait(room, seconds, watched)
    if report:
        say(json.dumps(report_of(room.sound.status())))
    return 1 if room.sound.status().state == "failed" else 0


def _wait(room: Room, seconds: float, watched: Watched | None) -> None:
    end = time.monotonic() + seconds
    while (left_s := end - time.monotonic()) > 0 and room.sound.status().state != "failed":
        time.sleep(min(left_s, LOOK_S))
        if watched is not None and watched.saved():
            play_again(room.session, watched.name)


def report_of(status: EngineStatus) -> dict[str, Any]:
    """The contract's last line, from the engine's own counts."""
    return {
        "late_blocks": status.late_blocks,
        "xruns": status.xruns,
        "max_onset_error_frames": status.max_onset_error_frames,
        "voices_peak": status.voices_peak,
        "cpu_percent": round(status.cpu_mean_percent, 2),
        "onsets": status.onsets,
    }
