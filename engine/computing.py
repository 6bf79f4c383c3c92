"""The process that works sounds out: `python -m engine.computing`, asked by computed.py."""

import contextlib
import os
from typing import Any, Final

from engine.beside import answer_all

BEHIND_THE_MUSIC: Final = 5  # niceness


def main() -> None:
    """Load and answer, both with less right to the machine than the music has."""
    with contextlib.suppress(OSError):
        os.nice(BEHIND_THE_MUSIC)
    import engine.computed  # noqa: F401 # to have it loaded

    answer_all(answer)


def answer(question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A sound and what comes with it: their keys and lengths, and their samples as float32."""
    from engine.computed import rendered
    from engine.errors import EngineError

    try:
        waves = rendered(question["key"], question["sample_rate"])
    except EngineError as error:
        return {"refused": str(error)}, b""
    lengths = {key: len(wave) for key, wave in waves.items()}
    return {"lengths": lengths}, b"".join(wave.tobytes() for wave in waves.values())


if __name__ == "__main__":
    main()
