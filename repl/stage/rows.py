"""Rows of a screen: texts with their styles, cut and put together by columns. Pure.

A row is a tuple of (style, text); a style is prompt_toolkit's. Columns are cells of the terminal:
a wide character takes two.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

from prompt_toolkit.utils import get_cwidth

from repl.stage.pane import Line

Row: TypeAlias = tuple[tuple[str, str], ...]

# what stands for a character where only ASCII can be shown; all others become "?"
ASCII: Final = {
    **dict.fromkeys(map(ord, "─━═╌┄▁▂▔"), "-"),
    **dict.fromkeys(map(ord, "│┃║╎▏▕▎▍"), "|"),
    **dict.fromkeys(map(ord, "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝"), "+"),
    **dict.fromkeys(map(ord, "█▓■▮▇▆▉▊▋▌▐●◆"), "#"),
    **dict.fromkeys(map(ord, "▒▅▄▃▪▀"), "="),
    **dict.fromkeys(map(ord, "░·∙•○◌"), "."),
    **dict.fromkeys(map(ord, "♪♫▶►→"), ">"),
    **dict.fromkeys(map(ord, "◀◄←"), "<"),
    **dict.fromkeys(map(ord, "▲△↑"), "^"),
    **dict.fromkeys(map(ord, "▼▽↓"), "v"),
    **dict.fromkeys(map(ord, "…"), "~"),
    **dict.fromkeys(map(ord, "×✕✗"), "x"),
    **dict.fromkeys(map(ord, "✓"), "+"),
    ord("–"): "-", ord("—"): "-", ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"',
    0x2800: " ",
}  # fmt: skip
FEW_DOTS: Final = 3  # of a braille character


def width(text: str) -> int:
    """How many columns a text takes.

    >>> width("bd"), width("鼓")
    (2, 2)
    """
    return len(text) if text.isascii() else get_cwidth(text)


def plain(text: str) -> str:
    """A text in ASCII, as wide as it was.

    >>> plain("│█ ⣿⠁ é 鼓")
    '|# :. ? ??'
    """
    if text.isascii():
        return text
    return "".join(map(_plain, text.translate(ASCII)))


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if "\u2800" <= char <= "\u28ff":
        return "." if (ord(char) - 0x2800).bit_count() <= FEW_DOTS else ":"
    return "?" * get_cwidth(char)


def row_of(line: Line, columns: int, base: str = "") -> Row:
    r"""A line as a row of exactly so many columns.

    >>> row_of([("accent", "cycle"), ("", " 4")], 9)
    (('class:accent', 'cycle'), ('', ' 4'), ('', '  '))
    >>> row_of("a\tb鼓", 4)
    (('', 'a b'), ('', ' '))
    """
    parts = [("", line)] if isinstance(line, str) else line
    row: list[tuple[str, str]] = []
    left = columns
    for style, text in parts:
        text = text if text.isprintable() else _printable(text)
        taken = width(text)
        if taken > left:
            text = head(text, left)
            taken = width(text)
        if text:
            row.append((styled(base, style), text))
        left -= taken
        if left <= 0:
            break
    if left > 0:
        row.append((base, " " * left))
    return tuple(row)


def styled(base: str, style: str) -> str:
    """A style on top of another; bare words are classes.

    >>> styled("class:pane", "accent bold #ff0000")
    'class:pane class:accent bold #ff0000'
    """
    if style.isalnum() and style not in ATTRIBUTES:
        return f"{base} class:{style}" if base else f"class:{style}"
    said = " ".join(
        word if word in ATTRIBUTES or word[:1] == "#" or ":" in word else f"class:{word}"
        for word in style.split()
    )
    return f"{base} {said}".strip()


ATTRIBUTES: Final = frozenset((
    "bold", "italic", "underline", "blink", "reverse", "hidden", "strike", "dim",
    "nobold", "noitalic", "nounderline", "noblink", "noreverse", "nohidden", "nostrike", "nodim",
))  # fmt: skip


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def head(text: str, columns: int) -> str:
    """As much of the beginning of a text as fits.

    >>> head("鼓鼓", 3)
    '鼓'
    """
    if text.isascii():
        return text[: max(columns, 0)]
    taken = 0
    for place, char in enumerate(text):
        taken += get_cwidth(char)
        if taken > columns:
            return text[:place]
    return text


def cut(row: Row, begin: int, end: int) -> Row:
    """The columns of a row from one to before another; half a wide character becomes a space.

    >>> cut((("a", "abc"), ("b", "鼓d")), 2, 4)
    (('a', 'c'), ('b', ' '))
    """
    found: list[tuple[str, str]] = []
    at = 0
    for style, text in row:
        wide = width(text)
        if at + wide > begin and at < end:
            first, last = max(begin - at, 0), min(end - at, wide)
            piece = text if (first, last) == (0, wide) else _slice(text, first, last)
            if piece:
                found.append((style, piece))
        at += wide
        if at >= end:
            break
    return tuple(found)


def _slice(text: str, first: int, last: int) -> str:
    if width(text) == len(text):
        return text[first:last]
    out, at = "", 0
    for char in text:
        wide = get_cwidth(char)
        if first <= at and at + wide <= last:
            out += char
        else:
            out += " " * max(min(at + wide, last) - max(at, first), 0)
        at += wide
    return out


def spliced(row: Row, at: int, wide: int, piece: Row) -> Row:
    """A row with a piece of so many columns in place of what was there.

    >>> spliced((("", "abcdef"),), 2, 2, (("x", "12"),))
    (('', 'ab'), ('x', '12'), ('', 'ef'))
    """
    end = 1 << 20
    return cut(row, 0, at) + piece + cut(row, at + wide, end)


def marked(row: Row, marks: Sequence[tuple[int, int, str]], unless: str = "") -> Row:
    """A row with styles laid over some of its columns, but not over what has a style already.

    Args:
        row: the row.
        marks: from which column to before which, and the style; what comes later lies above.
        unless: a word in the styles that are left alone.

    >>> marked((("", "abcd"), ("m", "ef")), [(1, 5, "class:x")], unless="m")
    (('', 'a'), (' class:x', 'bcd'), ('m', 'e'), ('m', 'f'))
    >>> marked((("", "abcd"),), [(0, 3, "x"), (1, 2, "y")])
    ((' x', 'a'), (' x y', 'b'), (' x', 'c'), ('', 'd'))
    """
    edges = sorted({edge for begin, end, _ in marks for edge in (begin, end)})
    found: list[tuple[str, str]] = []
    at, place = 0, 0
    for style, text in row:
        end = at + width(text)
        while place < len(edges) and edges[place] <= at:
            place += 1
        begin = at
        while begin < end:
            stop = min(edges[place], end) if place < len(edges) else end
            piece = text if (begin, stop) == (at, end) else _slice(text, begin - at, stop - at)
            over = "" if unless and unless in style else _over(marks, begin)
            found.append((f"{style} {over}" if over else style, piece))
            begin = stop
            if place < len(edges) and edges[place] <= begin:
                place += 1
        at = end
    return tuple(found)


def _over(marks: Sequence[tuple[int, int, str]], column: int) -> str:
    return " ".join(style for begin, end, style in marks if begin <= column < end)


def changed(old: Row, new: Row) -> tuple[int, Row]:
    """What has to be written to make one row of another: from which column on, and what.

    >>> changed((("", "ab"), ("x", "cd")), (("", "ab"), ("y", "cd")))
    (2, (('y', 'cd'),))
    """
    first = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        first += 1
    column = sum(width(text) for _, text in new[:first])
    last = len(new)
    if total(old) == total(new):
        back = 0
        for one, other in zip(reversed(old[first:]), reversed(new[first:]), strict=False):
            if one != other:
                break
            back += 1
        last -= back
    return column, new[first:last]


def total(row: Sequence[tuple[str, str]]) -> int:
    """How many columns a row takes."""
    return sum(width(text) for _, text in row)
