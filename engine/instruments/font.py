"""A SoundFont that the player names: its notes in place of ours.

The session keeps which one is chosen; its path is part of the keys of notes, so that the engine
needs no word about it. A process of its own plays the notes (fluid.py).
"""

from pathlib import Path
from typing import Final

from engine.beside import Beside, BesideError
from engine.errors import SoundError
from engine.typedpath import typed_path

LENGTH_S: Final = 8.0  # of a note: what is held for longer ends
PLAYER: Final = Beside("engine.instruments.fluid")
VELOCITIES: Final = (48, 112)  # soft and hard
MARK: Final = "#"  # between the path and the name of an instrument
_MOST_BYTES: Final = 4_000_000_000


class _Chosen:
    """The SoundFont in use, "" for none."""

    path = ""


def chosen() -> str:
    """The path of the SoundFont in use, "" for none."""
    return _Chosen.path


def choose(path: str | Path) -> None:
    """Play instruments from a SoundFont from now on; "" for our own again.

    Raises:
        SoundError: it cannot be used; the text is fit for the player.
    """
    _Chosen.path = ""
    if not str(path):
        return
    file = typed_path(path).absolute()
    _check(file)
    play(str(file), 0, 60, 100, 64, 48_000)
    _Chosen.path = str(file)


def _check(file: Path) -> None:
    """Is it a file with the head of a SoundFont?"""
    try:
        with file.open("rb") as opened:
            head = opened.read(12)
        size = file.stat().st_size
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SoundError(f"the SoundFont {file} cannot be read ({why})") from error
    if head[:4] != b"RIFF" or head[8:] != b"sfbk" or size > _MOST_BYTES:
        raise SoundError(f"{file.name} is no SoundFont", "take a file that ends in .sf2")


def play(path: str, program: int, midi: int, velocity: int, frames: int, sample_rate: int) -> bytes:
    """The samples of a note: float32, all of the left side, then all of the right.

    Raises:
        SoundError: it cannot be played, and why.
    """
    name = Path(path).name
    question = {
        "path": path, "program": program, "midi": midi, "velocity": velocity,
        "frames": frames, "sample_rate": sample_rate,
    }  # fmt: skip
    try:
        answer, samples = PLAYER.ask(question)
    except BesideError as error:
        raise SoundError(f"the SoundFont {name} crashes its player") from error
    if "refused" in answer:
        raise SoundError(f"the SoundFont {name} cannot be played: {answer['refused']}")
    return samples
