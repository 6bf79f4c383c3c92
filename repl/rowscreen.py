"""A full screen of rows on the terminal, changed pieces only, and the keys that are pressed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.styles import Attrs, Style

from repl.stage.rows import Row, changed, row_of


class RowScreen:
    """Paints rows over the whole terminal.

    Args:
        output: the terminal; None: that of the program.
        keyboard: its keys; None: the program's.
    """

    def __init__(self, output: Output | None = None, keyboard: Input | None = None) -> None:
        self._output = output or create_output()
        self._keyboard = keyboard or create_input()
        self._rows: list[Row] = []
        self._painted = (0, 0)
        self._style = Style([])
        self._attrs: dict[str, Attrs] = {}

    @contextmanager
    def open(self) -> Iterator[None]:
        """Take the screen, and give it back."""
        output = self._output
        output.enter_alternate_screen()
        output.hide_cursor()
        output.erase_screen()
        output.flush()
        try:
            with self._keyboard.raw_mode():
                yield
        finally:
            output.reset_attributes()
            output.show_cursor()
            output.quit_alternate_screen()
            output.flush()

    def pressed(self) -> list[str]:
        """What was pressed since the last time; never waits."""
        return [str(getattr(press.key, "value", press.key)) for press in self._keyboard.read_keys()]

    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        size = self._output.get_size()
        return size.columns, size.rows

    def look(self, style: Style) -> None:
        """Colours; all is painted anew."""
        self._style, self._attrs, self._painted = style, {}, (0, 0)

    def paint(self, lines: Sequence[Sequence[tuple[str, str]]]) -> int:
        """Paint rows from the top; how many of them have changed."""
        columns, rows = self.size()
        fresh = [row_of(tuple(line), columns) for line in lines[:rows]]
        fresh += [row_of("", columns)] * (rows - len(fresh))
        if self._painted != (columns, rows):
            self._output.erase_screen()
            self._rows, self._painted = [()] * rows, (columns, rows)
        count = 0
        for y, row in enumerate(fresh):
            if row != self._rows[y]:
                self._write(y, *changed(self._rows[y], row))
                count += 1
        self._rows = fresh
        if count:
            self._output.reset_attributes()
            self._output.flush()
        return count

    def _write(self, y: int, column: int, pieces: Row) -> None:
        output = self._output
        output.cursor_goto(y + 1, column + 1)
        depth = output.get_default_color_depth()
        for style, text in pieces:
            if style not in self._attrs:
                self._attrs[style] = self._style.get_attrs_for_style_str(style)
            output.set_attributes(self._attrs[style], depth)
            output.write(text)
