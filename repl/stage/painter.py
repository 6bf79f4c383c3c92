"""What is on the terminal: prompt_toolkit's screen, panes and marks over it; changed rows only.

prompt_toolkit lays out and draws what changes when somebody types: the code, menus, messages. That
costs milliseconds, too much for 30 frames a second. What moves by itself is therefore laid over
its rows here: pieces (of panes, where its screen has holes) and marks (styles over columns). All is
compared with what was painted before, and only what differs is sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from prompt_toolkit.data_structures import Point, Size
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen, WritePosition
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.renderer import Renderer
from prompt_toolkit.styles import Attrs

from repl.stage.rows import Row, changed, marked, plain, spliced, width

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.layout import Layout

HOLE: Final = "[transparent]"  # prompt_toolkit's style of cells that nobody has drawn
MENU: Final = "completion"  # in the style of what lies over the code: marks spare it


class Piece(NamedTuple):
    """A part of a row that a pane fills: from which column on, and with what."""

    column: int
    columns: int
    row: Row


class Mark(NamedTuple):
    """A style over some columns of a row."""

    begin: int
    end: int
    style: str


Pieces = Mapping[int, Sequence[Piece]]
Marks = Mapping[int, Sequence[Mark]]


def rows_of(screen: Screen, size: Size) -> list[Row]:
    """The rows of prompt_toolkit's screen, each filled up to its end."""
    return [_row(screen.data_buffer.get(y), size.columns) for y in range(size.rows)]


def _row(cells: Any, columns: int) -> Row:
    """One of them; what was not drawn is a hole."""
    if not cells:
        return ((HOLE, " " * columns),)
    found: list[tuple[str, str]] = []
    text, style, at = "", "", 0
    end = min(max(cells) + 1, columns)
    while at < end:
        cell = cells.get(at)
        if cell is None:
            char, look, wide = " ", HOLE, 1
        else:
            char, look, wide = cell.char, cell.style, cell.width or 1
            if at + wide > columns or not cell.width:
                char = " "
        if look != style:
            if text:
                found.append((style, text))
            text, style = "", look
        text += char
        at += wide
    if text:
        found.append((style, text))
    if at < columns:
        found.append((HOLE, " " * (columns - at)))
    return tuple(found)


def holes(row: Row) -> list[tuple[int, int]]:
    """The columns of a row that are holes, from one to before another.

    >>> holes((("", "鼓"), (HOLE, "    "), ("", "|")))
    [(2, 6)]
    """
    found, at = [], 0
    for style, text in row:
        wide = width(text)
        if style == HOLE:
            found.append((at, at + wide))
        at += wide
    return found


