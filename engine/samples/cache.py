"""Files kept on the disk by a key, so that they are there without a network, within limits.

A file appears whole or not at all, whichever programs write at the same time; what was not used for
longest goes when there is too much.
"""

import hashlib
import logging
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from engine.samples.limits import LIMITS, Limits

LOG = logging.getLogger(__name__)
_PARTIAL: Final = ".part"
_PARTIAL_S: Final = 3600.0  # older than this, nobody writes at it any more
_KEPT_SHARE: Final = 0.9  # of the limits, when something had to go


class Cache:
    """A folder of files.

    Args:
        folder: where; it is made when it is first needed. None: a folder for this run only.
        limits: how large it may become.
    """

    def __init__(self, folder: Path | None, limits: Limits = LIMITS) -> None:
        self._given, self._limits = folder, limits
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()
        self._since_trim = 0
        self._trimmed = False

    def find(self, key: str, suffix: str) -> Path | None:
        """The file of a key, None where there is none; it counts as used now."""
        path = self._path(key, suffix)
        with suppress(OSError):
            os.utime(path)
            return path
        return None

    @contextmanager
    def writing(self, key: str, suffix: str) -> Iterator[Path]:
        """A path to write the file of a key to; it appears as a whole when that succeeds."""
        path = self._path(key, suffix)
        handle, name = tempfile.mkstemp(suffix=_PARTIAL, dir=path.parent)
        os.close(handle)
        partial = Path(name)
        try:
            yield partial
            size = partial.stat().st_size
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        self._grown(size)

    def close(self) -> None:
        """Remove what was only kept for this run."""
        with self._lock:
            if self._temporary is not None:
                self._temporary.cleanup()

    def _path(self, key: str, suffix: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self._folder() / f"{name}{suffix}"

    def _folder(self) -> Path:
        with self._lock:
            if self._temporary is not None:
                return Path(self._temporary.name)
            if self._given is not None:
                try:
                    self._given.mkdir(mode=0o700, parents=True, exist_ok=True)
                    if os.access(self._given, os.W_OK | os.X_OK):
                        return self._given
                except OSError:
                    LOG.warning("samples cannot be kept in %s", self._given)
            self._temporary = tempfile.TemporaryDirectory(prefix="notalabel-samples-")
            return Path(self._temporary.name)

    def _grown(self, size: int) -> None:
        """Look at the limits at the first file of a run, and whenever a tenth has been added."""
        self._since_trim += size
        if self._trimmed and self._since_trim < self._limits.cache_bytes * (1 - _KEPT_SHARE):
            return
        self._trimmed, self._since_trim = True, 0
        self.trim()

    def trim(self) -> None:
        """Remove what was not used for longest until the limits are kept."""
        found = sorted(self._files())
        size, count = sum(size for _, size, _ in found), len(found)
        if size <= self._limits.cache_bytes and count <= self._limits.cache_files:
            return
        for _, file_size, path in found:
            if (
                size <= _KEPT_SHARE * self._limits.cache_bytes
                and count <= _KEPT_SHARE * self._limits.cache_files
            ):
                return
            with suppress(OSError):
                path.unlink()
            size, count = size - file_size, count - 1

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """When each file was used last, its size and its path; what was left half-written goes."""
        with os.scandir(self._folder()) as entries:
            for entry in entries:
                with suppress(OSError):
                    known = entry.stat(follow_symlinks=False)
                    if entry.name.endswith(_PARTIAL):
                        if known.st_mtime < time.time() - _PARTIAL_S:
                            os.unlink(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        yield known.st_mtime, known.st_size, Path(entry.path)
