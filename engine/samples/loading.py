"""One sound file from where it lies to samples on the disk: cache, network and decoder together."""

import ast
import asyncio
import os
import stat
from pathlib import Path
from typing import Final

from engine.errors import SampleError
from engine.samples.bank import Place, Reach, Recording
from engine.samples.cache import Cache
from engine.samples.decoder import Decoder
from engine.samples.fetch import AwayError, Network, shown
from engine.samples.folder import is_inside
from engine.samples.limits import LIMITS, Limits
from engine.samples.places import is_remote
from engine.typedpath import typed_path

_SAMPLES: Final = ".npy"
_SOUND: Final = ".sound"
_MAP: Final = ".json"
_HEADER_AT: Final = 10  # bytes of magic, version and length before the header of a .npy file


class Loader:
    """Loads files, in one event loop.

    Args:
        cache: where they are kept.
        rate: frames a second of the samples.
        limits: how much is accepted.
    """

    def __init__(self, cache: Cache, rate: int, limits: Limits = LIMITS) -> None:
        self._cache, self._rate, self._limits = cache, rate, limits
        self._network, self._decoder = Network(limits), Decoder(limits)
        self._turns = asyncio.Semaphore(limits.at_once)

    async def close(self) -> None:
        """Close connections, end the decoder."""
        await self._network.close()
        await self._decoder.close()

    async def recording(self, place: Place) -> Recording:
        """The samples of a sound file.

        Raises:
            SampleError: it cannot be had or read; the text is fit for the player.
        """
        remote = is_remote(place.address) or place.reach != "anywhere"
        source = None if remote else _checked(place, self._limits)
        rate = 0 if place.native else self._rate
        key = f"{place.address if source is None else _identity(source)}@{rate}*{place.shift}"
        found = self._cache.find(key, _SAMPLES)
        if found is None:
            async with self._turns:
                await self._decode(place, source, key, rate)
            found = self._cache.find(key, _SAMPLES)
        if found is None:
            raise SampleError(f"{shown(place.address)} cannot be kept on this disk")
        return recording_of(found, rate)

    async def map_text(self, address: str) -> tuple[bytes, Reach]:
        """A sample map from the network, or what is kept of it where its server is out of reach.

        Raises:
            SampleError: it cannot be had.
        """
        pieces: list[bytes] = []
        try:
            reach = await self._network.get(
                address, "anywhere", self._limits.map_bytes, pieces.append
            )
        except AwayError:
            kept = self._cache.find(address, _MAP)
            if kept is None:
                raise
            reach_line, _, text = kept.read_bytes().partition(b"\n")
            return text, "network" if reach_line == b"network" else "world"
        text = b"".join(pieces)
        with self._cache.writing(address, _MAP) as partial:
            partial.write_bytes(reach.encode() + b"\n" + text)
        return text, reach

    async def _decode(self, place: Place, source: Path | None, key: str, rate: int) -> None:
        name = shown(place.address)
        try:
            found = await self._fetched(place) if source is None else source
            with self._cache.writing(key, _SAMPLES) as partial:
                try:
                    await self._decoder.decode(found, partial, rate, place.shift)
                except SampleError as error:
                    if source is None:
                        found.unlink(missing_ok=True)  # it may be a better one next time
                    raise SampleError(f"{name} {error}") from error
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise SampleError(f"{name} cannot be kept on this disk ({why})") from error

    async def _fetched(self, place: Place) -> Path:
        kept = self._cache.find(place.address, _SOUND)
        if kept is not None:
            return kept
        with (
            self._cache.writing(place.address, _SOUND) as partial,
            partial.open("wb") as out,
        ):
            await self._network.get(place.address, place.reach, self._limits.file_bytes, out.write)
        fetched = self._cache.find(place.address, _SOUND)
        if fetched is None:
            raise SampleError(f"{shown(place.address)} cannot be kept on this disk")
        return fetched


def _checked(place: Place, limits: Limits) -> Path:
    """The path of a file on this machine, which is one, and lies where it may."""
    name = shown(place.address)
    try:
        path = typed_path(place.address)
        if place.root and not is_inside(path, Path(place.root)):
            raise SampleError(f"{name} is not in {place.root} any more")
        known = path.stat()
    except (OSError, RuntimeError, ValueError) as error:
        raise SampleError(f"there is no file {name}", "check the name") from error
    if not stat.S_ISREG(known.st_mode):
        raise SampleError(f"{name} is no file")
    if known.st_size > limits.file_bytes:
        raise SampleError(f"{name} is larger than {limits.file_bytes // 1_000_000} MB")
    return path.resolve()


def _identity(path: Path) -> str:
    """A file as it is now: another one when it is changed."""
    known = path.stat()
    return f"{path}:{known.st_mtime_ns}:{known.st_size}"


def recording_of(path: Path, rate: int) -> Recording:
    """The form of a file of samples, read in its header.

    Raises:
        SampleError: it is none.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER_AT)
            header = ast.literal_eval(file.read(int.from_bytes(start[8:10], "little")).decode())
        channels, frames = header["shape"]
        if os.path.getsize(path) < 4 * channels * frames:
            raise ValueError("it is cut short")
    except (OSError, ValueError, SyntaxError, KeyError, TypeError) as error:
        path.unlink(missing_ok=True)
        raise SampleError(
            "a sample that was kept is broken", "play it again to load it anew"
        ) from error
    return Recording(str(path), int(frames), int(channels), rate or 48_000)
