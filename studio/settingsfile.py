"""The text of config.toml: as it is written first, and changed in one line with all else kept.

Pure: texts in, texts out. A change that would make the file mean anything else is refused.
"""

import json
import re
import tomllib
from collections.abc import Iterable
from typing import Any, Final

HEADER: Final = re.compile(r"\s*\[\s*([\w-]+)\s*\]\s*(#.*)?\Z")
TITLE: Final = """\
# Settings of Not a Label. Take the # away from a line to change it. `notalabel config` lists
# what holds, and says what is wrong here.
"""


class UnchangeableError(Exception):
    """A file that cannot be changed in one line: its text says what to do."""


def literal(value: object) -> str:
    """A value as TOML writes it.

    >>> literal("a"), literal(64), literal(0.5)
    ('"a"', '64', '0.5')
    """
    return json.dumps(value, ensure_ascii=False)


def template(rows: Iterable[tuple[str, object, str]]) -> str:
    """A file in which every setting stands as a comment, with its default.

    Args:
        rows: key, default, and a sentence, those of a table together.

    >>> print(template([("sound.frames", 256, "Frames of a block.")]))
    # Settings of Not a Label. Take the # away from a line to change it. `notalabel config` lists
    # what holds, and says what is wrong here.
    <BLANKLINE>
    [sound]
    # Frames of a block.
    # frames = 256
    <BLANKLINE>
    """
    lines, last = [TITLE.rstrip()], ""
    for key, default, about in rows:
        table, _, name = key.partition(".")
        if table != last:
            lines += ["", f"[{table}]"]
            last = table
        lines += [f"# {about}", f"# {name} = {literal(default)}"]
    return "\n".join(lines) + "\n"


def line_of(text: str, key: str) -> int:
    r"""The line in which a setting stands, or else its table; 1 where neither is found.

    >>> line_of("[sound]\n\nframes = 64", "sound.frames"), line_of("a = 1", "sound.frames")
    (3, 1)
    """
    table, _, name = key.rpartition(".")
    lines = text.splitlines()
    at = _header(lines, table)
    found = _assignment(lines, at, key if at < 0 else name)
    return (max(at, 0) if found is None else found) + 1


def changed(text: str, key: str, value: object) -> str:
    r"""The text with another value for a setting, comments and all else as they are.

    Raises:
        UnchangeableError: the file is written in a way that one line cannot change.

    >>> print(changed("[sound]\nframes = 64 # soon\n", "sound.frames", 128), end="")
    [sound]
    frames = 128 # soon
    """
    table, _, name = key.partition(".")
    lines = text.splitlines()
    row = f"{name} = {literal(value)}"
    at = _header(lines, table)
    if at < 0:
        lines += [*([""] if lines and lines[-1].strip() else []), f"[{table}]", row]
    elif (found := _assignment(lines, at, name)) is not None:
        lines[found] = f"{row}{_comment(lines[found])}"
    else:
        default = _assignment(lines, at, name, commented=True)
        lines.insert((at if default is None else default) + 1, row)
    fresh = "\n".join(lines) + "\n"
    if not _means(text, fresh, table, name, value):
        raise UnchangeableError(
            f"the file sets {key} in a way that cannot be changed here; `notalabel config edit` "
            "opens it"
        )
    return fresh


def _header(lines: list[str], table: str) -> int:
    """The line of a table's header, -1 for the lines above all headers or no such table."""
    for number, line in enumerate(lines):
        match = HEADER.match(line)
        if table and match and match[1] == table:
            return number
    return -1


def _assignment(lines: list[str], header: int, name: str, commented: bool = False) -> int | None:
    """The line below a header that sets a name, before the next header."""
    wanted = re.compile(rf"\s*{'#' if commented else ''}\s*[\"']?{re.escape(name)}[\"']?\s*=")
    for number in range(header + 1, len(lines)):
        if HEADER.match(lines[number]):
            return None
        if wanted.match(lines[number]):
            return number
    return None


def _comment(line: str) -> str:
    """What stands behind a value on its line: a comment with the space before it."""
    _, _, rest = line.partition("=")
    found = re.match(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^#"']*?)(\s*#.*)?\Z""", rest)
    return found[2] or "" if found else ""


def _means(before: str, after: str, table: str, name: str, value: object) -> bool:
    """Is the new text the old one with that one value?"""
    try:
        old: dict[str, Any] = tomllib.loads(before)
        new = tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    inner = old.get(table, {})
    return isinstance(inner, dict) and new == {**old, table: {**inner, name: value}}
