"""What stands on the stage when it opens: the first time a page that plays, else what plays."""

from typing import TYPE_CHECKING, Final

from studio.welcome import STARTER, welcomes

if TYPE_CHECKING:
    from repl.stage.app import Stage

FIRST: Final = "Welcome. Ctrl-R plays what stands here; F10 help tells more, Ctrl-Q leaves."


def bring_playing(stage: "Stage") -> None:
    """Write what plays already into an empty first page, as it was typed."""
    page = stage.screen.pages.open
    sources = dict.fromkeys(stage.room.session.sources().values())
    if any(one.buffer.text.strip() for one in stage.screen.pages.all()) or not sources:
        return
    page.rewrite(0, len(page.buffer.text), "\n\n".join(source.strip("\n") for source in sources))


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
