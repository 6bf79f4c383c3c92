"""A room is told of to the local network where its player says so, and as long as it is theirs."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from jam.net.nearby import Near
from studio.jamming import nearby
from tests.studio.jamming.fakehouse import Player

LINK = "jam://192.0.2.1:7475/garden#AAECAwQFBgcICQoLDA0ODw"


class Network:
    """What is told to it, and what happens meanwhile."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def announced(self, room: Near, _interfaces: list[str]) -> "Announced":
        return Announced(self, room)


class Announced:
    def __init__(self, network: Network, room: Near) -> None:
        self._network, self._room = network, room

    async def start(self) -> None:
        self._network.told.append(self._room.name)
        self._network.meanwhile()

    async def close(self) -> None:
        self._network.told.remove(self._room.name)


@pytest.fixture
def network(ada: Player, monkeypatch: pytest.MonkeyPatch) -> Network:
    found = Network()
    monkeypatch.setattr(nearby, "Announced", found.announced)
    assert ada.jam.look is not None
    ada.jam.look = replace(ada.jam.look, link=LINK)
    return found


def test_the_network_is_told_until_the_player_says_no_more(ada: Player, network: Network) -> None:
    assert ada.answer(nearby.near(ada.jam, "on")).ok
    assert network.told == ["garden"]
    assert ada.answer(nearby.near(ada.jam, "off")).ok
    assert (network.told, ada.jam.satellites) == ([], {})


def test_a_room_that_is_left_is_told_of_no_more(ada: Player, network: Network) -> None:
    assert ada.answer(nearby.near(ada.jam, "on")).ok
    ada.say("jam leave")
    assert network.told == []


def test_a_room_that_is_left_on_the_way_is_not_told_of(ada: Player, network: Network) -> None:
    network.meanwhile = ada.jam.leave
    assert "you have left garden" in ada.answer(nearby.near(ada.jam, "on")).text
    assert (network.told, ada.jam.satellites) == ([], {})
