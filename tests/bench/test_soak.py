"""What the soak reads from recordings, screens and processes."""

import os
from pathlib import Path
from random import Random

import numpy as np
import pytest
import soundfile

from bench.soak.__main__ import kill_times
from bench.soak.heard import heard
from bench.soak.players import STATUS
from bench.soak.processes import held, kind_of
from bench.soak.report import failings
from engine.metrics import Metrics
from studio.commands.status import told

RATE = 48_000


def test_a_gap_in_a_recording_is_found_with_its_place_and_length(tmp_path: Path) -> None:
    sound = 0.1 * np.ones((3 * RATE, 2), np.float32)
    sound[:RATE] = 0
    sound[2 * RATE : 2 * RATE + RATE // 2] = 0.0005
    soundfile.write(tmp_path / "a.flac", sound, RATE)
    assert heard(tmp_path / "a.flac") == {
        "seconds": 2.0, "sounding_percent": 75.0, "gap_s": 0.5, "gaps": [(2.0, 0.5)],
    }  # fmt: skip


def test_silence_does_not_sound(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.flac", np.zeros((RATE, 2), np.float32), RATE)
    assert heard(tmp_path / "a.flac")["sounding_percent"] == 0.0


def metrics() -> Metrics:
    made = dict.fromkeys(Metrics.__dataclass_fields__, 0)
    return Metrics(**{**made, "blocks": 42, "late_blocks": 3, "kept_bytes": 7_000_000})


def test_what_status_says_is_understood() -> None:
    found = STATUS.search("\r\n".join(told(metrics())))
    assert found is not None
    assert {name: int(value) for name, value in found.groupdict().items()} == {
        "late": 3, "blocks": 42, "late_events": 0, "xruns": 0, "restarts": 0, "kept_mb": 7,
    }  # fmt: skip


def test_a_process_and_what_it_holds_are_known_by_its_module() -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("there is no /proc")
    (row,) = [row for row in held(os.getpid()).values() if row.count][:1]
    assert row.bytes > 1_000_000
    assert row.files > 2
    assert row.threads >= 1
    assert kind_of(2**22 + 1) == ""


def test_engines_are_killed_while_all_play() -> None:
    times = kill_times(3, 100.0, Random(1))
    assert len(times) == 3
    assert 10.0 <= min(times) <= max(times) <= 95.0


def test_what_is_not_as_it_should_be_is_said() -> None:
    row = {"memory": 1.2, "files": 1.0, "threads": 1.0}
    report = {
        "seconds": 3600.0, "sound": {"sounding_percent": 99.8}, "growth": {"ann repl.cli": row},
        "requests": {"all": {"count": 100, "failed": 1, "failed_percent": 1.0}},
    }  # fmt: skip
    assert failings(report) == [
        "it sounded 99.8 % of the time",
        "1 of 100 requests failed",
        "memory of ann repl.cli grew by 1.2",
    ]
    assert "memory" not in " ".join(failings({**report, "seconds": 60.0}))
