"""Networks of several machines on one: namespaces that are joined to ours by pairs of veth.

To be used inside a network of one's own (`apart.py`), so that nothing of it is left when that ends.
"""

import subprocess
from dataclasses import dataclass
from typing import Any


@dataclass
class Machine:
    """A namespace.

    Attributes:
        number: of its network.
        holder: the process that the namespace lives by.
    """

    number: int
    holder: "subprocess.Popen[bytes]"

    @property
    def here(self) -> str:
        """Our address in its network."""
        return f"10.77.{self.number}.1"

    @property
    def there(self) -> str:
        """Its address."""
        return f"10.77.{self.number}.2"

    def run(self, *command: str, **options: Any) -> "subprocess.Popen[str]":
        """A program in it."""
        enter = ["nsenter", f"--net=/proc/{self.holder.pid}/ns/net", *command]
        return subprocess.Popen(enter, text=True, **options)

    def close(self) -> None:
        """It is gone."""
        self.holder.kill()
        self.holder.wait()


def machine(number: int) -> Machine:
    """Another machine, with a cable to us."""
    holder = subprocess.Popen(
        ["unshare", "-n", "sh", "-c", "echo in && exec sleep 3600"], stdout=subprocess.PIPE
    )
    if holder.stdout is None or holder.stdout.readline() != b"in\n":
        raise RuntimeError("a network of one's own is not allowed here")
    made = Machine(number, holder)
    ours, theirs = f"jam{number}a", f"jam{number}b"
    _ip("link", "add", ours, "type", "veth", "peer", "name", theirs)
    _ip("link", "set", theirs, "netns", str(holder.pid))
    _ip("addr", "add", f"{made.here}/24", "dev", ours)
    _ip("link", "set", ours, "up")
    for said in (
        f"addr add {made.there}/24 dev {theirs}",
        f"link set {theirs} up",
        "link set lo up",
    ):
        if made.run("ip", *said.split()).wait() != 0:
            raise RuntimeError(f"no cable to machine {number}")
    return made


def _ip(*said: str) -> None:
    subprocess.run(["ip", *said], check=True)
