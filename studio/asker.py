"""Plain words to code in a worker process of low priority, so that the music never waits for it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Any

from ai.taste import UNKNOWN, Taste, as_data

ROOT = str(Path(__file__).resolve().parent.parent)
LIMIT_S = 20.0  # of work: then the worker is left behind, and the next job finds a fresh one
START_S = 30.0  # more for the first job of a worker: at its priority a busy machine starts it late
TOO_LONG = "this took too long and was given up; try it again, or ask for less"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a request: code and how it was made, or sentences.

    Attributes:
        code: what is to play, "" for none.
        tier: who made it.
        why_not: why the tiers before it did not.
        error: why there is nothing.
        notes: what was left out or replaced.
        told: the answer to a question about what plays.
        reasons: what its maker decided.
        model: which model, where the tier is the remote one.
        about: what a library keeps of it: description, genre, mood, creativity.
    """

    code: str = ""
    tier: str = ""
    why_not: tuple[str, ...] = ()
    error: str = ""
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    model: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What a request meets beside the code that plays.

    Attributes:
        models: who may be asked over the network, and how (models.py); empty for nobody.
        taste: the player's.
        samples: names of the samples that are loaded.
        heard: codes that were played before, the last one first.
    """

    models: Mapping[str, Any] = field(default_factory=dict)
    taste: Taste = UNKNOWN
    samples: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


NOTHING_AROUND = Around()


class Asker:
    """The worker; started by the first request, one request at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock, self._writing = threading.Lock(), threading.Lock()

    def ask(
        self,
        request: str,
        playing: str,
        seed: int,
        around: Around = NOTHING_AROUND,
        tell: Callable[[str], None] = lambda _: None,
    ) -> Asked:
        """The answer to a request; blocks, and never raises.

        Args:
            request: the player's words.
            playing: the code that plays, "" for none.
            seed: of the dice.
            around: what else there is.
            tell: hears what is waited for.
        """
        limit_s = LIMIT_S + float(around.models.get("wait_s", 0.0))
        job = {"job": "ask", "request": request, "playing": playing, "seed": seed}
        beside = {**asdict(around), "taste": as_data(around.taste)}
        row = self._done({**job, **beside}, limit_s, tell)
        if row is None:
            return Asked(error=TOO_LONG)
        lists = {name: tuple(row[name]) for name in ("why_not", "notes", "told", "reasons")}
        return Asked(**{**row, **lists})

    def do(self, job: str, **row: Any) -> dict[str, Any] | None:
        """What comes of a job of the worker; None where it takes too long. Blocks.

        Args:
            job: a key of askworker.JOBS.
            row: what it is asked, as JSON has it.
        """
        return self._done({"job": job, **row}, LIMIT_S, lambda _: None)

    def _done(
        self, row: Mapping[str, Any], limit_s: float, tell: Callable[[str], None]
    ) -> dict[str, Any] | None:
        if self._lock.locked():
            self.hurry()
        with self._lock:
            before, process = self._process, self._running()
            fresh = START_S if process is not before else 0.0
            watch = threading.Timer(limit_s + fresh, process.kill)
            watch.start()
            try:
                return self._answer(process, row, tell)
            except OSError:
                return None
            finally:
                watch.cancel()

    def _answer(
        self,
        process: "subprocess.Popen[str]",
        row: Mapping[str, Any],
        tell: Callable[[str], None],
    ) -> dict[str, Any] | None:
        """What a worker answers to a job, None where it ends instead; its news are told.

        Raises:
            OSError: it is gone.
        """
        if process.stdin is None or process.stdout is None:
            return None
        with self._writing:
            _write(process.stdin, row)
        for line in process.stdout:
            said: dict[str, Any] = json.loads(line)
            if "news" not in said:
                return said
            tell(said["news"])
        return None

    def hurry(self) -> None:
        """Let the job that is done now wait for no model any longer: another one comes."""
        process = self._process
        if process is not None and process.stdin is not None:
            with suppress(OSError, ValueError), self._writing:
                _write(process.stdin, {"job": "hurry"})

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is not None and self._process.poll() is not None:
            self.close()  # it was given up
        if self._process is None:
            paths = [ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "studio.askworker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        return self._process

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _write(pipe: IO[str], row: Mapping[str, Any]) -> None:
    pipe.write(json.dumps(row) + "\n")
    pipe.flush()


@cache
def asker() -> Asker:
    """The one worker of this program."""
    return Asker()
