"""Strangers send garbage while a room plays: nobody notices, and the log names each thing once."""

import asyncio

from tests.jam.garbage import run


def test_nobody_who_plays_notices_what_strangers_send():
    found = asyncio.run(run(60, seed=7))
    assert found.sent > 10
    assert found.arrived == found.sent
    assert found.left == 0
    assert found.log
    assert len(set(found.log)) == len(found.log)
