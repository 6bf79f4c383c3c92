"""Getting the sample map that a player names: from the network, a file, or a folder's names."""

import asyncio
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from engine.errors import SampleError
from engine.samples.bank import Bank
from engine.samples.fetch import shown
from engine.samples.folder import read_folder
from engine.samples.limits import LIMITS, Limits
from engine.samples.loading import Loader
from engine.samples.manifest import read_map
from engine.samples.places import folder_of, is_remote, map_address
from engine.typedpath import typed_path

Banks: TypeAlias = Mapping[str, Bank]


async def banks_of(
    text: str, base: str, wave_frames: int, loader: Loader, limits: Limits = LIMITS,
    check: Callable[[bytes], None] = lambda _: None,
) -> Banks:  # fmt: skip
    """The banks of a map by its address, as players write it.

    Args:
        text: an address, one of its short forms, or a folder.
        base: what stands before the files where the map does not say it; "" for its own folder.
        wave_frames: its names are tables of waves of this length; 0: they are sounds.
        loader: gets it from the network.
        limits: how much is accepted.
        check: looks at what came from the network before it is read.

    Raises:
        SampleError: it cannot be had, or is no map.
    """
    address = map_address(text)
    if not is_remote(address):
        return await asyncio.to_thread(_local, address, base, wave_frames, limits)
    found, reach = await loader.map_text(address)
    check(found)
    return read_map(
        decoded(found, address),
        base or folder_of(address),
        derived=not base,
        reach=reach,
        wave_frames=wave_frames,
        limits=limits,
    )


def _local(address: str, base: str, wave_frames: int, limits: Limits) -> Banks:
    """The banks of a folder or a file on this machine."""
    if not address.endswith(".json"):
        return read_folder(Path(address), limits)
    try:
        path = typed_path(address)
        if path.stat().st_size > limits.map_bytes:
            raise SampleError(f"{address} is too large for a sample map")
        found = path.read_bytes()
    except OSError as error:
        raise SampleError(f"there is no file {address}", "check the name") from error
    return read_map(
        decoded(found, address),
        base or str(path.parent),
        derived=not base,
        wave_frames=wave_frames,
        limits=limits,
    )


def decoded(text: bytes, address: str) -> Any:
    """What a file of JSON says.

    Raises:
        SampleError: it is none.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise SampleError(
            f"{shown(address)} is no sample map", "it has to be JSON, such as a strudel.json"
        ) from None
