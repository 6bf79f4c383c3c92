"""Is a piece of code complete, or does more of it follow? Pure.

Looks at brackets, strings, comments and dangling operators, as a player sees them; what
the code means is not asked.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

OPENS = {"(": ")", "[": "]", "{": "}"}
DANGLING = tuple(".,+-*/%&|^?:=<>!")  # an expression cannot end with one of these
POSTFIX = ("++", "--")
MOST_TRIED = 200  # lines after an open bracket that are tried on their own


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a reader of code stands.

    Attributes:
        open: brackets that wait for their other half, outermost first.
        quote: the quotation mark of the string that goes on, or "/*" in a comment, or "".
        last: the last character that counts.
        wrong: a bracket closes that was not open, or a string has no end on its line.
    """

    open: str = ""
    quote: str = ""
    last: str = ""
    wrong: bool = False

    @property
    def complete(self) -> bool:
        """Can what was read so far be evaluated?"""
        if self.wrong or self.quote in ('"', "'"):
            return True  # more lines will not make it right
        if self.open or self.quote:
            return False
        return not self.last.endswith(DANGLING) or self.last in POSTFIX


def read(code: str, standing: Standing | None = None) -> Standing:
    """Read on through code.

    >>> read('s("bd*4").fast(').open, read("s('it')").complete
    ('(', True)
    """
    standing = standing or Standing()
    at = 0
    while at < len(code):
        standing, at = _step(code, at, standing)
    return standing


def _step(code: str, at: int, now: Standing) -> tuple[Standing, int]:
    char, pair = code[at], code[at : at + 2]
    if now.quote == "/*":
        return (replace(now, quote=""), at + 2) if pair == "*/" else (now, at + 1)
    if now.quote:
        return _in_string(char, at, now)
    if pair == "//":
        end = code.find("\n", at)
        return now, len(code) if end < 0 else end
    if pair == "/*":
        return replace(now, quote="/*"), at + 2
    if char in "\"'`":
        return replace(now, quote=char, last=char), at + 1
    return _in_code(char, pair, at, now)


def _in_string(char: str, at: int, now: Standing) -> tuple[Standing, int]:
    if char == "\\":
        return now, at + 2
    if char == "\n" and now.quote != "`":
        return replace(now, quote="", wrong=True), at + 1
    return (replace(now, quote="", last=char) if char == now.quote else now), at + 1


def _in_code(char: str, pair: str, at: int, now: Standing) -> tuple[Standing, int]:
    if char.isspace():
        return now, at + 1
    if pair in POSTFIX:
        return replace(now, last=pair), at + 2
    if char in OPENS:
        return replace(now, open=now.open + char, last=char), at + 1
    if char in OPENS.values():
        fits = now.open and OPENS[now.open[-1]] == char
        closed = replace(now, open=now.open[:-1], last=char)
        return (closed if fits else replace(closed, wrong=True)), at + 1
    return replace(now, last=char), at + 1


def is_complete(code: str) -> bool:
    """Can this code be evaluated as it stands?

    >>> is_complete('s("bd*4")'), is_complete("stack("), is_complete("$: note("), is_complete("a +")
    (True, False, False, False)
    """
    return read(code).complete


def goes_on(line: str) -> bool:
    """Does this line belong to the block before it?

    >>> goes_on("  .fast(2)"), goes_on("s('bd')")
    (True, False)
    """
    return line.lstrip().startswith(".")


def blocks(
    lines: Iterable[str | None], alone: Callable[[str], bool] = lambda _: False
) -> Iterator[str]:
    r"""Lines put together to blocks that can be evaluated.

    Args:
        lines: without their line ends; None where no line comes for a while, so that what
            is complete need not wait for one.
        alone: is a line something else than code, and whole as it stands?

    >>> list(blocks(['s("bd*4")', '  .fast(2)', '', 'stack(', 's("hh")', ')']))
    ['s("bd*4")\n  .fast(2)', 'stack(\ns("hh")\n)']
    """
    held: list[str] = []
    standing = Standing()
    for line in lines:
        if held and standing.complete and not (line and goes_on(line)):
            yield "\n".join(held)
            held, standing = [], Standing()
        if line is None or (not held and not line.strip()):
            continue
        if not held and alone(line):
            yield line
            continue
        held.append(line)
        standing = read(line + "\n", standing)
        if standing.wrong:
            yield "\n".join(held)
            held, standing = [], Standing()
    if 1 < len(held) <= MOST_TRIED and not standing.complete:
        yield held[0]  # what it opens is never closed: the lines after it have a right to be heard
        yield from blocks(held[1:], alone)
    elif held:
        yield "\n".join(held)
