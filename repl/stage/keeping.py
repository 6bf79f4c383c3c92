"""The pages of the stage on disk: each a file in the player's folder, whole or not at all.

A text is written a moment after it was changed, by a thread of its own, so that typing never waits
for a disk. Files of pages that were closed stay: `open NAME` brings them back. Where another stage
has written a page meanwhile, ours gets a name of its own: nothing is lost.
"""

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from repl.stage.pages import NAME, Pages, Written
from studio.store import NO_FOLDER
from studio.vault import Vault

FOLDER: Final = "stage"
ENDING: Final = ".strudel"
DESK: Final = "desk.json"
PAUSE_S: Final = 1.0
MOST_BYTES: Final = 4_000_000
ODD: Final = (OSError, ValueError)  # what reading and writing raise: sealed and damaged files too

LOG = logging.getLogger(__name__)


class Keeper:
    """Keeps pages.

    Args:
        vault: the player's folder.
        seconds: a clock that never goes back.

    Attributes:
        problem: why nothing can be kept, told once; "" while it can.
        kept: what else is remembered, by name: which panes are shown.
    """

    def __init__(self, vault: Vault, seconds: Callable[[], float] = time.monotonic) -> None:
        self._vault, self._seconds = vault, seconds
        self._folder = None if vault.folder is None else vault.folder / FOLDER
        self._last, self._wrote = 0.0, ""
        self._known: dict[str, str] = {}
        self._writing: threading.Thread | None = None
        self.problem = "" if self._folder else f"pages are not kept: {NO_FOLDER}"
        self.kept: dict[str, Any] = {}

    # -- reading -------------------------------------------------------------------------------

    def written(self) -> tuple[list[Written], str]:
        """The pages that were open, in order, and the name of the one that was edited."""
        desk = self._desk()
        listed = desk.get("pages")
        listed = listed if isinstance(listed, list) else self.names()
        names = [str(one) for one in dict.fromkeys(map(str, listed)) if NAME.fullmatch(one)]
        cursors = desk.get("cursors")
        at: Mapping[str, Any] = cursors if isinstance(cursors, dict) else {}
        found = []
        for name in names:
            text = self.text(name)
            if text is not None:
                cursor = at.get(name, 0)
                found.append(Written(name, text, cursor if isinstance(cursor, int) else 0))
        kept = desk.get("kept")
        self.kept = kept if isinstance(kept, dict) else {}
        return found, str(desk.get("open", ""))

    def _desk(self) -> dict[str, Any]:
        if self._folder is None:
            return {}
        try:
            found = json.loads(self._vault.read(self._folder / DESK))
        except FileNotFoundError:
            return {}
        except (*ODD, RecursionError):
            LOG.exception("the list of pages cannot be read")
            return {}
        return found if isinstance(found, dict) else {}

    def names(self) -> list[str]:
        """The pages that are on disk, open or not."""
        try:
            files = [] if self._folder is None else list(self._folder.glob(f"*{ENDING}"))
        except OSError:
            return []
        return sorted(one.stem for one in files if NAME.fullmatch(one.stem))

    def text(self, name: str) -> str | None:
        """The text of a page on disk, None where it cannot be read."""
        path = self._path(name)
        if path is None:
            return None
        try:
            if path.stat().st_size > MOST_BYTES:
                self.problem = f"{path} is too large for a page; it stays as it is"
                return None
            text = self._vault.read(path).replace("\r\n", "\n")
        except FileNotFoundError:
            return None
        except ODD as error:
            self.problem = f"{path} cannot be read ({error}); it stays as it is"
            return None
        self._known[name] = text
        return text

    def _path(self, name: str) -> Path | None:
        if self._folder is None or not NAME.fullmatch(name):
            return None
        return self._folder / f"{name}{ENDING}"

    # -- writing -------------------------------------------------------------------------------

    def keep(self, pages: Pages, now: bool = False) -> None:
        """Write what has changed, if some time has passed; never raises.

        Args:
            pages: all pages.
            now: at once, before this returns.
        """
        if self._folder is None or (not now and self._seconds() - self._last < PAUSE_S):
            return
        if self._writing is not None and self._writing.is_alive():
            if not now:
                return
            self._writing.join()
        self._last = self._seconds()
        texts = {page.name: page.buffer.text for page in pages.all() if page.changed}
        desk = self._desk_of(pages)
        if not texts and desk == self._wrote:
            return
        self._wrote = desk
        for page in pages.all():
            page.changed = False
        if now:
            self._write(texts, desk)
            return
        work = lambda: self._write(texts, desk)  # noqa: E731 # said to a thread
        self._writing = threading.Thread(target=work, name="pages", daemon=True)
        self._writing.start()

    def _desk_of(self, pages: Pages) -> str:
        cursors = {page.name: page.buffer.cursor_position for page in pages.all()}
        desk = {"pages": pages.names(), "open": pages.open.name, "cursors": cursors}
        return json.dumps({**desk, "kept": self.kept})

    def _write(self, texts: Mapping[str, str], desk: str) -> None:
        if self._folder is None:
            return
        try:
            for name, text in texts.items():
                self._write_page(name, text)
            self._vault.write(self._folder / DESK, desk)
        except ODD as error:
            LOG.exception("pages cannot be kept")
            self.problem = f"your pages cannot be kept on disk ({error})"

    def _write_page(self, name: str, text: str) -> None:
        path = self._path(name)
        if path is None:
            return
        try:
            there: str | None = self._vault.read(path)
        except FileNotFoundError:
            there = None
        if there not in (None, text, self._known.get(name)):
            beside = path.with_name(f"{name}-{int(time.time())}{ENDING}")
            self._vault.write(beside, there or "")
            self.problem = f"another stage wrote {name} meanwhile: its text is in {beside.stem}"
        self._vault.write(path, text)
        self._known[name] = text
