"""`cue drums`, `cue scene A`, `cue off`: what is pre-heard on outputs of its own."""

from concurrent.futures import Future

from studio.arranging import unknown
from studio.commands.offers import hear
from studio.faders import Faders
from studio.player import Player
from studio.prehearing import end, hear_scene, missing, pair_of
from studio.replies import Reply, done
from studio.session import Session
from studio.slots import Change, is_preheard
from studio.wishes import Wish


def cue(session: Session, argument: str) -> "Future[Reply]":
    """Send slots to the cue instead of the mix, or back; or pre-hear a scene or an offer.

    Slots need not play yet.
    """
    words = argument.replace(",", " ").split()
    off = words[-1:] == ["off"]
    if len(words) == 2 and words[0] == "scene" and not off:
        return _scene(session, words[1])
    if len(words) == 2 and words[0] == "hear" and not off:
        return hear(session, f"{words[1]} on cue")
    if off and words[0] in ("scene", "hear") and len(words) == 2:
        return session.wish(lambda player: _silent(session, player))
    names = frozenset(words[:-1] if off else words)
    return session.wish(lambda player: _moved(session, player, names, off))


def _moved(session: Session, player: Player, names: frozenset[str], off: bool) -> Wish:
    faders, pair = player.faders, pair_of(session)
    if not names and not off:
        return Wish(None, Reply(True, _told(faders, player, pair)))
    where = "" if off else missing(session)
    if where:
        return Wish(None, Reply(False, where))
    if not off:
        moved = faders.with_cued(names)
    elif names:
        moved = faders.without_cued(names)
    else:
        change = end(player, faders.without_cued(faders.cued))
        return Wish(change, Reply(True, "nothing is on the cue: all is heard in the mix"))
    return Wish(Change(faders=moved), Reply(True, _told(moved, player, pair)))


def _scene(session: Session, name: str) -> "Future[Reply]":
    picture = session.scenes.get(name)
    if picture is None:
        return done(Reply(False, unknown(session.scenes, name)))
    return hear_scene(session, name, picture)


def _silent(session: Session, player: Player) -> Wish:
    faders = player.faders
    change = end(player, faders)
    return Wish(change, Reply(True, _told(change.faders or faders, player, pair_of(session))))


def _told(faders: Faders, player: Player, pair: tuple[int, int]) -> str:
    cued = {one for one in faders.cued if not is_preheard(one) or one in player.slots}
    if not cued:
        return "nothing is on the cue: all is heard in the mix"
    return f"on the cue, outputs {pair[0]} and {pair[1]}: {', '.join(sorted(cued))}"
