"""A session that is announced is found, browsed and changed by a client that knows nothing of it.

    python -m tests.interop.browse

In a network of its own. A line of JSON tells what came of it; exit code 1 where something is wrong.
"""

import json
import sys
import threading
import time
import urllib.request
from typing import Any, Final

from websockets.sync.client import connect
from zeroconf import IPVersion, ServiceBrowser, ServiceListener, Zeroconf

from studio.links.discovery import discovery_of
from studio.links.osc.guard import decode
from tests.interop.apart import go_apart
from tests.studio.links.desks import LOOPBACK, House, Program

KINDS: Final = ("_oscjson._tcp.local.", "_osc._udp.local.")
PATIENCE_S: Final = 30.0


class Looks(ServiceListener):
    """Takes notes of what is announced, and of what leaves."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[list[str], int]] = {}
        self.both, self.left = threading.Event(), threading.Event()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name)
        if info is not None and info.port is not None:
            self.found[type_] = (info.parsed_addresses(), info.port)
        if len(self.found) == len(KINDS):
            self.both.set()

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        del zc, type_, name
        self.left.set()

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.add_service(zc, type_, name)


def get(port: int, path: str) -> Any:
    """What the tree says."""
    with urllib.request.urlopen(f"http://{LOOPBACK}:{port}{path}", timeout=PATIENCE_S) as answer:
        return json.load(answer)


def main() -> int:
    """Look for it, read it, change it over OSC, and hear of that over the WebSocket."""
    house, looks = House(), Looks()
    discovery = discovery_of(house.session)
    assert discovery is not None
    reply = discovery.begin()
    network = Zeroconf(interfaces=[LOOPBACK], ip_version=IPVersion.V4Only)
    ServiceBrowser(network, list(KINDS), looks)
    began = time.monotonic()
    found: dict[str, Any] = {"told": reply.text, "notes": reply.notes}
    found["both"] = looks.both.wait(PATIENCE_S)
    found["found_s"] = round(time.monotonic() - began, 2)
    port = looks.found[KINDS[0]][1]
    info = get(port, "/?HOST_INFO")
    found["osc_port"] = info["OSC_PORT"] == looks.found[KINDS[1]][1] == house.port
    found["gain"] = get(port, "/notalabel/slot/drums/gain")["VALUE"]
    with connect(f"ws://{LOOPBACK}:{port}/", compression=None) as client:
        client.send(json.dumps({"COMMAND": "LISTEN", "DATA": "/notalabel/slot/drums/gain"}))
        time.sleep(0.2)
        phone = Program(info["OSC_PORT"])
        phone.send("/notalabel/slot/drums/gain", 0.25)
        found["heard"] = decode(client.recv(5))[0].args  # type: ignore[arg-type] # binary
        phone.close()
    found["gain_after"] = get(port, "/notalabel/slot/drums/gain?VALUE")["VALUE"]
    discovery.end()
    found["left"] = looks.left.wait(PATIENCE_S)
    network.close()
    house.close()
    sys.stdout.write(json.dumps(found) + "\n")
    good = found["both"] and found["osc_port"] and found["gain"] == [1.0] and found["left"]
    return 0 if good and found["gain_after"] == [0.25] and list(found["heard"]) == [0.25] else 1


if __name__ == "__main__":
    go_apart("tests.interop.browse")
    sys.exit(main())
