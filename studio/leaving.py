"""Everything that is the player's in one archive of plain files; and all of it erased.

Secrets go nowhere; what the player made or put somewhere by hand (recordings, samples, own
synths) stays where it is when the rest is erased.
"""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from studio import keyrings
from studio.config import Config
from studio.history import History
from studio.library import Library
from studio.patternfiles import files_of
from studio.profiles import Profile
from studio.relocking import LIST
from studio.secrecy import without_room_keys
from studio.settings import SETTINGS
from studio.unlocking import remembered_as
from studio.vault import SECRETS, WRITTEN, Vault

TABLES: Final = ("evaluations", "commands", "landings")
SYNTHS: Final = "synths"
JAM: Final = "jam/*.json"
ROOMS: Final = "jam/room-*.json"  # the others there are keys, by which rooms know the player
# What erasing takes away, in the folder of the data and beside the log.
OURS: Final = ("*.sqlite*", "sets", "stage", *WRITTEN[1:], SECRETS, LIST)
LOGS: Final = ("*.log*",)
ABOUT: Final = """\
Everything of yours that Not a Label has kept, as plain files.

history/    each line you evaluated, each command, each change of what played: JSON, one a line
library/    your patterns as Strudel code, and library.json with all that is known of them
stage/      the pages of the stage
sets/       your sets with their scenes, as `set open` reads them from the folder sets of your data
synths/     your own synths and effects
profile.json, settings.json, and taste.json where something was learnt of your taste
feedback/   what you reported
jam/        the rooms you hosted, with what was written in them
usage.json  how often and how long you played
asked.jsonl  what you asked and what became of it, where you have switched that on

Not in here: recordings and samples, which are files of yours already, and what
opens a door: keys for services, keys of rooms, and the key by which rooms know you.
"""


def export_all(config: Config, vault: Vault, path: Path) -> int:
    """Write the archive, whole or not at all; gives how many files are in it.

    Raises:
        OSError: it cannot be written.
        LibraryError, ProfileError: that cannot be read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for inner, text in _contents(config, vault):
                    archive.writestr(inner, text)
                count = len(archive.namelist())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return count


def _contents(config: Config, vault: Vault) -> Iterator[tuple[str, str]]:
    folder = vault.folder
    if folder is None:
        return
    yield "README.txt", ABOUT
    history = History(folder, _unheard, connect=vault.connect)
    for table in TABLES:
        yield f"history/{table}.ndjson", _lines(history.dicts(table))
    records = Library(folder, _unheard, connect=vault.connect).search()
    yield "library/library.json", _json([asdict(one) for one in records])
    for name, text in files_of(records):
        yield f"library/{name}", text
    for path in sorted(path for pattern in WRITTEN for path in folder.glob(pattern)):
        kept = path.relative_to(folder)
        if kept.match(ROOMS) or not kept.match(JAM):
            yield kept.as_posix(), without_room_keys(vault.read(path))
    for path in sorted((folder / SYNTHS).glob("*.py")):
        yield f"{SYNTHS}/{path.name}", path.read_text(encoding="utf-8", errors="replace")
    yield "profile.json", _json(Profile(folder, _unheard, vault.connect).all())
    open_ = {key: config.settings[key] for key, one in SETTINGS.items() if not one.secret}
    yield "settings.json", _json(open_)


def _unheard(_: str) -> None:
    """A broken database was told of when it was met."""


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_erase(config: Config) -> list[Path]:
    """The files and folders that erasing takes away."""
    found: set[Path] = set()
    if config.data is not None:
        found.update(path for pattern in OURS for path in config.data.glob(pattern))
    if config.log is not None:
        found.update(path for pattern in LOGS for path in config.log.parent.glob(pattern))
    found.update(path for path in (config.file, config.cache) if path is not None and path.exists())
    return sorted(found)


def to_leave(config: Config) -> list[Path]:
    """What the player has made or put there by hand, which stays."""
    own = [] if config.data is None else [config.data / SYNTHS, config.data / "samples"]
    return [path for path in (*own, config.music) if path is not None and path.exists()]


def erase_all(config: Config) -> list[Path]:
    """Take everything away; gives what would not go."""
    left = []
    for path in to_erase(config):
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError:
            left.append(path)
    for key, one in SETTINGS.items():
        if one.secret:
            keyrings.forgotten(key)
    if config.data is not None:
        keyrings.forgotten(remembered_as(config.data))
    return left
