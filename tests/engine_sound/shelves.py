"""Loaded sounds for these tests: files of samples, as engine.samples.decoding writes them."""

from dataclasses import dataclass, field

import numpy as np

from engine.errors import ComingError, SoundError
from engine.samples.bank import Bank, Place, Recording
from engine.samples.manifest import wave_frames_of

RATE = 48_000


@dataclass
class Files:
    """A shelf of files that are there, that come, or that cannot be had."""

    paths: dict[str, str] = field(default_factory=dict)
    coming_names: tuple[str, ...] = ()
    broken_names: tuple[str, ...] = ()
    expected: list[str] = field(default_factory=list)

    def real_name(self, key: str) -> str:
        return key

    def bank(self, key: str) -> Bank | None:
        if key not in self.names():
            return None
        return Bank(((36.0, (key,)),), wave_frames=wave_frames_of(key))

    def recording(self, place: Place, name: str) -> Recording:
        if place.address in self.coming_names:
            raise ComingError(f"{name} is loading")
        if place.address in self.broken_names:
            raise SoundError(f"{name} cannot be played: it is no sound file")
        path = self.paths[place.address]
        channels, frames = np.load(path, mmap_mode="r").shape
        return Recording(path, frames, channels, RATE)

    def expect(self, place: Place) -> object:
        self.expected.append(place.address)
        return place

    def coming(self) -> bool:
        return False

    def names(self) -> dict[str, int]:
        return dict.fromkeys((*self.paths, *self.coming_names, *self.broken_names), 1)
