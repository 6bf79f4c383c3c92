"""Others who come into a room by this session, with keys and connections of their own.

The player from the AI tiers is one, and so are programs that play us over OSC: in the room they are
players like all others, with a name, and the host may mute and kick them.
"""

from concurrent.futures import Future
from typing import Final

from jam.keys import Identity
from jam.policy import lets_in
from jam.room import Happening, JamError, Room
from studio.jamming.accompanist import ROLES
from studio.jamming.aiplayer import AI, AiPlayer
from studio.jamming.attached import attached
from studio.jamming.jam import Jamming
from studio.jamming.kit import Entered
from studio.jamming.me import me_of
from studio.jamming.thinking import Thinking, models_of
from studio.replies import Reply, done

NO_FLOK: Final = "only rooms of ours take players like that"
GONE: Final = "you left the room before {} came in"
TWICE: Final = "{} is here already; jam dismiss {} sends it away"
HERE: Final = "the ai is here: it listens, and plays from a four-bar border on"
SHOWN: Final = (
    "I ask models over the network for my part, and show them the code that plays here; "
    "who does not want that says so, and the host sends me out"
)


def _deaf(_: Happening) -> None:
    pass


def invite(jam: Jamming, argument: str) -> "Future[Reply]":
    """Let the AI tiers send somebody into the room."""
    who, _, role = argument.strip().partition(" ")
    if who != AI or (role and role not in ROLES):
        roles = ", ".join(ROLES)
        return done(Reply(False, f"jam invite ai, or jam invite ai bass; it plays {roles}"))

    async def work() -> Reply:
        if jam.entered is None or jam.look is None:
            raise JamError("you are in no room")
        entered = await comes_in(jam, AI, AI)
        settings, vault = attached(jam.session).settings, jam.session.vault
        thinking = Thinking(
            jam.runner, lambda: models_of(settings, vault), lambda: entered.room.say(SHOWN)
        )
        jam.satellites[AI] = AiPlayer(jam, entered, role, thinking)
        return Reply(True, HERE)

    return jam.runner.run(work)


async def comes_in(jam: Jamming, name: str, via: str) -> Entered:
    """Let somebody come in by this session.

    Raises:
        JamError: this room takes nobody like that, they are here already, or we have left it.
    """
    by = jam.entered
    if jam.look is None or not jam.look.link.startswith("jam"):
        raise JamError(NO_FLOK)
    if name in jam.satellites:
        raise JamError(TWICE.format(name, name))
    settings = attached(jam.session).settings
    known_as = me_of(jam.session.vault, settings, name, via)
    jam.in_room(lambda room: _let_in(room, Identity(known_as.key).id))
    entered = await jam.ways.join(jam.look.link, known_as, _deaf)
    if jam.entered is not by or name in jam.satellites:  # while we waited
        entered.leave()
        raise JamError((GONE if jam.entered is not by else TWICE).format(name, name))
    entered.enter()
    return entered


def _let_in(room: Room, who: str) -> Reply:
    """Open the door to who comes in by us, where we are host; else they knock."""
    if hasattr(room, "let_in") and not lets_in(room.rules(), who):  # type: ignore[attr-defined] # it is Hosted
        room.let_in(who)
    return Reply(True)


def dismiss(jam: Jamming, argument: str) -> "Future[Reply]":
    """Send somebody away who came in by this session."""

    def work(_: Room) -> Reply:
        found = jam.satellites.pop(argument.strip() or AI, None)
        if found is None:
            return Reply(False, f"nobody called {argument or AI} came in by you")
        found.leave()
        return Reply(True, f"{argument or AI} has left")

    return jam.in_room(work)
