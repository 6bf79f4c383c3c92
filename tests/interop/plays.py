"""Another live-coding program plays us: every message it sends is a sound at its time tag.

    python -m tests.interop.plays tidal --seconds 60
    python -m tests.interop.plays strudel
    python -m tests.interop.plays sardine

Strudel is found by STRUDEL_NODE_MODULES, a folder with @strudel/core, mini and osc, osc-js and ws;
Sardine by SARDINE_PYTHON, a Python that has sardine-system. In a network of its own. A line of JSON
tells what came of it; exit code 1 where something is wrong.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from studio.links.oversocket import OscSocket
from tests.interop.apart import go_apart
from tests.interop.house import SUPERDIRT, House, lost, superdirt, write_breaks

PEERS: Final = Path(__file__).parent / "peers"
STRUDEL, SARDINE = "STRUDEL_NODE_MODULES", "SARDINE_PYTHON"


@cache
def no_tidal() -> str:
    """Why TidalCycles cannot be asked here; "" where it can."""
    if shutil.which("ghc") is None:
        return "ghc is not installed"
    tried = subprocess.run(
        ["ghc-pkg", "list", "--simple-output", "tidal"], capture_output=True, text=True, check=False
    )
    return "" if "tidal" in tried.stdout else "the library tidal of Haskell is not installed"


def no_strudel() -> str:
    """The same for Strudel's OSC output."""
    folder = Path(os.environ.get(STRUDEL) or "/nowhere")
    wanted = ("@strudel/core", "@strudel/mini", "@strudel/osc", "osc-js", "ws")
    missing = [one for one in wanted if not (folder / one).is_dir()]
    if shutil.which("node") is None:
        return "node is not installed"
    return f"{STRUDEL} has no {missing[0]}" if missing else ""


def no_sardine() -> str:
    """The same for Sardine."""
    python = os.environ.get(SARDINE)
    if not python:
        return f"{SARDINE} names no Python that has sardine-system"
    return "" if Path(python).exists() else f"{python} is not there"


def built(name: str, folder: Path) -> Path:
    """A program of the peers in Haskell, compiled."""
    made = folder / name.lower()
    subprocess.run(
        ["ghc", "-v0", "-O0", "-threaded", "-outputdir", str(folder / "o"),
         str(PEERS / f"{name}.hs"), "-o", str(made)],
        check=True,
    )  # fmt: skip
    return made


def tidal(house: House, seconds: float, folder: Path) -> dict[str, Any]:
    """TidalCycles plays; its hats take their places from a control bus."""
    subprocess.run([built("Peer", folder), str(seconds)], check=True, stdout=sys.stderr)
    hats = [event.controls for event, _, _ in house.ear.rows if event.controls["s"] == "hh"]
    right = [one.get("pan") for one in hats] == [
        (0.25, 0.75)[place % 2] for place in range(len(hats))
    ]
    return {"hats": len(hats), "by_bus": right}


def strudel(house: House, seconds: float, folder: Path) -> dict[str, Any]:
    """Strudel plays, through port 8080, as it sends by itself."""
    del folder
    return _strudel("stock", house, seconds)


def binary(house: House, seconds: float, folder: Path) -> dict[str, Any]:
    """Strudel plays in packets of OSC, as its older versions do."""
    del folder
    return _strudel("binary", house, seconds)


def _strudel(way: str, house: House, seconds: float) -> dict[str, Any]:
    socket = OscSocket("127.0.0.1", 8080, house.server, frozenset(), house.ear.told.append)
    command = ["node", str(PEERS / "strudel.mjs"), way, str(max(round(seconds / 2), 1))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    socket.close()
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def sardine(house: House, seconds: float, folder: Path) -> dict[str, Any]:
    """Sardine plays."""
    del house, folder
    command = [os.environ[SARDINE], str(PEERS / "sardine.py"), str(seconds)]
    subprocess.run(command, check=True, stdout=sys.stderr)
    return {}


PLAYERS: Final[dict[str, Callable[[House, float, Path], dict[str, Any]]]] = {
    "tidal": tidal, "strudel": strudel, "binary": binary, "sardine": sardine,
}  # fmt: skip


def played(peer: str, seconds: float) -> dict[str, Any]:
    """Let a peer play us; what came of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_breaks(folder / "samples")
        with superdirt(folder=folder / "samples") as house:
            before = house.engine.status()
            own = PLAYERS[peer](house, seconds, folder)
            time.sleep(0.5)
            status = house.engine.status()
            return {
                "peer": peer,
                **own,
                "packets": house.server.received,
                "lost_by_the_system": lost(SUPERDIRT),
                **house.ear.report(),
                "voices_begun": status.onsets - before.onsets,
                "engine_error_max": status.max_onset_error_frames,
                "late_events": status.late_events,
                "late_blocks": status.late_blocks,
                "late_tags": house.follower.map.late,
                "refused": dict(house.server.refusals.counts),
                "told": house.ear.told[1:6],
            }


def is_good(found: dict[str, Any], seconds: float) -> bool:
    """Did all sound, each in its place?"""
    return (
        found["events"] == found["voices_begun"] == found.get("sent", found["events"])
        and found["events"] > 2 * min(seconds, 5)
        and found["off_the_map_max"] <= 1
        and found.get("by_bus", True)
        and not found["late_tags"]
        and not found["lost_by_the_system"]
        and not found["refused"]
    )


def main() -> int:
    """Let one of them play."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=PLAYERS)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    found = played(options.peer, options.seconds)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if is_good(found, options.seconds) else 1


if __name__ == "__main__":
    go_apart("tests.interop.plays")
    sys.exit(main())
