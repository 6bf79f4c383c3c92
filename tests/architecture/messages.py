"""Every sentence that a player may read, with where it is said, found in the source.

    python -m tests.architecture.messages            # all of them
    python -m tests.architecture.messages jam studio # those of some packages

A sentence is a text with a space in it that is handed to an error, a reply, a notice, or to what
tells, refuses or complains, and every text of some words that a function gives back, or adds to
others; what stands in {braces} is put in when it is said. Hints follow →.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import PACKAGES

ROOT = Path(__file__).parents[2]
SAYS = frozenset(
    {"Reply", "Notice", "Finding", "Connection", "Changed", "Fault", "Prepared", "tell", "tell_bad"}
    | {"_tell", "refuse", "complain", "say", "short_of", "unfit", "fail", "fails", "error"}
    | {"_write", "_wrong", "_tell_closed", "_not_too_often", "_odd", "_tell_once", "_failure"}
    | {"error_line", "verified", "Remark", "Refused", "Answer", "booted", "report"}
)
HINTS = frozenset({"hint", "to_try", "advice"})
FEWEST = 4  # words of what is given back, so that names and parts are left out
CODE = re.compile(r"[#<>=\t]|\b(select|insert|update|delete) |\(let |\w\(\w*\)|^[A-Z]|  ")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, what says it and where."""

    file: str
    line: int
    by: str
    text: str
    hint: str = ""

    @property
    def plain(self) -> str:
        """It without what is put in."""
        return re.sub(r"{[^}]*}", "", self.text).rstrip()


def messages(packages: tuple[str, ...] = PACKAGES) -> Iterator[Message]:
    """All sentences, file by file."""
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield from _in(path)


def _in(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text("utf-8"))
    named = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _speaks(by := _name(node.func)):
            texts = [text for one in node.args if (text := _text(one, named)) and " " in text]
            hints = [_text(one.value, named) for one in node.keywords if one.arg in HINTS]
            file = path.relative_to(ROOT).as_posix()
            for text in texts:
                yield Message(file, node.lineno, by, text, " ".join(filter(None, hints)))
    yield from _given_back(tree, path.relative_to(ROOT).as_posix())


def _given_back(tree: ast.Module, file: str) -> Iterator[Message]:
    """The sentences that functions give back, or add to others."""
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Return) else None
        if isinstance(node, ast.Call) and _name(node.func) == "append" and len(node.args) == 1:
            value = node.args[0]
        text = _text(value, {})
        if len(re.sub(r"{[^}]*}", "", text).split()) >= FEWEST and not CODE.search(text):
            yield Message(file, node.lineno, "return", text)


def _constants(tree: ast.Module) -> dict[str, str]:
    """The texts that stand under a name of their own."""
    found = {}
    for node in tree.body:
        target = node.target if isinstance(node, ast.AnnAssign) else None
        target = node.targets[0] if isinstance(node, ast.Assign) else target
        if isinstance(target, ast.Name) and (text := _text(node.value, {})):
            found[target.id] = text
    return found


def _speaks(name: str) -> bool:
    return name in SAYS or name.endswith("Error")


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr | None, named: dict[str, str]) -> str:
    """A text as it is written, "" where it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.Name):
        return named.get(node.id, "")
    if isinstance(node, ast.FormattedValue):
        return "{" + ast.unparse(node.value) + "}"
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(value, named) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _text(node.left, named) + _text(node.right, named)
    if isinstance(node, ast.IfExp):
        return " | ".join(filter(None, (_text(node.body, named), _text(node.orelse, named))))
    return ""


def main() -> None:
    """Print them."""
    for one in messages(tuple(sys.argv[1:]) or PACKAGES):
        arrow = " → " if one.hint else ""
        print(f"{one.file}:{one.line} {one.text}{arrow}{one.hint}")  # noqa: T201 # a command


if __name__ == "__main__":
    main()
