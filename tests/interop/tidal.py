"""TidalCycles plays us: every message it sends becomes a sound at its time tag.

    python -m tests.interop.tidal --seconds 60

In a network of its own. A line of JSON tells what came of it; exit code 1 where something is wrong.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from tests.interop.apart import go_apart
from tests.interop.house import superdirt, write_breaks

PEERS = Path(__file__).parent / "peers"


@cache
def why_not() -> str:
    """Why TidalCycles cannot be asked here; "" where it can."""
    if shutil.which("ghc") is None:
        return "ghc is not installed"
    tried = subprocess.run(
        ["ghc-pkg", "list", "--simple-output", "tidal"], capture_output=True, text=True, check=False
    )
    return "" if "tidal" in tried.stdout else "the library tidal of Haskell is not installed"


def built(name: str, folder: Path) -> Path:
    """A program of the peers, compiled."""
    made = folder / name.lower()
    subprocess.run(
        ["ghc", "-v0", "-O0", "-threaded", "-outputdir", str(folder / "o"),
         str(PEERS / f"{name}.hs"), "-o", str(made)],
        check=True,
    )  # fmt: skip
    return made


def main() -> int:
    """Let it play."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = built("Peer", folder)
        write_breaks(folder / "samples")
        with superdirt(folder=folder / "samples") as house:
            before = house.engine.status()
            subprocess.run([peer, str(seconds)], check=True, stdout=sys.stderr)
            time.sleep(0.5)
            status = house.engine.status()
            found = {
                "peer": "TidalCycles",
                "messages": house.server.handled,
                **house.ear.report(),
                "sent": house.receiver.played,
                "voices_begun": status.onsets - before.onsets,
                "engine_error_max": status.max_onset_error_frames,
                "late_events": status.late_events,
                "late_blocks": status.late_blocks,
                "refused": dict(house.server.refusals.counts),
                "overfull": status.overfull - before.overfull,
                "engine_refused": status.refused - before.refused,
                "late_tags": house.follower.map.late,
                "told": house.ear.told[:5],
            }
    sys.stdout.write(json.dumps(found) + "\n")
    good = (
        found["events"] == found["sent"] == found["voices_begun"] > 10 * min(seconds, 5)
        and found["off_the_map_max"] <= 1
        and not found["refused"]
    )
    return 0 if good else 1


if __name__ == "__main__":
    go_apart("tests.interop.tidal")
    sys.exit(main())
