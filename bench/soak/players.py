"""A player of the soak: the whole program at a prompt of its own, and somebody who types.

Each turn is a line, mostly a tune that nobody wrote, now and then a request in words or a word to
the others; then a look at `status`. A tune counts when its code has come to everybody in the room,
words when an answer was made of them, or a sentence says that it cannot be done.
"""

import json
import re
import threading
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from bench.soak.requests import REFUSED, Requests
from bench.soak.tunes import tunes
from bench.terminal import Terminal

PATIENCE_S: Final = 20.0  # for what the program does itself
WORDS_S: Final = 60.0  # for requests in words, one after the other on a busy machine
PAUSE_S: Final = (2.0, 7.0)
LOOK_S: Final = 0.3
PORTS: Final = 47_100  # and the next
SIZE: Final = (240, 50)
LINK: Final = re.compile(r"jam://\S+")
STATUS: Final = re.compile(
    r"late: (?P<late>\d+) of (?P<blocks>\d+) blocks, (?P<late_events>\d+) events,\s+"
    r"(?P<xruns>\d+) gaps; engine restarts: (?P<restarts>\d+).*?, (?P<kept_mb>\d+) MB kept",
    re.DOTALL,
)  # fmt: skip
WISHES: Final = (
    "a dub techno beat", "something slow in d minor", "a house groove at 124 bpm", "a jungle beat",
    "an ambient drone", "make it darker", "faster", "more reverb", "a sparse melody", "slower",
)  # fmt: skip
ANSWERED: Final = r"by the \w+ tier|cps [\d.]+, from cycle"
NO: Final = "I know no safe way|nothing is playing yet|what is playing; I hear"
GIVEN_UP: Final = "took too long and was given up"


@dataclass(frozen=True, slots=True)
class Status:
    """What `status` told, and when; counts are of all engines of the session together."""

    at_s: float
    late: int
    blocks: int
    late_events: int
    xruns: int
    restarts: int
    kept_mb: int


class Player:
    """Somebody at a prompt.

    Args:
        name: theirs, in the room too.
        folder: where their folder is made.
        number: 0, 1, …: their ports, and their dice.
        backend: where their sound goes.
        requests: keeps what they ask.
    """

    def __init__(
        self, name: str, folder: Path, number: int, backend: str, requests: Requests
    ) -> None:
        self.name, self.requests, self._count = name, requests, 0
        self._dice, self._tunes = Random(number), tunes(number)
        self.osc_port = PORTS + 10 * number
        home = folder / name
        home.mkdir()
        (home / "config.toml").write_text(f'[jam]\nname = "{name}"\n', encoding="utf-8")
        ports = [
            f"--{kind}-port={self.osc_port + n}" for n, kind in enumerate(("osc", "http", "socket"))
        ]
        self.terminal = Terminal(
            home, *SIZE, ("--backend", backend, "--listen", *ports), {"PROMPT_TOOLKIT_NO_CPR": "1"}
        )
        self.others: Sequence[Player] = ()
        self.statuses: list[Status] = []

    # -- at the prompt -----------------------------------------------------------------------------

    def starts(self) -> None:
        """Wait until there is sound."""
        self.terminal.until(
            lambda: "sound: " in self.terminal.seen, f"the sound of {self.name}", 60.0
        )

    def types(self, line: str, answer: str, most_s: float = PATIENCE_S) -> str:
        """Type a line; "" where the answer came, else what was seen instead."""
        self.terminal.seen = ""
        self.terminal.type(line + "\r")
        pattern = re.compile(answer, re.DOTALL)
        came = self.terminal.comes(lambda: pattern.search(self.terminal.text()), most_s)
        return "" if came else f"{line}: {self.terminal.text()[-600:]}"

    def hosts(self) -> str:
        """Open a room; its link."""
        self.must("jam host soak", LINK.pattern)
        self.terminal.idle(1.0)
        return str(LINK.findall(self.terminal.text())[-1])

    def joins(self, link: str) -> None:
        """Enter it."""
        self.must(f"jam join {link}", "your pane is")

    def must(self, line: str, answer: str) -> None:
        """Type a line without whose answer there is no soak."""
        if failed := self.types(line, answer):
            raise SystemExit(failed)

    # -- over HTTP ---------------------------------------------------------------------------------

    def code(self) -> str:
        """The code of all that plays here."""
        with urllib.request.urlopen(self._at("/notalabel/code"), timeout=PATIENCE_S) as answer:
            return str(json.load(answer)["value"])

    def sends(self, code: str) -> str:
        """Evaluate code over HTTP; "" or what it failed by."""
        request = urllib.request.Request(self._at("/evaluate"), code.encode())
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            told = json.load(answer)
        return "" if told["ok"] else str(told["text"])

    def _at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.osc_port + 1}{path}"

    # -- turn by turn ------------------------------------------------------------------------------

    def plays(self, ends: threading.Event) -> None:
        """Type on until the end."""
        while not ends.is_set():
            turn = self._dice.choices(("tune", "words", "say"), (10, 3, 2))[0]
            self.requests.ask(turn, getattr(self, f"_{turn}"))
            self.requests.ask("status", self._status)
            self.terminal.idle(self._dice.uniform(*PAUSE_S))

    def _tune(self) -> str:
        self._count += 1
        mark = f"// {self.name} {self._count}"
        line = f"{next(self._tunes)} {mark}"
        if failed := self.types(line, "for everybody, from cycle"):
            return failed
        missing, began = list(self.others), time.monotonic()
        while missing := [one for one in missing if mark not in one.code()]:
            if time.monotonic() - began > PATIENCE_S:
                return f"{line}: not at {', '.join(one.name for one in missing)}"
            self.terminal.idle(LOOK_S)
        return ""

    def _words(self) -> str:
        wish, answers = self._dice.choice(WISHES), f"{ANSWERED}|{NO}|{GIVEN_UP}"
        failed, seen = self.types(f"ask {wish}", answers, WORDS_S), self.terminal.text()
        if re.search(GIVEN_UP, seen):
            return f"{wish}: {GIVEN_UP}"
        return failed or (REFUSED if re.search(NO, seen) else "")

    def _status(self) -> str:
        failed = self.types("status", "memory: engine")
        found = STATUS.search(self.terminal.text())
        if found and not failed:
            told = {name: int(value) for name, value in found.groupdict().items()}
            self.statuses.append(Status(self.requests.now_s(), **told))
        return failed

    def _say(self) -> str:
        self._count += 1
        return self.types(
            f"jam say hello {self._count}", f"hello {self._count}.*hello {self._count}"
        )
