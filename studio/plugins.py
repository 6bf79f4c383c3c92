"""Plugins: installed packages that add sounds, commands, visuals and AI tiers; see docs/plugins.md.

They are programs with all rights of the player's, run because the player has installed them.
One that is broken is named in a sentence and left out, and the rest goes on.
"""

import importlib.util
import logging
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final

from engine.palette import adopt as adopt_sounds
from engine.palette import files_in
from studio.config import Config

GROUPS: Final = {kind: f"notalabel.{kind}" for kind in ("sounds", "commands", "visuals", "tiers")}

LOG = logging.getLogger(__name__)


def with_sounds(config: Config) -> tuple[str, ...]:
    """Take in the synths and effects of the player's folder, and those of plugins.

    Returns:
        a sentence for each that is left out.
    """
    problems: list[str] = []
    files = files_in(config.synths)
    for point in found("sounds"):
        try:
            files.append(_file_of(point))
        except (Exception, SystemExit) as error:  # noqa: BLE001 # finding a module may run a package's own code
            problems.append(_left_out(point, error))
    return (*problems, *adopt_sounds(files))


def with_words() -> tuple[str, ...]:
    """Take in the commands and visuals of plugins; gives a sentence for each that is left out."""
    from studio.commands.table import Command, adopt
    from studio.visuals import Visual
    from studio.visuals.table import adopt_visual

    def take(command: Command) -> None:
        adopt(guarded(command))

    return (*_taken("commands", Command, take), *_taken("visuals", Visual, adopt_visual))


def with_tiers() -> tuple[str, ...]:
    """Take in the AI tiers of plugins; gives a sentence for each that is left out."""
    from ai.asking import add_tier

    problems = []
    for point in found("tiers"):
        try:
            add_tier(point.name, point.load())
        except (Exception, SystemExit) as error:  # noqa: BLE001 # whatever a plugin does, the music goes on
            problems.append(_left_out(point, error))
    return tuple(problems)


def found(kind: str) -> list[EntryPoint]:
    """The plugins of a kind that are installed, by name."""
    return sorted(entry_points(group=GROUPS[kind]), key=lambda point: point.name)


def guarded(command: Any) -> Any:
    """A command whose mistakes become a sentence."""
    from dataclasses import replace

    from studio.replies import Reply, done

    def run(session: Any, argument: str) -> Any:
        try:
            return command.run(session, argument)
        except Exception as error:
            LOG.exception("a command of a plugin fails")
            said = f"the command {command.name} of a plugin failed ({type(error).__name__})"
            return done(Reply(False, f"{said}; the log file says why"))

    return replace(command, run=run)


def _taken(kind: str, fits: type, take: Callable[[Any], None]) -> Iterator[str]:
    for point in found(kind):
        try:
            one = point.load()
            if not isinstance(one, fits):
                raise TypeError(f"{point.value} is no {fits.__name__}")
            take(one)
        except (Exception, SystemExit) as error:  # noqa: BLE001 # whatever a plugin does, the music goes on
            yield _left_out(point, error)


def _file_of(point: EntryPoint) -> str:
    """The file of a module, which is not run here."""
    spec = importlib.util.find_spec(point.module)
    if spec is None or spec.origin is None:
        raise ImportError(f"there is no module {point.module}")
    return spec.origin


def _left_out(point: EntryPoint, error: BaseException) -> str:
    LOG.warning("plugin %s", point.name, exc_info=error)
    package = point.dist.name if point.dist is not None else point.module
    kind = point.group.rpartition(".")[2]
    why = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"the plugin {point.name} of {package} ({kind}) is left out: {why}"
