"""A secret that goes through the program is in no log, history, report, archive or answer.

Each has a mark in it, by which it would be found.
"""

import io
import json
import logging
import os
import re
import socket
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ai.providers.errors import ProviderError
from bench.terminal import Terminal
from repl.cli import main
from repl.doctor import line_of
from repl.failing import log_failure
from repl.unseen import opened_data
from studio import keyrings
from studio.askworker import log_without
from studio.config import load, start_log
from studio.credentials import secret
from studio.doctor import _models
from studio.history import History
from studio.links.osc.guard import encode
from studio.models import models_from, secrets_in, terms_of
from studio.places import PASSWORDS, PlaceError, place_of
from studio.reporting import report
from studio.secrecy import without_secrets
from studio.vault import NOWHERE
from tests.ai.models.fake import refuses, running

MARK = "zqxmarkqxz"
KEY = f"rpa_{MARK}0123"
LINK = f"jam://127.0.0.1:7475/garden#AA{MARK}AAAAAAAAAA.AAAAAAAAAAA"
PATIENCE_S = 60.0
Out = pytest.CaptureFixture[str]


@pytest.fixture
def home() -> Path:
    return Path(os.environ["NOTALABEL_HOME"])


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "looked_up", lambda _: "")
    monkeypatch.setattr(keyrings, "kept", lambda *_: False)


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def leaks(folder: Path, text: str = MARK, but: str = "") -> list[str]:
    """The files with a text in them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = [str(path.relative_to(folder)) for path in files if text.encode() in path.read_bytes()]
    return [name for name in found if not (but and re.match(but, name))]


def flushed() -> None:
    for handler in logging.getLogger().handlers:
        handler.flush()


def test_a_key_that_is_kept_under_a_passphrase_is_told_nowhere(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    pytest.importorskip("sqlcipher3", reason="sqlcipher3 is not installed")
    phrase = f"{MARK} phrase"
    types(monkeypatch, phrase, phrase)
    assert main(["passphrase", "set"]) == 0
    monkeypatch.setenv("NOTALABEL_PASSPHRASE", phrase)
    types(monkeypatch, KEY)
    assert main(["config", "set", "ai.runpod_key"]) == 0
    main(["config"])
    main(["config", "get", "ai.runpod_key"])

    monkeypatch.delenv("NOTALABEL_PASSPHRASE")  # the log knows the variables; this is typed
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _: phrase)
    config = load(os.environ)
    start_log(config, os.environ)
    vault = opened_data(config, lambda _: None)
    assert secret("ai.runpod_key", config.settings, vault) == KEY
    log_failure(RuntimeError(f"{KEY} is refused, and {phrase} too"))
    flushed()
    assert "*** is refused, and *** too" in (home / "notalabel.log").read_text("utf-8")
    assert leaks(home) == []
    out, err = capsys.readouterr()
    assert MARK not in out + err
    assert "ai.runpod_key is kept in your data, under its passphrase" in out


def test_a_key_that_cannot_be_is_not_repeated(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    types(monkeypatch, f"{MARK} with a space")
    assert main(["config", "set", "ai.runpod_key"]) == 1
    assert main(["config", "set", "ai.runpod_key", KEY]) == 1
    monkeypatch.setenv("RUNPOD_API_KEY", f"{MARK} with a space")
    assert main(["config"]) == 0
    out, err = capsys.readouterr()
    assert "ai.runpod_key cannot be that; it can be a key without spaces" in err
    assert MARK not in out + err
    assert leaks(home) == []


def test_keys_in_addresses_are_not_shown(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("RUNPOD_ENDPOINT", f"https://a.org/v2/x?api_key={MARK}")
    monkeypatch.setenv("OPENAI_ENDPOINT", f"ftp://ann:{MARK}@a.org")
    main(["config"])
    out, err = capsys.readouterr()
    assert "https://a.org/v2/x?api_key=***" in out
    assert MARK not in out + err


@pytest.mark.parametrize(
    "text",
    [
        f"HTTP Request: POST https://a.org/v1?api_key={MARK}&x=1",
        f"HTTP Request: PROPFIND https://ann:{MARK}@a.org/dav/",
        f"Illegal header value b'Bearer {MARK}'",
        f"headers={{'Authorization': 'Basic {MARK}=='}}",
        f"{{'api-key': '{MARK}', \"token\": \"{MARK}\"}}",
        f"openai_api_key={MARK}",
        f"{LINK} is far away",
    ],
)
def test_what_looks_like_a_secret_is_left_out_of_the_log(home: Path, text: str) -> None:
    home.mkdir()
    start_log(load(os.environ), os.environ)
    logging.getLogger("a").warning("%s", text)
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("a").exception("it fails")
    flushed()
    assert "it fails" in (home / "notalabel.log").read_text("utf-8")
    assert leaks(home) == []


@pytest.mark.timeout(20)  # what looks again from each place on takes many minutes
@pytest.mark.parametrize("text", ["a-" * 100_000, "a." * 100_000, "jam://" * 30_000])
def test_a_long_text_is_looked_through_once(text: str) -> None:
    assert without_secrets(text, ()) == text


def test_the_history_and_what_is_exported_open_no_room(home: Path) -> None:
    home.mkdir()
    history = History(home, lambda _: None)
    history.commanded(f"jam join {LINK} yes")
    history.evaluated(LINK)
    history.evaluated(f"samples('https://a.org/x.json?token={MARK[:5]}')")
    history.close()
    assert leaks(home) == []
    assert [row["line"] for row in history.dicts("commands")] == [
        "jam join jam://127.0.0.1:7475/garden#*** yes"
    ]
    assert history.recent(1) == [f"samples('https://a.org/x.json?token={MARK[:5]}')"]


def test_a_report_opens_no_room() -> None:
    told = report(f"{LINK} does not open", "none", None, 0.0)
    assert told.text == "jam://127.0.0.1:7475/garden#*** does not open"


def test_a_library_is_not_kept_beside_a_password() -> None:
    with pytest.raises(PlaceError) as told:
        place_of(f"https://ann:{MARK}@a.org/dav")
    assert str(told.value) == PASSWORDS


def test_models_that_refuse_leave_no_key_in_their_log(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    with running() as server:
        server.plays(refuses(401, f"bad key {KEY}"))
        for name in ("RUNPOD", "OPENAI"):
            monkeypatch.setenv(f"{name}_ENDPOINT", f"{server.address}/v1?api_key={KEY}")
            monkeypatch.setenv(f"{name}_API_KEY", KEY)
        terms = terms_of(load(os.environ), NOWHERE)
        log_without(secrets_in(terms))
        remote = models_from({**terms, "order": ["openai", "runpod"]})
        assert remote is not None
        for model in remote.models:
            with pytest.raises(ProviderError) as told:
                model.health()
            logging.getLogger("a").error("it fails", exc_info=told.value)
        found = [line_of(one) for one in _models(load(os.environ))]
    flushed()
    assert any("openai" in line for line in found)
    assert MARK not in "".join(found)
    assert "/v1?***" in (home / "ask.log").read_text("utf-8")
    assert leaks(home) == []


# -- the whole program ---------------------------------------------------------------------------


class Program(Terminal):
    """`notalabel` at a prompt, with its ports open."""

    def __init__(self, home: Path, environ: dict[str, str]) -> None:
        self._port = free_port()
        ports = ("--osc-port=0", f"--http-port={self._port}", "--socket-port=0")
        super().__init__(home, 240, 50, ("--backend", "null", "--listen", *ports), environ)
        self.drawn = self.greeting = ""

    def starts(self) -> None:
        """Wait until others can speak to it; there need be no sound."""
        self.until(lambda: "HTTP at port" in self.text(), "the ports", PATIENCE_S)
        self.greeting = self.text()

    def asks(self, line: str, answer: str) -> str:
        """Type a line, and wait for its answer; gives what was seen meanwhile."""
        self.seen = ""
        self.type(f"{line}\r")
        self.until(lambda: re.search(answer, self.text()), line, PATIENCE_S)
        self.drawn += self.seen
        return self.text()

    def values(self) -> str:
        """All that other programs may read, over HTTP and over OSC."""
        return self._over_http() + self._over_osc()

    def _over_osc(self) -> str:
        port = int(re.findall(r"OSC at port (\d+)", self.greeting)[0])
        told = ""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ours:
            ours.settimeout(20.0)
            ours.connect(("127.0.0.1", port))
            for name in ("notices", "code", "slots", "controls"):
                ours.send(encode("/get", [f"/notalabel/{name}"]))
                told += ours.recv(1 << 16).decode("latin-1")
        return told

    def _over_http(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/notalabel") as answer:
            return answer.read().decode()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    environ = {"RUNPOD_API_KEY": KEY, "USER": "ann", "PROMPT_TOOLKIT_NO_CPR": "1"}
    one = Program(home, environ)
    try:
        one.starts()
        yield one
    finally:
        if one.process.poll() is None:
            one.end()


@pytest.mark.slow
def test_the_whole_program_keeps_what_it_is_trusted_with(
    program: Program, home: Path, capsys: Out
) -> None:
    link = re.findall(r"jam://\S+", program.asks("jam host garden", r"jam://\S+\r"))[-1]
    key = link.partition("#")[2].partition(".")[0]
    program.asks(f"feedback {link} clicks", "feedback keep, or drop")
    program.asks("feedback keep", "kept in")
    program.asks(f"jam join {link}", "jam leave|your pane|nobody|in garden")
    program.asks("jam leave", "you left garden")
    program.asks("status", "memory: ")
    read = program.values()
    program.end()
    assert MARK not in program.drawn + read
    assert "garden" in program.drawn
    assert key not in read
    assert leaks(home) == []
    assert leaks(home, key, but="jam/room-garden.json") == []

    assert main(["export", str(home / "mine.zip")]) == 0
    with zipfile.ZipFile(home / "mine.zip") as archive:
        texts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert any("jam join" in text for text in texts.values())
    assert "jam/room-garden.json" in texts
    assert "jam/identity.json" not in texts
    assert [name for name, text in texts.items() if key in text or MARK in text] == []
    assert json.loads(texts["settings.json"])
    assert MARK not in capsys.readouterr().out
