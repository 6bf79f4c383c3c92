"""Libraries in several places are merged, and nothing is lost."""

import http.server
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.commands.sync import synced
from studio.library import Library, LibraryError, Record
from studio.places import ENDING


class Machine:
    """A library with a clock of its own that counts up."""

    clock = 0

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.library = Library(folder, print, self.tick)

    @classmethod
    def tick(cls) -> int:
        cls.clock += 1
        return cls.clock

    def sync(self, where: object) -> str:
        reply = synced(self.library, str(where))
        assert reply.ok, reply.text
        return reply.text

    def codes(self) -> dict[str, str]:
        return {one.name: one.code for one in self.library.search()}


@pytest.fixture
def two(tmp_path: Path) -> tuple[Machine, Machine, Path]:
    place = tmp_path / "place"
    place.mkdir()
    return Machine(tmp_path / "one"), Machine(tmp_path / "two"), place


Two = tuple[Machine, Machine, Path]


def test_what_one_saves_the_other_gets_and_what_it_removes_goes(two: Two) -> None:
    one, other, place = two
    one.library.save(Record("dusk", "a", tags=("slow",)))
    assert one.sync(place) == "0 came in, 1 went out"
    assert other.sync(place) == "1 came in, 0 went out"
    assert other.library.get("dusk") == one.library.get("dusk")
    other.library.remove("dusk")
    other.sync(place)
    one.sync(place)
    assert one.codes() == {}
    assert one.sync(place) == "0 came in, 0 went out"


def test_what_both_changed_stays_in_both_versions(two: Two) -> None:
    one, other, place = two
    one.library.save(Record("dusk", "a"))
    one.sync(place)
    other.sync(place)
    one.library.save(Record("dusk", "from one"))
    other.library.save(Record("dusk", "from two"))
    other.sync(place)
    assert "changed on both sides, the older stays as dusk " in one.sync(place)
    other.sync(place)
    assert one.codes() == other.codes()
    assert one.codes()["dusk"] == "from two"
    assert sorted(one.codes().values()) == ["from one", "from two"]


def test_two_patterns_of_one_name_both_stay(two: Two) -> None:
    one, other, place = two
    one.library.save(Record("dusk", "from one"))
    other.library.save(Record("dusk", "from two"))
    one.sync(place)
    other.sync(place)
    assert sorted(other.codes().values()) == ["from one", "from two"]


def test_a_place_with_other_files_and_broken_ones_does_no_harm(two: Two) -> None:
    one, _, place = two
    (place / f"a{ENDING}").write_text("{}")
    (place / f"b{ENDING}").write_bytes(b"\xff\xfe")
    (place / f"c{ENDING}").write_text('{"uid": "../../up", "name": "x", "code": "y"}')
    (place / "notes.txt").write_text("mine")
    one.library.save(Record("dusk", "a"))
    one.sync(place)
    assert one.codes() == {"dusk": "a"}
    assert (place / "notes.txt").read_text() == "mine"


def test_a_git_checkout_carries_the_library(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, place = two
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ada@example.org")
    bare, second = place.parent / "bare", place.parent / "second"
    _git("init", "--bare", "--initial-branch=main", str(bare))
    _git("clone", str(bare), str(place / "a"))
    _git("-C", str(place / "a"), "commit", "--allow-empty", "-m", "begin")
    _git("-C", str(place / "a"), "push", "origin", "HEAD:main")
    _git("clone", str(bare), str(second))
    one.library.save(Record("dusk", "a"))
    one.sync(place / "a")
    other.library.save(Record("dawn", "b"))
    other.sync(second)
    one.sync(place / "a")
    assert one.codes() == other.codes() == {"dusk": "a", "dawn": "b"}


def _git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


class _Dav(http.server.BaseHTTPRequestHandler):
    """As little of a WebDAV server as a library needs."""

    files: dict[str, bytes]

    def do_PROPFIND(self) -> None:  # the server's name for it
        hrefs = "".join(f"<d:href>{path}</d:href>" for path in ("/tunes/", *self.files))
        self._answer(207, f"<d:multistatus>{hrefs}</d:multistatus>".encode())

    def do_GET(self) -> None:
        self._answer(200, self.files[self.path])

    def do_PUT(self) -> None:
        self.files[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(201, b"")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def dav() -> Iterator[str]:
    handler = type("Dav", (_Dav,), {"files": {}})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/tunes"
        server.shutdown()
        thread.join()


def test_a_webdav_server_carries_the_library(two: Two, dav: str) -> None:
    one, other, _ = two
    one.library.save(Record("dusk", "a"))
    one.sync(dav)
    assert other.sync(dav) == "1 came in, 0 went out"
    assert other.codes() == {"dusk": "a"}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/nowhere/at/all", "there is no folder /nowhere/at/all; make it first"),
        ("http://127.0.0.1:9/x", "http://127.0.0.1:9/x/ cannot be reached ("),
    ],
)
def test_a_place_that_is_not_there_is_told(two: Two, where: str, said: str) -> None:
    reply = synced(two[0].library, where)
    assert not reply.ok
    assert reply.text.startswith(said)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.sampled_from(["save", "save", "remove", "rate", "sync", "sync"]),
            st.sampled_from(["a", "b"]),
        ),
        max_size=14,
    )
)
def test_all_machines_agree_in_the_end_and_no_saved_code_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("sync")
    place = root / "place"
    place.mkdir()
    machines = [Machine(root / name) for name in "xyz"]
    live: set[str] = set()
    for number, (who, what, name) in enumerate(steps):
        machine = machines[who]
        before = machine.codes()
        if what == "sync":
            machine.sync(place)
        elif what == "save":
            machine.library.save(Record(name, f"{number}"))
            live.discard(before.get(name, ""))
            live.add(f"{number}")
        elif name in before and what == "remove":
            machine.library.remove(name)
            live.discard(before[name])
        elif name in before:
            machine.library.change(name, lambda one: replace(one, user_rating=3))
    for machine in [*machines, *machines]:
        machine.sync(place)
    for machine in machines:
        machine.sync(place)
    codes = [sorted(machine.codes().values()) for machine in machines]
    assert codes[0] == codes[1] == codes[2]
    assert live <= set(codes[0])


def test_a_library_that_cannot_be_opened_is_told() -> None:
    with pytest.raises(LibraryError):
        Library(None, print).copies()
