"""Sessions over real sockets on the loopback interface, with a stand-in for Flok's server."""

import asyncio
import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from websockets.asyncio.server import serve

from jam.flok.carrier import Carrier
from jam.flok.link import read_link
from jam.flok.peer import FlokPeer
from jam.flok.session import Surroundings
from jam.room import Connection, Cursor, Evaluation, JamError, Said
from tests.jam.flok_server import FlokServer

MODULES = Path("/tmp/flok-npm/node_modules")
NODE = shutil.which("node")


class Player:
    """One of us, over sockets."""

    def __init__(self, where, name, client):
        loop = asyncio.get_running_loop()
        self.heard = []
        around = Surroundings(loop.time, lambda: 1e9, lambda: Fraction(8), self.heard.append)
        link = read_link(f"flok:http://{where}/s/probe")
        self.peer = FlokPeer(link, name, "#30bced", client, around)
        self.carrier = Carrier(link, self.peer)

    def of(self, kind):
        return [one for one in self.heard if isinstance(one, kind)]

    def text(self, pane):
        return next((one.text for one in self.peer.panes() if one.name == pane), None)


async def until(true, seconds=30.0):
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 (what is waited for tells nobody)
            await asyncio.sleep(0.02)


async def opened():
    """A server, where it is, and Ada, who has a pane there."""
    server = FlokServer()
    where = await server.open()
    ada = Player(where, "ada", 77)
    await ada.carrier.open()
    ada.peer.add_pane("tune")
    return server, where, ada


def test_two_of_us_write_evaluate_talk_and_see_each_other():
    async def play():
        server, where, ada = await opened()
        bo = Player(where, "bo", 78)
        ada.peer.edit("tune", 0, 0, 's("bd é🎹")')
        await until(lambda: server.sessions["probe"].doc.keys())
        await bo.carrier.open()
        await until(lambda: bo.text("tune") == 's("bd é🎹")')
        bo.peer.edit("tune", 3, 5, "hh")
        bo.peer.show(Cursor("tune", 7))
        await until(lambda: ada.text("tune") == 's("hh é🎹")')
        await until(lambda: [one.name for one in ada.peer.members()] == ["ada", "bo"])
        await until(lambda: ada.peer.members()[1].cursor == Cursor("tune", 7))
        ada.peer.evaluate("tune", 's("hh é🎹")', Fraction(4))
        await until(lambda: bo.of(Evaluation))
        assert bo.peer.playing()[0].code == 's("hh é🎹")'
        assert bo.peer.playing()[0].by == f"{77:016x}"
        bo.peer.say("nice")
        await until(lambda: ada.of(Said))
        assert ada.of(Said)[0].text == "strudel: bo: nice"
        bo.peer.leave()
        await bo.carrier.close()
        await until(lambda: len(ada.peer.members()) == 1)
        assert len(ada.of(Evaluation)) == 1
        await ada.carrier.close()
        await server.close()

    asyncio.run(play())


def test_a_server_that_comes_again_is_joined_again_and_has_what_was_written_meanwhile():
    async def play():
        server, where, ada = await opened()
        await until(lambda: server.said)
        await server.close()
        await until(lambda: ada.of(Connection) and not ada.of(Connection)[-1].open)
        assert "it is tried again" in ada.of(Connection)[-1].text
        ada.peer.edit("tune", 0, 0, "alone")
        ada.peer.evaluate("tune", "alone", Fraction(4))
        again = FlokServer()
        await again.open(int(where.rpartition(":")[2]))
        await until(lambda: ada.of(Connection)[-1].open)
        bo = Player(where, "bo", 78)
        await bo.carrier.open()
        await until(lambda: bo.text("tune") == "alone")
        await until(lambda: any(one["type"] == "publish" for one in again.said))
        for one in (ada, bo):
            await one.carrier.close()
        await again.close()

    asyncio.run(play())


@pytest.mark.parametrize(
    ("frames", "why"),
    [
        ([bytes(10_000_000)], "sent more than"),
        ([b""], "cannot be used: it ends too soon"),
        ([b"\0\2\3\1\1\5"], "cannot be used: it ends too soon"),
        (["words"], "cannot be used: words came"),
    ],
)
def test_a_hostile_server_is_left_with_a_sentence(frames, why):
    async def play():
        async def hostile(way):
            for frame in frames if way.request.path.startswith("/doc") else ():
                await way.send(frame)
            await way.wait_closed()

        async with serve(hostile, "127.0.0.1", 0, compression=None) as server:
            player = Player(f"127.0.0.1:{server.sockets[0].getsockname()[1]}", "ada", 77)
            with pytest.raises(JamError, match=why):
                await player.carrier.open(1.0)

    asyncio.run(play())


def test_a_server_that_is_not_there_is_named():
    async def play():
        player = Player("127.0.0.1:1", "ada", 77)
        with pytest.raises(
            JamError, match=r"probe at 127.0.0.1:1 cannot be entered: no connection"
        ):
            await player.carrier.open(0.5)

    asyncio.run(play())


@pytest.mark.skipif(
    NODE is None or not (MODULES / "yjs").is_dir() or not (MODULES / "ws").is_dir(),
    reason=f"needs node, and yjs, y-protocols and ws in {MODULES}",
)
def test_a_browsers_library_and_we_understand_each_other():
    async def play():
        server, where, ada = await opened()
        ada.peer.edit("tune", 0, 0, "é🎹 bd")
        ada.peer.show(Cursor("tune", 3))
        script = Path(__file__).parent / "browser.mjs"
        there = await asyncio.create_subprocess_exec(
            NODE, script, f"ws://{where}", MODULES, stdout=asyncio.subprocess.PIPE
        )
        seen = json.loads(await asyncio.wait_for(there.stdout.readline(), 20))
        assert seen == {"text": "é🎹 bd", "language": "strudel", "name": "ada", "cursor": 4}
        await until(lambda: ada.text("tune") == "🎹é🎹 bd")
        await until(lambda: ada.of(Evaluation))
        evaluation = ada.of(Evaluation)[0]
        assert (evaluation.code, evaluation.pane) == ('s("hh")', "tune")
        browser = ada.peer.members()[1]
        assert (browser.name, browser.colour) == ("jsfriend", "#ecd444")
        assert (browser.cursor, evaluation.by) == (Cursor("tune", 4), browser.id)
        await there.wait()
        await ada.carrier.close()
        await server.close()

    asyncio.run(play())
