"""Others who come into a room by this session, with keys and connections of their own.

The player from the AI tiers is one, and so are programs that play us over OSC: in the room they are
players like all others, with a name, and the host may mute and kick them.
"""

from concurrent.futures import Future
from fractions import Fraction
from typing import Any, Final

from jam.room import Happening, JamError, Room
from studio.asker import asker
from studio.jamming.accompanist import ROLES, Part, border, heard_of, next_part, to_play_to
from studio.jamming.attached import attached
from studio.jamming.evaluating import write
from studio.jamming.jam import Jamming
from studio.jamming.kit import Entered
from studio.jamming.me import me_of
from studio.jamming.mypane import my_pane
from studio.replies import Reply, done

AI: Final = "ai"
SOON: Final = Fraction(3, 2)  # cycles before a border at which it decides
NO_FLOK: Final = "only rooms of ours take players like that"


def _deaf(_: Happening) -> None:
    pass


class AiPlayer:
    """The player from the AI tiers in a room; used in the jam's thread.

    Args:
        jam: by whom it comes in.
        entered: the room as it has it.
        role: what it is to play, "" for what is missing.
        hears: listens to code; slow.
        asks: adds to code; slow.
    """

    def __init__(self, jam: Jamming, entered: Entered, role: str, hears: Any, asks: Any) -> None:
        self._jam, self.entered, self._role = jam, entered, role
        self._hears, self._asks = hears, asks
        self._pane = my_pane(entered.room, AI)
        self._part, self._busy, self._decided = Part(), False, Fraction(-1)

    @property
    def _me(self) -> str:
        return next((one.id for one in self.entered.room.members() if one.me), "")

    def tick(self) -> None:
        """Time goes on: shortly before a border it decides what to play from there."""
        now = self._jam.cycle()
        at = border(now, Fraction(1, 4))
        if self._busy or at == self._decided or at - now > SOON:
            return
        self._busy, self._decided = True, at
        others = to_play_to(self.entered.room.playing(), self._me)
        before = self._part
        self._jam.runner.beside(
            lambda: next_part(before, others, at, self._role, self._hears, self._asks),
            lambda part: self._play(part, before, at),
        )

    def _play(self, part: Part, before: Part, at: Fraction) -> None:
        self._busy, self._part = False, part
        if self._jam.entered is None or part.code == before.code:
            return
        if self._jam.cycle() > at - Fraction(1, 8):
            at += 4  # thinking took too long: politely at the next border
        room = self.entered.room
        write(room, self._pane, part.code)
        room.evaluate(self._pane, part.code, at)
        room.show(plays=" ".join(part.code.split())[:80] or "rests")

    def leave(self) -> None:
        """Go, and take what it plays along."""
        room = self.entered.room
        if self._part.code:
            room.evaluate(self._pane, "", self._jam.next_cycle())
        self.entered.leave()


def invite(jam: Jamming, argument: str) -> "Future[Reply]":
    """Let the AI tiers send somebody into the room."""
    who, _, role = argument.strip().partition(" ")
    if who != AI or (role and role not in ROLES):
        roles = ", ".join(ROLES)
        return done(Reply(False, f"jam invite ai, or jam invite ai bass; it plays {roles}"))

    async def work() -> Reply:
        if jam.entered is None or jam.look is None:
            raise JamError("you are in no room")
        if AI in jam.satellites:
            raise JamError("it is here already; jam dismiss ai sends it away")
        entered = await comes_in(jam, AI, AI)
        player = AiPlayer(jam, entered, role, listened, added)
        jam.satellites[AI] = player
        return Reply(True, "the ai is here: it listens, and plays from a four-bar border on")

    return jam.runner.run(work)


async def comes_in(jam: Jamming, name: str, via: str) -> Entered:
    """Let somebody come in by this session.

    Raises:
        JamError: this room takes nobody like that.
    """
    if jam.look is None or not jam.look.link.startswith("jam"):
        raise JamError(NO_FLOK)
    settings = attached(jam.session).settings
    known_as = me_of(jam.session.vault, settings, name, via)
    entered = await jam.ways.join(jam.look.link, known_as, _deaf)
    entered.enter()
    return entered


def dismiss(jam: Jamming, argument: str) -> "Future[Reply]":
    """Send somebody away who came in by this session."""

    def work(_: Room) -> Reply:
        found = jam.satellites.pop(argument.strip() or AI, None)
        if found is None:
            return Reply(False, f"nobody called {argument or AI} came in by you")
        found.leave()
        return Reply(True, f"{argument or AI} has left")

    return jam.in_room(work)


def listened(code: str) -> Any:
    """What code is like, by the worker of the AI tiers."""
    return heard_of(asker().do("hear", code=code, genre=""))


def added(request: str, code: str, seed: int) -> str:
    """Code with something added, by the same worker; no model over the network is asked."""
    return asker().ask(request, code, seed).code
