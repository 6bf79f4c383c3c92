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
collect_ignore = ["driver.py"]  # a program of its own, see there


@dataclass(frozen=True, slots=True)
class Heard:
    """A render: samples of shape (frames, channels), and what the sound counted."""

    samples: Any
    voices: list[int]
    started: int
    steals: int
    refused: int
    voices_peak: int


@pytest.fixture(scope="session")
def driver() -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    script = str(Path(__file__).with_name("driver.py"))
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def play(driver: subprocess.Popen[bytes]) -> Callable[..., Heard]:
    """play([(onset_s, duration_s, controls), ...], seconds, **options) -> Heard."""

    def played(
        events: list[tuple[float, float, dict[str, Any]]], seconds: float, **options: Any
    ) -> Heard:
        assert driver.stdin is not None
        assert driver.stdout is not None
        pickle.dump({"events": events, "seconds": seconds, **options}, driver.stdin)
        driver.stdin.flush()
        return Heard(**pickle.load(driver.stdout))

    return played
