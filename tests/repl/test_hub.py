"""`notalabel hub`: says where it is, lets players meet, ends in order."""

import asyncio
import re
import signal
import socket
import sys

from tests.jam.net.kit import SOON_S, a_player, still_heard


async def begun(*options: str) -> tuple[asyncio.subprocess.Process, str]:
    """The command, and the first line it says."""
    pipe = asyncio.subprocess.PIPE
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "repl.cli", "hub", *options, stdout=pipe, stderr=pipe
    )
    assert program.stdout is not None
    async with asyncio.timeout(SOON_S):
        return program, (await program.stdout.readline()).decode()


def test_players_meet_at_it_and_it_ends_in_order():
    async def scene():
        program, line = await begun("--port", "0")
        found = re.fullmatch(r"a hub is open at jam://127\.0\.0\.1:(\d+); Ctrl-C ends it\n", line)
        assert found
        port = int(found[1])
        async with a_player(port) as (anna, _), a_player(port) as (_, notes):
            await still_heard(anna, notes)
            program.send_signal(signal.SIGINT)
            await notes.next("close")
        async with asyncio.timeout(SOON_S):
            out, err = await program.communicate()
        assert (program.returncode, out, err) == (0, b"the hub is closed\n", b"")

    asyncio.run(scene())


def test_a_port_that_is_taken_is_named():
    async def scene():
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            program, line = await begun("--port", str(port))
            out, err = await program.communicate()
        assert (program.returncode, line, out) == (1, "", b"")
        assert re.fullmatch(rf"port {port} of 127\.0\.0\.1: .*in use.*\n", err.decode())

    asyncio.run(scene())


def test_a_certificate_that_is_not_there_is_named():
    async def scene():
        program, line = await begun("--certificate", "no such file")
        _, err = await program.communicate()
        assert (program.returncode, line) == (1, "")
        assert err == b"the certificate cannot be used: No such file or directory\n"

    asyncio.run(scene())
