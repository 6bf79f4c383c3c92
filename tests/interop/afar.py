"""Programs on other machines: those that are allowed, those that are not, and forged senders.

    python -m tests.interop.afar

In a network of its own, where loopback has some more addresses. A line of JSON tells what came of
it; exit code 1 where something is wrong.
"""

import json
import socket
import subprocess
import sys
import time
from typing import Any, Final

from studio.links.discovery import discovery_of
from studio.links.osc.guard import Message, decode, encode
from tests.interop.apart import go_apart
from tests.studio.links.desks import House

OURS, PHONE, STRANGER, SILENT = "10.9.0.1", "10.9.0.2", "10.9.1.3", "10.9.0.4"
PORT: Final = 9000


class Machine:
    """A program at an address of its own."""

    def __init__(self, address: str, to: tuple[str, int]) -> None:
        self.socket, self.to = socket.socket(socket.AF_INET, socket.SOCK_DGRAM), to
        self.socket.bind((address, PORT))
        self.socket.settimeout(0.5)

    def send(self, address: str, *args: Any) -> None:
        self.socket.sendto(encode(address, args), self.to)

    def hears(self) -> list[Message]:
        """What comes until half a second is silent."""
        found: list[Message] = []
        while True:
            try:
                found += decode(self.socket.recv(65_536))
            except TimeoutError:
                return found


def main() -> int:
    """Let each of them try."""
    for address in (OURS, PHONE, STRANGER, SILENT):
        subprocess.run(["ip", "addr", "add", f"{address}/32", "dev", "lo"], check=True)
    house = House(host=OURS, allowed=f"{PHONE} {SILENT}")
    to = (OURS, house.port)
    phone, stranger, silent = (Machine(one, to) for one in (PHONE, STRANGER, SILENT))
    found: dict[str, Any] = {}
    stranger.send("/ping")
    stranger.send("/subscribe")
    stranger.send("/notalabel/cps", 9.0)
    found["stranger_hears"] = len(stranger.hears())
    for _ in range(200):  # as a forged sender would
        silent.send("/subscribe", SILENT, PORT, 60.0)
        phone.send("/subscribe", SILENT, PORT, 60.0)
        time.sleep(0.001)
    found["silent_hears"] = [one.address for one in silent.hears()]
    house.session.set_cps(0.75)
    house.script.programs["x" * 400] = house.script.programs["beat"]
    house.session.evaluate("x" * 400)
    phone.send("/get", "/notalabel/code")  # more than was sent: not before it has subscribed
    phone.send("/subscribe")
    (hello,) = phone.hears()
    found["asked"] = hello.address
    phone.send(hello.address, *hello.args)
    values = {one.address: one.args for one in phone.hears()}
    found["values"] = len(values)
    found["cps"] = values.get("/notalabel/cps")
    phone.send("/notalabel/record", 1)
    phone.send("/notalabel/slot/drums/gain", 1e30)
    time.sleep(0.2)

    phone.send("/notalabel/slot/drums/gain")
    answers = [one.args for one in phone.hears() if one.address == "/notalabel/slot/drums/gain"]
    found["gain_after"] = answers[-1] if answers else None
    discovery = discovery_of(house.session)
    found["announced"] = discovery is not None and discovery.begin().text
    house.close()
    sys.stdout.write(json.dumps(found) + "\n")
    good = (
        found["stranger_hears"] == 0
        and found["silent_hears"] == [hello.address]
        and found["cps"] == (0.75,)
        and found["gain_after"] == (4.0,)
        and OURS in str(found["announced"])
    )
    return 0 if good else 1


if __name__ == "__main__":
    go_apart("tests.interop.afar")
    sys.exit(main())
