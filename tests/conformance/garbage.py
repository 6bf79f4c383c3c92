"""Garbage played: no crash, no hang, no memory.

    python -m tests.conformance.garbage --count 200000 --seed 1

Programs of rubbish.py are evaluated and asked for four cycles in processes of their own. A
program fails that raises anything but a message, takes over 2 s of processor time, or
lets its process grow over 500 MB. Each failure is shown with its seed: --seed SEED --count 1.
"""

import argparse
import json
import resource
import select
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from patterns.errors import PatternError
from repl.answers import Question, answer, deadline, dumps
from tests.conformance.rubbish import rubbish

LIMIT_S = 2.0  # of processor time
GIVEN_S = 1.5  # after which evaluating and asking are stopped
LIMIT_MB = 500
BATCH = 500  # programs that one process plays
STUCK_S = 120  # without an answer, a process hangs, even one that gets little of a busy computer


def played(seed: int) -> tuple[str, str]:
    """What becomes of the program of a seed: (a word, details)."""
    code = rubbish(seed)
    began = time.process_time()
    try:
        dumps(answer(Question(code), deadline(GIVEN_S)))
        result = "plays", ""
    except PatternError as error:
        result = ("refused", "") if str(error).strip() else ("crash", "an empty message")
    except BaseException as error:  # noqa: BLE001 # whatever it is, it is what is looked for
        result = "crash", f"{type(error).__name__}: {error}"[:200]
    took = time.process_time() - began
    return ("slow", f"{took:.1f} s of processor time") if took > LIMIT_S else result


def megabytes() -> float:
    """The most memory that this process has had."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def work(first: int, count: int) -> None:
    """Play some programs; a line for each before and after it."""
    for seed in range(first, first + count):
        sys.stdout.write(f'{{"begins": {seed}}}\n')
        sys.stdout.flush()
        word, details = played(seed)
        peak = megabytes()
        if peak > LIMIT_MB:
            word, details = "memory", f"{peak:.0f} MB"
        sys.stdout.write(json.dumps({"seed": seed, "word": word, "details": details}) + "\n")
        sys.stdout.flush()
        if word == "memory":
            return


def batch(first: int, count: int) -> list[dict[str, Any]]:
    """Play some programs in a process; in another one after a program that ended it."""
    rows: list[dict[str, Any]] = []
    last = first + count
    while first < last:
        command = [sys.executable, "-m", __spec__.name, "--work", str(first), str(last - first)]
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        begun = _listened(child, rows)
        if begun is not None:
            rows.append({"seed": begun, "word": "died", "details": f"exit {child.returncode}"})
        first = max((row["seed"] for row in rows), default=last - 1) + 1
    return rows


def _listened(child: "subprocess.Popen[bytes]", rows: list[dict[str, Any]]) -> int | None:
    """Read what a process says; the program it was at when it ended, None where it is done."""
    assert child.stdout is not None
    begun = None
    while True:
        heard, _, _ = select.select([child.stdout], [], [], STUCK_S)
        if not heard:
            child.kill()
        line = child.stdout.readline()
        if not line:
            child.wait()
            return begun
        row = json.loads(line)
        if "begins" in row:
            begun = row["begins"]
        else:
            rows.append(row)
            begun = None


def main() -> int:
    """Play programs, tell of those that fail, count the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the programs too")
    parser.add_argument("--work", type=int, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(*options.work)
        return 0
    last = options.seed + options.count
    starts = range(options.seed, last, BATCH)
    counts: Counter[str] = Counter()
    with ThreadPoolExecutor(options.jobs) as pool:
        for rows in pool.map(lambda at: batch(at, min(BATCH, last - at)), starts):
            for row in rows:
                counts[row["word"]] += 1
                if options.show or row["word"] not in ("plays", "refused"):
                    code = rubbish(row["seed"])
                    sys.stdout.write(f"- {row['seed']}: {row['word']} {row['details']}\n")
                    sys.stdout.write(f"    {code[:300]!r}\n")
                    sys.stdout.flush()
    failed = sum(count for word, count in counts.items() if word not in ("plays", "refused"))
    told = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
    sys.stdout.write(f"{options.count} programs from seed {options.seed}: {told}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
