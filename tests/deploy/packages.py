"""The packages that are given away: built, installed in clean environments, and run from there.

    python -m tests.deploy.packages                 # for this Python
    python -m tests.deploy.packages python3.12 …    # for others too

Each Python gets an environment of its own in a folder that is thrown away, with the wheel in it
(the first one the source package too), and runs the program from an empty folder, without the
source tree. Needs the network for what the packages need.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("patterns", "engine", "tutorials", "ai", "jam", "studio", "repl")
CODE = 's("bd*4, hh*8").lpf(800)'
RUNS = (
    (["--version"], "notalabel"),
    (["query", CODE], "bd"),
    (["help", "lpf"], "Cut-off"),
    (["ask", "four on the floor"], "bd"),
    (["doctor"], "python"),
)


def build(target: str, folder: Path) -> Path:
    """Build the "wheel" or the "sdist" into a folder."""
    backend = f"import hatchling.build as b; print(b.build_{target}({str(folder)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", backend], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return folder / done.stdout.split()[-1]


def names_of(package: Path) -> set[str]:
    """The files in a package, as they are named in the source tree."""
    if package.suffix == ".whl":
        return set(zipfile.ZipFile(package).namelist())
    with tarfile.open(package) as archive:
        return {member.name.partition("/")[2] for member in archive if member.isfile()}


def kept_in_git() -> set[str]:
    """The files of the packages that the source tree has."""
    done = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(done.stdout.split("\n")) - {""}


def installed(python: str, package: Path, folder: Path) -> Path:
    """A clean environment with a package in it; gives its folder of programs."""
    place = folder / f"{Path(python).name}-{package.suffix.strip('.')}"
    subprocess.run([python, "-m", "venv", str(place)], check=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [str(programs / "python"), "-m", "pip", "install", "-q", str(package)], check=True
    )
    return programs


def tried(programs: Path, folder: Path, say: Callable[[str], None]) -> Iterator[str]:
    """Run the program from an empty folder; gives what is wrong."""
    empty = folder / "empty"
    empty.mkdir(exist_ok=True)
    home = {"NOTALABEL_HOME": str(folder / "home"), "PATH": os.environ["PATH"]}
    runs = [*RUNS, (["render", CODE, "-o", str(folder / "a.wav"), "--cycles", "2"], "")]
    for arguments, wanted in runs:
        done = subprocess.run(
            [str(programs / "notalabel"), *arguments],
            cwd=empty, env=home, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        say(f"  notalabel {' '.join(arguments[:2])}: {done.returncode}")
        if done.returncode or wanted not in said or "Traceback" in said:
            yield f"notalabel {' '.join(arguments)} gives {done.returncode}: {said[-400:]}"
    where = subprocess.run(
        [str(programs / "python"), "-c", "import repl.cli, importlib.util as u; "
         "print(repl.cli.__file__, u.find_spec('tests'))"],
        cwd=empty, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    if str(programs.parent) not in where or "None" not in where:
        yield f"what runs is not what was installed: {where}"


def main() -> None:
    """Build, install, run, and say what is wrong."""
    pythons, wrong = [sys.executable, *sys.argv[1:]], []
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        wheel, source = build("wheel", folder), build("sdist", folder)
        pairs = [(pythons[0], source), *((python, wheel) for python in pythons)]
        for python, package in pairs:
            print(f"{package.name} with {python}")  # noqa: T201 # a command
            programs = installed(python, package, folder)
            wrong += tried(programs, folder, lambda text: print(text))  # noqa: T201 # a command
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
