"""A JACK server without a card, for one test."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.backends import libjack

PATIENCE_S = 20.0


@contextmanager
def jack_server(
    period: int, monkeypatch: pytest.MonkeyPatch, playback: int = 2
) -> Iterator[subprocess.Popen[bytes]]:
    """A dummy server under a name of its own, which JACK clients of this test will find."""
    program = shutil.which("jackd")
    if program is None:
        pytest.skip("no JACK server program (jackd) on this machine")
    name = f"notalabel-{os.getpid()}-{period}"
    monkeypatch.setenv("JACK_DEFAULT_SERVER", name)
    monkeypatch.setenv("JACK_NO_AUDIO_RESERVATION", "1")
    monkeypatch.setenv("JACK_NO_START_SERVER", "1")
    server = subprocess.Popen(
        [
            *(program, "-r", "-n", name, "-d", "dummy", "-r", "48000"),
            *("-p", str(period), "-P", str(playback)),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(server)
        yield server
    finally:
        server.terminate()
        server.wait()
        for left in Path("/dev/shm").glob(f"jack_*{name}*"):
            left.unlink()


def _wait(server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while libjack.obstacle():
        if server.poll() is not None or time.monotonic() > give_up:
            pytest.skip("the JACK server does not run on this machine")
        time.sleep(0.02)
