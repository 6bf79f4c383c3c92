"""The microphone, by sounddevice, and the mouth: the platform's own synthesiser, as a process."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Final

from studio.voice.recogniser import GET, RATE, VoiceError
from studio.voice.utterance import BLOCK

NO_MICROPHONE: Final = "no microphone can be opened here"
MOST_SAID: Final = 300  # characters
SAPI: Final = (
    "Add-Type -AssemblyName System.Speech; (New-Object "
    "System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)


class Microphone:
    """A microphone that is open.

    Args:
        put: takes its blocks, in a thread of the sound's; it must not wait.

    Raises:
        VoiceError: there is none, or it cannot be opened.
    """

    def __init__(self, put: Callable[[bytes], None]) -> None:
        try:
            import sounddevice
        except ImportError:
            raise VoiceError(GET) from None
        except OSError as error:  # PortAudio itself is missing
            raise VoiceError(f"{NO_MICROPHONE}: {error}") from None

        def taken(block: Any, *_: Any) -> None:
            put(bytes(block))

        try:
            self._stream = sounddevice.RawInputStream(
                samplerate=RATE, blocksize=BLOCK, channels=1, dtype="int16", callback=taken
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            raise VoiceError(f"{NO_MICROPHONE}: {str(error).splitlines()[0]}") from None

    def close(self) -> None:
        """Close it."""
        self._stream.stop()
        self._stream.close()


def mouth() -> list[str]:
    """The command that speaks what is on its stdin; empty where there is none."""
    if sys.platform == "win32":
        found = shutil.which("powershell")
        return [found, "-NoProfile", "-Command", SAPI] if found else []
    for name, options in (("say", ("-f", "-")), ("espeak-ng", ("--stdin",))):
        if found := shutil.which(name):
            return [found, *options]
    return []


_SPEAKING: Final[list[subprocess.Popen[bytes]]] = []  # several threads add to it


def speaks() -> bool:
    """Does the mouth speak just now? Only the microphone's thread asks."""
    for one in tuple(_SPEAKING):
        if one.poll() is not None:
            _SPEAKING.remove(one)
    return bool(_SPEAKING)


def speak(text: str) -> bool:
    """Say something aloud beside everything else; False where nothing here can speak."""
    command = mouth()
    if not command:
        return False
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)
    except OSError:
        return False
    _SPEAKING.append(process)
    assert process.stdin is not None
    process.stdin.write(text[:MOST_SAID].encode())
    process.stdin.close()
    return True
