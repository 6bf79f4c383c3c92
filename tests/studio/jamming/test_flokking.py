"""Sessions in a session of Flok, over real sockets and a stand-in for its server."""

import asyncio
import time
from fractions import Fraction

import pytest

from jam.room import Tempo
from studio.evaluator import Evaluator
from studio.jamming.attached import attached
from studio.jamming.desks import jamming_of
from studio.jamming.entering import RealWays
from studio.jamming.flokking import tempo
from studio.jamming.jam import Jamming
from studio.jamming.kit import Me
from studio.jamming.thread import JamThread
from tests.jam.flok_server import FlokServer
from tests.studio.jamming.inprocess import InProcess
from tests.studio.rooms import Room as Sessions


class Served:
    """The stand-in, in a loop of its own."""

    def __init__(self):
        self.runner = JamThread()
        self.server = FlokServer()
        self.where = self._in_loop(self.server.open())

    def _in_loop(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.runner.loop).result(30)

    def close(self):
        self._in_loop(self.server.close())
        self.runner.close()


class Player(Sessions):
    """A session whose threads are turned by hand, with a jam over real sockets."""

    def __init__(self, name):
        super().__init__()
        self.session._evaluates = Evaluator(seed=1)
        ways = RealWays(self.session, None)
        self.jam = ways.jam = Jamming(
            self.session, JamThread(), ways, InProcess,
            lambda: Me(bytes(32), name, "#30bced"), self.clock,
        )  # fmt: skip
        attached(self.session).jam = self.jam
        assert jamming_of(self.session) is self.jam

    def until(self, true, seconds=40.0):
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it does not happen"
            self.clock.step(Fraction(1, 50))
            self.session.turn()
            time.sleep(0.01)  # the sockets' thread needs the time of the world

    def answer(self, promised):
        self.until(promised.done)
        return promised.result()


@pytest.fixture
def flok():
    served = Served()
    yield served
    served.close()


def test_two_sessions_play_in_a_session_of_flok(flok):
    ada, bo = Player("Ada"), Player("Bo")
    link = f"flok:http://{flok.where}/s/garden"
    try:
        reply = ada.answer(ada.jam.join(link))
        assert reply.ok
        assert "your pane is ada" in reply.text
        assert bo.answer(bo.jam.join(link)).ok
        assert ada.answer(ada.jam.evaluate('s("bd")')).ok
        bo.until(lambda: any(one.code == 's("bd")' for one in bo.jam.look.playing))
        bo.until(lambda: "ada" in bo.slots())
        bo.until(lambda: "bd" in bo.heard())
        assert {one.name for one in bo.jam.look.members} == {"Ada", "Bo"}
        assert ada.answer(ada.jam.leave()).ok
        bo.until(lambda: len(bo.jam.look.members) == 1)
    finally:
        for one in (ada, bo):
            one.jam.close()


def test_nobody_there_is_a_sentence():
    ada = Player("Ada")
    try:
        reply = ada.answer(ada.jam.join("flok:http://127.0.0.1:1/s/garden"))
        assert (reply.ok, "garden at 127.0.0.1:1 cannot be entered" in reply.text) == (False, True)
        assert not ada.answer(ada.jam.join("flok:nonsense")).ok
    finally:
        ada.jam.close()


def test_a_tempo_in_flok_changes_our_own_clock_alone():
    wish = tempo(Tempo(Fraction(3, 4), Fraction(8), "x"))
    assert (wish.change.cps, wish.change.at) == (Fraction(3, 4), 8)
