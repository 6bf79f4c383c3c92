"""Rooms of the network are found by who asks, on loopback; strangers' texts are cut."""

import asyncio
import socket
from typing import Any

import pytest
from zeroconf import ServiceInfo

from jam.net.addresses import Address
from jam.net.nearby import KIND, Announced, Near, look_near, near_of

HERE = ("127.0.0.1",)


def told(**properties: Any) -> ServiceInfo:
    """What somebody announces."""
    return ServiceInfo(
        KIND, f"x.{KIND}", port=7475, addresses=[socket.inet_aton("192.0.2.7")],
        properties={"v": "1", "room": "dub"} | properties,
    )  # fmt: skip


async def found(room: Near) -> bool:
    """Look for a room, longer each time."""
    for seconds in (2.0, 4.0, 8.0, 16.0):
        if room in await look_near(seconds, HERE):
            return True
    return False


@pytest.mark.slow
def test_a_room_that_is_announced_is_found_until_it_is_closed():
    async def scene():
        room = Near("a room", Address("127.0.0.1", 7475, tls=False), "abc_-1.x")
        announced = Announced(room, HERE)
        await announced.start()
        try:
            assert await found(room)
        finally:
            await announced.close()
        assert room not in await look_near(2.0, HERE)

    asyncio.run(scene())


def test_a_room_without_its_key_says_where_it_is():
    assert near_of(told()) == Near("dub", Address("192.0.2.7", 7475, tls=False), "")


@pytest.mark.parametrize("odd", [{"v": "2"}, {"room": ""}, {"room": "\x1b\x07"}])
def test_what_makes_no_sense_is_left_out(odd):
    assert near_of(told(**odd)) is None


def test_what_strangers_announce_moves_no_cursor_and_is_short():
    found = near_of(told(room="\x1b[2J" + "x" * 99, key="a key; with more"))
    assert found == Near("[2J" + "x" * 37, Address("192.0.2.7", 7475, tls=False), "")
