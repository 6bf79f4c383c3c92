"""How a piece of code differs from another, line by line: with marks, not by colour alone. Pure."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

NEW, GONE, SAME = "+ ", "- ", "  "
AROUND: Final = 1  # lines that are the same, shown beside those that are not
LEFT_OUT: Final = "  ..."


def changes(before: str, after: str) -> tuple[str, ...]:
    r"""The lines that go (-) and come (+), each with a line beside it; () where nothing differs.

    >>> changes('a: s("bd")\nb: s("hh*4")', 'a: s("bd")\nb: s("hh*8")')
    ('  a: s("bd")', '- b: s("hh*4")', '+ b: s("hh*8")')
    >>> changes("a\nb", "A\nB")
    ('- a', '+ A', '- b', '+ B')
    >>> changes("same", " same\n"), changes("", "new")
    ((), ('+ new',))
    """
    old, new = _lines(before), _lines(after)
    return () if old == new else tuple(_marked(old, new))


def _lines(code: str) -> list[str]:
    return [line.rstrip() for line in code.strip().splitlines()]


def _marked(old: list[str], new: list[str]) -> Iterator[str]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (what, begin, end, first, last) in enumerate(steps):
        if what == "equal":
            yield from _kept(old[begin:end], number == 0, number == len(steps) - 1)
            continue
        yield from _paired(old[begin:end], new[first:last])


def _paired(old: list[str], new: list[str]) -> Iterator[str]:
    """What goes and what comes; line by line where there are as many of both."""
    if len(old) != len(new):
        yield from (GONE + line for line in old)
        yield from (NEW + line for line in new)
        return
    for before, after in zip(old, new, strict=True):
        yield GONE + before
        yield NEW + after


def _kept(lines: list[str], is_first: bool, is_last: bool) -> Iterator[str]:
    """Lines that stay: those beside a change, and a mark where more are left out."""
    before = [] if is_first else lines[:AROUND]
    after = [] if is_last else lines[len(before) :][-AROUND:]
    yield from (SAME + line for line in before)
    if len(before) + len(after) < len(lines):
        yield LEFT_OUT
    yield from (SAME + line for line in after)
