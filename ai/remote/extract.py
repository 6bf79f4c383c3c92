"""The code in what a model says, however it wraps it. Pure.

Tried in order: a JSON object with "code", the first fenced block, the text itself where it
reads like code. Thoughts go first: what stands in <think>…</think>. Whatever the text is, this
takes a time in proportion to its length: a model, or who plays one, may send anything.
"""

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ai.errors import AskError

LONGEST_CODE = 8000  # characters
LONGEST_NOTE = 200
MOST_OBJECTS = 50  # that are tried
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
FENCE = "```"
_CODE = re.compile(r"(?m)^[ \t]*(\$|\w+)[ \t]*:[ \t]*\w+\(|\b(s|sound|note|n|chord|stack)\(")
_BARE_CPM = re.compile(r"\bsetcpm\(\s*(\d+(?:\.\d+)?)\s*\)")


class NoCodeError(AskError):
    """A text with no code in it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Code that a model proposes, and its own sentence about it."""

    code: str
    note: str = ""


def proposal(text: str) -> Proposal:
    r"""What a model proposes.

    Raises:
        NoCodeError: nothing.

    >>> proposal('<think>hm { "code" }</think>Here: ```json\n{"code": "s(\'bd\')"}\n```').code
    "s('bd')"
    >>> proposal('Try this:\n```js\ns("bd*4")\n```\nEnjoy!').code
    's("bd*4")'
    """
    said = _THOUGHTS.sub("", text)
    found = _object(said) or _fenced(said) or _plain(said)
    if found is None or not found.code.strip():
        raise NoCodeError("there is no code in it")
    if len(found.code) > LONGEST_CODE:
        raise NoCodeError(
            f"its code has {len(found.code):,} characters, more than {LONGEST_CODE:,}"
        )
    return Proposal(found.code.strip(), _one_line(found.note))


def _object(text: str) -> Proposal | None:
    """The first JSON object with code in it."""
    decoder = json.JSONDecoder(strict=False)
    for found in islice(re.finditer(r"\{", text), MOST_OBJECTS):
        try:
            row, _ = decoder.raw_decode(text, found.start())
        except (ValueError, RecursionError):
            continue
        made = _of_row(row)
        if made is not None:
            return made
    return None


def _of_row(row: Any) -> Proposal | None:
    code = row.get("code") if isinstance(row, dict) else None
    if isinstance(code, list) and all(isinstance(line, str) for line in code):
        code = "\n".join(code)
    if not isinstance(code, str):
        return None
    inner = _fenced(code)
    note = row.get("explanation")
    return Proposal(inner.code if inner else code, note if isinstance(note, str) else "")


def _fenced(text: str) -> Proposal | None:
    """The first fenced block that is code."""
    kind, block = "", None
    for line in [*text.splitlines(), FENCE]:  # a block may be cut off
        if not line.lstrip().startswith(FENCE):
            if block is not None:
                block.append(line)
        elif block is None:
            kind, block = line.strip().removeprefix(FENCE).strip().lower(), list[str]()
        else:
            inside, block = "\n".join(block), None
            if kind != "json" and _CODE.search(inside):
                return Proposal(inside)
    return None


def _plain(text: str) -> Proposal | None:
    """The lines from the first that reads like code, where the text does not begin as JSON."""
    found = _CODE.search(text)
    if found is None or text.lstrip().startswith(("{", "[", "```")):
        return None
    lines = text.strip().splitlines()
    code = [one for one in lines if _CODE.search(one) or re.match(r"\s*(setcp[ms]\(|[.),])", one)]
    return Proposal("\n".join(code))


def _one_line(text: str) -> str:
    shown = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(shown.split())[:LONGEST_NOTE]


def mended(code: str, bpm: float) -> str:
    """The code with the one fault that models make most put right: bars for beats a minute.

    Args:
        code: the code.
        bpm: the tempo that was asked for, 0 for none: then only what nobody could dance to
            is mended.

    >>> mended("setcpm(130)", 130.0), mended("setcpm(32.5)", 130.0), mended("setcpm(174)", 0.0)
    ('setcpm(130/4)', 'setcpm(32.5)', 'setcpm(174/4)')
    """

    def by_four(found: re.Match[str]) -> str:
        value = float(found[1])
        wrong = abs(value - bpm) < 0.01 if bpm else value >= 60
        return f"setcpm({found[1]}/4)" if wrong else found[0]

    return _BARE_CPM.sub(by_four, code)
