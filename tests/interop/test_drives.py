"""We drive a SuperDirt: what plays arrives there in time, in Tidal's words, or is taken back."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest

from engine.client import EngineClient
from studio.evaluator import Evaluator
from studio.links.dirt.driving import drive, driven, leave
from studio.links.osc.guard import encode
from studio.replies import Notice
from studio.session import Session
from tests.interop.reading import packet
from tests.waiting import until

pytestmark = pytest.mark.slow

CODE = 's("bd*4").gain(.9), note("c3 e3 g3 b3").s("sawtooth").lpf(800).room(.3)'


@dataclass
class Stand:
    """Listens as a SuperDirt does.

    Attributes:
        rows: when each message arrived, its time tag, and what it is.
    """

    rows: list[tuple[float, float | None, dict[str, Any]]] = field(default_factory=list)
    answers: bool = True

    def __post_init__(self) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.place: tuple[str, int] = self.socket.getsockname()
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self) -> None:
        while True:
            data, peer = self.socket.recvfrom(9000)
            if data == b"end":
                return
            for tag, message in packet(data):
                if message["address"] == "/dirt/handshake" and self.answers:
                    self.socket.sendto(encode("/dirt/handshake/reply", ["&port", 1]), peer)
                self.rows.append((time.time(), tag, message))

    def played(self) -> list[tuple[float, float, dict[str, Any]]]:
        return [(at, tag, dict(zip(one["args"][::2], one["args"][1::2], strict=True)))
                for at, tag, one in list(self.rows)
                if one["address"] == "/dirt/play" and tag is not None]  # fmt: skip

    def close(self) -> None:
        self.socket.sendto(b"end", self.place)
        self.thread.join(2)
        self.socket.close()


@dataclass
class Set:
    session: Session
    engine: EngineClient
    stand: Stand
    told: list[Notice]

    def play(self, code: str) -> None:
        assert self.session.evaluate(code).ok


@pytest.fixture
def playing() -> Iterator[Set]:
    told: list[Notice] = []
    engine, stand = EngineClient(backend="null"), Stand()
    session = Session(engine, Evaluator(1), told.append)
    engine.start()
    session.start()
    assert engine.wait_ready(20)
    yield Set(session, engine, stand, told)
    leave(session)
    session.close()
    engine.stop()
    stand.close()


def test_what_plays_arrives_in_time_and_in_tidals_words(playing: Set) -> None:
    drive(playing.session, playing.stand.place)
    playing.play(f"stack({CODE})")
    assert until(lambda: len(playing.stand.played()) >= 8)
    assert "which answers" in driven(playing.session).text
    assert until(lambda: any("a SuperDirt answers" in one.text for one in playing.told))
    played = playing.stand.played()
    leads = sorted(tag - at for at, tag, _ in played)
    assert len(played) >= 6
    assert 0.1 < leads[len(leads) // 2] < 0.2
    for _, _, one in playing.stand.rows:
        names = one["args"][::2]
        assert names == sorted(names)
        types = dict(zip(names, one["types"][2::2], strict=True))
        assert not {types[name] for name in ("cps", "cycle", "delta") if name in types} - {"f"}
    tags = sorted({round(tag, 4) for _, tag, one in played if one["s"] == "bd"})
    gaps = [later - sooner for sooner, later in pairwise(tags)]
    assert all(gap == pytest.approx(0.5, abs=0.001) for gap in gaps)
    assert until(lambda: playing.engine.status().onsets > 0)


def test_instead_nothing_is_heard_here_and_off_brings_it_back(playing: Set) -> None:
    drive(playing.session, playing.stand.place, instead=True)
    playing.play(f"stack({CODE})")
    assert until(lambda: len(playing.stand.played()) >= 4)
    assert playing.engine.status().onsets == 0
    assert leave(playing.session).text == "all is heard here"
    assert until(lambda: playing.engine.status().onsets > 0)
    before = len(playing.stand.played())
    time.sleep(0.7)
    assert len(playing.stand.played()) <= before + 2


def test_what_is_hushed_is_taken_back(playing: Set) -> None:
    drive(playing.session, playing.stand.place)
    playing.play('s("hh*64")')
    assert until(lambda: len(playing.stand.played()) >= 8)
    playing.session.hush().result()
    hushed = time.time()
    time.sleep(0.4)
    latency_s = 0.1
    assert max(tag - latency_s for _, tag, _ in playing.stand.played()) < hushed + 0.08
