"""`cue drums`, `cue drums off`, `cue off`, `cue`: what is pre-heard on outputs of its own."""

from concurrent.futures import Future

from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish

LEAST_OUTPUTS = 4


def cue(session: Session, argument: str) -> "Future[Reply]":
    """Send slots to outputs 3 and 4 instead of the mix, or back. They need not play yet."""
    words = argument.replace(",", " ").split()
    off = words[-1:] == ["off"]
    names = frozenset(words[:-1] if off else words)

    def wish(player: Player) -> Wish:
        faders = player.faders
        if not words:
            return Wish(None, Reply(True, _told(faders.cued)))
        outputs = session.takes.outputs if session.takes is not None else 2
        if not off and outputs < LEAST_OUTPUTS:
            return Wish(None, Reply(False, _missing(outputs)))
        moved = faders.without_cued(names or faders.cued) if off else faders.with_cued(names)
        return Wish(Change(faders=moved), Reply(True, _told(moved.cued)))

    return session.wish(wish)


def _told(cued: frozenset[str]) -> str:
    if not cued:
        return "nothing is on the cue: all is heard in the mix"
    return f"on the cue, outputs 3 and 4: {', '.join(sorted(cued))}"


def _missing(outputs: int) -> str:
    return (
        f"cue needs outputs 3 and 4, and there are {outputs} here: everything stays in the mix; "
        "try --outputs 4, or another --device"
    )
