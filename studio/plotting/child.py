"""The process that draws: a line of JSON on stdin says what, a line on stdout what came of it."""

import importlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

KINDS: Final = {
    "pianoroll": "studio.plotting.pianoroll",
    "wave": "studio.plotting.soundwave",
    "history": "studio.plotting.history",
    "progress": "studio.plotting.progress",
    "card": "studio.plotting.card",
    "lineage": "studio.plotting.lineage",
    "usage": "studio.plotting.usage",
}
NICE: Final = 10


def drawn(kind: str, data: Mapping[str, Any], path: Path) -> str:
    """Draw here and now.

    Returns:
        why not, in a sentence; "" where it was drawn.
    """
    try:
        importlib.import_module(KINDS[kind]).draw(data, path)
    except ImportError as error:
        return f"pictures need matplotlib, which is not here ({error})"
    except OSError as error:
        return f"{path} cannot be written ({error.strerror or error})"
    except ValueError as error:
        return str(error)
    return ""


def main() -> int:
    """Answer one line."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    asked = json.loads(sys.stdin.readline())
    problem = drawn(asked["kind"], asked["data"], Path(asked["path"]))
    sys.stdout.write(json.dumps({"problem": problem}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
