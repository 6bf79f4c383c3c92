"""What the worker may have of the machine: memory, time, files, and how polite it is.

Where a system has no such limits (Windows), those of the interpreter and of who watches are all.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from patterns.errors import LimitError

MOST_MEMORY: Final = 768 * 2**20  # bytes of address space
TIRED_KB: Final = 300_000  # of memory in use: another worker takes over between two jobs
STATUS: Final = Path("/proc/self/status")  # on Linux
NICE: Final = 5  # behind the sound and the session, before what only helps
MOST_FILES: Final = 32  # open at once


def bind() -> None:
    """Give away what strangers' code never needs: endless memory, files, children, core dumps."""
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    try:
        import resource
    except ImportError:
        return
    limits = {
        "RLIMIT_AS": MOST_MEMORY, "RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": MOST_FILES,
        "RLIMIT_NPROC": 0,
    }  # fmt: skip
    for name, most in limits.items():
        with suppress(AttributeError, OSError, ValueError):
            number = getattr(resource, name)
            _, hard = resource.getrlimit(number)
            low = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(number, (low, low))


def memory_kb() -> int:
    """Most memory that was in use so far; 0 where nobody counts.

    What Linux tells by getrusage(2) is not less than what the process had that started this one.
    """
    with suppress(OSError):
        for line in STATUS.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Cut what runs longer than some seconds of work, wherever in Python it is.

    Raises:
        LimitError: in what runs.
    """
    timer: Callable[..., Any] | None = getattr(signal, "setitimer", None)
    if timer is None:
        yield
        return
    before = signal.signal(signal.SIGPROF, _cut)
    timer(signal.ITIMER_PROF, seconds, 0.01)
    try:
        yield
    finally:
        timer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _cut(_number: int, _frame: object) -> None:
    raise LimitError("it takes too long to work out", hint="make it simpler")


def work_of(pid: int) -> float | None:
    """Seconds of work that a process has done; None where that cannot be known.

    Linux has a clock for each process, whose number is made of its id: see clock_getcpuclockid(3).
    """
    if not sys.platform.startswith("linux"):
        return None
    try:
        import time

        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return None
