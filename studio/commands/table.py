"""The table of commands: a word at the prompt, and what it does."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from studio.commands.help import help_with
from studio.commands.hush import hush
from studio.commands.tempo import setcpm, setcps
from studio.replies import Reply
from studio.session import Session


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        name: the word.
        usage: how it is written.
        help: what it does, in a clause.
        run: asks the session for it; the argument is the rest of the line.
    """

    name: str
    usage: str
    help: str
    run: Callable[[Session, str], "Future[Reply]"]


COMMANDS = {
    command.name: command
    for command in (
        Command("hush", "hush", "silence; what sounds rings out", hush),
        Command("setcps", "setcps 0.6", "tempo in cycles per second", setcps),
        Command("setcpm", "setcpm 140/4", "tempo in cycles per minute", setcpm),
        Command("help", "help lpf", "what a name does, takes, and an example", help_with),
    )
}


def split(line: str) -> tuple[str, str] | None:
    """The command and argument of a line, None where the line is code.

    >>> split("setcps 0.6"), split("hush"), split("setcps(0.6)"), split("hush: s('bd')")
    (('setcps', '0.6'), ('hush', ''), None, None)
    """
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if word not in COMMANDS or "\n" in line or rest[:1] in ("(", ".", ":", "="):
        return None
    return word, rest
