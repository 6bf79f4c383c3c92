"""`cue drums`, `cue drums off`, `cue off`, `cue`: what is pre-heard on outputs of its own."""

from concurrent.futures import Future

from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish

USUAL = (3, 4)


def cue(session: Session, argument: str) -> "Future[Reply]":
    """Send slots to the cue instead of the mix, or back. They need not play yet."""
    words = argument.replace(",", " ").split()
    off = words[-1:] == ["off"]
    names = frozenset(words[:-1] if off else words)

    def wish(player: Player) -> Wish:
        faders = player.faders
        pair = session.takes.cue if session.takes is not None else USUAL
        if not words:
            return Wish(None, Reply(True, _told(faders.cued, pair)))
        outputs = session.takes.outputs if session.takes is not None else 2
        if not off and outputs < pair[1]:
            return Wish(None, Reply(False, _missing(outputs, pair)))
        moved = faders.without_cued(names or faders.cued) if off else faders.with_cued(names)
        return Wish(Change(faders=moved), Reply(True, _told(moved.cued, pair)))

    return session.wish(wish)


def _told(cued: frozenset[str], pair: tuple[int, int]) -> str:
    if not cued:
        return "nothing is on the cue: all is heard in the mix"
    return f"on the cue, outputs {pair[0]} and {pair[1]}: {', '.join(sorted(cued))}"


def _missing(outputs: int, pair: tuple[int, int]) -> str:
    return (
        f"cue needs outputs {pair[0]} and {pair[1]}, and there are {outputs} here: everything "
        f"stays in the mix; try --outputs {pair[1]}, or another --device"
    )
