"""What stands where on the stage: pages above, the code with panes around it, messages, status."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    DynamicContainer,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    ScrollOffsets,
    VSplit,
    Window,
)
from prompt_toolkit.layout.menus import CompletionsMenu
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.widgets import SearchToolbar

from repl.stage.editor import CodeControl
from repl.stage.inline import Inline
from repl.stage.keeping import Keeper
from repl.stage.marks import Marker
from repl.stage.message import Messages
from repl.stage.pages import Page, Pages
from repl.stage.painter import Mark, Painter, Piece
from repl.stage.pane import BOTTOM, SIDE, TOP, Pane
from repl.stage.plan import Plan, planned
from repl.stage.regions import HoleWindow, Region
from repl.stage.rows import Row, row_of
from repl.stage.status import tabs_line

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

MENU_ROWS: Final = 8
SHOWN: Final = "panes"  # the name under which the keeper has those that are shown


class Screen:
    """The layout, and what is laid over it.

    Args:
        panes: those that there are.
        keeper: has the pages that were open, and which panes were shown.
        make: makes the buffer of a page.
        messages: what is told.

    Attributes:
        pages: the texts.
        command: the line of commands, messages: the lines above it.
        asking: what the line of commands asks, "" while it is not open.
        layout: prompt_toolkit's.
        marker: says which code sounds.
        inline: the pictures that stand in the code.
    """

    def __init__(
        self,
        panes: Mapping[str, Pane],
        keeper: Keeper,
        make: Callable[[], Buffer],
        messages: Messages,
    ) -> None:
        written, opened = keeper.written()
        self.pages = Pages(make, written, opened)
        self._keeper = keeper
        self.regions = {name: Region(pane, self.go) for name, pane in panes.items()}
        usual = [name for name, pane in panes.items() if pane.shown]
        kept = keeper.kept.get(SHOWN, usual)
        kept = kept if isinstance(kept, list) else usual
        self.shown = [name for name in kept if name in self.regions]
        self.messages, self.marker, self.inline = messages, Marker(), Inline()
        self.command = Buffer(multiline=False, complete_while_typing=True)
        self.asking, self.plan = "", Plan()
        self._views: dict[Page, Window] = {}
        self._tabs, self._status = HoleWindow(height=1), HoleWindow(height=1)
        self._places: dict[Window, tuple[int, int, int, int]] = {}
        self._drawn: dict[Window, tuple[int, int, int, int]] = {}
        self._pieces: dict[int, list[Piece]] = {}
        self._search = SearchToolbar()
        self.layout = Layout(self._container(), self.code)

    # -- what stands where ---------------------------------------------------------------------

    def _container(self) -> FloatContainer:
        line = Window(
            BufferControl(self.command, [BeforeInput(lambda: [("class:accent", self.asking)])]),
            height=1,
        )
        self.line = line
        body = HSplit(
            [
                ConditionalContainer(self._tabs, Condition(lambda: self.plan.tabs)),
                *self._across(TOP),
                VSplit([DynamicContainer(lambda: self.code), self._side()]),
                *self._across(BOTTOM),
                ConditionalContainer(
                    Window(
                        FormattedTextControl(self.messages.lines),
                        height=self._message_height,
                        wrap_lines=True,
                    ),
                    Condition(lambda: not self.asking or self.messages.many > 1),
                ),
                self._search,
                ConditionalContainer(line, Condition(lambda: bool(self.asking))),
                self._status,
            ]
        )
        menu = CompletionsMenu(max_height=MENU_ROWS, scroll_offset=1)
        return FloatContainer(body, [Float(menu, xcursor=True, ycursor=True)])

    def _across(self, place: str) -> list[ConditionalContainer]:
        return [self._region(place, name) for name in self.regions]

    def _region(self, place: str, name: str) -> ConditionalContainer:
        region = self.regions[name]
        window = HoleWindow(region, lambda: Dimension.exact(self.plan.at(place, name)))
        region.windows[place] = window
        return ConditionalContainer(window, Condition(lambda: self.plan.at(place, name) > 0))

    def _side(self) -> ConditionalContainer:
        column = HSplit(
            [*(self._region(SIDE, name) for name in self.regions), HoleWindow()],
            width=lambda: Dimension.exact(self.plan.side),
        )
        both = VSplit([Window(width=1, char="│", style="class:title"), column])
        return ConditionalContainer(both, Condition(lambda: self.plan.side > 0))

    def _message_height(self) -> Dimension:
        return Dimension.exact(self.messages.height)

    @property
    def code(self) -> Window:
        """The window of the page that is open."""
        page = self.pages.open
        if page not in self._views:
            known = self.pages.all()
            self._views = {one: view for one, view in self._views.items() if one in known}
            control = CodeControl(
                page, lambda: self.inline.with_room(page, notes_of(page)), self._search.control
            )
            offsets = ScrollOffsets(bottom=lambda: self.inline.below(page))
            self._views[page] = Window(control, wrap_lines=True, scroll_offsets=offsets)
        return self._views[page]

    # -- the panes -----------------------------------------------------------------------------

    def focused(self) -> Region | None:
        """The pane that has the focus."""
        window = self.layout.current_window
        return next((one for one in self.regions.values() if window in one.every()), None)

    def go(self, region: Region) -> None:
        """Go to a pane, where it is visible."""
        windows = region.visible(self.layout)
        if windows and region.focusable():
            self.layout.focus(windows[0])

    def to_code(self) -> None:
        """Go back to the code."""
        self.asking = ""
        self.layout.focus(self.code)

    def toggle(self, name: str, desk: "StageDesk", shown: bool | None = None) -> None:
        """Show a pane; go to one that is shown; hide one that is gone to already."""
        region = self.regions[name]
        is_shown, here = name in self.shown, self.focused() is region
        hide = (is_shown and (here or not region.focusable())) if shown is None else not shown
        if hide:
            self.shown = [one for one in self.shown if one != name]
            if here:
                self.to_code()
        elif not is_shown:
            self.shown.insert(0, name)
            region.open(desk)
            desk.redraw()
        elif shown is None:
            self.go(region)
        self._keeper.kept[SHOWN] = list(self.shown)

    def close(self) -> None:
        """The stage is left."""
        for region in self.regions.values():
            if region.shown is not None:
                region.shown.close()

    def styles(self) -> dict[str, str]:
        """The styles that panes bring with them."""
        found: dict[str, str] = {}
        for region in self.regions.values():
            found.update(region.pane.styles or {})
        return found

    # -- drawing -------------------------------------------------------------------------------

    def arrange(self, columns: int, rows: int) -> None:
        """Plan the room for a terminal of some size."""
        panes = [self.regions[name].pane for name in self.shown]
        self.messages.most = max(1, min(rows - 4, rows // 2))
        self.plan = planned(columns, rows - self.messages.height + 1, panes)
        self.inline.columns = columns - self.plan.side - bool(self.plan.side)
        self.inline.rows = rows - sum(
            self.plan.at(place, name) for place in (TOP, BOTTOM) for name in self.shown
        )

    def laid_out(self, painter: Painter) -> None:
        """prompt_toolkit has drawn: where is everything?"""
        if painter.screen is not None:
            self._places = {
                window: (at.xpos, at.ypos, at.width, at.height)
                for window, at in painter.screen.visible_windows_to_write_positions.items()
            }

    def overlay(
        self, desk: "StageDesk", fresh: bool
    ) -> tuple[dict[int, list[Piece]], dict[int, list[Mark]]]:
        """What is laid over prompt_toolkit's screen now."""
        if not fresh or self._places != self._drawn:  # while somebody types, the panes can wait
            self._pieces, self._drawn = self._paned(desk), self._places
        pieces = dict(self._pieces)
        self.inline.follow(desk)
        for row, piece in self.inline.pieces(desk, self.code):
            pieces[row] = [*pieces.get(row, ()), piece]
        return pieces, self.marker.marks(desk, self.code, fresh)

    def _paned(self, desk: "StageDesk") -> dict[int, list[Piece]]:
        """What the panes, and the lines of the stage itself, show now."""
        pieces: dict[int, list[Piece]] = {}
        self._lay(pieces, self._status, lambda wide, _: [row_of(*desk.status(wide))])
        self._lay(pieces, self._tabs, lambda wide, _: [row_of(tabs_line(self.pages, wide), wide)])
        here = self.focused()
        for name in self.shown:
            region = self.regions[name]
            if region.shown is None:
                region.open(desk)
            for window in region.every():
                self._lay(pieces, window, self._draws(region, region is here))
        return pieces

    @staticmethod
    def _draws(region: Region, here: bool) -> Callable[[int, int], list[Row]]:
        key = f"^X {region.pane.key}" if region.pane.key else ""
        return lambda columns, rows: region.rows(columns, rows, here, key)

    def _lay(
        self,
        pieces: dict[int, list[Piece]],
        window: Window,
        draw: Callable[[int, int], list[Row]],
    ) -> None:
        at = self._places.get(window)
        if at is None:
            return
        x, y, columns, rows = at
        if columns > 0 and rows > 0:
            for number, row in enumerate(draw(columns, rows)):
                pieces.setdefault(y + number, []).append(Piece(x, columns, row))


def notes_of(page: Page) -> dict[int, list[StyleAndTextTuples]]:
    """The lines that are shown below those of the text: what is wrong there."""
    found: dict[int, list[StyleAndTextTuples]] = {}
    for anchor, at, said, hint in page.errors:
        place = anchor.place(at, at + 1)
        if place is None:
            continue
        line, column = page.buffer.document.translate_index_to_position(place[0])
        caret: StyleAndTextTuples = [
            ("class:errorcaret", " " * column + "^ "),
            ("class:error", hint or said),
        ]
        lines: list[StyleAndTextTuples] = [caret]
        if hint:
            lines.append([("class:error", f"  {said}")])
        found.setdefault(line, []).extend(lines)
    return found
