"""`/jam/name NAME`: what the program that plays us from there is called in a room."""

from collections.abc import Iterable
from typing import Final

from studio.jamming.programs import Programs, programs_of
from studio.links.osc.guard import Message, OscError
from studio.links.osc.house import House
from studio.links.osc.server import Peer, Route

ADDRESS: Final = "/jam/name"


def routes(house: House) -> Iterable[Route]:
    """The address."""
    programs = programs_of(house.session)
    return [Route(ADDRESS, lambda message, peer: name(programs, message, peer))]


def name(programs: Programs, message: Message, peer: Peer) -> None:
    """A program says what it is called.

    Raises:
        OscError: it cannot be called that.
    """
    if len(message.args) != 1 or not isinstance(message.args[0], str):
        raise OscError(f"{ADDRESS} takes one name")
    try:
        programs.called(peer.host, message.args[0])
    except ValueError as error:
        raise OscError(str(error)) from None
