"""A server on the loopback interface that speaks the protocols of models, by a script.

Each request takes the next act of the script; the last one stays. What came over the wire is
kept as bytes. `python -m tests.ai.models.fake good` lets it run for a player to ask.
"""

import argparse
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TUNE = (
    'setcpm(130/4)\nkick: s("bd*4").gain(.9)\nhats: s("[~ hh]*4").gain(.5)\n'
    'bass: note("<c2*8 eb2*8>").s("sawtooth").gain(.7).lpf(700)'
)


def answer(code: str = TUNE, note: str = "a steady one") -> str:
    """What a model says that keeps to the schema."""
    return json.dumps({"code": code, "explanation": note})


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: method, path, headers in lower case, and the bytes of its body."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        """The body as JSON."""
        return json.loads(self.raw)

    @property
    def last(self) -> str:
        """What the last message says."""
        return self.body["messages"][-1]["content"]


class Handler(BaseHTTPRequestHandler):
    """Plays the acts of its server's script."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_POST(self) -> None:
        """A request with a body."""
        self._act(self.rfile.read(int(self.headers.get("content-length") or 0)))

    def do_GET(self) -> None:
        """A request without one."""
        self._act(b"")

    def _act(self, raw: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.close_connection = True
        act = self.server.script.next(Request(self.command, self.path, headers, raw))
        try:
            act(self)
        except OSError:
            return  # whoever asked has left

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def begin_stream(self) -> None:
        """The head of an answer that comes in events, until the connection ends."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()

    def event(self, delta: dict[str, str], finish: str | None = None) -> None:
        """One event of a stream."""
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        row = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        self.wfile.write(b"data: " + json.dumps({**row, "choices": [choice]}).encode() + b"\n\n")
        self.wfile.flush()


Act = Callable[[Handler], None]


def says(text: str, thoughts: str = "", piece: int = 40, pause_s: float = 0.0) -> Act:
    """A model that streams its answer, in pieces of so many characters."""

    def act(one: Handler) -> None:
        one.begin_stream()
        if thoughts:
            one.event({"reasoning": thoughts})
        for at in range(0, len(text), piece):
            one.event({"content": text[at : at + piece]})
            if one.server.over.wait(pause_s):
                return
        one.event({}, "stop")
        usage = {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200}
        row = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        last = {**row, "choices": [], "usage": usage}
        one.wfile.write(b"data: " + json.dumps(last).encode() + b"\n\ndata: [DONE]\n\n")

    return act


def waits(seconds: float, act: Act) -> Act:
    """Nothing for a while, then an act."""

    def late(one: Handler) -> None:
        if not one.server.over.wait(seconds):
            act(one)

    return late


def breaks_off(text: str) -> Act:
    """A stream that ends in the middle."""

    def act(one: Handler) -> None:
        one.begin_stream()
        one.event({"content": text[: len(text) // 2]})

    return act


def refuses(status: int, message: str = "no", **headers: str) -> Act:
    """An error in the manner of OpenAI."""
    body = json.dumps({"error": {"message": message, "type": "x", "code": None}}).encode()
    return lambda one: one.send(status, body, content_type="application/json", **headers)


def sends(row: Any) -> Act:
    """A whole answer of JSON."""
    body = json.dumps(row).encode()
    return lambda one: one.send(200, body, content_type="application/json")


def sends_raw(raw: bytes, **headers: str) -> Act:
    """The bytes of a stream, whatever they are."""
    return lambda one: one.send(200, raw, content_type="text/event-stream", **headers)


def completion(text: str) -> dict[str, Any]:
    """An answer as a worker of RunPod gives it back."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"content": text}}
    return {"choices": [choice], "usage": {"prompt_tokens": 900, "completion_tokens": 150}}


@dataclass(slots=True)
class Script:
    """The acts to come, by path where that matters, and the requests that came."""

    acts: list[Act] = field(default_factory=list)
    by_path: dict[str, list[Act]] = field(default_factory=dict)
    heard: list[Request] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self, request: Request) -> Act:
        """The act for a request."""
        with self.lock:
            self.heard.append(request)
            name = request.path.split("?")[0].rsplit("/v2/x/", 1)[-1].split("/")[0]
            acts = self.by_path.get(name) or self.acts
            if not acts:
                return refuses(404)
            return acts.pop(0) if len(acts) > 1 else acts[0]


class Server(ThreadingHTTPServer):
    """The server.

    Attributes:
        script: what it does.
        over: set when it ends, so that nobody waits in it.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.script, self.over = Script(), threading.Event()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    def plays(self, *acts: Act, **by_path: list[Act]) -> None:
        """Begin another script."""
        self.script = Script(list(acts), dict(by_path))

    @property
    def heard(self) -> list[Request]:
        """The requests of this script."""
        return self.script.heard

    def handle_error(self, *_: Any) -> None:
        """Say nothing: clients that leave are part of the play."""


@contextmanager
def running(port: int = 0) -> Iterator[Server]:
    """A server that runs."""
    server = Server(port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


PLAYS = {
    "good": says(answer(), pause_s=0.02),
    "thinks": says(f"<think>let me see</think>```js\n{TUNE}\n```", pause_s=0.02),
    "slow": waits(60, says(answer())),
    "broken": refuses(500),
    "busy": refuses(429, retry_after="1"),
    "wrong": says(answer(TUNE.replace("130", "77"))),
}


def main() -> None:
    """Run until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("play", choices=PLAYS)
    parser.add_argument("--port", type=int, default=0)
    asked = parser.parse_args()
    with running(asked.port) as server:
        server.plays(PLAYS[asked.play])
        print(server.address, flush=True)  # noqa: T201 - for whoever has started it
        while True:
            time.sleep(1)


if __name__ == "__main__":
    main()
