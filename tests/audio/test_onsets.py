"""Every onset at its frame, read from the sound itself: no jitter, at most one sample of offset."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from engine.messages import SoundEvent
from engine.offline import Plan, Renderer
from engine.plays import play_messages
from engine.scheduler import events_of_cycles
from patterns.timeline import Timeline
from tests.audio.jackserver import jack_server
from tests.engine.rooms import (
    CLICKS,
    ahead,
    clicks,
    engine,
    event,
    read_recording,
    spread,
    wait_past,
)
from tests.engine.test_scheduler import Slot, Steps

pytestmark = pytest.mark.audio
RATE = 48_000
SHORT = {"attack": 0.001, "decay": 0.01, "sustain": 0, "release": 0.001}
SOUNDS = [
    {"s": "sine", "note": 60, **SHORT},
    {"s": "sawtooth", "note": 40, **SHORT},
    {"s": "square", "note": 50, **SHORT},
    {"s": "triangle", "note": 70, **SHORT},
    {"s": "sawtooth", "lpf": 2000, **SHORT},
    {"s": "sine", "note": 60, "pan": 1, **SHORT},
]


def onsets(samples: Any, asked: Sequence[int], first: int = 0) -> list[int]:
    """Where the sound begins after each silence, as distance from what was asked."""
    loud = np.abs(samples).max(axis=1) > 1e-9
    found = []
    for frame in asked:
        at = frame - first
        assert not loud[at - 400 : at].any(), f"no silence before frame {frame}"
        found.append(int(np.flatnonzero(loud[at : at + 400])[0]))
    return found


def sounds(asked: Sequence[int], kinds: Sequence[Mapping[str, Any]]) -> list[SoundEvent]:
    """Short notes, of each kind in turn."""
    return [
        SoundEvent(frame, "$1", 1, 0.011, 0.5, 0.0, kinds[number % len(kinds)])
        for number, frame in enumerate(asked)
    ]


def rendered_clicks(path: Path, asked: Sequence[int], frames: int = 256) -> list[int]:
    """Where clicks are heard in a render."""
    plays, _ = play_messages(event(frame) for frame in asked)
    with Renderer(frames=frames, sound=CLICKS) as renderer:
        renderer.render(Plan(100_000, plays, (1,), ()), path)
    samples, _ = soundfile.read(path, dtype="float32")
    found: list[int] = np.flatnonzero(samples.any(axis=1)).tolist()
    return found


@pytest.mark.parametrize("frames", [64, 128, 256])
def test_every_onset_is_at_its_frame_offline(tmp_path, frames):
    asked = spread(0, 300, 331)
    assert rendered_clicks(tmp_path / "out.wav", asked, frames) == asked


@pytest.mark.slow
@pytest.mark.jack
@pytest.mark.parametrize("frames", [64, 128, 256])
def test_every_onset_is_at_its_frame_on_jack(tmp_path, monkeypatch, frames):
    with (
        jack_server(frames, monkeypatch),
        engine(tmp_path / "out", backend="jack", frames=256) as client,
    ):
        asked = spread(ahead(client), 100, 331)
        client.send(event(frame) for frame in asked)
        wait_past(client, asked[-1])
        status = client.status()
    assert clicks(tmp_path / "out") == asked
    assert (status.backend, status.block, status.max_onset_error_frames) == ("jack", frames, 0)


@pytest.mark.parametrize("frames", [64, 128, 256])
def test_voices_begin_at_their_frame_offline(tmp_path, frames):
    asked = spread(0, 20, 4801)
    offsets = []
    with Renderer(frames=frames) as renderer:
        for controls in SOUNDS:
            plays, _ = play_messages(sounds(asked, [controls]))
            renderer.render(Plan(2 * RATE, plays, (1,), ()), tmp_path / "out.wav")
            samples, _ = soundfile.read(tmp_path / "out.wav", dtype="float32")
            offsets.append(set(onsets(samples, asked[1:])))
    assert all(len(found) == 1 for found in offsets)
    assert max(map(max, offsets)) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("frames", [64, 256])
def test_voices_begin_at_their_frame_on_null(tmp_path, frames):
    with engine(tmp_path / "out", frames=frames, sound="engine.mixer:Sound") as client:
        asked = spread(ahead(client), 10, 4801)
        client.send(sounds(asked, SOUNDS[:5]))
        wait_past(client, asked[-1] + 800)
    first, samples = read_recording(tmp_path / "out")
    assert set(onsets(samples, asked, first)) <= {0, 1}


def test_a_tempo_change_in_the_middle_is_exact(tmp_path):
    """Three tempi, in windows as live play asks for them, heard where the arithmetic says."""
    line, at = Timeline(Fraction(1)), 0
    changes = {12_000: Fraction(7, 3), 30_000: Fraction(2, 7)}
    expected: list[int] = []
    for end in range(3000, 72_001, 3000):
        cycles = (line.cycle_at(Fraction(2 * frame - 1, 2 * RATE)) for frame in (at, end))
        window = events_of_cycles([Slot("$1", 1, Steps(16))], line, *cycles, RATE)
        expected += [each.frame for each in window.events]
        at = end
        if end in changes:
            line = line.with_cps(changes[end], line.cycle_at(Fraction(end, RATE)))
    assert rendered_clicks(tmp_path / "out.wav", expected) == expected
    first = [Fraction(n, 16) * RATE for n in range(4)]
    cycle = Fraction(1, 4)
    second = [12_000 + (Fraction(n, 16) - cycle) / Fraction(7, 3) * RATE for n in range(4, 100)]
    cycle += Fraction(18_000, RATE) * Fraction(7, 3)
    third = [30_000 + (Fraction(n, 16) - cycle) / Fraction(2, 7) * RATE for n in range(100)]
    exact = first + [x for x in second if x < 30_000] + [x for x in third if 30_000 <= x < 72_000]
    assert len(exact) == len(expected)
    assert max(abs(a - b) for a, b in zip(exact, expected, strict=True)) <= Fraction(1, 2)
