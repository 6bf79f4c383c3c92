"""Who holds a port of this machine, where the system tells (Linux)."""

from contextlib import suppress
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
LISTENS: Final = "0A"  # the state of a TCP socket that listens
TABLES: Final = {"udp": ("udp", "udp6"), "tcp": ("tcp", "tcp6")}


def holder(port: int, kind: str, proc: Path = PROC) -> str:
    """The program that holds a port, in words; "" where that cannot be known.

    Args:
        port: the port.
        kind: "udp" or "tcp".
        proc: where the system shows its processes.
    """
    sockets = {f"socket:[{number}]" for number in _sockets(port, kind, proc)}
    if not sockets:
        return ""
    for process in proc.glob("[0-9]*"):
        with suppress(OSError):
            if any(str(each.readlink()) in sockets for each in (process / "fd").iterdir()):
                name = (process / "comm").read_text().strip()
                return f"{name}, process {process.name}"
    return ""


def _sockets(port: int, kind: str, proc: Path) -> set[str]:
    """The numbers of the sockets at a port."""
    found = set()
    for table in TABLES[kind]:
        with suppress(OSError, ValueError, IndexError):
            for line in (proc / "net" / table).read_text().splitlines()[1:]:
                row = line.split()
                if int(row[1].rpartition(":")[2], 16) != port:
                    continue
                if kind == "udp" or row[3] == LISTENS:
                    found.add(row[9])
    return found - {"0"}
