"""A set that is opened loads its sounds ahead, and says when they are there."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.samples.library import Library
from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.replies import Notice, Reply
from studio.session import Session
from studio.vault import Vault
from tests.engine.samples.server import Server, serving, sound
from tests.studio.fakes import FakeSound, ManualClock


class Night:
    """A session with its threads, and samples behind it."""

    def __init__(self, folder: Path, loads: bool = True) -> None:
        self.notices: list[Notice] = []
        self.samples = Library(
            folder / "cache", lambda text, bad: self.notices.append(Notice(text, bad))
        )
        evaluator = Evaluator(1, self.samples.load) if loads else Evaluator(1)
        self.session = Session(
            FakeSound(ManualClock()), evaluator, self.notices.append,
            vault=Vault(folder), shelf=self.samples,
        )  # fmt: skip
        self.session.start()

    def do(self, line: str) -> Reply:
        promised = run(self.session, line) or self.session.submit(line)
        return promised.result(30)

    def ready(self) -> str:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for notice in tuple(self.notices):
                if notice.text.startswith("friday is ready"):
                    return notice.text
            time.sleep(0.01)
        raise AssertionError(self.notices)

    def close(self) -> None:
        self.session.close()
        self.samples.close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.answers["/a.wav"] = sound()
        running.answers["/b.wav"] = sound(2400)
        yield running


def saved(folder: Path, code: str, scene: str) -> None:
    """A set with something in a scene that does not play now."""
    night = Night(folder, loads=False)
    night.do(code)
    night.do(scene)
    night.do("scene store A")
    night.do("hush")
    night.do(code)
    assert night.do("set save friday").ok
    night.close()


def map_of(server: Server) -> str:
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    return f"samples({{one: 'a.wav', two: 'b.wav', gone: 'c.wav'}}, '{address}')"


def test_files_of_slots_and_scenes_are_loaded_and_it_is_told(
    server: Server, tmp_path: Path
) -> None:
    saved(tmp_path, f'{map_of(server)}; a: s("one")', 'b: s("two*2")')
    assert server.asked == []
    night = Night(tmp_path)
    assert night.do("set open friday").ok
    assert night.ready() == "friday is ready: 2 files are loaded"
    assert {"/a.wav", "/b.wav"} <= set(server.asked)
    night.close()


def test_without_a_network_it_opens_from_what_was_kept(tmp_path: Path) -> None:
    with serving() as server:
        server.answers["/a.wav"] = server.answers["/b.wav"] = sound()
        saved(tmp_path, f'{map_of(server)}; a: s("one")', 'b: s("two*2")')
        night = Night(tmp_path)
        night.do("set open friday")
        night.ready()
        night.close()
    night = Night(tmp_path)
    night.do("set open friday")
    assert night.ready() == "friday is ready: 2 files are loaded"
    night.close()


def test_what_cannot_be_had_is_named_and_the_rest_is_ready(server: Server, tmp_path: Path) -> None:
    saved(tmp_path, f'{map_of(server)}; a: s("one gone")', 'b: s("two")')
    night = Night(tmp_path)
    night.do("set open friday")
    said = night.ready()
    assert said.startswith("friday is ready: 2 files are loaded; 1 cannot be loaded (")
    night.close()


def test_a_set_of_waves_needs_no_files(tmp_path: Path) -> None:
    saved(tmp_path, 'a: s("sine")', 'b: s("sawtooth")')
    night = Night(tmp_path)
    night.do("set open friday")
    assert night.ready() == "friday is ready: it needs no files"
    night.close()
