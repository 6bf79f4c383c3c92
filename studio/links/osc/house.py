"""What those who answer OSC addresses are given: the session, the sound, the clocks, the server."""

from collections.abc import Callable
from dataclasses import dataclass, field

from studio.links.gate import Gate
from studio.links.osc.server import Server
from studio.links.timemap import Follower
from studio.session import Session
from studio.sound import Sound


@dataclass(frozen=True, slots=True)
class House:
    """What is there.

    Attributes:
        session: evaluates and plays.
        sound: takes events by absolute frame.
        gate: what code has to pass.
        server: sends, and knows who may be answered.
        follower: its map turns time tags into frames; it is kept up to date.
        tell: hears a sentence about something that went wrong, in any thread.
        closers: called when the server listens no more.
    """

    session: Session
    sound: Sound
    gate: Gate
    server: Server
    follower: Follower
    tell: Callable[[str], None]
    closers: list[Callable[[], None]] = field(default_factory=list)
