"""The windows of the stage that panes fill: a hole in prompt_toolkit's screen for each."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from prompt_toolkit.data_structures import Point
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Dimension, Layout, UIContent, UIControl, Window
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen, WritePosition
from prompt_toolkit.mouse_events import MouseButton, MouseEvent, MouseEventType, MouseModifier

from repl.stage.pane import Click, Line, Pane, Shown
from repl.stage.rows import Row, row_of

KINDS: Final = {
    MouseEventType.MOUSE_DOWN: "down",
    MouseEventType.MOUSE_UP: "up",
    MouseEventType.MOUSE_MOVE: "move",
    MouseEventType.SCROLL_UP: "scroll up",
    MouseEventType.SCROLL_DOWN: "scroll down",
}
FAILED: Final = "this pane failed; the log file says why. Hide and show it to try again."

LOG = logging.getLogger(__name__)


class Hole(UIControl):
    """The control of a place that somebody else paints.

    Args:
        region: whose keys it takes, None for nobody's.
    """

    def __init__(self, region: "Region | None" = None) -> None:
        self.region = region

    def create_content(self, width: int, height: int) -> UIContent:
        """Nothing."""
        del width
        return UIContent(line_count=height, show_cursor=False)

    def is_focusable(self) -> bool:
        """Can its pane be gone to?"""
        return self.region is not None and self.region.focusable()

    def get_key_bindings(self) -> KeyBindingsBase | None:
        """The keys of its pane."""
        return None if self.region is None else self.region.bindings()


class HoleWindow(Window):
    """A place that somebody else paints: nothing is drawn there, which costs nothing.

    Args:
        region: whose place it is, None for the stage's own.
        height: rows.
    """

    def __init__(
        self,
        region: "Region | None" = None,
        height: int | Callable[[], Dimension] | None = None,
    ) -> None:
        super().__init__(Hole(region), height=height)
        self._region = region

    def _write_to_screen_at_index(
        self,
        screen: Screen,
        mouse_handlers: MouseHandlers,
        write_position: WritePosition,
        parent_style: str,
        erase_bg: bool,
    ) -> None:
        del parent_style, erase_bg
        screen.visible_windows_to_write_positions[self] = write_position
        region, at = self._region, write_position
        if region is None or at.width <= 0 or at.height <= 0:
            return

        def moused(event: MouseEvent) -> object:
            where = Point(event.position.x - at.xpos, event.position.y - at.ypos)
            region.mouse(MouseEvent(where, event.event_type, event.button, event.modifiers))
            return None

        mouse_handlers.set_mouse_handler_for_range(
            at.xpos, at.xpos + at.width, at.ypos, at.ypos + at.height,
            moused,
        )  # fmt: skip


class Region:
    """A pane with its window.

    Attributes:
        pane: what is declared.
        shown: what is drawn, once it was opened.
        windows: prompt_toolkit's, by place: at most one of them is visible.
    """

    def __init__(self, pane: Pane, focus: Callable[["Region"], None]) -> None:
        self.pane = pane
        self.windows: dict[str, Window] = {}
        self.shown: Shown | None = None
        self._focus, self._failed = focus, False
        self._bindings: KeyBindings | None = None
        self._last: tuple[object, ...] = ()
        self._rows: list[Row] = []

    def open(self, desk: object) -> None:
        """Make what is shown, where it was not made yet."""
        self._failed = False
        if self.shown is None:
            try:
                self.shown = self.pane.opens(desk)
            except Exception:  # noqa: BLE001 # the edge: a pane is not worth a show
                self._fails()

    def focusable(self) -> bool:
        """Can it be gone to?"""
        return self.shown is not None and self.shown.focusable and not self._failed

    def every(self) -> list[Window]:
        """Its windows."""
        return list(self.windows.values())

    def visible(self, layout: Layout) -> list[Window]:
        """Those of them that were drawn last."""
        return [one for one in self.every() if one in layout.visible_windows]

    def rows(self, columns: int, rows: int, focused: bool, key: str) -> list[Row]:
        """What it shows, title and all."""
        style = "class:titlefocus" if focused else "class:title"
        lines: Sequence[Line] = ()
        about = ""
        if self.shown is not None and not self._failed:
            try:
                lines = self.shown.draw(columns, max(rows - 1, 0))
                about = self.shown.title()
            except Exception:  # noqa: BLE001 # the edge, and it is logged
                self._fails()
        if self._failed:
            lines = [[("bad", FAILED)]]
        drawing = (lines, about, columns, rows, focused)
        if self._last and drawing[0] is self._last[0] and drawing[1:] == self._last[1:]:
            return self._rows  # the same list is the same drawing
        self._last = drawing if isinstance(lines, list) else ()
        self._rows = self._made(lines, columns, rows, self._title(about, columns, key), style)
        return self._rows

    def _title(self, about: str, columns: int, key: str) -> str:
        title = f"─ {self.pane.title}{' ' + about if about else ''} "
        end = f" {key} ─" if key and columns > len(title) + len(key) + 3 else ""
        return title + "─" * max(columns - len(title) - len(end), 0) + end

    def _made(
        self, lines: Sequence[Line], columns: int, rows: int, title: str, style: str
    ) -> list[Row]:
        found = [row_of(title, columns, style)]
        try:
            found += [row_of(line, columns) for line in lines[: max(rows - 1, 0)]]
        except (TypeError, ValueError):
            self._fails()
            found = [row_of(title, columns, style)]
        found += [row_of("", columns)] * (rows - len(found))
        return found[:rows]

    def _fails(self) -> None:
        LOG.exception("the pane %s fails", self.pane.name)
        self._failed = True

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:  # noqa: BLE001 # the edge, and it is logged
            self._fails()

    def mouse(self, event: MouseEvent) -> None:
        """The mouse did something in it."""
        shown = self.shown
        if shown is None or self._failed:
            return
        if event.event_type is MouseEventType.MOUSE_DOWN and shown.focusable:
            self._focus(self)
        if event.event_type is MouseEventType.MOUSE_MOVE and event.button is MouseButton.NONE:
            return
        held = event.modifiers
        click = Click(
            event.position.x,
            event.position.y - 1,
            KINDS[event.event_type],
            MouseModifier.SHIFT in held,
        )
        self._guarded(lambda: shown.click(click))

    def bindings(self) -> KeyBindings | None:
        """Its keys, made when they are first asked for."""
        shown = self.shown
        if shown is None:
            return None
        if self._bindings is None:
            keys = self._bindings = KeyBindings()
            for sequence, work in shown.keys().items():
                keys.add(*sequence.split(), eager=len(sequence.split()) == 1)(self._does(work))
            keys.add(Keys.Any)(lambda event: self._guarded(lambda: shown.typed(event.data)))
        return self._bindings

    def _does(self, work: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
        return lambda _: self._guarded(work)
