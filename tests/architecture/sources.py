"""The files of the project, as the tests of this folder read them."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("patterns", "engine", "tutorials", "ai", "jam", "studio", "repl")
NOT_OURS = {"node_modules", "__pycache__", "build", "dist"}
TEXT = {".py", ".md", ".toml", ".txt", ".yml", ".json", ".ndjson", ".mjs", ".strudel", ".haps", ""}


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method: where it stands and how many lines it has, docstring included."""

    place: str
    name: str
    lines: int


def is_ours(path: Path) -> bool:
    """Is this a file of the project, not one that a tool has made?"""
    parts = path.relative_to(ROOT).parts
    hidden = [part for part in parts if part.startswith(".") and part not in (".ci", ".github")]
    return not hidden and not NOT_OURS.intersection(parts)


def texts() -> Iterator[tuple[str, str]]:
    """Path (with /) and content of every text file of the project."""
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if is_ours(Path(folder, name))]
        for file in files:
            path = Path(folder, file)
            if is_ours(path) and path.suffix in TEXT:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def modules() -> Iterator[tuple[str, str]]:
    """Path and content of every Python file."""
    return ((path, text) for path, text in texts() if path.endswith(".py"))


def functions(path: str, text: str) -> Iterator[Function]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Function(path, node.name, lines)


def imported(text: str) -> set[str]:
    """First names of everything a file imports, inside functions too.

    >>> sorted(imported("import os.path\\nfrom pyo import Sine"))
    ['os', 'pyo']
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names
