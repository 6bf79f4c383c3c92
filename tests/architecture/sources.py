"""The files of the project, as the tests of this folder read them."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("patterns", "engine", "tutorials", "ai", "jam", "studio", "repl")
NOT_OURS = {"node_modules", "__pycache__", "build", "dist"}
TEXT = {".py", ".md", ".toml", ".txt", ".yml", ".json", ".ndjson", ".mjs", ".strudel", ".haps", ""}


def is_ours(path: Path) -> bool:
    """Is this a file of the project, not one that a tool has made?"""
    parts = path.relative_to(ROOT).parts
    hidden = [part for part in parts if part.startswith(".") and part not in (".ci", ".github")]
    return not hidden and not NOT_OURS.intersection(parts)


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Path (with /) and content of every text file of the project."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if is_ours(Path(folder, name))]
        for file in files:
            path = Path(folder, file)
            if is_ours(path) and path.suffix in TEXT:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def modules() -> Iterator[tuple[str, str]]:
    """Path and content of every Python file."""
    return ((path, text) for path, text in texts() if path.endswith(".py"))


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file is made of.

    Attributes:
        opens: the words that it opens with, "" where there are none.
        imports: first names of everything it imports, inside functions too.
        functions: each function and method: its name and its lines, docstring included.
    """

    opens: str
    imports: frozenset[str]
    functions: tuple[tuple[str, int], ...]


@cache
def shape(text: str) -> Shape:
    """What a file is made of, parsed once for all who ask.

    >>> shape("import os.path\\nfrom pyo import Sine").imports == {"os", "pyo"}
    True
    """
    tree = ast.parse(text)
    names: set[str] = set()
    lengths: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lengths.append((node.name, (node.end_lineno or node.lineno) - node.lineno + 1))
    return Shape(ast.get_docstring(tree) or "", frozenset(names), tuple(lengths))