class Canvas:
    """What is painted, and what is to be.

    Attributes:
        rows: prompt_toolkit's, below everything.
        pieces, marks: what lies over them.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._holes: dict[int, list[tuple[int, int]]] = {}
        self.pieces: Pieces = {}
        self.marks: Marks = {}
        self._painted: list[Row] = []
        self._made: list[tuple[Any, ...]] = []  # what the painted rows were made of

    def ground(self, rows: list[Row]) -> None:
        """What prompt_toolkit has drawn."""
        self.rows = rows
        self._holes = {y: holes(row) for y, row in enumerate(rows)}

    def forget(self) -> None:
        """The terminal is empty, or nobody knows what it shows."""
        self._painted = []

    def row(self, y: int) -> Row:
        """What a row is to show."""
        row = self.rows[y]
        for piece in self.pieces.get(y, ()):
            row = self._with(row, piece, y)
        marks = self.marks.get(y)
        return marked(row, marks, MENU) if marks else row

    def _with(self, row: Row, piece: Piece, y: int) -> Row:
        end = piece.column + piece.columns
        for begin, stop in self._holes.get(y, ()):
            if begin <= piece.column and end <= stop:
                return spliced(row, piece.column, piece.columns, piece.row)
        return row  # a menu lies over it

    def differences(self) -> Iterable[tuple[int, int, Row]]:
        """What has to be written: row, column, and the texts; afterwards it counts as painted."""
        if len(self._painted) != len(self.rows):
            self._painted = [()] * len(self.rows)
            self._made = [()] * len(self.rows)
        for y, ground in enumerate(self.rows):
            made = (ground, self.pieces.get(y), self.marks.get(y))
            if made == self._made[y]:
                continue
            self._made[y] = made
            row, before = self.row(y), self._painted[y]
            if row != before:
                column, piece = changed(before, row)
                self._painted[y] = row
                if piece:
                    yield y, column, piece


ASKS_FOR_MORE: Final = "\x1b[>4;1m"  # xterm's modifyOtherKeys: tell us of Ctrl-Enter and the like
AS_BEFORE: Final = "\x1b[>4m"
KNOW_IT: Final = ("xterm", "tmux", "foot", "wezterm", "alacritty", "ghostty", "contour")


class Painter(Renderer):
    """Renders an application by a canvas; only for full screens that are erased when done.

    Attributes:
        canvas: what is painted.
        screen: what prompt_toolkit drew last.
        drawn: the size for which it was drawn.
        ascii: nothing but ASCII is sent.
    """

    def __init__(self, before: Renderer, ascii_only: bool, term: str = "") -> None:
        self._more_keys = term.startswith(KNOW_IT)
        self.canvas = Canvas()
        self.screen: Screen | None = None
        self.ascii, self.drawn = ascii_only, Size(0, 0)
        self._where: Point | None = None
        self._depth = ColorDepth.DEPTH_1_BIT
        self._styles: dict[str, Attrs] = {}
        self._look: tuple[Any, ...] = ()
        super().__init__(
            before.style, before.output, full_screen=True, mouse_support=before.mouse_support
        )

    def reset(self, _scroll: bool = False, leave_alternate_screen: bool = True) -> None:
        """The terminal shows something else now."""
        if self._more_keys and leave_alternate_screen and self._in_alternate_screen:
            self.output.write_raw(AS_BEFORE)
        super().reset(_scroll, leave_alternate_screen)
        self.canvas.forget()

    def render(self, app: "Application[Any]", layout: "Layout", is_done: bool = False) -> None:
        """Let prompt_toolkit draw its screen, and paint what changed by it."""
        del is_done  # such an application is erased when done
        size = self.output.get_size()
        self._enter(size)
        self._restyle(app)
        screen, handlers = Screen(), MouseHandlers()
        screen.show_cursor = False
        whole = WritePosition(0, 0, size.columns, size.rows)
        layout.container.write_to_screen(screen, handlers, whole, "", False, None)
        screen.draw_all_floats()
        self.screen = self._last_screen = screen
        self._last_size = self.drawn = size
        self.mouse_handlers = handlers
        layout.visible_windows = screen.visible_windows
        self._where = (
            screen.get_cursor_position(layout.current_window) if screen.show_cursor else None
        )
        self.canvas.ground(rows_of(screen, size))
        self._shape(app)

    def _enter(self, size: Size) -> None:
        output = self.output
        if not self._in_alternate_screen:
            self._in_alternate_screen = True
            output.enter_alternate_screen()
            output.enable_bracketed_paste()
            if self._more_keys:
                output.write_raw(ASKS_FOR_MORE)
            output.reset_cursor_key_mode()
            self._bracketed_paste_enabled = self._cursor_key_mode_reset = True
        if self.mouse_support() != self._mouse_support_enabled:
            self._mouse_support_enabled = not self._mouse_support_enabled
            on, off = output.enable_mouse_support, output.disable_mouse_support
            (on if self._mouse_support_enabled else off)()
        if self._last_size != size:
            self.canvas.forget()
            output.disable_autowrap()
            output.reset_attributes()
            output.erase_screen()
            output.cursor_goto(1, 1)

    def _restyle(self, app: "Application[Any]") -> None:
        look = self.style.invalidation_hash(), app.color_depth
        if look != self._look:
            self._look, self._styles, self._depth = look, {}, app.color_depth
            self.canvas.forget()

    def _shape(self, app: "Application[Any]") -> None:
        shape = app.cursor.get_cursor_shape(app)
        if shape != self._last_cursor_shape:
            self.output.set_cursor_shape(shape)
            self._last_cursor_shape = shape

    def paint(self) -> int:
        """Send what differs from what the terminal shows.

        Returns:
            how many rows were sent.
        """
        output, sent = self.output, 0
        for y, column, piece in self.canvas.differences():
            if not sent:
                output.hide_cursor()
            sent += 1
            output.cursor_goto(y + 1, column + 1)
            self._write(output, piece)
        if sent:
            output.reset_attributes()
        if self._where is not None:
            output.cursor_goto(self._where.y + 1, self._where.x + 1)
            output.show_cursor()
        else:
            output.hide_cursor()
        self._cursor_pos = self._where or Point(0, 0)
        output.flush()
        return sent

    def _write(self, output: Output, piece: Row) -> None:
        last: Attrs | None = None
        for style, text in piece:
            attrs = self._styles.get(style)
            if attrs is None:
                attrs = self._styles[style] = self.style.get_attrs_for_style_str(style)
            if attrs != last:
                output.set_attributes(attrs, self._depth)
                last = attrs
            output.write(plain(text) if self.ascii else text)
