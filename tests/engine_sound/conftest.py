"""What these tests share: a way to hear what a list of events sounds like."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RENDERS = 200
collect_ignore = ["apart.py", "driver.py"]  # programs of their own, see there


@dataclass(frozen=True, slots=True)
class Heard:
    """A render: samples of shape (frames, channels), and what the sound counted."""

    samples: Any
    voices: list[int]
    started: int
    replayed: int
    stolen: int
    refused: int
    voices_peak: int


class Driver:
    """The process that plays. pyo has room for 256 servers, so it is replaced before that."""

    def __init__(self) -> None:
        self._renders = 0
        self._process = self._started()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """One render."""
        if self._renders == RENDERS:
            self.close()
            self._process, self._renders = self._started(), 0
        self._renders += 1
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(request, self._process.stdin)
        self._process.stdin.flush()
        answer: dict[str, Any] = pickle.load(self._process.stdout)
        return answer

    def play(
        self, events: list[tuple[float, float, dict[str, Any]]], seconds: float, **options: Any
    ) -> Heard:
        """One render of (onset in s, duration in s, controls) events."""
        return Heard(**self.ask({"events": events, "seconds": seconds, **options}))

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        script = str(Path(__file__).with_name("driver.py"))
        return subprocess.Popen(
            [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )


@pytest.fixture(scope="session")
def driver() -> Iterator[Driver]:
    process = Driver()
    yield process
    process.close()


@pytest.fixture(scope="session")
def play(driver: Driver) -> Callable[..., Heard]:
    """play([(onset_s, duration_s, controls), ...], seconds, **options) -> Heard."""
    return driver.play
