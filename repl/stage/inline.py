"""Pictures that stand in the code, as `_pianoroll()` asks for them: room below its line, and drawn.

The code's window has empty lines there, holes, that are painted over at every frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import Window

from repl.stage.editor import CodeControl
from repl.stage.pages import Page
from repl.stage.painter import HOLE, Piece
from repl.stage.rows import row_of
from studio.pictures import Wished
from studio.visuals.reading import number_of

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

PANE: Final = "pictures"  # shows those that do not stand in the code
HEIGHTS: Final = {
    "pianoroll": 6, "punchcard": 4, "spiral": 9, "pitchwheel": 7, "scope": 3, "spectrum": 4,
}  # fmt: skip
USUAL, MOST = 4, 16  # lines
PIXELS: Final = 16  # of Strudel's heights to a line
SHARE: Final = 0.6  # of the code's rows that pictures may take together

Notes = dict[int, list[StyleAndTextTuples]]


@dataclass(frozen=True, slots=True)
class Standing:
    """A picture that has room: below which line, behind how many others, how many lines."""

    wish: Wished
    line: int
    behind: int
    lines: int


class Inline:
    """The pictures in the code of a page.

    Attributes:
        columns, rows: of the window of the code.
    """

    def __init__(self) -> None:
        self.columns, self.rows = 80, 24
        self._wished: tuple[Wished, ...] = ()
        self._standing: list[Standing] = []
        self._opened = False

    def with_room(self, page: Page, notes: Notes) -> Notes:
        """The lines below those of the text, and empty ones for pictures."""
        self._standing = []
        left = int(self.rows * SHARE)
        for wish in self._wished:
            lines = min(height_of(wish), left)
            place = page.places(wish.code, [(wish.begin, wish.end)])[0]
            if not wish.inline or lines < 1 or place is None:
                continue
            line, _ = page.buffer.document.translate_index_to_position(place.end)
            below = notes.setdefault(line, [])
            self._standing.append(Standing(wish, line, len(below), lines))
            below.extend([[(HOLE, " " * self.columns)]] * lines)
            left -= lines
        return notes

    def below(self, page: Page) -> int:
        """How many lines of pictures stand below the cursor, and are to be seen with it."""
        line = page.buffer.document.cursor_position_row
        return sum(one.lines for one in self._standing if one.line == line)

    def follow(self, desk: "StageDesk") -> None:
        """See what the code that plays asks for now; the stage is drawn anew where it is more."""
        wished = desk.pictures.wished()
        if wished == self._wished:
            return
        self._wished = wished
        others = any(not wish.inline for wish in wished)
        if others != self._opened:
            self._opened = others
            desk.show(PANE, others)
        desk.redraw()

    def pieces(self, desk: "StageDesk", window: Window) -> Iterator[tuple[int, Piece]]:
        """What fills the holes: rows of the screen, and what stands there."""
        control, info = window.content, window.render_info
        if not self._standing or info is None or not isinstance(control, CodeControl):
            return
        where = info._rowcol_to_yx  # noqa: SLF001 # there is no other way to ask
        for one in self._standing:
            first = control.shown(one.line) + 1 + one.behind
            places = [where.get((first + at, 0)) for at in range(one.lines)]
            if not any(places):
                continue  # it is scrolled away
            drawn = desk.pictures.lines(one.wish, self.columns, one.lines, not desk.plain)
            drawn = [*drawn, *[""] * (one.lines - len(drawn))]
            for place, line in zip(places, drawn, strict=True):
                if place is not None:
                    row, column = place
                    yield row, Piece(column, self.columns, row_of(line, self.columns))


def height_of(wish: Wished) -> int:
    """How many lines a picture would like: as its `height` says, in Strudel's pixels."""
    asked = number_of(wish.options.get("height"))
    if asked is None or asked <= 0:
        return HEIGHTS.get(wish.visual.name, USUAL)
    return min(max(round(asked / PIXELS), 1), MOST)
