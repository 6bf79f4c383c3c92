"""A network of one's own: a command in a namespace that has nothing but its own loopback.

Ports never collide there, and nothing leaves the machine. Needs Linux, `unshare`, `ip` and root.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from typing import Final

from tests.waiting import at_best

INSIDE: Final = "NOTALABEL_APART"


@cache
def why_not() -> str:
    """Why there can be no such network here; "" where there can."""
    if sys.platform != "linux":
        return "namespaces are of Linux"
    for program in ("unshare", "ip"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    tried = subprocess.run(
        ["unshare", "-n", "ip", "link", "set", "lo", "up"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "a network of one's own is not allowed here"


def apart(*command: str) -> list[str]:
    """The command that runs another in a network of its own."""
    return ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command]


def run_apart(module: str, *arguments: str, timeout_s: float = 300.0) -> tuple[int, str, str]:
    """Run a module of the tests in a network of its own.

    Returns:
        exit code, and what it wrote to stdout and stderr.
    """
    command = apart(sys.executable, "-m", module, *arguments)
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=timeout_s, check=False,
        env={**os.environ, INSIDE: "1"},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def run_apart_well(module: str, *arguments: str) -> tuple[int, str, str]:
    """The same, once more where it does not go well: something may have held the machine up."""
    return at_best(lambda: run_apart(module, *arguments), lambda done: done[0] == 0, tries=2)


def go_apart(module: str) -> None:
    """Go on in a network of one's own, where the program is not in one yet."""
    if not os.environ.get(INSIDE):
        os.environ[INSIDE] = "1"
        command = apart(sys.executable, "-m", module, *sys.argv[1:])
        os.execvp(command[0], command)
