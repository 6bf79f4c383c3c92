"""A room without a network, and who hosts it."""

import pytest

from tests.studio.jamming.fakehouse import House, Player


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def ada(house: House) -> Player:
    player = Player(house, "Ada")
    assert player.say("jam host garden").ok
    return player
