"""A session that is killed at any moment: what it had acknowledged is on disk.

`python -m tests.studio.killed --times 200` kills a session with SIGKILL while it evaluates and
saves, and looks at what is left each time. The tests do it a few times.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from studio.history import History
from studio.library import Library
from studio.sets import read

CHILD = """
import sys
from pathlib import Path
from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.history import History
from studio.session import Session
from studio.vault import Vault
from tests.studio.fakes import FakeSound, ManualClock
folder = Path(sys.argv[1])
clock = ManualClock()
history = History(folder, print)
session = Session(FakeSound(clock), Evaluator(), lambda _: None, history, vault=Vault(folder))
session.start()
for n in range(100_000):
    code = f'drums: s("bd*{n % 7 + 1}") // {sys.argv[2]} {n}'
    session.evaluate(code)
    print("code", code, flush=True)
    if n % 5 == 4:
        run(session, f"save tune{n}").result()
        print("tune", f"tune{n}", flush=True)
    if n % 7 == 6:
        run(session, "set save last").result()
        print("set", "last", flush=True)
"""


def kill_once(folder: Path, dice: random.Random) -> list[str]:
    """Let a session work for a moment, kill it; gives what is missing of what it had said."""
    mark = f"{dice.random()}"
    command = [sys.executable, "-c", CHILD, str(folder), mark]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(dice.random() * 0.5)
        child.kill()
        lines = [first, *child.stdout.read().splitlines(keepends=True)]
    said = [line.split(" ", 1) for line in lines]
    whole = [(kind, rest.rstrip("\n")) for kind, rest in said if rest.endswith("\n")]
    codes = {one.code for one in History(folder, print).search([mark], 100_000)}
    names = {one.name for one in Library(folder, print).search()}
    missing = [rest for kind, rest in whole if kind == "code" and rest not in codes]
    missing += [rest for kind, rest in whole if kind == "tune" and rest not in names]
    if any(kind == "set" for kind, _ in whole):
        read((folder / "sets" / "last.json").read_text())
    return missing


def main() -> int:
    """Kill many times and tell what was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice, lost = random.Random(options.seed), 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.times):
            lost += len(kill_once(Path(folder), dice))
        kept = len(History(Path(folder), print).search([], 10_000_000))
    sys.stdout.write(
        f"killed {options.times} times, seed {options.seed}: {kept} kept, {lost} lost\n"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
