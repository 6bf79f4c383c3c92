"""`notalabel serve` as other programs meet it: one line when it is ready, then it plays."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from websockets.sync.client import connect

from studio.links.osc.guard import decode, encode

pytestmark = pytest.mark.slow


class Served:
    """The program, and its ports by name."""

    def __init__(self, home: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "repl.cli", "serve", "--backend", "null", "--osc-port", "0",
             "--http-port", "0", "--socket-port", "0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={"NOTALABEL_HOME": str(home), "PATH": ""},
        )  # fmt: skip
        self.line = self.process.stdout.readline() if self.process.stdout else ""
        self.ports = {
            name: int(port) for name, port in re.findall(r"(\w+) at port (\d+)", self.line)
        }

    def end(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        self.process.send_signal(by)
        out, _ = self.process.communicate(timeout=60)
        return self.process.returncode, out


@contextmanager
def serving(home: Path, *options: str) -> Iterator[Served]:
    served = Served(home, *options)
    try:
        yield served
    finally:
        served.process.kill()
        served.process.communicate()


def test_it_says_one_line_answers_on_every_port_and_ends_when_it_is_told(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        assert sorted(served.ports) == ["HTTP", "OSC", "WebSocket"], served.line
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as tidal:
            tidal.settimeout(30)
            tidal.sendto(encode("/dirt/handshake"), ("127.0.0.1", served.ports["OSC"]))
            assert decode(tidal.recv(9000))[0].address == "/dirt/handshake/reply"
        with connect(f"ws://127.0.0.1:{served.ports['WebSocket']}") as strudel:
            strudel.send('{"address": "/dirt/hello", "args": []}')
            assert decode(bytes(strudel.recv(5)))[0].address == "/dirt/hello/reply"  # type: ignore[arg-type] # binary
        address = f"http://127.0.0.1:{served.ports['HTTP']}/evaluate"
        with urllib.request.urlopen(address, b's("bd")', timeout=60) as answer:
            assert answer.status == 200
        assert served.end() == (0, "\n")


def test_other_machines_are_let_in_only_where_they_are_named(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0") as refused:
        _, err = refused.process.communicate(timeout=60)
        assert (refused.line, refused.process.returncode) == ("", 1)
        assert "osc.allow" in err
    (tmp_path / "config.toml").write_text('[osc]\nallow = "192.0.2.0/24"\n')
    with serving(tmp_path, "--host", "0.0.0.0") as served:
        assert "OSC" in served.ports, served.line
        assert served.end(signal.SIGTERM)[0] == 0
