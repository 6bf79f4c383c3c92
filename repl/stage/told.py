"""What `help` tells of the stage: its panes, the words of its line of commands, its keys."""

import re
from collections.abc import Iterator
from typing import Final

from repl.stage.commands import KEYS_HELP, words
from repl.stage.found import found_panes
from studio.topics import Topic

ROW: Final = re.compile(r"(.+?) {2,}(.+)")


def panes() -> Iterator[Topic]:
    """The panes, each with the key that shows it."""
    for name, pane in found_panes().items():
        key = f" (Ctrl-X {pane.key})" if pane.key else ""
        yield Topic(name, "pane", f"on the stage: pane {name}{key}", pane.about)


def keys() -> Iterator[Topic]:
    """The keys of the stage."""
    for line in KEYS_HELP.splitlines():
        row = ROW.fullmatch(line)
        if row is not None:
            yield Topic(row[1].split(",")[0].lower(), "key", f"on the stage: {row[1]}", row[2])


def commands() -> Iterator[Topic]:
    """The words of the stage."""
    for name, word in words().items():
        yield Topic(name, "stage", f"on the stage: {word.usage}", word.help)
