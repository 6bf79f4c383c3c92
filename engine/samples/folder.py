"""Sounds in folders of this machine: each folder a name, its sound files in the order of theirs."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.errors import SampleError
from engine.samples.bank import NATURAL_NOTE, Bank
from engine.samples.limits import LIMITS, Limits
from engine.samples.manifest import key_of, wave_frames_of
from engine.typedpath import typed_path

ENDINGS: Final = (".wav", ".flac", ".ogg", ".mp3", ".aif", ".aiff", ".aifc", ".opus")
_DEEPEST: Final = 4  # folders in folders


def read_folder(folder: Path, limits: Limits = LIMITS) -> dict[str, Bank]:
    """The banks of a folder: each folder in it that holds sound files, and each file beside them.

    Links that lead out of the folder are left out.

    Raises:
        SampleError: there is no such folder, or no sound file in it.
    """
    try:
        root = typed_path(folder).resolve(strict=True)
        names: dict[str, list[str]] = {}
        for number, path in enumerate(_sound_files(root, root, _DEEPEST)):
            if number >= limits.files or len(names) > limits.names:
                raise SampleError(f"{folder} holds too many sound files", "name a folder inside it")
            alone = path.parent == root
            names.setdefault(key_of(path.stem if alone else path.parent.name), []).append(str(path))
    except (OSError, RuntimeError) as error:
        raise SampleError(f"there is no folder {folder} to read samples from") from error
    if not names:
        raise SampleError(
            f"the folder {folder} holds no sound files", "WAV, FLAC, OGG, MP3 or AIFF"
        )
    return {
        name: Bank(((NATURAL_NOTE, tuple(files)),), "anywhere", str(root), wave_frames_of(name))
        for name, files in names.items()
    }


def _sound_files(folder: Path, root: Path, depth: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = Path(entry.path)
        if entry.name.startswith(".") or not is_inside(path, root):
            continue
        if entry.is_dir():
            if depth:
                yield from _sound_files(path, root, depth - 1)
        elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
            yield path


def is_inside(path: Path, root: Path) -> bool:
    """Does a path lie in a folder, wherever its links lead?"""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError, ValueError):
        return False
