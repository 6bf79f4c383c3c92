"""A machine on which sounddevice is there and PortAudio is not: one sentence, no traceback."""

import subprocess
import sys

import pytest

from studio.voice.devices import NO_MICROPHONE
from studio.voice.recogniser import GET

LOST = 3  # what the child ends with where sounddevice brings a PortAudio of its own
CHILD = f"""
import ctypes.util
ctypes.util.find_library = lambda name: None  # as on a system that has none
try:
    import sounddevice
except ImportError:
    pass
except OSError:
    pass
else:
    raise SystemExit({LOST})
from studio.voice.devices import Microphone
from studio.voice.recogniser import VoiceError
try:
    Microphone(print)
except VoiceError as error:
    print(error)
"""


def opened() -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode == LOST:
        pytest.skip("sounddevice brings a PortAudio of its own here")
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.strip()


def test_sounddevice_without_portaudio_is_told_in_one_sentence():
    said = opened()
    if said == GET:
        pytest.skip("the extra voice is not installed")
    assert said == f"{NO_MICROPHONE}: PortAudio library not found"


@pytest.mark.slow
def test_voice_on_says_so_at_the_prompt_and_does_not_listen(said):
    pytest.importorskip("pocketsphinx", reason="the extra voice is not installed")
    try:
        import sounddevice  # noqa: F401 - only whether it loads
    except OSError:
        reply = said("voice on")
        assert (reply.ok, reply.text.partition(":")[0]) == (False, NO_MICROPHONE)
        assert "PortAudio" in reply.text
        assert said("voice").text.startswith("it does not listen")
    except ImportError:
        pytest.skip("the extra voice is not installed")
    else:
        pytest.skip("PortAudio is on this machine")
