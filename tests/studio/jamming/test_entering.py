"""Sessions in a room over real sockets: the door, and a room whose host is away."""

import asyncio
import threading
import time
from fractions import Fraction

import pytest

from jam.net.doorway import Patience
from studio.doing import do
from studio.evaluator import Evaluator
from studio.jamming import entering, homes, standby
from studio.jamming.attached import attached
from studio.jamming.desks import jamming_of
from studio.jamming.entering import RealWays
from studio.jamming.homes import Home
from studio.jamming.jam import Jamming
from studio.jamming.kit import Me
from studio.jamming.thread import JamThread
from studio.replies import Reply
from tests.studio.jamming.inprocess import InProcess
from tests.studio.rooms import Room as Sessions

SOON_S = 40.0
BRISK = Patience(
    open_s=1.0, next_s=0.1, spare_s=0.1, first_s=0.02, most_s=0.1, ping_s=0.2, pong_s=0.8,
    stay_s=0.2, look_s=0.3,
)  # fmt: skip


def unhurried(seed: int) -> InProcess:
    """Evaluates however long that takes."""
    return InProcess(seed, lambda: 0.0)


class Player(Sessions):
    """A session whose threads are turned by hand, with a jam over real sockets."""

    def __init__(self, name: str, key: int) -> None:
        super().__init__()
        self.session._evaluates = Evaluator(seed=1)
        ways = RealWays(self.session, None)
        me = Me(bytes([key]) * 32, name, "#30bced")
        self.jam = ways.jam = Jamming(
            self.session, JamThread(), ways, unhurried, lambda: me, self.clock
        )
        attached(self.session).jam = self.jam
        assert jamming_of(self.session) is self.jam

    def told(self) -> str:
        return "\n".join(one.text for one in self.notices)


def until(true, *players: Player) -> None:
    end = time.monotonic() + SOON_S
    while not true():
        assert time.monotonic() < end, [one.told() for one in players]
        for player in players:
            player.clock.step(Fraction(1, 50))
            player.session.turn()
        time.sleep(0.01)  # the sockets' threads need the time of the world


def say(player: Player, line: str) -> Reply:
    promised = do(player.session, line)
    until(promised.done, player)
    return promised.result()


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch):
    """Three sessions; the hubs that they keep end with them, as with their programs."""
    kept: list[tuple[asyncio.AbstractEventLoop, Home]] = []

    async def opened(*args) -> Home:
        home = await really(*args)
        kept.append((asyncio.get_running_loop(), home))
        return home

    really = homes.opened
    monkeypatch.setattr(homes, "opened", opened)
    monkeypatch.setattr(standby, "opened", opened)
    players = Player("Ada", 1), Player("Bo", 2), Player("Cy", 3)
    yield players
    for player in players:
        if player.jam.entered is not None:
            assert player.jam.leave().result(SOON_S).ok
    for loop, home in kept:
        asyncio.run_coroutine_threadsafe(home.hub.close(), loop).result(SOON_S)
    for player in players:
        player.jam.close()


@pytest.fixture
def two(three):
    return three[:2]


def test_who_knocks_comes_in_when_the_host_says_so_and_comes_back_through_a_shut_door(two):
    ada, bo = two

    link = say(ada, "jam host garden").text.splitlines()[1]
    assert say(ada, "jam door ask").ok
    joining = do(bo.session, f"jam join {link}")
    until(lambda: "knocks: jam let Bo" in ada.told(), ada, bo)
    assert "you knock as Bo at garden" in bo.told()
    assert not joining.done()
    assert say(ada, "jam let bo").text == "Bo may come in"
    until(joining.done, ada, bo)
    assert "with Ada" in joining.result().text
    assert say(ada, "jam door shut").ok
    assert say(bo, "jam leave").ok
    assert "with Ada" in say(bo, f"jam join {link}").text
    assert say(bo, "jam leave").ok
    bo.jam._me = lambda: Me(bytes([4]) * 32, "Bo", "#30bced")
    reply = say(bo, f"jam join {link}")
    assert reply.text == "nobody new comes into garden now: its host has shut the door"


def test_a_host_who_left_comes_back_to_those_who_stayed_at_their_hub(two):
    ada, bo = two

    link = say(ada, "jam host garden").text.splitlines()[1]
    assert "with Ada" in say(bo, f"jam join {link}").text
    until(lambda: ada.jam.look and len(ada.jam.look.members) > 1, ada, bo)
    assert say(ada, "jam leave").ok
    assert "with Bo" in say(ada, f"jam join {link}").text
    assert ada.jam.look
    assert ada.jam.look.link.startswith(link.partition("#")[0])


def test_others_go_on_where_the_hosts_machine_hangs_and_all_meet_when_it_does_not(
    three, monkeypatch
):
    monkeypatch.setattr(entering, "HASTY", BRISK)
    ada, bo, cy = three
    link = say(ada, "jam host garden").text.splitlines()[1]
    for player in (bo, cy):
        assert say(player, f"jam join {link}").ok
    until(lambda: all(one.jam.look.link.count(":") == 4 for one in three), *three)
    over = threading.Event()
    ada.jam.runner.loop.call_soon_threadsafe(over.wait)
    try:
        until(lambda: "connected to the room" in bo.told() and cy.told(), bo, cy)
        say(bo, "jam say are you there?")
        until(lambda: "Bo: are you there?" in cy.told(), bo, cy)
        assert say(cy, 's("bd")').ok
        until(lambda: "Cy plays" in bo.told(), bo, cy)
    finally:
        over.set()
    until(lambda: "Cy plays" in ada.told() and "Bo: are you there?" in ada.told(), *three)
    say(ada, "jam say all here")
    until(lambda: all("Ada: all here" in one.told() for one in (bo, cy)), *three)
    assert bo.told().count("Cy plays") == ada.told().count("Cy plays") == 1
