"""Tables that come and go: long ones made without a stall, none of them ever freed.

The process ends now and then when pyo frees a table, so a base lives as long as the process, and
only its memory is given back.

Long ones lie in shared memory that pyo maps instead of filling it: it fills a DataTable with
zeros while it holds the interpreter, and for a minute of sound that takes longer than a block.
Linux only; where there is none, or it is full, the usual table serves. Each keeps a file open,
so their number is limited.
"""

import ctypes
import mmap
import os
import sys
import threading
from functools import lru_cache
from typing import Any, Final

LONG_FRAMES: Final = 262_144  # 1 MB: below, filling takes less than half a millisecond
MOST: Final = 200
_MEMORY: Final = "/dev/shm"  # where shm_open looks
_MADV_REMOVE: Final = 9  # linux/mman.h: give back the pages and what is behind them
_MADV_DONTNEED: Final = 4  # linux/mman.h: give back the pages
_FRAME_BYTES: Final = 4
_retired: Final[list[Any]] = []  # usual tables that nobody reads any more
_kept: Final[list[tuple[str, Any]]] = []  # with its name, which pyo points to


def long_table(nodes: Any, frames: int) -> Any | None:
    """A base table of zeros; None where it has to be made in the usual way.

    Args:
        nodes: pyo's module of base classes.
        frames: length; pyo keeps one more behind them.
    """
    if frames < LONG_FRAMES or len(_kept) >= MOST or not sys.platform.startswith("linux"):
        return None
    name = f"/notalabel-{os.getpid()}-{threading.get_ident()}-{len(_kept)}"
    path = f"{_MEMORY}{name}"
    try:
        place = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except OSError:
        return None
    try:
        os.posix_fallocate(place, 0, _FRAME_BYTES * (frames + 1))
        _kept.append((name, nodes.SharedTable_base(name, False, frames)))
        return _kept[-1][1]
    except OSError:  # it is full: a page that is not there would end the process later
        return None
    finally:
        os.close(place)
        os.unlink(path)


def give_back(address: int, frames: int) -> None:
    """Free the memory of a long table that nobody reads any more."""
    _libc().madvise(
        ctypes.c_void_p(address), ctypes.c_size_t(_FRAME_BYTES * (frames + 1)), _MADV_REMOVE
    )


def retire(base: Any, address: int, frames: int) -> None:
    """Give back the pages that a usual table has to itself; its base stays."""
    _retired.append(base)
    if not sys.platform.startswith("linux"):
        return
    begin = -(-address // mmap.PAGESIZE) * mmap.PAGESIZE
    end = (address + _FRAME_BYTES * frames) // mmap.PAGESIZE * mmap.PAGESIZE
    if end > begin:
        _libc().madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), _MADV_DONTNEED)


@lru_cache(maxsize=1)
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
