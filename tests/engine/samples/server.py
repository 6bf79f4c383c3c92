"""A server of sample files on the loopback interface, that misbehaves as it is told."""

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

import numpy as np
import soundfile

Answer: TypeAlias = Callable[["Handler"], None]


def sound(frames: int = 4800, rate: int = 48_000, channels: int = 1, kind: str = "WAV") -> bytes:
    """A sound file: a sine of 480 Hz at half of full scale, its second channel half as loud."""
    wave = 0.5 * np.sin(2 * np.pi * 480 * np.arange(frames) / rate)
    file = io.BytesIO()
    subtype = {"OGG": "VORBIS", "MP3": "MPEG_LAYER_III"}.get(kind, "PCM_16")
    samples = np.stack([wave / (1 + channel) for channel in range(channels)], axis=1)
    soundfile.write(file, samples, rate, format=kind, subtype=subtype)
    return file.getvalue()


class Handler(BaseHTTPRequestHandler):
    """Answers from the server's table."""

    server: "Server"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(self.path)
        answer = self.server.answers.get(path)
        with suppress(OSError):
            if answer is None:
                self.send_error(404)
            elif isinstance(answer, bytes):
                self.give(answer)
            else:
                answer(self)

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


class Server(ThreadingHTTPServer):
    """A server with a table of answers: bytes, or a function of the handler."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, bytes | Answer] = {}
        self.asked: list[str] = []
        self.over, self.hanging = threading.Event(), threading.Event()

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    # -- misbehaviour --------------------------------------------------------------------------

    def hangs(self, _handler: Handler) -> None:
        """Never answers."""
        self.hanging.set()
        self.over.wait()

    def drips(self, handler: Handler) -> None:
        """Sends a header, a letter at a time, without end."""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.over.wait(0.02):
            handler.wfile.write(b"a")

    def stalls(self, handler: Handler) -> None:
        """Begins well, and never goes on."""
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(sound()[:1000])
        handler.wfile.flush()
        self.over.wait()


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
