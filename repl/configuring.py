"""`notalabel config`: list, get, set, unset and edit the settings, and say where they are."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from repl.screen import complain, say
from repl.unseen import opened_data, typed
from studio.config import Config, load
from studio.credentials import forget, keep
from studio.files import write_whole
from studio.keyrings import looked_up
from studio.secrecy import without_keys
from studio.settings import (
    CHANGEABLE,
    FILE,
    SETTINGS,
    BadValueError,
    Value,
    checked,
    from_file,
    known,
)  # fmt: skip
from studio.settingsfile import UnchangeableError, changed, literal, template
from studio.vault import LockedError, is_locked

EDITORS = ("nano", "vi", "notepad")


def run(options: argparse.Namespace) -> int:
    """Do what the options ask for."""
    config = load(os.environ)
    if config.file is None:
        complain("this machine knows no home folder for you; NOTALABEL_HOME names one")
        return 1
    code = _done(options, config, config.file)
    if options.action in (None, "get"):
        for problem in config.settings.problems:
            complain(problem)
    return code


def _done(options: argparse.Namespace, config: Config, file: Path) -> int:
    if options.action is None:
        say("\n".join(listed(config)))
    elif options.action == "where":
        say(str(file))
    elif options.action == "edit":
        return edit(file)
    elif (wanted := lacking(options)) is not None:
        complain(f"notalabel config {options.action}: it needs {wanted}, such as sound.frames 128")
        return 2
    else:
        try:
            return changed_or_told(options, config, file)
        except (BadValueError, UnchangeableError, LockedError) as error:
            complain(str(error))
            return 1
    return 0


def lacking(options: argparse.Namespace) -> str | None:
    """What has to stand behind the action, None where it does."""
    typed_unseen = options.key in SETTINGS and SETTINGS[options.key].secret
    fits = typed_unseen or (options.action == "set") == (options.value is not None)
    if options.key is None or not fits:
        return "KEY VALUE" if options.action == "set" else "KEY"
    return None


def changed_or_told(options: argparse.Namespace, config: Config, file: Path) -> int:
    """Get, set or unset one setting."""
    one = known(options.key)
    if options.action == "get":
        return get(config, options.key)
    if one.secret and options.value is None:
        return set_secret(one.key, config, options.action == "unset")
    value = one.default if options.action == "unset" else from_file(one.key, options.value)
    return set_(file, one.key, value)


def set_secret(key: str, config: Config, gone: bool) -> int:
    """Keep a secret that is typed unseen, or take it out."""
    vault = opened_data(config, complain)
    if gone:
        forget(key, vault)
        say(f"{key} is not set")
        return 0
    value = checked(SETTINGS[key], typed(f"{key}: "))
    if not value:
        complain("nothing was typed, and nothing is changed")
        return 1
    say(f"{key} is kept in {keep(key, str(value), vault)}")
    return 0


def listed(config: Config) -> Iterator[str]:
    """Every setting on a line: its value, where that comes from, and what it is for."""
    wide = max(map(len, SETTINGS))
    for key, one in SETTINGS.items():
        origin = config.settings.origin(key)
        about = one.about[0].lower() + one.about[1:].rstrip(".")
        yield f"{key:{wide}}  {shown(config, key)}  ({origin}; {about})"


def shown(config: Config, key: str) -> str:
    """A value as it may be seen: of a secret only whether it is there."""
    value = config.settings[key]
    if SETTINGS[key].secret:
        if value or looked_up(key):
            return "is set"
        sealed = is_locked(config.data)
        return "is not set, or in your locked data" if sealed else "is not set"
    return literal(without_keys(value) if isinstance(value, str) else value)


def get(config: Config, key: str) -> int:
    """Say the value of a setting, plainly, for scripts."""
    secret = known(key).secret
    say(shown(config, key) if secret else str(config.settings[key]))
    return 0


def set_(file: Path, key: str, value: Value) -> int:
    """Write a value into the file; comments and everything else stay."""
    fresh = changed(_text(file), key, value)
    write_whole(file, fresh)
    say(f"{key} = {literal(value)} in {file}")
    variable = SETTINGS[key].variable
    if os.environ.get(variable):
        complain(f"the variable {variable} is set, and wins over the file")
    return 0


def edit(file: Path) -> int:
    """Open the file in the player's editor, and say what is wrong in it afterwards."""
    command = editor(os.environ)
    if command is None:
        complain(f"there is no editor here; set the variable EDITOR, or open {file} yourself")
        return 1
    if not file.exists():
        write_whole(file, _text(file))
    try:
        code = subprocess.run([*command, str(file)], check=False).returncode
    except OSError as error:
        complain(f"{command[0]} cannot be started ({error.strerror}); set the variable EDITOR")
        return 1
    problems = load(os.environ).settings.problems
    for problem in problems:
        complain(problem)
    return 1 if code or problems else 0


def editor(environ: Mapping[str, str]) -> list[str] | None:
    """The command of the player's editor, None where there is none."""
    for variable in ("VISUAL", "EDITOR"):
        if said := environ.get(variable, "").strip():
            return shlex.split(said, posix=sys.platform != "win32")
    found = (name for name in EDITORS if shutil.which(name))
    return next(([name] for name in found), None)


def _text(file: Path) -> str:
    """What stands in the file, or what it would begin with.

    Raises:
        UnchangeableError: it cannot be read.
    """
    if not file.exists():
        return template((key, SETTINGS[key].default, _about(key)) for key in CHANGEABLE)
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnchangeableError(f"{FILE} is not text in UTF-8; save it as UTF-8") from None


def _about(key: str) -> str:
    one = SETTINGS[key]
    variable = f" The variable {one.variable} wins." if one.variable else ""
    return f"{one.about} It can be {one.can_be}.{variable}"
