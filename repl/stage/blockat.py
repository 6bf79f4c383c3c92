"""Which block of code the cursor stands in. Pure.

A block is what stands between blank lines; one whose brackets are open goes on behind them, if
they are ever closed there: a bracket that is missing never takes the rest of the page with it.
"""

import re
from dataclasses import dataclass
from typing import Final

MOST_JOINED: Final = 20_000  # characters that may belong to one block over blank lines
CLOSED_BY: Final = {")": "(", "]": "[", "}": "{"}

_TOKENS = re.compile(
    r"""//[^\n]* | /\*.*?(?:\*/|\Z) | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'?
      | `(?:\\.|[^`\\])*(?:`|\Z) | [()\[\]{}]""",
    re.VERBOSE | re.DOTALL,
)
_SHARED = re.compile(r"^[ \t]*[S_]?\$:", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text: characters from its start."""

    begin: int
    end: int


def is_closed(code: str) -> bool:
    """Does every bracket, comment and backtick that opens in it close in it?

    >>> is_closed('stack(s("("))'), is_closed("stack("), is_closed("a `b")
    (True, False, False)
    """
    open_: list[str] = []
    for match in _TOKENS.finditer(code):
        found = match.group()
        if found in CLOSED_BY:
            if not open_ or open_.pop() != CLOSED_BY[found]:
                return True  # wrong already: more will not mend it
        elif found in "([{":
            open_.append(found)
        elif not _is_ended(found):
            return False
    return not open_


def _is_ended(found: str) -> bool:
    """Is a comment or text that may go over lines complete?"""
    if found.startswith("/*"):
        return found.endswith("*/")
    return found[0] != "`" or (len(found) > 1 and found[-1] == "`")


def blocks_of(text: str) -> list[Block]:
    r"""All blocks of a text.

    >>> [(one.begin, one.end) for one in blocks_of('a\n.b\n\n\nstack(\n\nc)\n')]
    [(0, 4), (7, 17)]
    """
    pieces = [match.span() for match in _PARAGRAPH.finditer(text)]
    found: list[Block] = []
    at = 0
    while at < len(pieces):
        last = _last(text, pieces, at)
        found.append(Block(pieces[at][0], pieces[last][1]))
        at = last + 1
    return found


def _last(text: str, pieces: list[tuple[int, int]], first: int) -> int:
    """The paragraph with which a block that begins with one ends."""
    begin = pieces[first][0]
    for last in range(first, len(pieces)):
        if last > first and pieces[last][1] - begin > MOST_JOINED:
            break
        if is_closed(text[begin : pieces[last][1]]):
            return last
    return first


def block_at(text: str, cursor: int) -> Block | None:
    r"""The block at the cursor; on a blank line the one before it, else the first one after.

    >>> block_at("a\n\nb", 3), block_at("\n\nb", 0), block_at(" ", 0)
    (Block(begin=3, end=4), Block(begin=2, end=3), None)
    """
    before: Block | None = None
    for block in blocks_of(text):
        if block.begin > cursor:
            return before or block
        before = block
        if cursor <= block.end:
            return block
    return before


def reach_at(text: str, cursor: int) -> Block | None:
    r"""What is evaluated at the cursor: its block, or the whole page.

    Parts written `$:` share one place in what plays, so that one alone would end the others: where
    there are several in a page, it is evaluated whole, as Strudel does it.

    >>> page = '$: s("bd")\n\n$: s("hh")\n\nbass: note("c2")'
    >>> reach_at(page, 3), reach_at(page, 30), reach_at(page[:10], 3)
    (Block(begin=0, end=40), Block(begin=24, end=40), Block(begin=0, end=10))
    """
    block = block_at(text, cursor)
    if block is None or not _SHARED.search(text[block.begin : block.end]):
        return block
    others = text[: block.begin], text[block.end :]
    if any(map(_SHARED.search, others)):
        return Block(len(text) - len(text.lstrip()), len(text.rstrip()))
    return block


def name_at(text: str, cursor: int) -> str:
    """The name that the cursor stands in or behind, "" where there is none.

    >>> name_at('s("bd").fast(2)', 10), name_at("", 0)
    ('fast', '')
    """
    before = re.search(r"[A-Za-z_$][\w$]*\Z|\A[\w$]*\Z", text[max(cursor - 60, 0) : cursor])
    after = re.match(r"[\w$]*", text[cursor : cursor + 60])
    found = (before.group() if before else "") + (after.group() if after else "")
    if found or not (call := re.search(r"([A-Za-z_$][\w$]*)\([^()]*\Z", text[:cursor][-200:])):
        return found
    return call.group(1)
