"""`notalabel projector`: a second terminal that shows what another one plays, and only shows it.

Keys: q leaves, v shows another picture, t another theme.

It reads a file of the session's, and never writes to it: whatever happens here, the music and the
prompt there do not notice.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from repl.projected import Row, frame
from repl.screen import complain, say
from repl.stage.themes import HUES, THEMES, after
from studio.projecting import Watched, place
from studio.visuals.table import VISUALS

if TYPE_CHECKING:
    from prompt_toolkit.styles import Style

    from repl.rowscreen import RowScreen

FRAME_S = 0.05
FIRST, THEME = "pianoroll", "contrast"
COLUMNS, ROWS = 80, 24  # where there is no terminal
PATIENCE_S = 2.0
LEAVE = ("q", "c-c", "c-d")


class Projector:
    """What is shown, and how.

    Args:
        watched: the feed.
        now: seconds since 1970.
        theme, visual: the first ones.
        unicode: can the terminal show more than ASCII?
    """

    def __init__(
        self,
        watched: Watched,
        now: Callable[[], float] = time.time,
        theme: str = THEME,
        visual: str = FIRST,
        unicode: bool = True,
    ) -> None:
        self._watched, self._now, self._unicode = watched, now, unicode
        self.theme, self.visual = theme, visual

    def rows(self, columns: int, rows: int) -> list[Row]:
        """The screen as it is now."""
        visual = VISUALS[self.visual]
        look = self._watched.look()
        return frame(look, self._now(), columns, rows, visual, self._unicode)

    def next_visual(self) -> None:
        """Another picture: of those that draw events alone."""
        names = [name for name, one in VISUALS.items() if one.needs == VISUALS[FIRST].needs]
        self.visual = names[(names.index(self.visual) + 1) % len(names)]

    def next_theme(self) -> None:
        """Other colours."""
        self.theme = after(self.theme)


def run(options: argparse.Namespace) -> int:
    """Show what plays until a key ends it; without a terminal, one screen as text."""
    if options.visual not in VISUALS:
        complain(f"there is no visual {options.visual[:40]}; there are {', '.join(VISUALS)}")
        return 2
    try:
        watched = Watched(place(), options.session)
    except OSError as error:
        complain(f"{error.filename} cannot be used: {(error.strerror or str(error)).lower()}")
        return 1
    theme = "plain" if os.environ.get("NO_COLOR") else options.theme
    projector = Projector(watched, time.time, theme, options.visual, _is_unicode())
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _once(projector, watched)
    _show(projector)
    return 0


def _is_unicode() -> bool:
    try:
        "█⣿".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _once(projector: Projector, watched: Watched) -> int:
    end = time.monotonic() + PATIENCE_S
    while watched.look() is None and time.monotonic() < end:
        time.sleep(FRAME_S)
    for row in projector.rows(COLUMNS, ROWS):
        say("".join(text for _, text in row).rstrip())
    return 0


def _show(projector: Projector) -> None:
    from repl.rowscreen import RowScreen  # only who has a terminal pays for it

    screen = RowScreen()
    with screen.open():
        play(projector, screen, time.sleep)


def play(projector: Projector, screen: "RowScreen", sleep: Callable[[float], None]) -> None:
    """Paint until a key ends it."""
    theme = ""
    while True:
        for key in screen.pressed():
            if key in LEAVE:
                return
            if key in "vt":
                (projector.next_visual if key == "v" else projector.next_theme)()
        if theme != projector.theme:
            theme = projector.theme
            screen.look(_style(theme))
        screen.paint(projector.rows(*screen.size()))
        sleep(FRAME_S)


def _style(theme: str) -> "Style":
    from prompt_toolkit.styles import Style

    look = THEMES[theme]
    hues = {f"hue{number}": look.get(f"slot{number}", "") for number in range(HUES)}
    return Style.from_dict({**hues, **look})
