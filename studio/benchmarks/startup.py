"""How long the prompt takes to be ready for typing: from starting the program to its first draw.

Runs the real program on a pseudo-terminal of its own, so it needs a system that has them
(not Windows). Milliseconds.
"""

import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

RUNS = 7
MOST_S = 20.0
PROMPT = b"\xe2\x99\xaa"  # the note at the prompt


@dataclass(frozen=True, slots=True)
class Startup:
    """What was measured.

    Attributes:
        prompt_ms: from start to prompt, the middle of all runs.
        prompt_worst_ms: the slowest of them.
        query_ms: a whole `notalabel query`, from start to end, the middle of all runs.
        python_ms: an empty Python, for comparison.
        runs: how many.
    """

    prompt_ms: float
    prompt_worst_ms: float
    query_ms: float
    python_ms: float
    runs: int

    def as_dict(self) -> dict[str, float]:
        """As an object of JSON."""
        return asdict(self)


def measure(runs: int = RUNS) -> Startup:
    """Start the program some times.

    Raises:
        OSError: this system has no pseudo-terminals.
    """
    prompts = sorted(time_to_prompt() for _ in range(runs))
    query = [sys.executable, "-P", "-m", "repl.cli", "query", 's("bd*4")']
    return Startup(
        _ms(prompts[runs // 2]),
        _ms(prompts[-1]),
        _ms(_middle(query, runs)),
        _ms(_middle([sys.executable, "-c", "pass"], runs)),
        runs,
    )


def time_to_prompt() -> float:
    """Seconds from starting the program to the first draw of its prompt."""
    if sys.platform == "win32":
        raise OSError("Windows has no pseudo-terminals, so the time to the prompt is not measured")
    import pty

    here, there = pty.openpty()
    with tempfile.TemporaryDirectory() as home:
        environ = {
            **os.environ,
            "NOTALABEL_HOME": home,
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "repl.cli", "--backend", "null"],
            stdin=there,
            stdout=there,
            stderr=there,
            env=environ,
            start_new_session=True,
        )
        os.close(there)
        try:
            return _until_prompt(here, began)
        finally:
            process.kill()
            process.wait()
            os.close(here)


def _until_prompt(terminal: int, began: float) -> float:
    drawn = b""
    while PROMPT not in drawn:
        left_s = began + MOST_S - time.perf_counter()
        if left_s <= 0 or not select.select([terminal], [], [], left_s)[0]:
            raise OSError("the prompt does not come")
        drawn += os.read(terminal, 65536)
    return time.perf_counter() - began


def _middle(command: Sequence[str], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    return sorted(times)[runs // 2]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
