"""What a pane of the stage is: how it is declared, what it draws, what it may ask for.

A file in `repl/stage/panes/` with a `PANE = Pane(…)` adds one: it is found by itself. Its key
shows it, goes to it, and hides it: Ctrl-X and that letter (with emacs keys Alt and the letter
too), and so does `:pane NAME`; the letters b n o r t u v x z are taken. `Pane.opens` is called
once, when it is first shown, with the desk: all that a pane may ask of the stage. What it gives is
a `Shown`, whose `draw` is asked for lines up to 30 times a second while it is visible, in the
thread of the prompt: it must be quick, and only lines that changed are sent to the terminal.

A line is a text, or a sequence of (style class, text). The classes that each theme colours: quiet,
plain, loud, accent, good, warn, bad, mark, chosen, title, slot0 to slot7, and those of
studio/visuals; a name of prompt_toolkit's own (`class:…`, `bold`, `#ff0000`) does as well, and
several may stand with spaces between. Lines may be too long or too few: they are cut and filled.

>>> class Clock(Shown):
...     def draw(self, columns: int, rows: int) -> list[Line]:
...         return [[("accent", "cycle"), ("", " 4")]]
>>> PANE = Pane("clock", "Clock", "where we are in time", "k", lambda desk: Clock(), rows=1)
>>> PANE.opens(None).draw(20, 1)
[[('accent', 'cycle'), ('', ' 4')]]
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

if TYPE_CHECKING:
    from repl.room import Room
    from studio.viewing import Viewer

Line: TypeAlias = str | Sequence[tuple[str, str]]
SIDE: Final = "side"  # beside the code, one above the other
BOTTOM: Final = "bottom"  # below the code, as wide as the screen
TOP: Final = "top"  # above the code


@dataclass(frozen=True, slots=True)
class Click:
    """What the mouse does in a pane.

    Attributes:
        column, row: where, from 0, without the title.
        kind: "down", "up", "move", "scroll up" or "scroll down".
        shift: held meanwhile.
    """

    column: int
    row: int
    kind: str
    shift: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece of code that was evaluated stands now.

    Attributes:
        page: the name of the page.
        begin, end: characters from the start of its text.
    """

    page: str
    begin: int
    end: int


class Desk(Protocol):
    """What a pane may ask of the stage; all of it in the prompt's thread only."""

    @property
    def room(self) -> "Room":
        """The session, the engine and what is set."""

    @property
    def viewer(self) -> "Viewer":
        """What plays around now; the same for all panes."""

    @property
    def plain(self) -> bool:
        """Can the terminal show no more than ASCII? What is drawn is translated anyway."""

    def do(self, line: str) -> None:
        """Do what a line says, as at the prompt: a command, or code that is evaluated."""

    def say(self, text: str, bad: bool = False) -> None:
        """Show a message."""

    def page(self) -> str:
        """The name of the page that is edited."""

    def text(self, page: str = "") -> str:
        """The text of a page; without a name: of the one that is edited."""

    def cursor(self) -> int:
        """Where the cursor is in the page that is edited."""

    def places(self, slot: str, spans: Sequence[tuple[int, int]]) -> list[Span | None]:
        """Where spans of the code that a slot plays stand in the pages now.

        None for one that was changed since it was evaluated, or that stands in no page.
        """

    def rewrite(self, span: Span, text: str, evaluate: bool = False) -> Span | None:
        """Write other text in place of a span; undo takes it back.

        Args:
            span: where.
            text: what is to stand there.
            evaluate: evaluate the block around it afterwards.

        Returns:
            where the new text stands; None where there is no such page or place.
        """

    def show(self, pane: str, shown: bool = True) -> None:
        """Show or hide a pane by its name."""

    def redraw(self) -> None:
        """Draw everything anew soon, where more than a pane's own lines has changed."""


class Shown:
    """A pane that was opened: subclasses draw, and may take keys and the mouse.

    Attributes:
        focusable: can it be gone to? Then its keys count, and typed characters are its own.
    """

    focusable = False

    def draw(self, columns: int, rows: int) -> Sequence[Line]:
        """The lines below its title, for so much room; the same list as before: nothing changed."""
        del columns, rows
        return ()

    def title(self) -> str:
        """What stands behind the title, "" for nothing."""
        return ""

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """What keys do while it has the focus: prompt_toolkit's names, with spaces between.

        >>> Shown().keys()
        {}
        """
        return {}

    def typed(self, text: str) -> None:
        """A character was typed that is none of its keys."""

    def click(self, click: Click) -> None:
        """The mouse did something in it."""

    def close(self) -> None:
        """The stage is left."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A pane.

    Attributes:
        name: the word behind `:pane`.
        title: what stands above it.
        about: what it shows, in a clause.
        key: the letter behind Ctrl-X that shows and hides it; "" for none.
        opens: makes what is shown, when it is first shown.
        place: SIDE, BOTTOM or TOP.
        rows: how many lines it would like, without its title; it may get fewer ...
        least: ... but not fewer than these: then it has to wait for room.
        columns: how many columns it would like, at the side.
        shown: is it there from the start? The player's choice is kept.
        styles: colours of its own, by class, as in prompt_toolkit; themes win.
    """

    name: str
    title: str
    about: str
    key: str
    opens: Callable[[Any], Shown]
    place: str = BOTTOM
    rows: int = 8
    columns: int = 32
    least: int = 1
    shown: bool = False
    styles: Mapping[str, str] | None = None
