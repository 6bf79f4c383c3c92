"""The sounds that a player has loaded, and what loads them behind everybody's back.

Maps and files are asked for and come when they come: nothing here waits, but for a patient library,
as renders want it.
"""

import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.errors import ComingError, SampleError, SoundError
from engine.samples.aliases import Aliases
from engine.samples.bank import Bank, Place, Recording
from engine.samples.behind import Behind
from engine.samples.cache import Cache
from engine.samples.fetch import shown
from engine.samples.limits import LIMITS, Limits
from engine.samples.loading import Loader
from engine.samples.manifest import WAVE_FRAMES, read_map
from engine.samples.maps import Banks, banks_of, decoded
from engine.samples.places import map_address

LOG = logging.getLogger(__name__)
_MOST_LAYERS: Final = 200
_USED_S: Final = 60.0  # how often the disk is told that a sound is still in use


@dataclass(slots=True)
class _Layer:
    """The banks of one samples(…); empty until they are there."""

    banks: Banks = field(default_factory=dict)
    coming: "Future[None] | None" = None

    @property
    def failed(self) -> bool:
        return self.coming is not None and self.coming.done() and not self.banks


@dataclass(slots=True)
class _File:
    """A sound file: on its way, there, or refused; and when it was looked after last."""

    coming: "Future[Recording]"
    looked_s: float


