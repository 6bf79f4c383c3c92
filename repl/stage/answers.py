"""Code that came as an answer, an offer, an example or a link: it goes into the editor.

Where the open page holds what played before, or nothing, the answer takes its place, and undo
takes it back; else it gets a page of its own. The pane `answer` shows what has changed.
"""

from typing import TYPE_CHECKING, Final

from repl.stage.pages import MOST_PAGES, Page, Written

if TYPE_CHECKING:
    from repl.stage.desk import StageDesk

PANE: Final = "answer"
PAGE: Final = "answer"
MOST: Final = 20  # codes that are remembered as brought, and may be replaced


class Answers:
    """Brings code into the editor of a stage.

    Args:
        desk: of the stage.
    """

    def __init__(self, desk: "StageDesk") -> None:
        self._desk = desk
        self._brought: list[str] = []

    def bring(self, code: str) -> str:
        """Put code into the editor; the name of its page, "" where there is no place left."""
        pages = self._desk.stage.screen.pages
        page = self._place(code)
        if page is None:
            name = pages.fresh({PAGE: None, **dict.fromkeys(self._desk.stage.keeper.names())})
            if len(pages.all()) >= MOST_PAGES or pages.new(Written(name, code)):
                return ""
            page = pages.open
        elif page.buffer.text.strip() != code.strip():
            page.rewrite(0, len(page.buffer.text), code)
        page.evaluated(code, max(page.buffer.text.find(code), 0))
        self._brought = [*self._brought[-MOST:], code.strip()]
        self._desk.redraw()
        return page.name

    def _without_words(self, text: str) -> str:
        """A page without the line that asked for the last offer."""
        offers = self._desk.room.session.offers.all
        asked = {f"{mark}{one.how}" for one in offers for mark in ("", "?", "? ")}
        kept = [line for line in text.split("\n") if line.strip() not in asked]
        return "\n".join(kept).strip()

    def _place(self, code: str) -> Page | None:
        """The page that the code belongs to, None where it needs one of its own."""
        pages = self._desk.stage.screen.pages
        known = {code.strip(), self._desk.room.session.offers.before.strip(), *self._brought}
        for page in (pages.open, *pages.all()):
            text = page.buffer.text.strip()
            if not text or text in known or self._without_words(text) in known:
                pages.go(list(pages.all()).index(page))
                return page
        return None
