"""The first time on the stage: a page that plays, and two keys to play it. Asks nothing."""

from typing import TYPE_CHECKING, Final

from studio.welcome import STARTER, welcomes

if TYPE_CHECKING:
    from repl.stage.app import Stage

FIRST: Final = "Welcome. Ctrl-R plays what stands here; F10 help tells more, Ctrl-Q leaves."


def greet(stage: "Stage") -> bool:
    """Write the first page, where there is none yet; was this the first time?"""
    room, pages = stage.room, stage.screen.pages
    is_empty = not any(page.buffer.text.strip() for page in pages.all())
    if not welcomes(room.session.vault.folder, lambda: bool(room.history.recent(1))):
        return False
    if is_empty:
        pages.open.rewrite(0, len(pages.open.buffer.text), STARTER)
    stage.desk.say(FIRST)
    return True
