"""Recordings: complete, valid at every moment, and never in the way of the music."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile

from bench.takes import first_frame
from engine.flacfile import FlacFile
from engine.recording import Recording, Take
from engine.tape import MASTER
from engine.wavfile import WavFile
from tests.engine.rooms import ahead, engine, event, read_recording, until, wait_past
from tests.engine.test_tape import Deck

ROOT = Path(__file__).resolve().parents[2]


def ramp(frames, step=1e-4):
    """Samples that never repeat."""
    line = (np.arange(frames) * step % 1.6 - 0.8).astype(np.float32)
    return np.stack([line, -line], axis=1)


@pytest.mark.parametrize(("kind", "subtype"), [("24", "PCM_24"), ("float", "FLOAT")])
def test_a_wav_file_holds_what_was_written(tmp_path, kind, subtype):
    file = WavFile(tmp_path / "a.wav", 44_100, kind, first=123_456_789_012)
    file.write(ramp(1000))
    file.write_silence(10)
    file.write(ramp(5))
    file.close()
    samples, rate = soundfile.read(tmp_path / "a.wav", dtype="float32")
    expected = np.concatenate([ramp(1000), np.zeros((10, 2)), ramp(5)])
    assert np.abs(samples - expected).max() <= (2**-24 if kind == "24" else 0)
    about = soundfile.info(tmp_path / "a.wav")
    assert (rate, about.subtype, about.format) == (44_100, subtype, "WAV")
    assert first_frame(tmp_path / "a.wav") == 123_456_789_012


@pytest.mark.parametrize("name", ["a.wav", "a.flac"])
def test_a_file_that_was_never_closed_plays_as_far_as_it_was_synced(tmp_path, name):
    path = tmp_path / name
    file = FlacFile(path, 48_000) if name == "a.flac" else WavFile(path, 48_000)
    file.write(ramp(20_000))
    file.sync()
    file.write(ramp(3))
    shutil.copy(path, tmp_path / f"copy-{name}")
    file.close()
    samples, _ = soundfile.read(tmp_path / f"copy-{name}", dtype="float32")
    assert 16_000 <= len(samples) <= 20_000
    assert np.abs(samples - ramp(len(samples))).max() < 2**-22
    assert soundfile.info(path).frames == 20_003


def test_beyond_four_gigabytes_the_head_is_that_of_rf64(tmp_path):
    file = WavFile(tmp_path / "long.wav", 48_000)
    file.write_silence(800_000_000)
    file.write(ramp(100))
    file.close()
    about = soundfile.info(tmp_path / "long.wav")
    assert (about.format, about.frames) == ("RF64", 800_000_100)
    with soundfile.SoundFile(tmp_path / "long.wav") as sound:
        sound.seek(800_000_000)
        assert np.abs(sound.read(dtype="float32") - ramp(100)).max() < 2**-22


def test_values_beyond_full_scale_are_held_and_what_is_no_number_is_silence(tmp_path):
    file = WavFile(tmp_path / "a.wav", 48_000)
    file.write(np.array([[2.0, -2.0], [np.nan, 0.5]], np.float32))
    file.close()
    samples, _ = soundfile.read(tmp_path / "a.wav")
    assert samples.tolist() == [[1 - 2**-23, -1.0], [0.0, 0.5]]


@pytest.fixture
def deck(tmp_path):
    return Deck(tmp_path / "tape")


def recording(deck, take, failed=None):
    return Recording(take, lambda: deck.tape, 48_000, deck.tape.end(), failed)


def test_orbits_have_files_of_their_own_that_begin_and_end_together(deck, tmp_path):
    deck.play(master=[0.9])
    taken = recording(deck, Take(tmp_path / "take.wav", "float", orbits=True))
    deck.play(master=[0.1, 0.2], orbit1=[0.1, 0.2])
    deck.play(master=[0.3], orbit1=[0.0], orbit2=[0.3])
    taken.stop()
    assert sorted(path.name for path in taken.paths) == [
        "take.orbit1.wav",
        "take.orbit2.wav",
        "take.wav",
    ]
    found = {path.name: soundfile.read(path)[0][:, 0].tolist() for path in taken.paths}
    assert found["take.wav"] == pytest.approx([0.1, 0.2, 0.3])
    assert found["take.orbit1.wav"] == pytest.approx([0.1, 0.2, 0.0])
    assert found["take.orbit2.wav"] == pytest.approx([0.0, 0.0, 0.3])
    assert first_frame(tmp_path / "take.wav") == 1001


def test_only_the_master_is_recorded_where_orbits_are_not_asked_for(deck, tmp_path):
    taken = recording(deck, Take(tmp_path / "take.flac"))
    deck.play(master=[0.5] * 10, orbit1=[0.5] * 10)
    taken.stop()
    assert list(taken.paths) == [tmp_path / "take.flac"]
    assert soundfile.info(tmp_path / "take.flac").frames == 10


def test_a_full_disk_is_one_sentence_and_what_was_recorded_stays(deck, tmp_path, monkeypatch):
    said = []
    taken = recording(deck, Take(tmp_path / "take.wav"), said.append)
    deck.play(master=[0.5] * 10)
    until(lambda: taken.seconds > 0)

    def full(_file, _samples):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WavFile, "write", full)
    deck.play(master=[0.5] * 10)
    until(lambda: not taken.running)
    taken.stop()
    assert said == [
        "the recording ends after 0 s: no space left on device; "
        f"{tmp_path / 'take.wav'} keeps what was recorded"
    ]
    assert soundfile.info(tmp_path / "take.wav").frames == 10


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
@pytest.mark.parametrize("kind", [FlacFile, WavFile])
def test_a_file_on_a_full_disk_says_so(kind):
    def write() -> None:
        with closing(kind(Path("/dev/full"), 48_000)) as file:
            file.write(ramp(48_000))

    with pytest.raises(OSError, match="No space left on device"):
        write()


@pytest.mark.parametrize("kind", [FlacFile, WavFile])
def test_silence_is_written_as_long_as_it_lasts(kind, tmp_path):
    file = kind(tmp_path / "x", 48_000)
    file.write(np.full((10, 2), 0.5, np.float32))
    file.write_silence(20)
    file.close()
    samples, _ = soundfile.read(tmp_path / "x")
    assert (samples[:10] > 0.4).all()
    assert samples[10:].tolist() == [[0.0, 0.0]] * 20


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_disk_that_is_full_already_is_told_at_once(deck, tmp_path):
    (tmp_path / "take.wav").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        recording(deck, Take(tmp_path / "take.wav"))


def test_another_sample_rate_ends_it_with_a_sentence(deck, tmp_path):
    said = []
    taken = recording(deck, Take(tmp_path / "take.wav"), said.append)
    deck.tape.begin(44_100, 1000)
    deck.play(master=[0.5])
    until(lambda: not taken.running)
    taken.stop()
    assert said[0].startswith("the recording ends after 0 s: the output has 44100 Hz since then; ")


@pytest.mark.audio
def test_a_recording_goes_on_through_the_death_of_the_engine(tmp_path):
    with engine(tmp_path / "take.wav") as client:
        until(lambda: client.has_spare)
        one = ahead(client)
        client.send([event(one)])
        wait_past(client, one)
        os.kill(client.pid, signal.SIGKILL)
        until(lambda: client.clock().epoch == 2 and client.clock().ready)
        two = ahead(client)
        client.send([event(two)])
        wait_past(client, two)
    first, samples = read_recording(tmp_path / "take.wav")
    assert (first + np.flatnonzero(samples.any(axis=1))).tolist() == [one, two]


@pytest.mark.slow
@pytest.mark.audio
@pytest.mark.parametrize("name", ["take.wav", "take.flac"])
def test_a_session_that_is_killed_leaves_a_file_that_plays(tmp_path, name):
    code = f"""
        import time
        from pathlib import Path
        from engine.client import EngineClient
        from engine.messages import SoundEvent
        from engine.recording import Take
        client = EngineClient("null", sound="engine.mixer:Sound")
        client.start()
        client.wait_ready()
        client.record(Take(Path({str(tmp_path / name)!r})))
        now = client.clock().frame + 4800
        client.send(SoundEvent(now, "$", 1, 5.0, 0.5, 0.0, {{"s": "sine"}}) for _ in range(1))
        time.sleep(1.5)
        print("on", flush=True)
        time.sleep(60)
    """
    session = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert session.stdout.readline() == b"on\n"
    session.kill()
    session.wait()
    session.stdout.close()
    samples, _ = soundfile.read(tmp_path / name)
    assert len(samples) > 48_000
    assert np.abs(samples[-4000:]).max() > 0.1


@pytest.mark.audio
def test_orbits_are_heard_and_measured_when_first_used(tmp_path):
    with engine(sound="engine.mixer:Sound") as client:
        taken = client.record(Take(tmp_path / "take.wav", "float", orbits=True))
        listener, now = client.listener(), ahead(client)
        client.send([event(now, orbit=2), event(now, orbit=5, gain=0.1)])
        until(lambda: client.status().onsets == 2)
        wait_past(client, client.clock().frame + 4800)
        levels = listener.levels()
        taken.stop()
    assert set(levels) == {MASTER, 1, 2, 5}
    assert levels[2].peak[0] > 5 * levels[5].peak[0] > 0
    assert levels[1].peak == (0, 0)
    parts = {path.name: soundfile.read(path, dtype="float32")[0] for path in taken.paths}
    orbits = sum(parts[name] for name in parts if "orbit" in name)
    assert np.abs(parts["take.wav"] - orbits).max() < 1e-6
    assert np.abs(parts["take.wav"]).max() > 0.01
