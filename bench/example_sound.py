"""Renders an example as an MP3 file, for who wants to hear before installing.

python -m bench.example_sound docs/dusk.mp3 --example dusk --cycles 24
"""

import argparse
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Final

from studio.examples.shelf import examples
from studio.render import Job, render_job

FADE_S: Final = 4.0
MOST_BYTES: Final = 1_000_000
SMALLER: Final = 0.6  # of libsndfile's compression: 0 is the largest file, 1 the smallest


def main() -> int:
    """Render it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--example", default="dusk", choices=sorted(examples()))
    parser.add_argument("--cycles", type=int, default=24)
    options = parser.parse_args()
    job = Job(examples()[options.example].code, Fraction(options.cycles), Fraction(1))
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder) / "tune.wav"
        render_job(job, wave)
        compress(wave, options.file)
    size = options.file.stat().st_size
    sys.stdout.write(f"{options.file}: {size} bytes\n")
    return 0 if size < MOST_BYTES else 1


def compress(wave: Path, file: Path) -> None:
    """Write a sound as MP3, its end faded out."""
    import numpy as np
    import soundfile

    sound, rate = soundfile.read(wave, dtype="float32")
    fade = min(int(FADE_S * rate), len(sound))
    sound[-fade:] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)[:, np.newaxis]
    soundfile.write(file, sound, rate, format="MP3", compression_level=SMALLER)


if __name__ == "__main__":
    sys.exit(main())
