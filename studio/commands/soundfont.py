"""`soundfont ~/piano.sf2`: instruments from a SoundFont; `soundfont off`: our own again."""

import threading
from concurrent.futures import Future

from engine.errors import SoundError
from engine.instruments.font import choose, chosen
from studio.replies import Reply, done
from studio.session import Session

_OFF = ("off", "none")


def soundfont(session: Session, argument: str) -> "Future[Reply]":
    """Choose a SoundFont, or tell which one it is."""
    del session
    if not argument:
        return done(Reply(True, f"instruments are from {chosen() or 'our own synthesis'}"))
    promised: Future[Reply] = Future()
    asked = "" if argument in _OFF else argument.strip("\"'")
    threading.Thread(target=lambda: promised.set_result(_chosen(asked)), daemon=True).start()
    return promised


def _chosen(path: str) -> Reply:
    try:
        choose(path)
    except SoundError as error:
        return Reply(False, str(error))
    return Reply(True, f"instruments are from {chosen() or 'our own synthesis'}")
