"""The window of the code: colours, matching brackets, what is wrong shown under its line."""

from collections.abc import Callable, Sequence
from typing import Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import BufferControl, UIContent, Window
from prompt_toolkit.layout.controls import SearchBufferControl
from prompt_toolkit.layout.processors import (
    HighlightIncrementalSearchProcessor,
    HighlightMatchingBracketProcessor,
    HighlightSelectionProcessor,
    Processor,
)
from prompt_toolkit.mouse_events import MouseEvent

from repl.stage.colours import PageLexer
from repl.stage.pages import Page

BRACKETS: Final = "[](){}<>"
FURTHEST: Final = 4000  # characters to the other bracket


class CodeControl(BufferControl):
    """The text of a page, with lines between that are not in it.

    Args:
        page: the page.
        notes: lines to be shown below a line of the text, by its number.
        search: where what is searched for is typed.
    """

    def __init__(
        self,
        page: Page,
        notes: Callable[[], dict[int, list[StyleAndTextTuples]]],
        search: SearchBufferControl | None = None,
    ) -> None:
        processors: Sequence[Processor] = (
            HighlightIncrementalSearchProcessor(),
            HighlightSelectionProcessor(),
            HighlightMatchingBracketProcessor(BRACKETS, FURTHEST),
        )
        super().__init__(
            page.buffer,
            input_processors=list(processors),
            include_default_input_processors=False,
            lexer=PageLexer(),
            search_buffer_control=search,
            focus_on_click=True,
        )
        self.page, self._notes = page, notes
        self._lines: list[tuple[int, int]] = []  # (line of the text, how many follow it)

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:
        """The lines of the text, those between them, and where the cursor is among all."""
        content = super().create_content(width, height, preview_search)
        notes = self._notes()
        self._lines = sorted((line, len(found)) for line, found in notes.items())
        if not notes:
            return content
        extra = {
            self.shown(line) + 1 + place: one
            for line, found in notes.items()
            for place, one in enumerate(found)
        }

        def get_line(number: int) -> StyleAndTextTuples:
            return extra[number] if number in extra else content.get_line(self.line(number))

        cursor, menu = content.cursor_position, content.menu_position
        return UIContent(
            get_line,
            content.line_count + len(extra),
            Point(cursor.x, self.shown(cursor.y)),
            Point(menu.x, self.shown(menu.y)) if menu else None,
            content.show_cursor,
        )

    def shown(self, line: int) -> int:
        """Where a line of the text is among all that are shown."""
        return line + sum(many for at, many in self._lines if at < line)

    def line(self, shown: int) -> int:
        """The line of the text that is shown there, or the last one before it."""
        gone = 0
        for at, many in self._lines:
            if shown - gone <= at:
                break
            gone += min(many, shown - gone - at)
        return shown - gone

    def mouse_handler(self, mouse_event: MouseEvent) -> object:
        """The mouse means the text."""
        where = mouse_event.position
        return super().mouse_handler(
            MouseEvent(
                Point(where.x, self.line(where.y)),
                mouse_event.event_type,
                mouse_event.button,
                mouse_event.modifiers,
            )
        )


def cells(window: Window, control: CodeControl, buffer: Buffer, begin: int, end: int) -> list[
    tuple[int, int, int]
]:  # fmt: skip
    """Where characters of the text are on the screen: (row, from column, to before column)."""
    info = window.render_info
    if info is None:
        return []
    where = info._rowcol_to_yx  # noqa: SLF001 # there is no other way to ask
    document = buffer.document
    first, left = document.translate_index_to_position(min(begin, len(document.text)))
    last, right = document.translate_index_to_position(min(end, len(document.text)))
    found: list[tuple[int, int, int]] = []
    for line in range(first, last + 1):
        shown = control.shown(line)
        start = left if line == first else 0
        stop = right if line == last else len(document.lines[line])
        _run(found, where, shown, start, stop)
    return found


def _run(
    found: list[tuple[int, int, int]],
    where: dict[tuple[int, int], tuple[int, int]],
    line: int,
    start: int,
    stop: int,
) -> None:
    """The columns of one line, as many stretches as rows that it is wrapped to."""
    for column in range(start, stop):
        at = where.get((line, column))
        if at is None:
            continue
        row, x = at
        after = where.get((line, column + 1))
        wide = after[1] - x if after is not None and after[0] == row else 1
        if found and found[-1][0] == row and found[-1][2] == x:
            found[-1] = (row, found[-1][1], x + max(wide, 1))
        else:
            found.append((row, x, x + max(wide, 1)))
