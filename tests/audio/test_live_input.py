"""What comes in at an input is heard through the effects, from its exact frame on.

The engine's own outputs 3 and 4 are plugged into its inputs by hand, as a player of JACK would.
"""

import shutil
import subprocess

import numpy as np
import pytest

from engine.backends import portaudio
from engine.backends.jack import Jack
from engine.backends.portaudio import PortAudio
from engine.backends.protocol import Device, Format
from engine.client import EngineClient
from engine.errors import BackendError
from engine.messages import SoundEvent
from engine.plays import play_messages
from tests.audio.jackserver import jack_server
from tests.engine.rooms import ahead, engine, read_recording, until, wait_past

RATE, PERIOD = 48_000, 256
LEFT_HZ, RIGHT_HZ, NOTE_S, LENGTH_S = 500, 2000, 1.5, 0.15
LOOSE = {"orbit": 2, "channels": (3, 4), "attack": 0.001, "sustain": 1, "gain": 0.5}
SHAPE = {"s": "in", "attack": 0.001, "release": 0.001, "gain": 0.5}


def played(frame, seconds, **controls):
    return SoundEvent(frame, "$1", 1, seconds, 0.5, 0.0, controls)


def plug(output, channel):
    program = shutil.which("jack_connect")
    if program is None:
        pytest.skip("no jack_connect on this machine")
    ports = [f"notalabel:output_{output}", f"notalabel:input_{channel}"]
    subprocess.run([program, *ports], check=True, capture_output=True)


@pytest.fixture
def heard(monkeypatch, tmp_path):
    """Play events on an engine that hears its own pair 3, 4; gives what is on its first pair."""

    def play(voices):
        with (
            jack_server(PERIOD, monkeypatch, playback=4),
            engine(
                tmp_path / "out", backend="jack", sound="engine.mixer:Sound", inputs=2
            ) as client,
        ):
            assert client.status().inputs == 2
            plug(3, 1)
            plug(4, 2)
            now = ahead(client, 0.2)
            tones = [
                played(now, NOTE_S, s="sine", freq=hertz, pan=pan, **LOOSE)
                for hertz, pan in ((LEFT_HZ, 0), (RIGHT_HZ, 1))
            ]
            asked = [played(now + begin, LENGTH_S, **controls) for begin, controls in voices]
            said = client.send([*tones, *asked])
            until(lambda: client.status().onsets == len(tones) + len(asked))
            wait_past(client, now + round(NOTE_S * RATE))
        first, samples = read_recording(tmp_path / "out")
        return said, samples[now - first :, 0].astype(np.float64)

    return play


@pytest.mark.audio
@pytest.mark.jack
@pytest.mark.slow
def test_each_input_is_heard_through_its_filter_from_its_frame_on(heard):
    begins = (12_007, 24_130, 36_261, 48_392)
    asked = ({"n": 0}, {"n": 1}, {"n": 1, "lpf": 500}, {"n": 3})
    voices = [(begin, SHAPE | more) for begin, more in zip(begins, asked, strict=True)]
    said, samples = heard([(0, SHAPE), *voices])
    assert said == ["there is no input 3, the last is 1: inputs are counted round, from 0"]
    loud = np.abs(samples) > 1e-6
    assert np.flatnonzero(loud)[0] == PERIOD + 1  # JACK's way back takes a period, ours nothing
    for begin in begins:
        assert not loud[begin - 2000 : begin].any()
        assert np.flatnonzero(loud[begin:])[0] == 1  # an envelope's first sample is 0
    first, second, filtered, again = (samples[begin + 500 : begin + 6500] for begin in begins)
    assert cents(first, LEFT_HZ) == pytest.approx(0, abs=1)
    assert cents(second, RIGHT_HZ) == pytest.approx(0, abs=1)
    assert cents(filtered, RIGHT_HZ) == pytest.approx(0, abs=1)
    assert level_db(first) == pytest.approx(level_db(second), abs=0.1)
    assert level_db(again) == pytest.approx(level_db(second), abs=0.1)
    assert level_db(second) - level_db(filtered) == pytest.approx(24, abs=1)  # two octaves above
    assert level_db(second) > -30


def cents(samples, hertz):
    """How far a tone is from its pitch: how much further its phase is, half the samples later."""
    half = len(samples) // 2
    turn = samples * np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / RATE)
    early, late = (np.mean(part * np.hanning(half)) for part in (turn[:half], turn[half:]))
    off_hz = np.angle(late / early) * RATE / (2 * np.pi * half)
    return 1200 * np.log2(1 + off_hz / hertz)


def level_db(samples):
    """The level of a tone in dB."""
    return 20 * np.log10(np.std(samples))


@pytest.mark.jack
@pytest.mark.slow
def test_the_inputs_of_jack_are_listed(monkeypatch):
    with jack_server(PERIOD, monkeypatch, playback=4):
        assert Jack().sources() == [Device("system", 2, (RATE,))]


def test_an_input_that_does_not_open_leaves_the_output(monkeypatch):
    def boot(_self, wanted, _line=-1, inputs=0):
        if inputs:
            raise BackendError("the device is in use by another program")
        return f"{wanted.channels} outputs"

    monkeypatch.setattr(portaudio, "_line_in", lambda wanted: (3, wanted.inputs))
    monkeypatch.setattr(PortAudio, "_boot", boot)
    assert PortAudio().boot(Format(256, RATE, inputs=2)) == "2 outputs"


def test_of_a_device_its_own_inputs_are_taken_and_no_more_than_it_has(monkeypatch):
    known = [("Webcam", 1, 1, RATE), ("Scarlett 2i2", 4, 2, RATE)]
    monkeypatch.setattr(portaudio, "_inputs", lambda: known)
    monkeypatch.setattr(portaudio.pyo, "pa_get_default_input", lambda: 1)
    found = [
        portaudio._line_in(Format(256, RATE, device=device, inputs=8))
        for device in ("Scarlett 2i2", "HDMI 0")
    ]
    assert found == [(4, 2), (1, 1)]


def test_without_inputs_one_sentence_says_so_and_the_rest_plays():
    notes = [played(100, 0.1, s=name) for name in ("in", "sine", "in")]
    plays, said = play_messages(notes)
    assert len(plays) == 3
    assert said == [
        's("in") is silent: a render has no live input; record plays into a file what is heard'
    ]


@pytest.mark.audio
def test_on_a_backend_without_inputs_it_is_silent_and_says_why(tmp_path):
    with engine(tmp_path / "out", sound="engine.mixer:Sound", inputs=2) as client:
        now = ahead(client)
        said = client.send([played(now, 0.05, s="in"), played(now + 4800, 0.05, s="sine")])
        wait_past(client, now + 9600)
        status = client.status()
    first, samples = read_recording(tmp_path / "out")
    assert said == [
        's("in") is silent: sound goes to null, and no input opens there; '
        "notalabel doctor lists inputs"
    ]
    assert (status.inputs, status.onsets) == (0, 2)
    assert not samples[: now + 4800 - first].any()
    assert samples[now + 4800 - first :].any()


def test_a_microphone_is_heard_by_those_alone_who_open_it():
    (said,) = EngineClient("null").send([played(0, 0.1, s="in")])
    assert said.startswith('s("in") is silent: no input is open; notalabel config set sound.inputs')


def test_more_inputs_than_any_machine_has_are_refused():
    with pytest.raises(BackendError, match="there is no number of inputs"):
        EngineClient("null", inputs=99)
