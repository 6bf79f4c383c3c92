"""`notalabel query`: what a pattern plays, as events.

One piece of code is answered here; a batch goes to a child process line by line.
"""

import argparse
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from repl.screen import complain, say

ROOT = str(Path(__file__).resolve().parent.parent)
LIMIT_S = 4.8  # below the contract's 5 s a line; the child's own limit is lower still


def run(options: argparse.Namespace) -> int:
    """Answer one question, or a batch of them."""
    if options.batch:
        return run_batch(sys.stdin.buffer)
    if options.code is None:
        complain("notalabel query: it needs CODE, or --batch with lines on stdin")
        return 2
    return run_one(options)


def run_one(options: argparse.Namespace) -> int:
    """Answer one question: a table, or a line of JSON."""
    from patterns.errors import PatternError
    from repl import answers

    try:
        asked = answers.question({"code": options.code, "from": options.begin, "to": options.end})
        found = answers.answer(asked, answers.deadline(answers.LIMIT_S))
    except (answers.BadQuestionError, PatternError) as error:
        complain(str(error))
        return 1
    say(answers.dumps({"id": None, **found}) if options.json else "\n".join(table(found)))
    return 0


def table(found: dict[str, Any]) -> Iterator[str]:
    """The events as lines to read.

    >>> list(table({"haps": [{"whole": ["0/1", "1/2"], "part": ["0/1", "1/2"], "value": "bd"}]}))
    ['0 → 1/2   bd']
    """
    for hap in found["haps"]:
        begin, end = (time.removesuffix("/1") for time in hap["whole"] or hap["part"])
        cut = "" if hap["whole"] in (None, hap["part"]) else "  (a piece)"
        yield f"{begin} → {end}   {in_words(hap['value'])}{cut}"
    if not found["haps"]:
        yield "silence"
    if "cps" in found:
        yield f"cps {found['cps']:g}"


def in_words(value: Any) -> str:
    """A value as the player would write it.

    >>> in_words({"s": "bd", "gain": 0.5})
    's:bd gain:0.5'
    """
    if isinstance(value, dict):
        return " ".join(f"{name}:{in_words(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "[" + " ".join(in_words(part) for part in value) + "]"
    return str(value)


def run_batch(lines: Iterable[bytes]) -> int:
    """Answer every line, in order, whatever happens to a child."""
    child = Child()
    try:
        for line in lines:
            answer = child.ask(line if line.endswith(b"\n") else line + b"\n")
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    finally:
        child.stop()
    return 0


class Child:
    """A worker process that is replaced when it hangs or dies."""

    def __init__(self) -> None:
        self._start()

    def ask(self, line: bytes) -> str:
        """The worker's answer to a line, or the sentence that says there is none."""
        try:
            self._stdin.write(line)
            self._stdin.flush()
            answer = self._answers.get(timeout=LIMIT_S)
        except (OSError, queue.Empty):
            answer = None
        if answer is not None:
            return answer
        return self._replaced(line)

    def _replaced(self, line: bytes) -> str:
        from repl.answers import BadQuestionError, decode, error_line

        died = self._process.poll() is not None
        self.stop()
        self._start()
        try:
            name = decode(line).get("id")
        except BadQuestionError:
            name = None
        why = "needed more than this machine has" if died else "took longer than 5 s"
        return error_line(name, f"this line {why} and was stopped")

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "repl.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, *_known_paths()])},
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipe to the worker")
        self._stdin = self._process.stdin
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader = threading.Thread(
            target=_read, args=(self._process.stdout, self._answers), daemon=True
        )
        self._reader.start()

    def stop(self) -> None:
        """End the worker."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._stdin.close()
        self._reader.join()


def _known_paths() -> list[str]:
    known = os.environ.get("PYTHONPATH")
    return [known] if known else []


def _read(pipe: IO[bytes], answers: "queue.SimpleQueue[str | None]") -> None:
    with pipe:
        for line in pipe:
            answers.put(line.decode("ascii").rstrip("\n"))
    answers.put(None)
