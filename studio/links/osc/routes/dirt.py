"""A SuperDirt at our port: TidalCycles, Sardine and Strudel play our engine as they play that.

`/dirt/play` and its old name `/play2`, `/dirt/handshake` and `/dirt/hello` with their replies,
`/dirt/setControlBus`, and scsynth's `/c_set`, which TidalCycles sends for control busses.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final

from engine.messages import SoundEvent
from studio.faders import Faders
from studio.jamming.attached import jam_in
from studio.jamming.programs import Programs, programs_of
from studio.links.dirt.receiver import Receiver
from studio.links.osc.guard import Message
from studio.links.osc.house import House
from studio.links.osc.limits import Bucket
from studio.links.osc.server import Peer, Route
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.wishes import Wish

BUSSES: Final = 128  # control busses that a client may use
SERVER: Final = ("127.0.0.1", 57_110)  # where its values go
ANSWERS: Final = 20.0  # a second: an answer is longer than what asks for it


def routes(house: House) -> Iterable[Route]:
    """The addresses."""
    session, players = house.session, list[Player]()

    def seen(player: Player) -> Wish:
        players.append(player)
        return Wish(None, Reply(True))

    session.wish(seen)
    receiver = Receiver(
        house.sound, session.shelf, house.follower, house.tell, lambda: session.playing().cps,
        lambda: players[0].faders if players else Faders(),
    )  # fmt: skip
    house.server.after.append(receiver.flush)
    house.server.idle.append(receiver.flush)
    return routes_of(
        receiver, teller(session, programs_of(session), lambda: players[0] if players else None)
    )


def teller(
    session: Session, programs: Programs, player: Callable[[], Player | None]
) -> Callable[[SoundEvent, str], None]:
    """Tells the room that the session is in who plays what, and at which cycle."""

    def heard(event: SoundEvent, host: str) -> None:
        jam, plays = jam_in(session), player()
        if jam is not None:
            line = plays.timeline if plays is not None else None
            second = Fraction(event.frame, session.sound.clock().sample_rate)
            programs.plays(jam, host, event, line.cycle_at(second) if line else None)

    return heard


def routes_of(
    receiver: Receiver, heard: Callable[[SoundEvent, str], None] = lambda *_: None
) -> list[Route]:
    """The addresses, for a receiver; `heard` hears of what is played, and from which machine."""
    answers = Bucket(ANSWERS, ANSWERS, ANSWERS)

    def play(message: Message, peer: Peer) -> None:
        receiver.play(message, lambda event: heard(event, peer.host))

    def handshake(message: Message, peer: Peer) -> None:
        del message
        host, port = SERVER
        told = ("&serverHostname", host, "&serverPort", port, "&controlBusIndices", *range(BUSSES))
        if answers.take(receiver.seconds()):
            peer.answer("/dirt/handshake/reply", told)

    def hello(message: Message, peer: Peer) -> None:
        del message
        if answers.take(receiver.seconds()):
            peer.answer("/dirt/hello/reply")

    return [
        Route("/dirt/play", play, pages=True),
        Route("/play2", play, pages=True),
        Route("/dirt/handshake", handshake, pages=True),
        Route("/dirt/hello", hello, pages=True),
        Route("/dirt/setControlBus", lambda one, _: receiver.set_busses(one.args, one.at, False)),
        Route("/c_set", lambda one, _: receiver.set_busses(one.args, one.at, True)),
    ]
