"""What peers need of npm: packages by a recipe (package.json, its lock), into build/, once."""

import shutil
import subprocess
import sys
from pathlib import Path


def obstacle() -> str:
    """Why packages of npm cannot be used here, "" where they can."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    return f"{' and '.join(missing)} not installed" if missing else ""


def install(recipe: Path, installed: Path) -> None:
    """Put the packages of a recipe where they are looked for, unless they are there."""
    if why := obstacle():
        sys.exit(why)
    lock, there = "package-lock.json", installed / "node_modules" / ".package-lock.json"
    old, same = installed / lock, False
    if there.exists() and old.exists():
        same = old.read_bytes() == (recipe / lock).read_bytes()
    installed.mkdir(parents=True, exist_ok=True)
    for path in recipe.iterdir():
        shutil.copy(path, installed / path.name)
    if not same:
        command = ["npm", "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=installed, check=True, stdout=2)
