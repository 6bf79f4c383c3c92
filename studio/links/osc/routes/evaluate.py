"""`/evaluate CODE`: Strudel code, through the gate.

It is never answered, since a sender's address can be forged: what goes wrong is told at the prompt.
"""

from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from typing import Final

from studio.links.gate import Gate
from studio.links.osc.guard import MOST_BYTES, Message, OscError
from studio.links.osc.house import House
from studio.links.osc.server import Route
from studio.replies import Reply

ADDRESS: Final = "/evaluate"
WHO: Final = "code over OSC"
HOW: Final = f"{ADDRESS} takes one text, in up to {MOST_BYTES} bytes"


def routes(house: House) -> Iterable[Route]:
    """The address."""
    return [Route(ADDRESS, lambda message, _: evaluate(house.gate, message))]


def evaluate(gate: Gate, message: Message) -> None:
    """Let the code of a message through, or not.

    Raises:
        OscError: it is no code.
    """
    if len(message.args) != 1 or not isinstance(message.args[0], str):
        raise OscError(HOW)

    def answered(promised: "Future[Reply]") -> None:
        with suppress(Exception):
            reply = promised.result()
            if not reply.ok:
                gate.refuse(WHO, reply.text)

    gate.code(WHO, message.args[0]).add_done_callback(answered)
