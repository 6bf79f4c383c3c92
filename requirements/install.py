"""Make .venv and keep it true to the pins: python requirements/install.py play|dev.

Runs before anything of the project is installed, so it uses the standard library only; it
also runs on old Pythons, to say that they are too old: new kinds of annotation stand in
quotes. Messages go to standard error; standard input is left alone, because `make play`
hands it to the program.

A stamp is the last thing written. Its first line tells where and with which Python the
environment was made, its second which pins are in it. No stamp, or another first line: the
environment was left half made, moved, or belongs to another Python, and is made anew.
Another second line: only the packages are brought up to date.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python")
# dev.txt holds all of the other two as well.
PINS = {"play": ("build.txt", "play.txt"), "dev": ("dev.txt",)}

TOO_OLD = (
    "Not a Label needs Python 3.11 or newer, and found only {}.{} on this machine: "
    "install a newer one, or name it: make PYTHON=/path/to/python3.12"
)
NO_VENV = (
    "This Python has no venv module, so .venv cannot be made: install it "
    "(Debian and Ubuntu: apt install python3-venv), or use another Python: make PYTHON=python3.12"
)
PIP_FAILED = (
    "The packages could not be installed (pip says why above): "
    "check the connection and run the command again"
)


def say(text: str) -> None:
    """One line to standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def version_of(python: str) -> "tuple[int, int] | None":
    """Version of a Python program, None where it does not run."""
    ask = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", ask], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        major, minor = done.stdout.split()
    except (OSError, ValueError):
        return None
    return int(major), int(minor)


def choose_python() -> "tuple[str, tuple[int, int]]":
    """A Python that is new enough and its version: this one, else the newest on the path."""
    if sys.version_info >= OLDEST:
        return getattr(sys, "_base_executable", sys.executable), sys.version_info[:2]
    for name in NEWER_NAMES:
        path = shutil.which(name)
        version = version_of(path) if path else None
        if path and version and version >= OLDEST:
            return path, version
    sys.exit(TOO_OLD.format(*sys.version_info))


def pins_of(kind: str) -> str:
    """Digest of what decides the packages of an environment."""
    digest = hashlib.sha256()
    for path in [ROOT / "pyproject.toml"] + [ROOT / "requirements" / name for name in PINS[kind]]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamp_of(kind: str) -> Path:
    """The file that tells that the environment is complete."""
    return VENV / f".complete-{kind}"


def read_stamp(kind: str) -> "list[str]":
    """Both lines of a stamp, empty where there is none."""
    try:
        return stamp_of(kind).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def venv_python() -> Path:
    """The Python of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_venv(python: str) -> None:
    """An empty environment, in place of whatever stands there."""
    say(f"Making {VENV} (once)")
    can = subprocess.run([python, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL)
    if can.returncode:
        sys.exit(NO_VENV)
    made = subprocess.run(
        [python, "-m", "venv", "--clear", str(VENV)], stdin=subprocess.DEVNULL, stdout=2
    )
    if made.returncode:
        sys.exit(NO_VENV)


def pip_install(*arguments: str) -> None:
    """Run pip in the environment; a terminal is told how far it is, pip says what goes wrong."""
    pip = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    how = ["--no-warn-script-location", "--progress-bar", "off"]
    run = subprocess.Popen(
        pip + how + list(arguments),
        cwd=str(ROOT),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        universal_newlines=True,
    )
    assert run.stdout is not None
    for step in steps(run.stdout):
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K" + step)
            sys.stderr.flush()
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    if run.wait():
        sys.exit(PIP_FAILED)


def steps(said: "Iterable[str]") -> "Iterator[str]":
    """How far it is, by what pip says: each package once, and the unpacking, which takes long."""
    fetched = 0
    for line in said:
        if line.startswith("Collecting "):
            fetched += 1
            name = line.split()[1].partition("==")[0]
            yield f"  package {fetched}: {name}"
        elif line.startswith("Installing collected packages"):
            yield "  unpacking them"


def install(kind: str) -> None:
    """Bring the environment to what the pins of one kind say."""
    python, version = choose_python()
    origin = f"{ROOT} Python {version[0]}.{version[1]}"
    pins = pins_of(kind)
    if read_stamp(kind) == [origin, pins] and venv_python().exists():
        return
    fresh = read_stamp("play")[:1] != [origin] or not venv_python().exists()
    for each in PINS:
        with contextlib.suppress(FileNotFoundError):
            stamp_of(each).unlink()
    if fresh:
        make_venv(python)
    say(f"Installing the packages of requirements/ ({kind}); this takes a minute, once")
    files = [part for name in PINS[kind] for part in ("-r", str(ROOT / "requirements" / name))]
    pip_install("--require-hashes", *files)
    pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    for each in ("play", kind):
        stamp_of(each).write_text(f"{origin}\n{pins_of(each)}\n", encoding="utf-8")


@contextlib.contextmanager
def alone() -> "Iterator[None]":
    """Let a second set-up of the same checkout wait for this one (where there is flock)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    if sys.argv[1:] not in ([name] for name in PINS):
        sys.exit("usage: python requirements/install.py play|dev")
    with alone():
        install(sys.argv[1])
