"""`founding`: a numbered card of a founding artist, and early features to switch on and off."""

import os
import random
from concurrent.futures import Future
from datetime import date
from typing import Final

from engine.typedpath import typed_path
from studio.background import in_background
from studio.config import load
from studio.files import write_whole
from studio.founding import EARLY, FIELD, KEY, MOST, card
from studio.plotting.asking import draw_beside
from studio.profiles import Profile, ProfileError
from studio.replies import Reply
from studio.session import Session
from studio.settingsfile import changed
from studio.store import NO_FOLDER

USAGE: Final = "founding off lab switches one off; founding card me.png; founding leave"


def founding(session: Session, argument: str) -> "Future[Reply]":
    """Show the card, and make one where there is none; draw it, switch a feature, or leave."""
    return in_background(lambda: _done(session, argument.split()))


def switched_on() -> frozenset[str]:
    """The early features that are on."""
    return frozenset(str(load(os.environ).settings[KEY]).split())


def off(name: str) -> str:
    """Why an early feature does nothing; "" where it is on."""
    return "" if name in switched_on() else f"{name} is switched off; founding on {name}"


def _done(session: Session, words: list[str]) -> Reply:
    profile = Profile(session.vault.folder, session.tell_bad, session.vault.connect)
    try:
        if words == ["leave"]:
            profile.keep(FIELD, "")
            return Reply(True, "your founding card is gone")
        if len(words) == 2 and words[0] in ("on", "off"):
            return _switch(words[1], words[0] == "on")
        if words and (words[0] != "card" or len(words) != 2):
            return Reply(False, USAGE)
        if not profile.all().get(FIELD):
            number = random.SystemRandom().randint(1, MOST)
            profile.keep(FIELD, {"number": number, "since": date.today().isoformat()})
        lines = card(profile.all(), switched_on())
    except ProfileError as error:
        return Reply(False, str(error))
    if not words:
        return Reply(True, "\n".join([*lines, USAGE]))
    path = typed_path(words[1])
    problem = draw_beside("card", {"lines": lines}, path)
    return Reply(not problem, problem or f"your founding card is in {path}")


def _switch(name: str, on: bool) -> Reply:
    if name not in EARLY:
        return Reply(False, f"there is no early feature {name[:40]}; there is {', '.join(EARLY)}")
    names = [one for one in EARLY if (on if one == name else one in switched_on())]
    file = load(os.environ).file
    if file is None:
        return Reply(False, NO_FOLDER)
    try:
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        write_whole(file, changed(old, KEY, " ".join(names)))
    except (OSError, ValueError) as error:
        return Reply(False, f"{file} cannot be written ({error})")
    return Reply(True, f"{name} is {'on' if on else 'off'}")
