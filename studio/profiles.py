"""Who plays here: a name, a taste, a signature, what was learnt, and preferences.

The fields have the names under which other programs know them. What a newer version has
written beside them is kept as it is.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from studio.library import MOST_CODE
from studio.settings import BadValueError, between, matching
from studio.store import Connect, Database, plainly

FILE: Final = "profile.sqlite"
SCHEMA: Final = (("create table profile (field text primary key, value text not null)",),)
MOST_KEYWORDS: Final = 20
MOST_PREFERENCES: Final = 200
PREFERENCE: Final = re.compile(r"preferences\.[\w-]{1,40}\Z")
NUMBER: Final = between(1, 10, whole=True)


class ProfileError(Exception):
    """What was asked of the profile cannot be done: its text is the sentence."""


def _words(value: Any) -> list[str]:
    """Keywords: a list, or a text with commas or spaces between."""
    words = value if isinstance(value, list) else re.split(r"[,\s]+", str(value))
    found = [str(word) for word in dict.fromkeys(words) if str(word)]
    if len(found) > MOST_KEYWORDS or any(len(word) > 40 for word in found):
        raise BadValueError
    return found


def _code(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MOST_CODE:
        raise BadValueError
    return value


_NAME: Final = matching(re.compile(r"[^\x00-\x1f]{1,80}\Z"))
_WORD: Final = matching(re.compile(r"[^\x00-\x1f]{1,40}\Z"))

# What a player can set: how it is read, and what it can be, in words.
FIELDS: Final[Mapping[str, tuple[Callable[[Any], Any], str]]] = {
    "artistName": (_NAME, "a name of up to 80 characters"),
    "musicDNA.primaryGenre": (_WORD, "up to 40 characters"),
    "musicDNA.preferredMood": (_WORD, "up to 40 characters"),
    "musicDNA.energyLevel": (NUMBER, "a whole number from 1 to 10"),
    "musicDNA.complexity": (NUMBER, "a whole number from 1 to 10"),
    "musicDNA.keywords": (_words, f"up to {MOST_KEYWORDS} words"),
    "signaturePattern": (_code, "code"),
}


class Profile:
    """The profile in a folder.

    Args:
        folder: where the file is; None: there can be none.
        tell: hears a sentence where a broken file was put aside.
        connect: opens the file; another one where it is encrypted.
    """

    def __init__(
        self, folder: Path | None, tell: Callable[[str], None], connect: Connect = plainly
    ) -> None:
        path = None if folder is None else folder / FILE
        self._database = Database(path, SCHEMA, tell, "profile", ProfileError, connect=connect)

    def all(self) -> dict[str, Any]:
        """All fields that are set, `musicDNA` and `preferences` as mappings."""
        with self._database.reading() as database:
            rows = database.execute("select field, value from profile order by field").fetchall()
        return {field: json.loads(value) for field, value in rows}

    def change(self, field: str, value: Any) -> Any:
        """Set a field as a player names it; gives what it is now.

        Raises:
            ProfileError: there is no such field, it cannot be that, or it cannot be written.
        """
        read, can_be = FIELDS.get(field, (_NAME, "up to 80 characters"))
        if field not in FIELDS and not PREFERENCE.match(field):
            listed = ", ".join(FIELDS)
            raise ProfileError(f"there is no {field[:60]}; there is {listed}, preferences.…")
        try:
            checked = read(value)
        except BadValueError:
            raise ProfileError(f"{field} cannot be {value!r:.60}; it can be {can_be}") from None
        table, _, name = field.partition(".")
        if not name:
            self.keep(table, checked)
            return checked
        inner = {**self.all().get(table, {}), name: checked}
        if len(inner) > MOST_PREFERENCES:
            raise ProfileError(f"there are {MOST_PREFERENCES} {table} already")
        self.keep(table, {key: one for key, one in inner.items() if one not in ("", [])})
        return checked

    def keep(self, field: str, value: Any) -> None:
        """Keep a whole field; an empty one goes.

        Raises:
            ProfileError: it cannot be written.
        """
        with self._database.writing() as database:
            if value in ("", [], {}):
                database.execute("delete from profile where field = ?", (field,))
                return
            text = json.dumps(value, ensure_ascii=False)
            database.execute("insert or replace into profile values (?, ?)", (field, text))
