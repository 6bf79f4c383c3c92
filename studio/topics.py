"""What can be asked about beside the language: commands, keys, settings, addresses, …; one table.

Each kind has sources, functions that give its topics; whoever has more of a kind (the stage its
panes and keys) puts a source into SOURCES. Texts only.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from studio.keytable import KEYS


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that `help` tells of.

    Attributes:
        name: the word behind `help`.
        kind: a key of SOURCES.
        usage: how it is written or pressed.
        about: what it does, a clause or a sentence.
        group: the heading that it stands under in lists.
        more: what is said where it alone is asked about.
    """

    name: str
    kind: str
    usage: str
    about: str
    group: str = ""
    more: str = ""

    @property
    def line(self) -> str:
        """It on one line.

        >>> Topic("hush", "command", "hush", "silence").line
        'hush: silence'
        """
        return f"{self.usage}: {self.about}"


Source: TypeAlias = Callable[[], Iterator[Topic]]

GROUPS: Final[Mapping[str, str]] = {
    "play": "hush panic mute unmute solo only gain cue launch fade countin undo redo",
    "time": "setcps setcpm tap nudge clock follow offset calibrate",
    "words": "ask explain suggest why continue title mutate evolve breed more hear drop keep "
    "lineage lab taste recommend",
    "edit": "grid step",
    "scenes": "scene arrange set",
    "library": "save load library tag rate favourite forget import export sync share open",
    "files": "record bounce midi plot soundfont",
    "together": "jam class link",
    "devices": "keys dirt knob control layout announce voice",
    "look": "show analyse analyze describe sounds status examples learn help reader",
    "you": "profile identity stats founding feedback",
}
OTHERS: Final = "plugins"


def group_of(command: str) -> str:
    """The group of a command.

    >>> group_of("mute"), group_of("of a plugin")
    ('play', 'plugins')
    """
    return next((name for name, words in GROUPS.items() if command in words.split()), OTHERS)


def _commands() -> Iterator[Topic]:
    from studio.commands.table import COMMANDS  # it stands on this file

    for one in COMMANDS.values():
        yield Topic(one.name, "command", one.usage, one.help, group_of(one.name))


def _keys() -> Iterator[Topic]:
    for key, does in KEYS.items():
        yield Topic(key.lower(), "key", key, does)


def _settings() -> Iterator[Topic]:
    from studio.settings import SETTINGS

    for one in SETTINGS.values():
        default = "" if one.secret else f" ({one.default if one.default != '' else 'empty'})"
        more = f"It can be {one.can_be}{default}. `notalabel config set {one.key} …` sets it."
        yield Topic(one.key, "setting", one.key, one.about, one.key.partition(".")[0], more)


def _visuals() -> Iterator[Topic]:
    from studio.visuals.table import VISUALS

    for one in VISUALS.values():
        yield Topic(one.name, "visual", f"show {one.name}", one.about)


def _words() -> Iterator[Topic]:
    from studio.glossary import WORDS

    for name, meaning in WORDS.items():
        yield Topic(name, "word", name, meaning)


def _of_jams() -> Iterator[Topic]:
    from studio.jamming.words import WORDS as EVERY

    for name, word in EVERY.items():
        yield Topic(f"jam {name}", "jam", word.usage, word.help)


def _effects() -> Iterator[Topic]:
    from engine.palette import palette

    for one in palette().effects:
        controls = ", ".join(dict.fromkeys((*one.wakes, *one.params)))
        if controls:
            yield Topic(one.name, "effect", f"effect {one.name}", f"its controls are {controls}")


def _banks() -> Iterator[Topic]:
    from engine.drums.cupboard import banks_by_name

    for bank in dict.fromkeys(banks_by_name().values()):
        about = f"a drum machine with {', '.join(sorted(bank.drums))}"
        for name in (bank.name, *bank.aliases):
            yield Topic(name, "bank", f'bank("{name}")', about)


def _addresses() -> Iterator[Topic]:
    from studio.links.names.others import OTHERS as OF_THE_SERVER
    from studio.links.names.tree import every

    for name in every().names.values():
        yield Topic(name.address, "address", name.address, name.about)
    for address, about in OF_THE_SERVER.items():
        yield Topic(address.partition(" ")[0], "address", address, about)


def _lessons() -> Iterator[Topic]:
    from tutorials.school import school

    for number, lesson in enumerate(school().lessons, 1):
        yield Topic(lesson.name, "lesson", f"learn lesson {number}", lesson.title)


SOURCES: Final[dict[str, list[Source]]] = {
    "word": [_words],
    "command": [_commands],
    "jam": [_of_jams],
    "key": [_keys],
    "setting": [_settings],
    "visual": [_visuals],
    "stage": [],
    "pane": [],
    "effect": [_effects],
    "bank": [_banks],
    "address": [_addresses],
    "lesson": [_lessons],
}


def topics(kind: str = "") -> list[Topic]:
    """All topics, or those of a kind."""
    chosen = [SOURCES[kind]] if kind else list(SOURCES.values())
    return [one for sources in chosen for source in sources for one in source()]


def named(name: str) -> list[Topic]:
    """The topics of a name; a setting is known by its last part too, an address by one that it is.

    >>> [one.kind for one in named("sound.frames")], [one.name for one in named("frames")]
    (['setting'], ['sound.frames'])
    >>> [one.name for one in named("/notalabel/slot/drums/gain")]
    ['/notalabel/slot/{slot}/gain']
    """
    word = name.lower().strip()
    meant = _meant(word)
    exact = [one for one in topics() if one.name.lower() == meant]
    return exact or [one for one in topics("setting") if one.name.rpartition(".")[2] == word]


def _meant(word: str) -> str:
    """A name as its topic has it."""
    from studio.links.names.tree import every

    place = every().find(word) if word.startswith("/") else None
    return word if place is None else place.name.address
