"""`notalabel export FILE.zip`, `notalabel erase`: everything that is yours, taken along or away."""

import argparse
import os
import sys
from pathlib import Path

from engine.typedpath import typed_path
from repl.screen import complain, say
from repl.unseen import opened_data
from studio.config import Config, load, start_log
from studio.leaving import erase_all, export_all, to_erase, to_leave
from studio.library import LibraryError
from studio.profiles import ProfileError

WORD = "erase"


def export(options: argparse.Namespace) -> int:
    """Write everything into one archive."""
    config = load(os.environ)
    start_log(config, os.environ)
    vault = opened_data(config, complain)
    if vault.folder is None:
        complain("; ".join(config.problems) or "so there is nothing to export")
        return 1
    path = typed_path(options.archive)
    if path.suffix.lower() != ".zip":
        complain("the archive is a .zip: notalabel export ~/mine.zip")
        return 2
    try:
        count = export_all(config, vault, path)
    except (LibraryError, ProfileError) as error:
        complain(str(error))
        return 1
    except (OSError, ValueError) as error:
        complain(f"{path} cannot be written ({error})")
        return 1
    say(f"{count} files in {path}; nothing in it is encrypted")
    return 0


def erase(options: argparse.Namespace) -> int:
    """Take everything away, once the player has said so in a word."""
    config = load(os.environ)
    found = to_erase(config)
    if not found:
        say("there is nothing of yours here")
        return 0
    say("this goes for good, passphrase or not; leave every other session first:")
    for path in found:
        say(f"  {path}")
    for path in to_leave(config):
        say(f"this stays, since you made it or put it there: {path}")
    if not options.yes and not confirmed():
        complain("nothing was erased")
        return 1
    return told(erase_all(config), config)


def confirmed() -> bool:
    """Has the player typed the word?"""
    sys.stdout.write(f"`notalabel export mine.zip` takes it along first. Type {WORD} to go on: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip() == WORD


def told(left: list[Path], config: Config) -> int:
    """Say what came of it."""
    for path in left:
        complain(f"{path} would not go; is a session open?")
    if not left:
        stays = to_leave(config)
        say("everything is erased" + (", but for what you made yourself" if stays else ""))
    return 1 if left else 0
