"""Sound files become samples, or are refused."""

import asyncio
import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine.errors import SampleError
from engine.samples import decoding
from engine.samples.decoder import Decoder
from engine.samples.decoding import decode
from engine.samples.limits import LIMITS
from tests.engine.samples.server import sound


@pytest.fixture
def read(tmp_path):
    """read(bytes) -> what is told of it, and the samples."""

    def read(data: bytes, rate: int = 48_000, **limits):
        source, target = tmp_path / "source", tmp_path / "target"
        source.write_bytes(data)
        told = decode(source, target, rate, limits=replace(LIMITS, **limits))
        with target.open("rb") as file:
            return told, np.load(file)

    return read


@pytest.mark.parametrize("kind", ["WAV", "FLAC", "OGG", "MP3", "AIFF"])
def test_the_usual_kinds_of_files_are_read(read, kind):
    told, samples = read(sound(9600, channels=2, kind=kind))
    assert told == {"frames": 9600, "channels": 2, "rate": 48_000}
    assert samples.dtype == np.float32
    middle = samples[:, 4000:6000]
    assert np.allclose(np.sqrt(np.mean(middle**2, axis=1)), [0.354, 0.177], atol=0.01)


@pytest.mark.parametrize("rate", [22_050, 44_100, 96_000])
def test_another_rate_becomes_the_engines(read, rate):
    told, samples = read(sound(rate // 10, rate))
    wanted = 0.5 * np.sin(2 * np.pi * 480 * np.arange(4800) / 48_000)
    assert told["frames"] == 4800
    assert np.allclose(samples[0, 200:-200], wanted[200:-200], atol=0.002)


def test_a_table_of_waves_keeps_its_own_frames(read):
    assert read(sound(4096, 44_100), rate=0)[0] == {"frames": 4096, "channels": 1, "rate": 44_100}


def test_more_than_two_channels_are_left_out(read):
    assert read(sound(channels=4))[0]["channels"] == 2


def claims_4_gb() -> bytes:
    data = bytearray(sound())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    return bytes(data)


def test_a_header_that_claims_4_gb_is_not_believed(read):
    assert read(claims_4_gb())[0]["frames"] == 4800


def test_numbers_that_are_none_become_silence(read):
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, np.array([np.nan, np.inf, -1e30, 0.5]), 48_000, "FLOAT", format="WAV")
    assert read(file.getvalue())[1].tolist() == [[0.0, 16.0, -16.0, 0.5]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>", "is a web page, not a sound file"),
        (sound()[:30], "is no sound file, or a broken one"),
        (b"\x00\x01" * 5000, "is no sound file, or a broken one"),
        (sound(0), "holds no sound"),
    ],
)
def test_what_is_no_sound_is_refused(read, data, sentence):
    with pytest.raises(SampleError) as caught:
        read(data)
    assert str(caught.value) == sentence


def test_a_small_file_that_unpacks_to_hours_is_refused(read):
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, np.zeros(4_000_000, np.int16), 48_000, format="FLAC")
    assert len(file.getvalue()) < 100_000
    with pytest.raises(SampleError, match="is longer than 1 minutes"):
        read(file.getvalue(), points=2_880_000)


@pytest.mark.parametrize("rate", [400, 1_000_000])
def test_a_rate_that_nobody_can_play_is_refused(read, rate):
    with pytest.raises(
        SampleError, match=f"has a sample rate of {rate} Hz, which cannot be played"
    ):
        read(sound(480, rate))


def test_another_pitch_is_worked_out_where_it_is_asked_for(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(sound(9600))
    assert decode(source, target, 48_000, shift=2.0)["frames"] == 9600
    with target.open("rb") as file:
        samples = np.load(file)
    power = np.abs(np.fft.rfft(samples[0, 2000:6800] * np.hanning(4800)))
    assert int(np.argmax(power)) * 10 == pytest.approx(960, abs=20)


def test_the_process_tells_what_it_refuses_and_goes_on(tmp_path, monkeypatch, capsys):
    good, target = tmp_path / "good", tmp_path / "target"
    good.write_bytes(sound())
    asked = {"target": str(target), "rate": 48_000, "shift": 1.0}
    lines = [json.dumps({**asked, "source": str(one)}) for one in (tmp_path / "none", good)]
    damaged = json.dumps({**asked, "source": str(good), "rate": -1})
    held: dict[int, tuple[int, int]] = {}
    system = SimpleNamespace(RLIMIT_AS=9, setrlimit=held.__setitem__)
    monkeypatch.setitem(sys.modules, "resource", system)
    monkeypatch.setattr("os.nice", lambda _more: 0)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join([*lines, damaged])))
    decoding.main()
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0]["refused"].startswith(("is ", "cannot be read"))
    assert told[1]["frames"] == 4800
    assert told[2]["refused"].startswith("cannot be read (")
    assert held == {9: (LIMITS.decode_memory,) * 2}


class Lost:
    """A process of which nothing comes back."""

    returncode = None

    def __init__(self, error: Exception | None) -> None:
        self.killed, self.stdin, self.stdout, self.error = False, self, self, error

    def write(self, _data: bytes) -> None:
        if self.error is not None:
            raise self.error

    async def drain(self) -> None:
        pass

    async def readline(self) -> bytes:
        await asyncio.sleep(3600)
        return b""

    def kill(self) -> None:
        self.killed = True

    async def wait(self) -> int:
        return -9


@pytest.mark.parametrize("error", [None, ConnectionResetError(), ValueError()])
def test_a_process_of_which_nothing_comes_is_ended_and_that_is_told(tmp_path, error):
    async def ask() -> bool:
        decoder = Decoder(replace(LIMITS, decode_s=0.01))
        decoder._process = process = Lost(error)
        with pytest.raises(SampleError, match="cannot be read within the time and memory"):
            await decoder.decode(tmp_path, tmp_path, 48_000)
        return process.killed

    assert asyncio.run(ask())


def test_where_no_process_can_be_started_that_is_told(tmp_path, monkeypatch):
    async def none(*_args: object, **_named: object) -> None:
        raise OSError

    monkeypatch.setattr(asyncio, "create_subprocess_exec", none)
    with pytest.raises(SampleError, match="no process can be started"):
        asyncio.run(Decoder().decode(tmp_path, tmp_path, 48_000))


def test_the_process_answers_each_line_and_survives_bad_ones(tmp_path: Path):
    good, bad, target = tmp_path / "good", tmp_path / "bad", tmp_path / "target"
    good.write_bytes(sound())
    bad.write_bytes(b"nothing")

    async def ask():
        decoder = Decoder()
        try:
            with pytest.raises(SampleError):
                await decoder.decode(bad, target, 48_000)
            return await decoder.decode(good, target, 48_000)
        finally:
            await decoder.close()

    assert asyncio.run(ask())["frames"] == 4800
