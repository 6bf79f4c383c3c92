"""Asks the process that draws, and waits for it; for a thread that may wait."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

ROOT: Final = str(Path(__file__).resolve().parents[2])
LIMIT_S: Final = 120.0
TOO_LONG: Final = "this picture takes too long and was given up; take fewer cycles"
ENDED: Final = "the picture could not be drawn; the log file says why"


def draw_beside(kind: str, data: Mapping[str, Any], path: Path) -> str:
    """Let a process of low priority draw.

    Returns:
        why not, in a sentence; "" where the picture is there.
    """
    paths = [ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    asked = json.dumps({"kind": kind, "data": data, "path": str(path)})
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "studio.plotting.child"],
            input=asked + "\n",
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=LIMIT_S,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    except subprocess.TimeoutExpired:
        return TOO_LONG
    lines = done.stdout.splitlines()
    return str(json.loads(lines[-1])["problem"]) if done.returncode == 0 and lines else ENDED