class Library:
    """What samples(…), tables(…), aliasBank(…) and soundAlias(…) have made known.

    Args:
        folder: where files are kept from run to run; None: in this run only.
        tell: hears a sentence when a map is there or cannot be had, and whether that is bad.
        rate: frames a second of the samples.
        patient: wait for what is still on its way.
        limits: how much is accepted.
        seconds: a clock that never goes back.
    """

    def __init__(
        self,
        folder: Path | None = None,
        tell: Callable[[str, bool], None] = lambda _text, _bad: None,
        rate: int = 48_000,
        patient: bool = False,
        limits: Limits = LIMITS,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell, self._limits, self._seconds, self._patient = tell, limits, seconds, patient
        self._cache = Cache(folder, limits)
        self._loader = Loader(self._cache, rate, limits)
        self._behind = Behind(self._loader.close)
        self._aliases = Aliases(limits)
        self._layers: dict[object, _Layer] = {}
        self._files: dict[Place, _File] = {}
        self._seen: dict[str, str] = {}
        self._pins: dict[str, tuple[frozenset[str], str]] = {}
        self._lock = threading.RLock()

    # -- what a player's code asks for ---------------------------------------------------------

    def load(self, what: str, args: tuple[Any, ...]) -> None:
        """Do what was asked for with samples(…) or one of its like; what is wrong is told."""
        if what not in _LOADS:
            return  # it loads no sounds
        try:
            _LOADS[what](self, *args[:3])
        except SampleError as error:
            self._tell(f"{what}(…): {error}", True)

    def pin(self, text: str, digests: Collection[str], hint: str = "") -> None:
        """Load the map of an address only as somebody knows it, from now on.

        Args:
            text: the address, as players write it.
            digests: SHA-256 of what it may be, in hexadecimal digits; none: whatever is there.
            hint: what to try where it is something else.
        """
        with self._lock:
            self._pins[text] = frozenset(digests), hint

    def digest(self, text: str) -> str:
        """SHA-256 of the map that came from an address; "" where none did."""
        with self._lock:
            return self._seen.get(text, "")

    def _check(self, text: str, found: bytes) -> None:
        digest = hashlib.sha256(found).hexdigest()
        with self._lock:
            known, hint = self._pins.get(text, (frozenset(), ""))
            if known and digest not in known:
                raise SampleError("what is there is not what was offered", hint)
            self._seen[text] = digest

    def samples(self, given: Any = None, base: Any = "", *_options: Any) -> None:
        """A map and its base, or an address."""
        self._add(given, base, 0)

    def tables(self, given: Any = None, frames: Any = None, inline: Any = None) -> None:
        """An address, or a base with a map; the waves have 2048 frames, if no others."""
        own = isinstance(frames, int | float) and 8 <= frames <= 65_536
        length = int(frames) if own else WAVE_FRAMES
        if isinstance(inline, Mapping):
            self._add(inline, given, length)
        else:
            self._add(given, "", length)

    def alias_bank(self, given: Any = None, alias: Any = None, *_more: Any) -> None:
        """A bank and its other name, a map of such, or the address of one."""
        if isinstance(given, str) and alias is None:
            self._layers["aliases", given] = _Layer(
                coming=self._behind.begin(self._fetch_aliases(given))
            )
        else:
            self._aliases.add_banks(given if isinstance(given, Mapping) else {given: alias})

    def sound_alias(self, original: Any = None, alias: Any = None, *_more: Any) -> None:
        """A sound and its other name."""
        self._aliases.add_sound(original, alias)

    def _add(self, given: Any, base: Any, wave_frames: int) -> None:
        """Banks above those that there are; a layer that was there before rises."""
        base = base if isinstance(base, str) else ""
        by_address = isinstance(given, str)
        key = (given if by_address else repr(given), by_address, base, wave_frames)
        with self._lock:
            layer = self._layers.pop(key, None)
            if layer is None or layer.failed:
                layer = _Layer()
                if by_address:
                    work = self._fetch_map(given, base, wave_frames, layer)
                    layer.coming = self._behind.begin(work)
                else:
                    layer.banks = read_map(
                        given, base, wave_frames=wave_frames, limits=self._limits
                    )
            self._layers[key] = layer
            while len(self._layers) > _MOST_LAYERS:
                del self._layers[next(iter(self._layers))]

    async def _fetch_map(self, text: str, base: str, wave_frames: int, layer: _Layer) -> None:
        try:
            layer.banks = await banks_of(
                text, base, wave_frames, self._loader, self._limits, partial(self._check, text)
            )
        except SampleError as error:
            self._tell(f"samples from {shown(text)} cannot be loaded: {error}", True)
        else:
            self._tell(f"{len(layer.banks)} sounds from {shown(text)}", False)

    async def _fetch_aliases(self, text: str) -> None:
        try:
            address = map_address(text)
            found, _ = await self._loader.map_text(address)
            self._aliases.add_banks(decoded(found, address))
        except SampleError as error:
            self._tell(f"aliasBank(…): {error}", True)

    # -- what voices need ----------------------------------------------------------------------

    def real_name(self, key: str) -> str:
        """The name behind an alias; others as they are."""
        return self._aliases.real_name(key)

    def bank(self, key: str) -> Bank | None:
        """The bank of a name, of the map that was asked for last."""
        if self._patient:
            self.settle()
        for layer in reversed(self._all_layers()):
            if key in layer.banks:
                return layer.banks[key]
        return None

    def recording(self, place: Place, name: str) -> Recording:
        """The samples of a file; if they are not there, they are asked for.

        Args:
            place: where the file lies.
            name: what the player calls it.

        Raises:
            ComingError: it is on its way.
            SoundError: it cannot be had.
        """
        coming = self.expect(place)
        if coming is None or not (coming.done() or self._patient):
            raise ComingError(f"{name} is loading")
        try:
            return coming.result(self._limits.patience_s)
        except SampleError as error:
            raise SoundError(f"{name} cannot be played: {error.reason}", error.hint) from error
        except (TimeoutError, CancelledError):
            raise SoundError(f"{name} cannot be played: its sample does not come") from None
        except Exception as error:  # the edge between a file from anywhere and the show
            LOG.exception("a sample cannot be loaded")
            raise SoundError(f"{name} cannot be played ({type(error).__name__})") from error

    def expect(self, place: Place) -> "Future[Recording] | None":
        """Have a file loaded that will be needed; None where too many wait already."""
        now = self._seconds()
        with self._lock:
            file = self._files.get(place)
            if file is not None and self._is_good(file, now):
                return file.coming
            waiting = sum(not one.coming.done() for one in self._files.values())
            if waiting > self._limits.waiting:
                return None
            coming = self._behind.begin(self._loader.recording(place))
            self._files[place] = _File(coming, now)
            return coming

    def _is_good(self, file: _File, now: float) -> bool:
        """May it go on as it is? A failure is tried again, a file that was removed is had anew."""
        if not file.coming.done():
            return True
        if file.coming.cancelled() or file.coming.exception() is not None:
            return now - file.looked_s < self._limits.retry_s
        if now - file.looked_s > _USED_S:
            file.looked_s = now
            try:
                os.utime(file.coming.result().path)
            except OSError:
                return False
        return True

    # -- what there is -------------------------------------------------------------------------

    def names(self) -> dict[str, int]:
        """The names that are known, with how many files each has."""
        return {
            key: bank.count for layer in self._all_layers() for key, bank in layer.banks.items()
        }

    def coming(self) -> bool:
        """Is a map still on its way?"""
        return any(layer.coming and not layer.coming.done() for layer in self._all_layers())

    def settle(self) -> None:
        """Wait until every map is there or refused."""
        for layer in self._all_layers():
            if layer.coming is not None:
                with suppress(Exception):
                    layer.coming.result(self._limits.patience_s)

    def close(self) -> None:
        """End the thread behind, and what it started."""
        self._behind.close()
        self._cache.close()

    def _all_layers(self) -> list[_Layer]:
        with self._lock:
            return list(self._layers.values())


_LOADS: Final[Mapping[str, Callable[..., None]]] = {
    "samples": Library.samples,
    "tables": Library.tables,
    "aliasBank": Library.alias_bank,
    "soundAlias": Library.sound_alias,
}
