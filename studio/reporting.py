"""What a player reports, kept on this machine and nowhere else: shown first, then kept or dropped.

A report holds the player's words, the version, the environment, and the last lines of the log, from
which everything that looks like a secret is blotted out already. Nothing is ever sent.
"""

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from studio.files import write_whole
from studio.secrecy import without_keys
from studio.store import NO_FOLDER
from studio.thisprogram import this_version
from studio.vault import Vault

FOLDER: Final = "feedback"
LINES: Final = 20  # of the log
MOST_TEXT: Final = 4_000  # characters
MOST_KEPT: Final = 500
TEXTS: Final = ("at", "text", "version", "system", "sound")
TAIL_BYTES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        at: when, as in ISO 8601.
        text: what the player says.
        version: of the program.
        system: which machine, in words.
        sound: where the sound goes, and how it is.
        log: the last lines.
    """

    at: str
    text: str
    version: str
    system: str
    sound: str
    log: tuple[str, ...] = ()


def report(text: str, sound: str, log: Path | None, now: float) -> Report:
    """A report of some words, with what helps to understand them.

    Args:
        text: the player's; cut at 4,000 characters, and keys in its links are left out.
        sound: how the engine is, in words.
        log: the log file, None for none.
        now: seconds since 1970.
    """
    when = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
    system = f"Python {platform.python_version()} on {platform.platform(terse=True)}"
    return Report(
        when, without_keys(text[:MOST_TEXT]), this_version(), system, sound, last_lines(log)
    )


def last_lines(log: Path | None) -> tuple[str, ...]:
    """The last lines of a log; none where it cannot be read."""
    if log is None:
        return ()
    try:
        with log.open("rb") as file:
            file.seek(max(file.seek(0, 2) - TAIL_BYTES, 0))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(text.splitlines()[-LINES:])


def shown(one: Report) -> str:
    """A report as the player reads it.

    >>> print(shown(Report("2026-01-01", "it clicks", "0.1", "Linux", "jack", ("a line",))))
    2026-01-01  it clicks
    version 0.1; Linux; sound: jack
      a line
    """
    head = f"{one.at}  {one.text}\nversion {one.version}; {one.system}; sound: {one.sound}"
    return "\n".join([head, *(f"  {line}" for line in one.log)])


class Reports:
    """The reports in the player's folder, a file each.

    Args:
        vault: the folder, open.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def keep(self, one: Report) -> Path:
        """Keep a report.

        Raises:
            OSError: there is no folder, or it cannot be written.
        """
        if self._vault.folder is None:
            raise FileNotFoundError(2, NO_FOLDER)
        if len(self._files()) >= MOST_KEPT:
            raise OSError(28, f"there are {MOST_KEPT} reports; export and erase them")
        name = one.at.replace(":", "").replace("+0000", "Z")
        folder = self._vault.folder / FOLDER
        free = (folder / f"{name}-{number:03}.json" for number in range(MOST_KEPT + 1))
        path = next(path for path in free if not path.exists())
        self._vault.write(path, json.dumps(asdict(one), ensure_ascii=False, indent=1))
        return path

    def all(self) -> Iterator[Report]:
        """The reports, oldest first; files that are none are left out."""
        for path in self._files():
            try:
                found = json.loads(self._vault.read(path))
                at, text, made, system, sound = (str(found[name]) for name in TEXTS)
                yield Report(at, text, made, system, sound, tuple(map(str, found["log"])))
            except (OSError, ValueError, LookupError, TypeError):
                continue

    def export(self, path: Path) -> int:
        """Write all reports into one file of JSON; how many.

        Raises:
            OSError: it cannot be written.
        """
        found: list[dict[str, Any]] = [asdict(one) for one in self.all()]
        write_whole(path, json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return len(found)

    def erase(self) -> int:
        """Take all of them away; how many.

        Raises:
            OSError: one cannot be taken away.
        """
        files = self._files()
        for path in files:
            path.unlink()
        return len(files)

    def _files(self) -> list[Path]:
        folder = self._vault.folder
        return [] if folder is None else sorted((folder / FOLDER).glob("*.json"))
