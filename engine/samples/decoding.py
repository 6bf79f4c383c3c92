"""Reading sound files, in a process of its own: `python -m engine.samples.decoding`.

Files come from anywhere, so they are read where nothing else lives, with limits on memory and
length; a process that is lost over one is replaced. It answers each line of JSON on its standard
input ({"source", "target", "rate", "shift"}) with one on its standard output: {"frames",
"channels", "rate"} of the samples now in the target (.npy, float32, shape (channels, frames)), or
{"refused": "why"}.
"""

import json
import math
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from engine.errors import SampleError
from engine.samples.limits import LIMITS, Limits
from engine.samples.shifting import shifted

Samples = NDArray[np.float32]

_BLOCK: Final = 65_536  # frames read at a time
_CHANNELS: Final = 2  # more are left out
_LOUDEST: Final = 16.0  # as a factor of full scale: a file beyond it is held there
_SLOWEST_RATE: Final = 1000
_NICE: Final = 10


def decode(
    source: Path, target: Path, rate: int, shift: float = 1.0, limits: Limits = LIMITS
) -> dict[str, Any]:
    """Read a sound file and write its samples.

    Args:
        source: WAV, FLAC, OGG, MP3, AIFF, or what else libsndfile reads.
        target: the file of samples.
        rate: frames a second that they are to have; 0: the file's own.
        shift: what their pitch is multiplied by.
        limits: how long it may be.

    Raises:
        SampleError: it is no sound file, is broken, empty or too long.
    """
    try:
        with soundfile.SoundFile(source) as file:
            own = int(file.samplerate)
            if not _SLOWEST_RATE <= own <= limits.longest_ratio * 48_000:
                raise SampleError(f"has a sample rate of {own} Hz, which cannot be played")
            samples = _read(file, limits)
    except soundfile.LibsndfileError as error:
        raise SampleError(f"is {_kind(source)}") from error
    if not samples.size:
        raise SampleError("holds no sound")
    if rate and rate != own:
        samples = np.stack([resampled(channel, own, rate) for channel in samples])
    if shift != 1:
        samples = np.stack([shifted(channel, shift) for channel in samples])
    samples = np.clip(np.nan_to_num(samples), -_LOUDEST, _LOUDEST).astype(np.float32)
    with target.open("wb") as out:
        np.save(out, samples, allow_pickle=False)
    return {"frames": samples.shape[1], "channels": samples.shape[0], "rate": rate or own}


def _read(file: Any, limits: Limits) -> Samples:
    """All samples of a file, shape (channels, frames); what its header claims is not believed."""
    channels = min(int(file.channels), _CHANNELS)
    blocks, points = [], 0
    while True:
        block = file.read(_BLOCK, dtype="float32", always_2d=True)[:, :channels]
        if not len(block):
            break
        points += block.size
        if points > limits.points:
            minutes = limits.points / channels / file.samplerate / 60
            raise SampleError(f"is longer than {minutes:.0f} minutes")
        blocks.append(block.T.copy())
    return np.concatenate(blocks, axis=1) if blocks else np.zeros((channels, 0), np.float32)


def resampled(sound: NDArray[Any], rate: int, wanted: int) -> Samples:
    """A sound at another rate, band-limited, by its spectrum.

    >>> bool(abs(resampled(np.ones(441), 44_100, 48_000)[240] - 1) < 0.02)
    True
    """
    step = rate // math.gcd(rate, wanted)
    edge = min(len(sound), step) + step  # silence, so that the end does not ring into the beginning
    whole = -(-(len(sound) + edge) // step) * step
    spectrum = np.fft.rfft(sound, whole)
    size = whole * wanted // rate
    drawn = np.fft.irfft(spectrum[: size // 2 + 1], size) * (size / whole)
    kept = -(-len(sound) * wanted // rate)
    return drawn[:kept].astype(np.float32)


def _kind(source: Path) -> str:
    """What a file that is no sound file looks like."""
    with suppress(OSError), source.open("rb") as file:
        start = file.read(64).lstrip()
        if start[:1] in (b"<", b"{"):
            return "a web page, not a sound file"
        if not start:
            return "empty"
    return "no sound file, or a broken one"


def main() -> None:
    """Answer requests until the pipe is closed."""
    _hold_back()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = decode(
                Path(asked["source"]), Path(asked["target"]), asked["rate"], asked["shift"]
            )
        except SampleError as error:
            answer = {"refused": str(error)}
        except (OSError, MemoryError, ValueError, RuntimeError) as error:
            answer = {"refused": f"cannot be read ({type(error).__name__})"}
        print(json.dumps(answer), flush=True)  # noqa: T201 # its pipe


def _hold_back() -> None:
    """Leave the machine to the music, and take no more memory than was agreed."""
    if sys.platform != "win32":
        import resource

        os.nice(_NICE)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (LIMITS.decode_memory,) * 2)


if __name__ == "__main__":
    main()
