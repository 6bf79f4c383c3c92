"""A process that works out what strangers' code plays, a line of JSON each, until its input ends.

Lines in: {"live": [name, value, "n/d"]} moves a value; {"job", "key", "cycles", …} asks, and is
answered by a line with the same "job". The code of a key comes with the first job that names it.
"""

import json
import os
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from fractions import Fraction
from typing import Any, BinaryIO, Final

from patterns.errors import LimitError, PatternError
from patterns.pattern import silence
from patterns.strudel.drawing import Drawn
from studio.guests.bounds import TIRED_KB, bind, memory_kb, within
from studio.guests.cycles import Asked, Cycle, Player, loads_of, said

MOST_CODES: Final = 256
MOST_WORK_S: Final = 1.0  # of one job
LONGEST_ANSWER: Final = 4_000_000  # characters
TOO_LONG: Final = "what it plays is too long to tell"

Row = dict[str, Any]


class Worker:
    """Answers jobs.

    Args:
        seconds: a clock of work that was done.
    """

    def __init__(self, seconds: Callable[[], float] = time.process_time) -> None:
        self._player = Player(seconds)
        self._codes: OrderedDict[str, str] = OrderedDict()

    def take(self, row: Row) -> Row | None:
        """The answer to a line, None where there is none to give."""
        if "live" in row:
            name, value, cycle = row["live"]
            self._player.stamps.add(name, value, Fraction(cycle))
            return None
        answer: Row = {"job": row["job"]}
        code = self._code(row)
        if code is None:
            return {**answer, "unknown": True}
        asked = Asked(code, row["seed"], tuple(row["cycles"]), row["devices"])
        try:
            with within(MOST_WORK_S):
                if row["about"]:
                    answer["about"] = self._about(asked)
                answer["cycles"] = [_told(one) for one in self._player.cycles(asked)]
        except MemoryError:
            return {**answer, "error": "it needs too much memory"}
        except (PatternError, RecursionError) as error:
            return {**answer, "error": said(error), "fault": _fault(error, code)}
        return answer

    def _code(self, row: Row) -> str | None:
        key: str = row["key"]
        if "code" in row:
            self._codes[key] = row["code"]
            if len(self._codes) > MOST_CODES:
                self._codes.popitem(last=False)
        if key in self._codes:
            self._codes.move_to_end(key)
        return self._codes.get(key)

    def _about(self, asked: Asked) -> Row:
        """What code says beside its events."""
        program, _ = self._player.program(asked.code, asked.seed)
        return {
            "cps": program.cps,
            "silent": all(one is silence for one in program.slots.values()),
            "messages": [message[:500] for message in program.messages[:20]],
            "loads": loads_of(program)[:20],
            "drawn": [_drawn(one) for one in program.drawn],
        }


def _told(one: Cycle) -> list[Any]:
    return [one.rows, list(one.reads), one.error, one.stops]


def _drawn(one: Drawn) -> list[Any]:
    return [one.name, one.inline, one.begin, one.end, dict(one.options), one.tag]


def _fault(error: BaseException, code: str) -> list[Any] | None:
    """Reason, place and hint of a mistake, where it is one in the code itself."""
    place = error.place if isinstance(error, PatternError) else None
    if place is None or place.text != code or not isinstance(error, PatternError):
        return None
    return [error.reason, place.at, error.hint]


def line_of(answer: Row) -> bytes:
    """An answer as a line."""
    text = json.dumps(answer, separators=(",", ":"), allow_nan=False)
    if len(text) > LONGEST_ANSWER:
        text = json.dumps({"job": answer["job"], "error": TOO_LONG})
    return text.encode("ascii") + b"\n"


def serve(lines: BinaryIO, out: BinaryIO, worker: Worker) -> None:
    """Answer line by line; ends where it needs more memory than it should."""
    for line in lines:
        answer = worker.take(json.loads(line))
        if answer is None:
            continue
        answer["tired"] = memory_kb() > TIRED_KB
        out.write(line_of(answer))
        out.flush()


def main() -> int:
    """Answer until the input ends."""
    bind()
    worker = Worker()
    warm = Asked('s("bd*2").gain(sine)', 0, (0,))
    worker.take({"job": 0, "key": "", "code": warm.code, "seed": 0, "cycles": [0],
                 "devices": False, "about": True})  # fmt: skip
    try:
        sys.stdout.buffer.write(b'{"ready":true}\n')
        sys.stdout.flush()
        serve(sys.stdin.buffer, sys.stdout.buffer, worker)
    except LimitError:
        os._exit(3)  # a cut that came when all was over
    except BrokenPipeError:
        os._exit(0)  # the session is gone
    return 0


if __name__ == "__main__":
    sys.exit(main())
