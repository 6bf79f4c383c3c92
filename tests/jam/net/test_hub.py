"""A hub at its socket: players meet, strangers do not get in, and what is wrong harms nobody."""

import asyncio
import json
import socket as sockets
from contextlib import suppress
from dataclasses import replace

import pytest
from websockets.exceptions import ConnectionClosed

from jam.net.carrier import MOST_BYTES
from jam.net.limits import Limits
from jam.net.words import Refused, Welcome
from tests.jam.net.kit import (
    DOOR,
    ROOM,
    SOON_S,
    a_hub,
    a_player,
    a_stranger,
    answer,
    enter,
    over,
    packed,
    still_heard,
    told,
)  # fmt: skip


def test_two_players_of_a_room_hear_each_other():
    async def scene():
        async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (ben, notes):
            assert anna.send(b"for all")
            assert await notes.next("frame") == (1, b"for all")
            assert anna.send(b"for two", to=2)
            assert await notes.next("frame") == (1, b"for two")
            assert ben.opened.others == (1,)

    asyncio.run(scene())


def test_who_knows_the_rooms_id_alone_stays_outside():
    async def scene():
        async with a_hub() as hub, a_stranger(hub) as one:
            await one.send(json.dumps({"jam": 1, "room": ROOM, "door": b"a guess..".hex()}))
            said = await answer(one)
            assert said == Refused("the key does not open this room: ask for its link again")
            assert await over(one) == 1008
            assert hub.board.rooms == {}

    asyncio.run(scene())


@pytest.mark.parametrize(
    "said",
    [b"", b"\x00", "", "x", "[]", "{}", "1" * 2000, "[" * 1000, '{"jam": 2}', '{"jam": 1}',
     '{"jam": 1, "room": 7, "door": []}', '{"jam": 1, "room": "' + ROOM + '", "door": "zz"}'],
)  # fmt: skip
def test_what_is_no_hello_is_answered_with_a_sentence_and_the_end(said):
    async def scene():
        async with a_hub() as hub, a_stranger(hub) as one:
            await one.send(said)
            assert isinstance(await answer(one), Refused)
            assert await over(one) == 1008
            assert len(await told(hub)) == 1

    asyncio.run(scene())


def test_a_hub_of_one_room_lets_in_nobody_else():
    async def scene():
        async with a_hub(only=ROOM) as hub, a_player(hub), a_stranger(hub) as one:
            said = await enter(one, b"of another room")
            assert said == Refused("another room meets here: ask for its link again")

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("frame", "code"),
    [(b"", 1008), (b"x", 1008), (b"four", 1008), ("text", 1008), (bytes(10_000_000), 1009),
     (packed(0, bytes(MOST_BYTES + 1)), 1009)],
)  # fmt: skip
def test_a_wrong_frame_ends_its_sender_and_nobody_else(frame, code):
    async def scene():
        async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):
            for _ in range(2):
                with suppress(AttributeError):  # closed while it was still sending
                    async with a_stranger(hub, close_timeout=0.1) as one:
                        await enter(one)
                        with suppress(ConnectionClosed):  # the hub is quicker than 10 MB are sent
                            await one.send(frame)
                        assert await over(one) in (code, 1006)
            await still_heard(anna, notes)
            (line,) = await told(hub)
            assert "127.0.0.1: " in line

    asyncio.run(scene())


def test_the_longest_frame_arrives():
    async def scene():
        async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):
            assert anna.send(bytes(MOST_BYTES))
            assert await notes.next("frame") == (1, bytes(MOST_BYTES))
            assert not anna.send(bytes(MOST_BYTES + 1))
            assert not anna.send(b"")

    asyncio.run(scene())


def test_who_says_nothing_is_sent_away():
    async def scene():
        async with a_hub(replace(Limits(), hello_s=0.05)) as hub, a_stranger(hub) as one:
            assert await answer(one) == Refused("it said no hello in time")
            assert await over(one) == 1008

    asyncio.run(scene())


