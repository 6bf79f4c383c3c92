"""What can be asked about beside the language: commands, keys, settings, panels; one table.

Each kind has sources, functions that give its topics; whoever has more of a kind (the stage its
panes and keys) puts a source into SOURCES. Pure: texts only.
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
        kind: "command", "key", "setting", "panel", or what a source calls it.
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
    "others": "link keys dirt knob control layout announce voice",
    "look": "show analyse analyze stats describe sounds status examples learn help profile reader",
}
OTHERS: Final = "other"


def group_of(command: str) -> str:
    """The group of a command.

    >>> group_of("mute"), group_of("of a plugin")
    ('play', 'other')
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


def _panels() -> Iterator[Topic]:
    from studio.visuals.table import VISUALS

    for one in VISUALS.values():
        yield Topic(one.name, "panel", f"show {one.name}", one.about)


SOURCES: Final[dict[str, list[Source]]] = {
    "command": [_commands],
    "key": [_keys],
    "setting": [_settings],
    "panel": [_panels],
    "stage": [],
}


def topics(kind: str = "") -> list[Topic]:
    """All topics, or those of a kind."""
    chosen = [SOURCES[kind]] if kind else list(SOURCES.values())
    return [one for sources in chosen for source in sources for one in source()]


def named(name: str) -> list[Topic]:
    """The topics of a name; a setting is known by its last part too.

    >>> [one.kind for one in named("sound.frames")], [one.name for one in named("frames")]
    (['setting'], ['sound.frames'])
    """
    word = name.lower().strip()
    exact = [one for one in topics() if one.name.lower() == word]
    return exact or [one for one in topics("setting") if one.name.rpartition(".")[2] == word]
