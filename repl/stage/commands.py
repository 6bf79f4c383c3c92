"""The words of the stage itself, in its line of commands: pages, panes, looks, leaving."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from prompt_toolkit.enums import EditingMode

from repl.stage.pages import Written
from repl.stage.themes import THEMES, after

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

KEYS_HELP: Final = """\
Alt-Enter, Ctrl-E   evaluate the block at the cursor (Ctrl-Enter, where the terminal sends it)
Ctrl-R, Alt-R       evaluate the whole page
Ctrl-\\, Alt-.       hush
F10, Alt-X          the line of commands; : in vi's normal mode
F1 to F8            scenes 1 to 8; with Shift or Ctrl: store them. F9 taps the tempo
Ctrl-T  Ctrl-PageUp Ctrl-PageDown  Alt-1 to Alt-9     a new page, the next ones, a page by number
Ctrl-Z, Ctrl-_      undo; Alt-Z redoes. Ctrl-S searches
Tab, Ctrl-Space     completion. Ctrl-X ?  help for the name at the cursor
Ctrl-X and a letter shows a pane, goes to it, hides it; Ctrl-X o goes round; Esc comes back
Ctrl-X t            the next theme; Ctrl-X v  vi or emacs keys; Ctrl-X z  the plain prompt
Ctrl-Q              leave; while it plays, you are asked"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the stage.

    Attributes:
        usage: how it is written.
        help: what it does, in a clause.
        run: does it; gives what is to be said, "" for nothing.
    """

    usage: str
    help: str
    run: Callable[["StageDesk", str], str]


@cache
def words() -> Mapping[str, Word]:
    """The words by name."""
    return {
        "quit": Word("quit", "leave", _quit),
        "exit": Word("exit", "leave", _quit),
        "prompt": Word("prompt", "back to the plain prompt", _prompt),
        "reader": Word("reader", "plain lines, for who listens", _reader),
        "stage": Word("stage", "this", lambda *_: "this is the stage; prompt leads back"),
        "keys": Word("keys vi", "vi or emacs keys; without a word: what the keys do", _keys),
        "theme": Word("theme retro", f"colours: {', '.join(THEMES)}", _theme),
        "new": Word("new drums", "another page", _new),
        "next": Word("next", "the next page", lambda desk, _: _turn(desk, 1)),
        "previous": Word("previous", "the page before", lambda desk, _: _turn(desk, -1)),
        "close": Word("close", "close the page; page NAME brings it back", _close),
        "page": Word("page drums", "go to a page, or bring it back", _page),
        "name": Word("name dusk", "give the page another name", _name),
        "pane": Word("pane mixer", "show or hide a pane; without a name: which there are", _pane),
        "panel": Word("panel mixer", "the same as pane", _pane),
        "panels": Word("panels", "which panes there are", lambda desk, _: _pane(desk, "")),
        "jam": Word("jam open drums", "edit a pane of the room; all else of jam: help jam", _jam),
        "help": Word("help lpf", "what a name does; without one: all commands", _help),
    }


def _quit(desk: "StageDesk", rest: str) -> str:
    del rest
    desk.stage.hand.ask_to_leave()
    return ""


def _prompt(desk: "StageDesk", rest: str) -> str:
    del rest
    desk.stage.leave("prompt")
    return ""


def _reader(desk: "StageDesk", rest: str) -> str:
    del rest
    desk.stage.leave("reader")
    return ""


def _keys(desk: "StageDesk", rest: str) -> str:
    if not rest:
        return KEYS_HELP
    modes = {"vi": EditingMode.VI, "emacs": EditingMode.EMACS}
    if rest not in modes:
        desk.command(f"keys {rest}")  # those of a MIDI keyboard
        return ""
    desk.stage.application.editing_mode = modes[rest]
    return f"{rest} keys; to keep them: notalabel config set stage.keys {rest}"


def _theme(desk: "StageDesk", rest: str) -> str:
    name = rest or after(desk.stage.theme)
    if name not in THEMES:
        return f"themes are {', '.join(THEMES)}"
    desk.stage.theme = name
    return f"theme {name}; to keep it: notalabel config set stage.theme {name}"


def _new(desk: "StageDesk", rest: str) -> str:
    pages, keeper = desk.stage.screen.pages, desk.stage.keeper
    name = rest or pages.fresh(dict.fromkeys(keeper.names()))
    text = keeper.text(name) if rest else None
    problem = pages.new(Written(name, text or ""))
    return problem or _shown(desk)


def _turn(desk: "StageDesk", by: int) -> str:
    desk.stage.screen.pages.turn(by)
    return _shown(desk)


def _close(desk: "StageDesk", rest: str) -> str:
    del rest
    screen = desk.stage.screen
    desk.stage.keeper.keep(screen.pages, now=True)
    gone = screen.pages.close()
    _shown(desk)
    return f"{gone.name} is closed; page {gone.name} brings it back" if gone.buffer.text else ""


def _page(desk: "StageDesk", rest: str) -> str:
    pages, keeper = desk.stage.screen.pages, desk.stage.keeper
    if not rest:
        return "pages: " + ", ".join(sorted({*pages.names(), *keeper.names()}))
    if rest.isdigit() and pages.go(int(rest) - 1):
        return _shown(desk)
    if rest not in pages.names() and keeper.text(rest) is None:
        return f"there is no page {rest}; new {rest} makes one"
    return _new(desk, rest)


def _name(desk: "StageDesk", rest: str) -> str:
    return desk.stage.screen.pages.rename(rest) or _shown(desk)


def _jam(desk: "StageDesk", rest: str) -> str:
    word, _, pane = rest.partition(" ")
    if word == "open" and pane.strip():
        return desk.shared.open(pane.strip())
    desk.command(f"jam {rest}")
    return ""


def _shown(desk: "StageDesk") -> str:
    desk.stage.screen.to_code()
    desk.redraw()
    return ""


def _pane(desk: "StageDesk", rest: str) -> str:
    regions = desk.stage.screen.regions
    if rest in regions:
        desk.toggle(rest)
        return ""
    listed = "\n".join(
        f"{name}: {one.pane.about}" + (f" (Ctrl-X {one.pane.key})" if one.pane.key else "")
        for name, one in regions.items()
    )
    return (f"there is no pane {rest}\n" if rest else "") + (listed or "there are no panes")


def _help(desk: "StageDesk", rest: str) -> str:
    from studio.commands.help import told
    from studio.commands.table import COMMANDS

    del desk
    if rest:
        return told(rest.strip(" .()")).text
    rows = [(one.usage, one.help) for one in words().values()]
    rows += [(one.usage, one.help) for one in COMMANDS.values()]
    return KEYS_HELP + "\n\n" + "\n".join(f"{usage:28} {about}" for usage, about in rows)
