"""Patterns of the library as plain files: Strudel code, with what is known of it in comments.

`// @title name` and so on, as strudel.cc's players write them; a file without them is a
pattern named like the file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from studio.files import write_whole
from studio.library import LISTS, MOST_CODE, MOST_NAME, Record
from studio.midicode import code_of_midi
from studio.midifile import MidiError

ENDINGS: Final = (".strudel", ".js", ".txt", ".mid", ".midi")
MIDI: Final = (".mid", ".midi")
MOST_FILES: Final = 50_000
_LINE: Final = re.compile(r"^//\s*@(\w+)\s+(.*?)\s*$")
_UNSAFE: Final = re.compile(r"[^\w .-]+")

# In the comments, and in the library.
TEXTS: Final = {
    "title": "name", "details": "description", "genre": "genre", "mood": "mood",
    "source": "source",
}  # fmt: skip
NUMBERS: Final = {
    "complexity": "complexity", "creativity": "creativity", "uniqueness": "uniqueness",
    "timestamp": "timestamp", "playCount": "play_count", "userRating": "user_rating",
}  # fmt: skip
_WHOLE: Final = frozenset({"play_count", "user_rating"})


def text_of(record: Record) -> str:
    """The text of a pattern's file.

    >>> print(text_of(Record("Dusk", 's("bd")', mood="dark", tags=("slow",))), end="")
    // @title Dusk
    // @mood dark
    // @source player
    // @tags slow
    s("bd")
    """
    lines = [(key, getattr(record, name)) for key, name in (TEXTS | NUMBERS).items()]
    lines += [(name, ", ".join(getattr(record, name))) for name in LISTS]
    lines += [("favourite", "yes" if record.favourite else "")]
    head = [f"// @{key} {' '.join(str(value).split())}" for key, value in lines if value]
    return "\n".join([*head, record.code.strip("\n")]) + "\n"


def record_of(text: str, name: str) -> Record:
    """The pattern of a file's text.

    Args:
        text: of the file.
        name: what it is called where its text does not say.

    >>> record_of(text_of(Record("Dusk", 's("bd")', user_rating=4)), "x").user_rating
    4
    """
    lines = text.lstrip("\ufeff").splitlines()
    head: dict[str, str] = {}
    rest = 0
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            break
        head[found[1]] = found[2]
        rest += 1
    known: dict[str, Any] = {TEXTS[key]: value for key, value in head.items() if key in TEXTS}
    for key, field in NUMBERS.items():
        value = _number(head.get(key, ""))
        if value is not None:
            known[field] = int(value) if field in _WHOLE else value
    for key in LISTS:
        words = (word.strip() for word in head.get(key, "").split(","))
        known[key] = tuple(word for word in words if word)
    code = "\n".join(lines[rest:]).strip("\n")
    base = Record(name=name[:MOST_NAME], code=code, source="file")
    return replace(base, favourite=head.get("favourite") == "yes", **known)


def _read(file: Path) -> Record:
    if file.suffix.lower() in MIDI:
        return Record(file.stem[:MOST_NAME], code_of_midi(file), source="midi")
    return record_of(file.read_text(encoding="utf-8"), file.stem)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e12 else None


def export_to(folder: Path, records: Iterable[Record]) -> int:
    """Write patterns into a folder, a file each; gives how many.

    Raises:
        OSError: one cannot be written.
    """
    count = 0
    for name, text in files_of(records):
        write_whole(folder / name, text)
        count += 1
    return count


def files_of(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """The name and the text of a file for each pattern, no two names alike."""
    taken: set[str] = set()
    for record in records:
        stem = _UNSAFE.sub("_", record.name).strip(". ") or "pattern"
        while stem.lower() in taken:
            stem += "_"
        taken.add(stem.lower())
        yield f"{stem}.strudel", text_of(record)


def import_from(path: Path) -> Iterator[Record | str]:
    """The patterns of a file, or of a folder and those below it; a sentence for each that is none.

    Links out of the folder are not followed.
    """
    files = [path]
    if path.is_dir():
        found = (
            one for one in path.rglob("*") if one.suffix.lower() in ENDINGS and not one.is_symlink()
        )
        files = sorted(one for one, _ in zip(found, range(MOST_FILES), strict=False))
    for file in files:
        try:
            if file.stat().st_size > MOST_CODE * 4:
                yield f"{file.name} is too large for a pattern"
                continue
            record = _read(file)
        except MidiError as error:
            yield str(error)
        except UnicodeDecodeError:
            yield f"{file.name} is not text in UTF-8"
        except OSError as error:
            yield f"{file.name} cannot be read ({error.strerror or error})"
        else:
            yield record if record.code.strip() else f"{file.name} holds no code"
