"""Code over HTTP: `POST /evaluate` with the code as its body, on the loopback interface.

The answer is JSON: {"ok", "text", "notes"}. A page of the web cannot use it: a request that names
another host, or comes from a page, is refused.
"""

import asyncio
import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from studio.links.gate import MOST_CODE, Gate
from studio.links.osc.allowed import LOOPBACK, hostname
from studio.links.ports import listening_at

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

PATH: Final = "/evaluate"
WHO: Final = "code over HTTP"
MOST_BYTES: Final = 4 * MOST_CODE
MOST_CONNECTIONS: Final = 32
MOST_FRAME: Final = 8_192  # bytes of what a client says over a WebSocket
PATIENCE_S: Final = 10.0  # for a body to come, and for code to be evaluated
STATUS: Final = {True: 200, False: 422}

LOG = logging.getLogger(__name__)


class HttpCode:
    """Listens at a port, in a thread of its own.

    Args:
        host: an address of this machine alone.
        port: where; 0: any.
        gate: what code has to pass.
        more: routes beside that, for Starlette.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(self, host: str, port: int, gate: Gate, more: Sequence[Any] = ()) -> None:
        import uvicorn  # only who listens pays for it

        self._gate, self._more = gate, more
        self._socket = listening_at(host, port, MOST_CONNECTIONS)
        self.port: int = self._socket.getsockname()[1]
        settings = uvicorn.Config(
            self._application(), log_config=None, access_log=False, lifespan="off",
            ws="websockets-sansio", ws_max_size=MOST_FRAME, ws_per_message_deflate=False,
            limit_concurrency=MOST_CONNECTIONS, timeout_keep_alive=5, server_header=False,
        )  # fmt: skip
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(target=self._listen, name="http", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._server.should_exit = True
        self._thread.join(2.0)
        self._socket.close()

    def _listen(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        except Exception:  # the edge of the thread
            LOG.exception("the HTTP link ends")

    def _application(self) -> Any:
        from starlette.applications import Starlette
        from starlette.routing import Route

        return Starlette(routes=[Route(PATH, self._evaluate, methods=["POST"]), *self._more])

    async def _evaluate(self, request: "Request") -> "Response":
        from starlette.responses import JSONResponse

        def answer(status: int, text: str, notes: tuple[str, ...] = ()) -> "Response":
            row = {"ok": status == STATUS[True], "text": text, "notes": list(notes)}
            return JSONResponse(row, status)

        if not at_home(request.headers.get("host", ""), request.headers.get("origin")):
            self._gate.refuse(WHO, "it comes from a page of the web")
            return answer(403, "code comes from this machine's own programs, not from pages")
        try:
            code = await asyncio.wait_for(_body(request), PATIENCE_S)
            promised = self._gate.code(WHO, code)
            reply = await asyncio.wait_for(asyncio.wrap_future(promised), PATIENCE_S)
        except TimeoutError:
            return answer(504, "this takes too long")
        except ValueError as error:
            return answer(413, str(error))
        return answer(STATUS[reply.ok], reply.text, reply.notes)


def at_home(host: str, origin: str | None) -> bool:
    """Does a request come from a program of this machine, and not from a page elsewhere?

    >>> at_home("127.0.0.1:3001", None), at_home("localhost", "http://localhost:3001")
    (True, True)
    >>> at_home("evil.example", None), at_home("127.0.0.1", "https://evil.example")
    (False, False)
    >>> at_home("[", None), at_home("127.0.0.1", "http://[")
    (False, False)
    """
    names = [hostname(f"//{host}")]
    if origin is not None:
        names.append(hostname(origin))
    return all(name in LOOPBACK for name in names)


async def _body(request: "Request") -> str:
    """The code in a request.

    Raises:
        ValueError: there is too much of it, or it is no text.
    """
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > MOST_BYTES:
            raise ValueError(f"code has up to {MOST_CODE} characters")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("this is not text in UTF-8") from None
