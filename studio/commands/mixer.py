"""`mute drums`, `unmute`, `solo bass`, `only bass`, `gain bass 0.8`: the mixer."""

from collections.abc import Callable
from concurrent.futures import Future

from studio.faders import LOUDEST, Faders
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.slots import GUESTS, Change, is_anonymous
from studio.wishes import Wish
from studio.written import number

ANY = ("$", "all", "*")


def mute(session: Session, argument: str) -> "Future[Reply]":
    """Silence some slots; they go on in time, unheard."""
    return _mix(session, "mute", argument, lambda faders, names: faders.with_muted(names))


def unmute(session: Session, argument: str) -> "Future[Reply]":
    """Let some slots be heard again; without a name, all that are muted."""
    if not argument:
        return session.wish(lambda player: _moved(_open(player.faders), "all are heard"))
    return _mix(session, "unmute", argument, lambda faders, names: faders.without_muted(names))


def solo(session: Session, argument: str) -> "Future[Reply]":
    """Solo on or off for some slots: while any has it, the others are silent."""
    if not argument:
        return session.wish(lambda player: _moved(_together(player.faders), "no solo"))
    return _mix(session, "solo", argument, lambda faders, names: faders.soloed(names))


def only(session: Session, argument: str) -> "Future[Reply]":
    """End everything but some slots."""

    def wish(player: Player) -> Wish:
        names, problem = named(player, argument, "only drums")
        if not problem.ok:
            return Wish(None, problem)
        return Wish(Change(whole=names), Reply(True, f"only {_listed(names)}"))

    return session.wish(wish)


def gain(session: Session, argument: str) -> "Future[Reply]":
    """A slot's level, 0 to 4, without touching its code."""
    who, _, amount = argument.rpartition(" ")
    level = number(amount)
    if not who or level is None or not 0 <= level <= LOUDEST:
        return done(
            Reply(False, f"gain needs a slot and a number from 0 to {LOUDEST:g}: gain bass 0.8")
        )

    def wish(player: Player) -> Wish:
        names, problem = named(player, who, "gain bass 0.8")
        if not problem.ok:
            return Wish(None, problem)
        faders = player.faders
        for name in names:
            faders = faders.with_gain(name, float(level))
        return _moved(faders, f"{_listed(names)} at {float(level):g}")

    return session.wish(wish)


def named(player: Player, argument: str, example: str) -> tuple[frozenset[str], Reply]:
    """The slots that a player's words mean, or a reply that says why there are none.

    `$` means every slot without a name of its own, `all` every slot.
    """
    playing, names = frozenset(player.slots), set[str]()
    if not argument:
        return frozenset(), Reply(False, f"which slot? try {example}")
    for word in argument.replace(",", " ").split():
        found = {word} & (playing | GUESTS)
        if word == "$":
            found = {name for name in playing if is_anonymous(name)}
        elif word in ANY and not found:
            found = set(playing)
        if not found:
            return frozenset(), Reply(False, _nobody(word, playing))
        names |= found
    return frozenset(names), Reply(True)


def _nobody(word: str, playing: frozenset[str]) -> str:
    if not playing:
        return "nothing plays"
    return f"nothing called {word[:40]} plays; there is {_listed(playing)}"


def _mix(
    session: Session,
    word: str,
    argument: str,
    move: Callable[[Faders, frozenset[str]], Faders],
) -> "Future[Reply]":
    def wish(player: Player) -> Wish:
        names, problem = named(player, argument, f"{word} drums")
        if not problem.ok:
            return Wish(None, problem)
        faders = move(player.faders, names)
        return _moved(faders, _state(faders, player))

    return session.wish(wish)


def _moved(faders: Faders, text: str) -> Wish:
    return Wish(Change(faders=faders), Reply(True, text))


def _state(faders: Faders, player: Player) -> str:
    """Who is heard with these faders."""
    heard = frozenset(name for name in player.slots if faders.level(name))
    return f"heard: {_listed(heard)}" if heard else "nothing is heard"


def _open(faders: Faders) -> Faders:
    return faders.without_muted(faders.muted)


def _together(faders: Faders) -> Faders:
    return faders.soloed(faders.solo)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
