"""How much memory a process holds."""

import os
from pathlib import Path


def memory_of(pid: int | None) -> int:
    """Bytes of memory that a process holds, 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError, AttributeError):
        return 0
