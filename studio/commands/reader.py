"""`reader on`, `reader off`: plain lines for listeners from the next start on."""

import os
from concurrent.futures import Future

from studio.config import load
from studio.files import write_whole
from studio.replies import Reply, done
from studio.session import Session
from studio.settingsfile import UnchangeableError, changed
from studio.store import NO_FOLDER

KEY = "stage.first"
WORDS = {"on": "reader", "off": "prompt"}
TOLD = {
    "on": "from the next start on everything is said in plain lines; at the prompt at once",
    "off": "the usual prompt opens from the next start on",
}


def reader(session: Session, argument: str) -> "Future[Reply]":
    """Keep what opens first."""
    del session
    word = argument.strip().lower() or "on"
    if word not in WORDS:
        return done(Reply(False, "reader on, or reader off"))
    file = load(os.environ).file
    if file is None:
        return done(Reply(True, f"{NO_FOLDER}, or start with --plain"))
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        write_whole(file, changed(text, KEY, WORDS[word]))
    except (OSError, ValueError, UnchangeableError) as error:
        return done(Reply(False, f"this cannot be kept ({error}); start with --plain"))
    return done(Reply(True, TOLD[word]))
