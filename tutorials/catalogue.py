"""Text in a language: sentences from a file a language, with what stands at their places.

tutorials/lessons/LANGUAGE/messages.toml has the sentences, by theme and name. A sentence may be a
table of forms: "1", "2" and so on, and "other", by the value `count`; a sound or a place may have
forms by its part in the sentence, which a placeholder names: {name:object}. What a language lacks
is said in English. Pure but for reading those files.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final

from patterns.tonal.notes import flat_name
from tutorials.saying import Beats, Control, Count, Listed, Message, Note, Saying, Sound

FILES: Final = Path(__file__).with_name("lessons")
FILE: Final = "messages.toml"
ENGLISH: Final = "en"  # what is complete
OTHER: Final = "other"

Forms = str | Mapping[str, str]


class CatalogueError(ValueError):
    """A file of sentences that cannot be used: its text says which and why."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences of a language.

    Attributes:
        language: which.
        sentences: theme and name to text, or to a table of forms.
    """

    language: str
    sentences: Mapping[str, Forms]

    def text(self, saying: Saying, form: str = "") -> str:
        """Something in the words of this language.

        >>> english().text(Sound("bd")), english().text(Note(60)), english().text(Count(2, "time"))
        ('the bass drum', 'c4', 'twice')
        """
        match saying:
            case Message(key, values):
                return self._filled(self._form(key, values.get("count", OTHER)), values)
            case Sound():
                return self._sound(saying, form)
            case Note(number):
                return self._note(number)
            case Count(number, thing):
                text = self._form(f"counts.{thing}", number)
                return text.replace("{number}", self._number(number))
            case Control(called):
                key = f"controls.{called}"
                return self._form(key, form or OTHER) if key in self.sentences else called
            case Beats():
                return self._beats(saying, form or "at")
            case Listed(things):
                return self._listed([self.text(one, form) for one in things])
        return saying

    def named(self, theme: str, name: str) -> str:
        """A name of a thing: of a skill, a topic, a level."""
        return self._form(f"{theme}.{name}", OTHER)

    def _form(self, key: str, form: object) -> str:
        found = self.sentences[key]
        if isinstance(found, str):
            return found
        return found.get(str(form), found[OTHER])

    def _filled(self, template: str, values: Mapping[str, Any]) -> str:
        return template.format_map({name: _Shown(self, one) for name, one in values.items()})

    def _sound(self, sound: Sound, form: str) -> str:
        key = f"sounds.{sound.name or 'melody'}"
        name = self._form(key, form or OTHER) if key in self.sentences else sound.name
        return f"{name} ({sound.name})" if sound.both and name != sound.name else name

    def _note(self, number: float | None) -> str:
        if number is None:
            return self.named("notes", "none")
        if float(number).is_integer():
            return flat_name(round(number)).lower()
        return self.named("notes", "between").format(number=number)

    def _number(self, number: int) -> str:
        key = f"numbers.{number}"
        return self.named("numbers", str(number)) if key in self.sentences else str(number)

    def _beats(self, beats: Beats, form: str) -> str:
        on_beats = all((time * 4).denominator == 1 for time in beats.times)
        names = self._listed([str(time * 4 + 1) if on_beats else str(time) for time in beats.times])
        key = f"{'beats' if on_beats else 'fractions'}.{form}"
        return self._form(key, len(beats.times)).format(places=names)

    def _listed(self, names: list[str]) -> str:
        """Some names in a row.

        >>> english()._listed(["a"]), english()._listed(["a", "b", "c"])
        ('a', 'a, b and c')
        """
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.named('lists', 'and')} {names[-1]}"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A value at its place in a sentence."""

    catalogue: Catalogue
    value: Any

    def __format__(self, spec: str) -> str:
        if isinstance(self.value, int | float):
            return format(self.value, spec)
        return self.catalogue.text(self.value, spec)


def read_catalogue(language: str, text: str) -> Catalogue:
    """A catalogue from the text of its file; what it lacks is as in English.

    Raises:
        CatalogueError: it is no TOML, or no tables of texts.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(str(error)) from error
    found = dict(_sentences(table))
    if language == ENGLISH:
        return Catalogue(language, found)
    known = english().sentences
    for key, forms in found.items():
        _check(key, forms, known)
    return Catalogue(language, {**known, **found})


def _check(key: str, forms: Forms, known: Mapping[str, Forms]) -> None:
    """Whether a sentence can stand in place of the English one."""
    if key not in known:
        raise CatalogueError(f"{key} is no sentence of the English file")
    strange = places(forms) - places(known[key])
    if strange:
        raise CatalogueError(f"{key} has {{{min(strange)}}}, which the English one has not")


def _sentences(table: Mapping[str, Any]) -> Iterator[tuple[str, Forms]]:
    for theme, rows in table.items():
        if not isinstance(rows, Mapping):
            raise CatalogueError(f"{theme} stands outside of a table")
        for name, row in rows.items():
            forms = row if isinstance(row, Mapping) else {OTHER: row}
            if OTHER not in forms or not all(isinstance(one, str) for one in forms.values()):
                raise CatalogueError(f"{theme}.{name} is neither a text nor a table of forms")
            yield f"{theme}.{name}", row


def places(forms: Forms) -> set[str]:
    """The names of what stands at the places of a sentence.

    >>> sorted(places({"1": "{name:object} is right", "other": "{count} of {names} are right"}))
    ['count', 'name', 'names']
    """
    texts = [forms] if isinstance(forms, str) else forms.values()
    try:
        return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError as error:
        raise CatalogueError(f"{forms!r} has a brace too many or too few") from error


@cache
def english() -> Catalogue:
    """The sentences in English."""
    return read_catalogue(ENGLISH, (FILES / ENGLISH / FILE).read_text(encoding="utf-8"))


def catalogue(language: str, folder: Path = FILES) -> tuple[Catalogue, str]:
    """The sentences of a language, and a problem in a sentence, "" where there is none."""
    file = folder / language / FILE
    if language == ENGLISH:
        return english(), ""
    try:
        return read_catalogue(language, file.read_text(encoding="utf-8")), ""
    except FileNotFoundError:
        why = english().named("problems", "not_there")
    except (OSError, UnicodeDecodeError):
        why = english().named("problems", "no_text")
    except CatalogueError as error:
        why = str(error)
    told = Message("problems.messages", {"file": f"{language}/{FILE}", "why": why})
    return english(), english().text(told)
