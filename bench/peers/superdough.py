"""superdough in Chromium, offline: the same tunes, each note made a little ahead as when it plays.

The packages of bench/superdough are installed into build/superdough, once.
"""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bench.peers import packages
from bench.peers.notes import RATE, Tune

RECIPE: Final = Path(__file__).resolve().parents[1] / "superdough"
INSTALLED: Final = RECIPE.parents[1] / "build" / "superdough"
BROWSER: Final = Path("/usr/bin/chromium")


def obstacle() -> str:
    """Why it cannot be measured here, "" where it can."""
    return packages.obstacle() or ("" if BROWSER.exists() else f"{BROWSER} not installed")


def cpu_seconds(tunes: Iterable[Tune], drums: dict[str, Path]) -> list[float | None]:
    """CPU seconds of the whole browser for each tune; None where it does not play it."""
    packages.install(RECIPE, INSTALLED)
    subprocess.run(["node", "build.mjs"], cwd=INSTALLED, check=True)
    cases = [
        {
            "code": tune.code,
            "cps": float(tune.cps),
            "seconds": tune.seconds,
            "rate": RATE,
            "drums": list(drums),
        }
        for tune in tunes
    ]
    folder = next(iter(drums.values())).parent
    done = subprocess.run(
        ["node", "render.mjs", str(folder)],
        cwd=INSTALLED,
        check=True,
        text=True,
        input="".join(json.dumps(case) + "\n" for case in cases),
        stdout=subprocess.PIPE,
    )
    return [json.loads(line).get("cpu") for line in done.stdout.splitlines()]
