"""The feed of a projector: what plays, ten times a second, in a file; only while one looks.

The folder is the player's own (nobody else may look in), in memory where the system has a place for
files there. A projector touches the file beside; without that the feed looks at the time of
one file twice a second, and does nothing else. Nothing is ever read back into the session.
"""

import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from studio.session import Session
from studio.snapshots import Snapshot, SnapshotError, read, written

FRAME_S: Final = 0.1  # between two snapshots while somebody looks
IDLE_S: Final = 0.5  # between two looks whether somebody does
LOOKING_S: Final = 3.0  # so long after its last touch a projector is thought to look
BEFORE, AFTER = 1.0, 2.5  # cycles of a snapshot
MEMORY: Final = Path("/dev/shm")
FEED, LOOKS = ".feed", ".looks"

LOG = logging.getLogger(__name__)


def place(environ: "os._Environ[str] | dict[str, str]" = os.environ) -> Path:
    """The folder of feeds, which only the player may enter.

    Raises:
        OSError: there can be none, or it is somebody else's.
    """
    chosen = environ.get("NOTALABEL_HOME")
    user = os.getuid() if hasattr(os, "getuid") else "user"
    base = MEMORY if MEMORY.is_dir() else Path(tempfile.gettempdir())
    folder = Path(chosen) / "feeds" if chosen else base / f"notalabel-{user}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or folder.is_symlink()):
        raise PermissionError(13, "it belongs to somebody else", str(folder))
    folder.chmod(0o700)
    return folder


class Feed:
    """Writes snapshots while a projector looks.

    Args:
        session: what plays.
        sound: makes the sound, see studio.viewing.Viewer.
        folder: where.
        name: of the feed: one for each session.
        now: seconds since 1970.
    """

    def __init__(
        self,
        session: Session,
        sound: Any,
        folder: Path,
        name: str,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._session, self._sound, self._now = session, sound, now
        self._file, self._looks = folder / f"{name}{FEED}", folder / f"{name}{LOOKS}"
        self._fresh = folder / f".{name}.fresh"
        self._viewer: Any = None
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Say that there is something to look at, and look whether somebody does.

        What sessions left that were killed is taken away.
        """
        for file in self._file.parent.glob("*.*"):
            if file.suffix in (FEED, LOOKS) and not _runs(file.stem):
                file.unlink(missing_ok=True)
        self._file.write_text("", encoding="utf-8")
        self._thread = threading.Thread(target=self._run, name="projector feed", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take the files away."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join(1.0)
        for file in (self._file, self._looks, self._fresh):
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def watched(self) -> bool:
        """Does somebody look?"""
        try:
            return self._now() - self._looks.stat().st_mtime < LOOKING_S
        except OSError:
            return False

    def step(self) -> float:
        """Write a snapshot where somebody looks; how many seconds to wait until the next."""
        if not self.watched():
            return IDLE_S
        from studio.viewing import Viewer  # only who is looked at pays for it
        from studio.visuals.kit import EVENTS, LEVELS

        if self._viewer is None:
            self._viewer = Viewer(self._session, self._sound)
        view = self._viewer.look(BEFORE, AFTER, frozenset({EVENTS, LEVELS}))
        self._fresh.write_text(written(view, self._now()), encoding="utf-8")
        self._fresh.replace(self._file)
        return FRAME_S

    def _run(self) -> None:
        wait_s = IDLE_S
        while not self._closing.wait(wait_s):
            try:
                wait_s = self.step()
            except Exception:  # the edge of the thread: the show goes on without a projector
                LOG.exception("the projector's feed fails")
                wait_s = 10 * IDLE_S


class Watched:
    """A feed as a projector sees it; it only reads, and touches a file of its own.

    Args:
        folder: of the feeds.
        name: of the feed; "": the one that began last.
    """

    def __init__(self, folder: Path, name: str = "") -> None:
        self._folder, self._name = folder, name
        self._last: Snapshot | None = None
        self._read = (0, 0)

    def feeds(self) -> list[str]:
        """The names of the feeds of sessions that run, the last one first."""
        files = [file for file in self._folder.glob(f"*{FEED}") if _runs(file.stem)]
        found = [(file.stat().st_mtime, file.stem) for file in files]
        return [name for _, name in sorted(found, reverse=True)]

    def look(self) -> Snapshot | None:
        """The last snapshot, None while there is none; never raises."""
        with suppress(OSError):
            names = self.feeds()
            if not self._name and names:
                self._name = names[0]
            if self._name not in names:
                self._name = self._name if names else ""
                return None
            (self._folder / f"{self._name}{LOOKS}").touch()
            file = self._folder / f"{self._name}{FEED}"
            found = file.stat()
            if (found.st_ino, found.st_mtime_ns) == self._read:
                return self._last
            self._read = found.st_ino, found.st_mtime_ns
            text = file.read_text(encoding="utf-8", errors="replace")
            with suppress(SnapshotError):
                self._last = read(text) if text else None
        return self._last


def _runs(name: str) -> bool:
    """Is the process there whose number a feed is named by? Where that cannot be asked: yes."""
    if os.name != "posix" or not name.isdecimal():
        return True
    try:
        os.kill(int(name), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True
