"""The way to a hub: it opens again whatever happens, in the order of hubs, and never raises."""

import asyncio
import random
from contextlib import AsyncExitStack
from dataclasses import replace

from websockets.asyncio.server import serve

from tests.jam.net.kit import QUICK, SOON_S, Notes, a_hub, a_player, at, still_heard


def test_a_hub_that_is_killed_and_comes_back_is_found_again():
    async def scene():
        async with AsyncExitStack() as first:
            hub = await first.enter_async_context(a_hub())
            players = AsyncExitStack()
            anna, back = await players.enter_async_context(a_player(hub))
            _, notes = await players.enter_async_context(a_player(hub))
            await first.aclose()
            (why,) = await notes.next("close")
            assert why == f"the hub {at(hub)} cannot be reached any more"
            assert not anna.send(b"into nothing")
            async with players, a_hub(port=hub.port):
                await notes.next("open")
                await back.next("open")
                anna.send(b"again")
                assert (await notes.next("frame"))[1] == b"again"

    asyncio.run(scene())


def test_why_nothing_opens_is_told_once():
    async def scene():
        async with a_hub() as hub:
            pass
        async with a_player(hub, wait=False) as (client, notes):
            (why,) = await notes.next("close")
            assert why == f"the hub {at(hub)} cannot be reached (connection refused)"
            async with a_hub(port=hub.port):
                assert (await notes.told.get())[0] == "open"
            assert not client.send(b"")

    asyncio.run(scene())


def test_who_is_refused_is_told_why():
    async def scene():
        async with a_hub() as hub, a_player(hub, wait=False) as (client, notes):
            client._doorway._hello = client._doorway._hello.replace(
                "74", "75"
            )  # another door for the same room
            (why,) = await notes.next("close")
            assert why == (
                f"the hub {at(hub)} lets nobody in: "
                "the key does not open this room: ask for its link again"
            )

    asyncio.run(scene())


def test_hubs_are_tried_in_order_and_the_first_is_gone_back_to():
    async def scene():
        async with a_hub() as gone:
            pass
        async with (
            a_hub() as second, a_player(gone, second) as (_, notes), a_hub(port=gone.port)
        ):  # fmt: skip
            why = await notes.next("close")
            assert why == (f"moving to the hub {at(gone)}, where the room meets",)
            (opened,) = await notes.next("open")
            assert opened.hub == str(at(gone))
            assert second.figures().players == 0

    asyncio.run(scene())


def test_who_is_alone_goes_to_a_later_hub_where_others_are():
    async def scene():
        async with (
            a_hub() as first, a_hub() as second, a_player(second) as (anna, notes),
            a_player(first, second) as (ben, bens),
        ):  # fmt: skip
            assert (await bens.next("open"))[0].hub == str(at(second))
            await still_heard(anna, bens)
            await still_heard(ben, notes)

    asyncio.run(scene())


def test_a_hub_that_does_not_answer_keeps_nobody_from_the_next():
    async def silent(socket):
        await socket.wait_closed()

    async def scene():
        slow = replace(QUICK, open_s=SOON_S * 3, next_s=0.05)
        async with (
            serve(silent, "127.0.0.1", 0) as server, a_hub() as hub,
            a_player(next(iter(server.sockets)).getsockname()[1], hub, patience=slow) as (one, _),
        ):  # fmt: skip
            assert one.opened.hub == str(at(hub))

    asyncio.run(scene())


def test_a_hub_that_falls_silent_is_not_waited_for_when_there_is_another():
    async def silent(socket):
        await socket.wait_closed()

    async def scene():
        slow = replace(QUICK, open_s=SOON_S * 3, next_s=0.05, spare_s=0.2)
        async with AsyncExitStack() as first, a_hub() as second:
            hub = await first.enter_async_context(a_hub())
            async with a_player(hub, second, patience=slow) as (_, notes):
                await first.aclose()
                async with serve(silent, "127.0.0.1", hub.port):
                    assert (await notes.next("open"))[0].hub == str(at(second))

    asyncio.run(scene())


def test_others_that_are_given_later_are_gone_to():
    async def scene():
        async with a_hub() as hub, a_hub() as better, a_player(hub) as (anna, notes):
            anna.hubs = (at(better), at(hub))
            assert (await notes.next("open"))[0].hub == str(at(better))

    asyncio.run(scene())


def test_a_server_that_is_no_hub_is_named():
    async def nonsense(socket):
        await socket.recv()
        await socket.send(b"\x00\x00")

    async def scene():
        async with serve(nonsense, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            async with a_player(port, wait=False) as (_, notes):
                (why,) = await notes.next("close")
                assert why.endswith("lets nobody in: it does not speak as a hub does")

    asyncio.run(scene())


def test_garbage_from_a_hub_is_left_aside():
    dice = random.Random(5)

    async def mad(socket):
        await socket.recv()
        await socket.send('{"connection": 3, "others": [1, "x", -4, true]}')
        for text in ("{}", "[", '{"join": "x"}', '{"leave": 1e999}', "\x00" * 9):
            await socket.send(text)
        for length in range(5):
            await socket.send(dice.randbytes(length))
        await socket.send(b"\x00\x00\x00\x01the end")
        await socket.wait_closed()

    async def scene():
        async with serve(mad, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            async with a_player(port) as (client, notes):
                assert client.opened.others == (1,)
                assert await notes.next("frame") == (1, b"the end")

    asyncio.run(scene())


def test_a_hearer_that_fails_is_heard_of_in_the_log_and_the_way_stays_open(caplog):
    class Clumsy(Notes):
        def on_frame(self, sender: int, frame: bytes) -> None:
            super().on_frame(sender, frame)
            raise ValueError("clumsy")

    async def scene():
        async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (ben, notes):
            ben._hearer = clumsy = Clumsy()
            await still_heard(anna, clumsy, b"one")
            await still_heard(anna, clumsy, b"two")
            assert notes.told.empty()

    asyncio.run(scene())
    assert caplog.text.count("what a hub told was not taken well") == 2
