"""A hub is killed and started again while three play: texts become one, nothing plays twice."""

import asyncio

import pytest

from bench.jam.player import READY_S, Player, link_at
from tests.jam.net.kit import QUICK, a_hub

TURNS = 12


@pytest.mark.slow
def test_three_play_on_when_their_hub_is_killed_and_started_again():
    async def scene():
        async with a_hub() as hub:
            port = hub.port
            players = [Player(link_at(port), number, QUICK) for number in range(3)]
            for player in players:
                player.start()
                await player.come_in(founds=player is players[0])
            await turns(players)
        await turns(players)  # nobody hears anybody
        assert {player.opened for player in players} == {1}
        async with a_hub(port=port):
            await turns(players)
            async with asyncio.timeout(READY_S):
                while not all(same(player, players) for player in players):  # noqa: ASYNC110 # heals in its own time
                    await asyncio.sleep(0.05)
            for player in players:
                await player.close()
        assert {player.opened for player in players} == {2}
        made = {one for player in players for one in player.made}
        assert len(made) == 3 * 3 * TURNS // 4
        for player in players:
            assert set(player.heard) == made
            assert max(player.heard.values()) == 1

    asyncio.run(scene())


async def turns(players):
    """Everybody types, and evaluates each fourth time."""
    for turn in range(TURNS):
        for player in players:
            player.type()
            if turn % 4 == 3:
                player.evaluate()
        await asyncio.sleep(0.08)


def same(player, players):
    """Has this one the texts of all, and what plays last?"""
    mine = player.texts()
    lasts = {(one.pane, one.text(one.pane)) for one in players}
    playing = {one.id for one in player.peer.playing()}
    return (
        lasts <= set(mine.items())
        and mine == players[0].texts()
        and {one.made[-1] for one in players} <= playing
    )
