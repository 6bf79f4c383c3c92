"""The windows of the stage that panes fill: a hole in prompt_toolkit's screen for each."""

import logging
from collections.abc import Callable
from typing import Final

from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, UIContent, UIControl, Window
from prompt_toolkit.mouse_events import MouseButton, MouseEvent, MouseEventType, MouseModifier

from repl.stage.painter import HOLE
from repl.stage.pane import Click, Line, Pane, Shown
from repl.stage.rows import Row, row_of

KINDS: Final = {
    MouseEventType.MOUSE_DOWN: "down",
    MouseEventType.MOUSE_UP: "up",
    MouseEventType.MOUSE_MOVE: "move",
    MouseEventType.SCROLL_UP: "scroll up",
    MouseEventType.SCROLL_DOWN: "scroll down",
}
FAILED: Final = "this pane failed; the log says why. Hide and show it to try again."

LOG = logging.getLogger(__name__)


class Hole(UIControl):
    """A place that somebody else paints.

    Args:
        region: whose keys and mouse it takes, None for nobody's.
    """

    def __init__(self, region: "Region | None" = None) -> None:
        self._region = region

    def create_content(self, width: int, height: int) -> UIContent:
        """Nothing, in the style that tells the painter."""
        line = [(HOLE, " " * width)]
        return UIContent(lambda _: list(line), height, show_cursor=False)

    def is_focusable(self) -> bool:
        """Can its pane be gone to?"""
        return self._region is not None and self._region.focusable()

    def get_key_bindings(self) -> KeyBindingsBase | None:
        """The keys of its pane."""
        return None if self._region is None else self._region.bindings()

    def mouse_handler(self, mouse_event: MouseEvent) -> object:
        """The mouse goes to its pane."""
        if self._region is None:
            return NotImplemented
        self._region.mouse(mouse_event)
        return None


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
        lines: list[Line] = []
        about = ""
        if self.shown is not None and not self._failed:
            try:
                lines = list(self.shown.draw(columns, max(rows - 1, 0)))[: rows - 1]
                about = self.shown.title()
            except Exception:  # noqa: BLE001 # the edge, and it is logged
                self._fails()
        if self._failed:
            lines = [[("bad", FAILED)]]
        title = f"─ {self.pane.title}{' ' + about if about else ''} "
        end = f" {key} ─" if key and columns > len(title) + len(key) + 3 else ""
        title += "─" * max(columns - len(title) - len(end), 0) + end
        try:
            found = [row_of(title, columns, style)]
            found += [row_of(line, columns) for line in lines]
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
            MouseModifier.CONTROL in held,
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