@pytest.mark.parametrize("said", [b"", b"GET /jam HT", b"\x16\x03\x01\x02\x00", b"\r\n" * 99])
def test_who_does_not_speak_websocket_is_sent_away(said):
    async def scene():
        async with a_hub(replace(Limits(), hello_s=0.05)) as hub, a_player(hub):
            reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
            writer.write(said)
            async with asyncio.timeout(SOON_S):
                with_nothing_left = await reader.read()
            writer.close()
            assert b"101 Switching" not in with_nothing_left
            assert await told(hub) == ["127.0.0.1: it does not come in as players do"]

    asyncio.run(scene())


def test_a_web_page_does_not_get_in():
    async def scene():
        async with a_hub() as hub:
            with pytest.raises(Exception, match="403"):
                async with a_stranger(hub, origin="https://example.org"):
                    pass

    asyncio.run(scene())


def test_a_flood_is_slowed_down_and_the_others_play_on():
    limits = replace(Limits(), burst=20)

    async def scene():
        async with a_hub(limits) as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):
            async with a_stranger(hub) as one:
                welcome = await enter(one)
                for _ in range(60):
                    await one.send(packed(0, b"flood"))
                begin = asyncio.get_running_loop().time()
                for _ in range(60):
                    await notes.next("frame")
                took_s = asyncio.get_running_loop().time() - begin
                await still_heard(anna, notes)
            assert isinstance(welcome, Welcome)
            assert took_s > 0.5  # the forty above the burst, at fifty a second
            assert await told(hub) == ["127.0.0.1: more than a player sends: it is slowed down"]

    asyncio.run(scene())


def test_who_does_not_read_is_cut_off_and_the_others_play_on():
    limits = replace(Limits(), waiting_bytes=100_000)

    async def scene():
        async with a_hub(limits) as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):
            deaf = sockets.socket()
            deaf.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
            deaf.setblocking(False)
            await asyncio.get_running_loop().sock_connect(deaf, ("127.0.0.1", hub.port))
            async with a_stranger(hub, sock=deaf, max_queue=1, ping_interval=None) as one:
                await enter(one)
                one.transport.pause_reading()
                while not hub.log:
                    anna.send(bytes(60_000))
                    await notes.next("frame")
                assert await told(hub) == [
                    "127.0.0.1: it does not take what is sent to it: it is cut off"
                ]
                await notes.next("leave")
                one.transport.abort()
            await still_heard(anna, notes)

    asyncio.run(scene())


def test_a_flood_of_pings_is_cut_off():
    async def scene():
        async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):
            async with a_stranger(hub) as one:
                with suppress(ConnectionClosed):
                    for _ in range(2_000):
                        await one.ping()
                assert await over(one) == 1006
            await still_heard(anna, notes)
            assert await told(hub) == ["127.0.0.1: more pings than a player sends: it is cut off"]

    asyncio.run(scene())


def test_from_one_address_only_so_many_come_in_when_a_proxy_names_them():
    limits = replace(Limits(), per_address=1)

    async def scene():
        async with a_hub(limits, proxied=True) as hub:
            named = {"X-Forwarded-For": "10.9.9.9, 192.0.2.5"}
            async with a_stranger(hub, additional_headers=named) as one:
                assert isinstance(await enter(one), Welcome)
                async with a_stranger(hub, additional_headers=named) as two:
                    assert await enter(two) == Refused("the hub lets in 1 from one address")
            assert await told(hub) == ["192.0.2.5: the hub lets in 1 from one address"]

    asyncio.run(scene())


def test_connections_that_say_nothing_are_only_so_many():
    async def scene():
        async with a_hub(replace(Limits(), connections=3)) as hub, a_player(hub) as (_, notes):
            held = [await asyncio.open_connection("127.0.0.1", hub.port) for _ in range(3)]
            async with asyncio.timeout(SOON_S):
                assert await held[-1][0].read() == b""
            for _, writer in held:
                writer.close()
            async with a_player(hub):
                await notes.next("join")

    asyncio.run(scene())


def test_a_hub_tells_what_it_did():
    async def scene():
        async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):
            await still_heard(anna, notes, b"123456")
            figures = hub.figures()
            assert (figures.rooms, figures.players, figures.frames_in) == (1, 2, 1)
            assert figures.bytes_in == 10
            assert DOOR.hex() not in "".join(hub.log)

    asyncio.run(scene())
