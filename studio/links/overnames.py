"""`/notalabel/…` over HTTP: GET reads what lives at an address, POST changes it; both as JSON.

GET /notalabel gives all values by their addresses. The body of a POST is the value, as JSON, or
nothing for an address that only does something. Pages of the web are refused.
"""

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from studio.links.names.hub import Hub, hub_of
from studio.links.names.kit import ACT, ROOT, NameRefusedError
from studio.links.osc.house import House

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MOST_BYTES: Final = 256_000
PATIENCE_S: Final = 10.0
KEY: Final = "http"  # who changes something this way; nobody listens by it


def routes(house: House) -> list[Any]:
    """The routes, for Starlette."""
    from starlette.routing import Route

    async def answer(request: "Request") -> "Response":
        return await _answered(hub_of(house.session, house.sound, house.gate), request)

    methods = ["GET", "POST"]
    return [
        Route(ROOT, answer, methods=["GET"]),
        Route(f"{ROOT}/{{rest:path}}", answer, methods=methods),
    ]


async def _answered(hub: Hub, request: "Request") -> "Response":
    from starlette.responses import JSONResponse

    from studio.links.overhttp import at_home

    def refused(status: int, text: str) -> "Response":
        return JSONResponse({"ok": False, "text": text}, status)

    if not at_home(request.headers.get("host", ""), request.headers.get("origin")):
        return refused(403, "this is for this machine's own programs, not for pages")
    address = request.url.path.rstrip("/")
    if request.method == "GET":
        if address == ROOT:
            return JSONResponse(hub.tree.values(hub.desk))
        try:
            return JSONResponse({"address": address, "value": hub.tree.read(hub.desk, address)})
        except NameRefusedError as error:
            return refused(404, str(error))
    try:
        args = args_of(await asyncio.wait_for(_body(request), PATIENCE_S))
        place = hub.tree.find(address)
        if place is None:
            return refused(404, f"nothing lives at {address[:80]}")
        args = () if place.name.kind == ACT else args
        promised = hub.change(address, args, KEY, home=True)
        reply = await asyncio.wait_for(asyncio.wrap_future(promised), PATIENCE_S)
    except (NameRefusedError, ValueError) as error:
        return refused(422, str(error))
    except TimeoutError:
        return refused(504, "this takes too long")
    return JSONResponse({"ok": reply.ok, "text": reply.text}, 200 if reply.ok else 422)


def args_of(body: bytes) -> tuple[Any, ...]:
    """The value that a body says.

    Raises:
        ValueError: it is no JSON, or no value.

    >>> args_of(b"0.5"), args_of(b""), args_of(b'"A"')
    ((0.5,), (), ('A',))
    """
    if not body.strip():
        return ()
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("the body is a value as JSON, such as 0.5 or true") from None
    if not isinstance(value, bool | int | float | str):
        raise ValueError("the body is one number, text, true or false")
    if isinstance(value, int) and abs(value) > 2**53:
        raise ValueError("this number is too large")
    return (value,)


async def _body(request: "Request") -> bytes:
    """The body.

    Raises:
        ValueError: it is too long.
    """
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > MOST_BYTES:
            raise ValueError("this body is too long")
    return bytes(data)
