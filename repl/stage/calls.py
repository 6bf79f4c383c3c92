"""Where in a call the cursor stands, and in what kind of text: for completion and hints. Pure."""

import re
from dataclasses import dataclass
from typing import Final

LOOKED_AT: Final = 2_000  # characters before the cursor

_TOKENS = re.compile(
    r"""//[^\n]* | /\*.*?(?:\*/|\Z) | (?P<open>[A-Za-z_$][\w$]*\s*\()
      | (?P<text>"(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'? | `(?:\\.|[^`\\])*`?)
      | (?P<in>[(\[{]) | (?P<out>[)\]}]) | (?P<comma>,) | (?P<blank>\n[ \t]*\n)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the cursor stands in.

    Attributes:
        name: of the function, "" for a bracket without one.
        argument: which of its arguments, from 0.
        text: the beginning of the text that the cursor stands in, None outside of any.
    """

    name: str = ""
    argument: int = 0
    text: str | None = None


def call_at(before: str) -> Call:
    """The innermost call around the end of a text.

    >>> call_at('s("bd").every(2, '), call_at('s("bd:3 h')
    (Call(name='every', argument=1, text=None), Call(name='s', argument=0, text='bd:3 h'))
    >>> call_at('stack(s("bd"), fast(2)'), call_at('s("bd")')
    (Call(name='stack', argument=1, text=None), Call(name='', argument=0, text=None))
    """
    tail = before[-LOOKED_AT:]
    stack: list[tuple[str, int]] = []
    text: str | None = None
    for match in _TOKENS.finditer(tail):
        kind, found = match.lastgroup, match.group()
        if kind == "open":
            stack.append((found[:-1].strip(), 0))
        elif kind == "in":
            stack.append(("", 0))
        elif kind == "out" and stack:
            stack.pop()
        elif kind == "comma" and stack:
            stack[-1] = stack[-1][0], stack[-1][1] + 1
        elif kind == "text" and match.end() == len(tail) and _is_open(found):
            text = found[1:]
        elif kind == "blank" and not _goes_on(tail, match.end()):
            stack.clear()
    name, argument = _named(stack)
    return Call(name, argument, text)


def _is_open(found: str) -> bool:
    return len(found) == 1 or found[-1] != found[0] or found[-2:] == "\\" + found[0]


def _goes_on(tail: str, at: int) -> bool:
    """Does a line after a blank one belong to what is open? A label begins something new."""
    return re.match(r"[ \t]*([A-Za-z_$][\w$]*:(?!:))", tail[at:]) is None


def _named(stack: list[tuple[str, int]]) -> tuple[str, int]:
    for name, argument in reversed(stack):
        if name:
            return name, argument
    return "", 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What could stand at the cursor.

    Attributes:
        kind: "method", "function", "sound", "bank", "scale", or "" for nothing that is known.
        begun: what is typed of it.
    """

    kind: str
    begun: str


TEXTS: Final = {"s": "sound", "sound": "sound", "bank": "bank", "scale": "scale"}


def wanted_at(before: str) -> Wanted:
    """What could stand at the end of a text.

    >>> wanted_at('s("bd").fa'), wanted_at('s("bd ~ ho'), wanted_at("sta")
    (Wanted(kind='method', begun='fa'), Wanted(kind='sound', begun='ho'), \
Wanted(kind='function', begun='sta'))
    >>> wanted_at('n("0").scale("C4:mi'), wanted_at("x = 1.5"), wanted_at("// dr")
    (Wanted(kind='scale', begun='mi'), Wanted(kind='', begun=''), Wanted(kind='', begun=''))
    """
    line = before[before.rfind("\n") + 1 :]
    call = call_at(before)
    if call.text is not None:
        kind = TEXTS.get(call.name, "")
        begun = re.search(r"[\w#]*\Z", call.text)
        if kind == "scale" and not re.search(r":[\w ]*\Z", call.text):
            return Wanted("", "")  # the root comes first
        return Wanted(kind, begun.group() if begun and kind else "")
    if "//" in line and not re.search(r"[\"'`].*//", line):
        return Wanted("", "")
    method = re.search(r"(?<!\d)\.\s*([A-Za-z_$][\w$]*|)\Z", before)
    if method:
        return Wanted("method", method.group(1))
    function = re.search(r"(?<![\w$.])([A-Za-z_$][\w$]*)\Z", line)
    return Wanted("function", function.group(1)) if function else Wanted("", "")
