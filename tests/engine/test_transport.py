"""Datagrams: in order, never blocking, kept while the inbox is full."""

import socket

import pytest

from engine.errors import BackendError
from engine.messages import Cancel, Limiter, Panic, Play, Turn, decode
from engine.transport import HAS_UNIX, Inbox, Outbox
from tests.engine.rooms import until

TOKEN = b"sixteen bytes ok"


@pytest.fixture(params=["unix", "udp"])
def inbox(request, tmp_path):
    if request.param == "unix" and not HAS_UNIX:
        pytest.skip("no Unix datagrams on this system")
    made = Inbox(tmp_path / "in" if request.param == "unix" else None)
    yield made
    made.close()


@pytest.fixture
def outbox(inbox):
    made = Outbox(TOKEN)
    made.connect(inbox.address, 1)
    yield made
    made.close()


def received(inbox):
    found = []
    while (data := inbox.receive()) is not None:
        found += decode(TOKEN, data)[1]
    return found


def test_messages_arrive_in_order(inbox, outbox):
    sent = [Cancel("$1", number, 1) for number in range(50)]
    outbox.put(sent)
    found = []
    until(lambda: len(found.__iadd__(received(inbox))) >= 50)
    assert found == sent


def test_an_empty_inbox_answers_at_once(inbox):
    assert inbox.receive() is None


@pytest.mark.skipif(not HAS_UNIX, reason="UDP drops what its buffer cannot hold")
def test_what_a_full_inbox_cannot_take_comes_later_in_order(tmp_path):
    inbox, outbox = Inbox(tmp_path / "in"), Outbox(TOKEN)
    outbox.connect(inbox.address, 1)
    sent = [Play(number, "$1", 1, ("x" * 200,)) for number in range(2_000)]
    for message in sent:
        outbox.put([message])
    assert outbox.waiting
    found = []
    until(lambda: len(found.__iadd__(received(inbox))) >= len(sent))
    assert found == sent
    outbox.close()
    inbox.close()


def test_messages_to_nobody_are_forgotten(outbox, inbox):
    outbox.disconnect()
    outbox.put([Panic()])
    assert outbox.waiting == 0
    assert inbox.receive() is None


def test_an_engine_that_went_away_is_no_error(tmp_path):
    inbox = Inbox(tmp_path / "in")
    outbox = Outbox(TOKEN)
    outbox.connect(inbox.address, 1)
    inbox.close()
    outbox.put([Panic()])
    outbox.close()


@pytest.mark.skipif(not HAS_UNIX, reason="no Unix datagrams on this system")
def test_a_place_that_is_taken_is_one_clear_sentence(tmp_path):
    first = Inbox(tmp_path / "in")
    with pytest.raises(BackendError) as caught:
        Inbox(tmp_path / "in")
    assert str(caught.value).startswith(f"the engine cannot listen at {tmp_path / 'in'}: ")
    first.close()


def test_too_long_a_path_becomes_a_port_on_loopback(tmp_path):
    inbox = Inbox(tmp_path / ("x" * 120))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(b"hello", ("127.0.0.1", inbox.address))
    until(lambda: inbox.receive() == b"hello")
    inbox.close()


def test_a_new_inbox_is_told_what_holds(outbox):
    held = [Limiter(False), Turn("$1", "gain", 0.5), Turn("$2", "cutoff", 300.0)]
    outbox.put([Turn("$1", "gain", 0.2), *held, Turn("$2", "pan", 0.1), Turn("$2", "pan", None)])
    outbox.put([Cancel("$1", 5, 1)])
    other = Inbox()
    outbox.connect(other.address, 2)
    found = []
    until(lambda: len(found.__iadd__(received(other))) >= len(held))
    other.close()
    assert sorted(map(str, found)) == sorted(map(str, held))
