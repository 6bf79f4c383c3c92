"""Damaged bytes for everything that reads those of others, for so many minutes each.

    python -m tests.fuzzing.run --minutes 10            # all targets
    python -m tests.fuzzing.run osc maps --count 20000  # some, for so many inputs
    python -m tests.fuzzing.run osc --seed 17 --count 1 # one again

Each target reads in a process of its own. It fails by raising what it must not, by taking more than
two seconds of processor time, by growing over 500 MB, by hanging or by dying; each failure is shown
with its seed.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from random import Random

from tests.fuzzing.mutating import mutated
from tests.fuzzing.target import Target
from tests.fuzzing.targets import TARGETS

LIMIT_S = 2.0
LIMIT_MB = 500
STUCK_S = 60.0
SHOWN = 5
ROOM_S = 5.0  # between a child's own end and what its parent grants


def tried(target: Target, data: bytes) -> tuple[str, str]:
    """What becomes of some bytes: ("taken" | "refused" | "raised" | "slow", details)."""
    began, word, details = time.process_time(), "taken", ""
    try:
        target.reads(data)
    except target.errors as error:
        word, details = ("refused", "") if str(error).strip() else ("raised", "an empty message")
    except Exception as error:  # noqa: BLE001 # it is what is looked for
        word, details = "raised", f"{type(error).__name__}: {error}"[:200]
    took = time.process_time() - began
    return ("slow", f"{took:.1f} s") if took > LIMIT_S else (word, details)


def child(name: str, first: int, count: int, seconds: float) -> None:
    """Read on; a line for each failure, and now and then what was counted."""
    target, counted, ends = TARGETS[name](), Counter[str](), time.monotonic() + seconds
    examples = target.examples()
    for seed in range(first, first + count):
        if seed % 200 == 0:
            print(json.dumps({"at": seed, "counted": counted}), flush=True)  # noqa: T201 # a pipe
        word, details = tried(target, mutated(examples, Random(seed)))
        counted[word] += 1
        if word not in ("taken", "refused"):
            print(json.dumps({"seed": seed, "failed": f"{word} {details}"}), flush=True)  # noqa: T201
        if time.monotonic() > ends:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"at": seed, "counted": counted, "mb": round(peak)}), flush=True)  # noqa: T201


def watched(name: str, first: int, count: int, seconds: float) -> tuple[Counter[str], list[str]]:
    """Let a child read, again where it dies; gives what was counted, and the failures."""
    total, failures, ends = Counter[str](), [], time.monotonic() + seconds
    end = first + count
    while first < end and (left := ends - time.monotonic()) > 0:
        rows, died = _ran(name, first, end - first, left)
        marks = [row for row in rows if "at" in row]
        failures += [f"seed {row['seed']}: {row['failed']}" for row in rows if "seed" in row]
        total.update(marks[-1]["counted"] if marks else {})
        ended = bool(marks) and "mb" in marks[-1]  # it read to its end, however late it was gone
        if ended or not died:
            peak = marks[-1].get("mb", 0)
            failures += [f"it grew to {peak} MB"] if peak > LIMIT_MB else []
            break
        at = marks[-1]["at"] if marks else first
        failures.append(f"{died} after seed {at}")
        first = at + 200
    return total, failures


def _ran(name: str, first: int, count: int, seconds: float) -> tuple[list[dict[str, object]], str]:
    command = [sys.executable, "-m", "tests.fuzzing.run", name, "--child"]
    command += ["--seed", str(first), "--count", str(count), "--minutes", str(seconds / 60)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds + STUCK_S + ROOM_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        out = error.stdout or b""
        return _rows(out.decode() if isinstance(out, bytes) else out), "it hangs"
    died = f"it died ({done.returncode}: {done.stderr[-200:]})" if done.returncode else ""
    return _rows(done.stdout), died


def _rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines() if line.endswith("}")]


def main() -> int:
    """Read the options; a row for each target."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--count", type=int, default=10**9)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        child(given.targets[0], given.seed, given.count, given.minutes * 60)
        return 0
    bad = 0
    for name in given.targets or TARGETS:
        total, failures = watched(name, given.seed, given.count, given.minutes * 60)
        bad += len(failures)
        said = ", ".join(f"{count:,} {word}" for word, count in sorted(total.items()))
        print(f"{name}: {sum(total.values()):,} inputs: {said}", flush=True)  # noqa: T201 # a report
        for failure in failures[:SHOWN]:
            print(f"  {failure}", flush=True)  # noqa: T201 # a report
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
