"""TidalCycles' tempo service, both ways, on sockets of this machine and a clock set by hand."""

import json
import random
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.links.clock.tidal import TidalError, TidalFollower, TidalServer
from studio.links.clock.tidalwire import TEMPO, TRANSMIT, Tempo, packet, read, tempo_at
from studio.links.osc.guard import Message, decode, encode
from tests.studio.fakes import steps
from tests.studio.links.clockrooms import ClockRoom

SINCE_1970 = 1_795_000_000.0


class Client:
    """What TidalCycles does: it says hello, and goes by what it is sent."""

    def __init__(self, port: int) -> None:
        self.place = "127.0.0.1", port
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.setblocking(False)

    def send(self, data: bytes) -> None:
        self.socket.sendto(data, self.place)

    def tempos(self) -> list[Tempo]:
        found = []
        while True:
            try:
                data = self.socket.recv(4096)
            except BlockingIOError:
                return found
            (message,) = decode(data)
            assert message.address == TEMPO
            found.append(read(message, SINCE_1970))


class Service(ClockRoom):
    """A room that holds the service at any port."""

    def __init__(self) -> None:
        super().__init__()
        self.server = TidalServer(
            self.session.tell, self.session.set_cps, 0, self.system_s, self.desk.seconds
        )
        self.desk.add("tidal", self.server)

    def system_s(self) -> float:
        return SINCE_1970 + float(self.clock.now)


@pytest.fixture
def service():
    made = Service()
    yield made
    made.desk.close()


@pytest.fixture
def client(service):
    made = Client(service.server.port)
    yield made
    made.socket.close()


def apart_ms(service: Service, tempo: Tempo) -> float:
    return abs(1000 * (tempo.cycle_at(service.system_s()) - service.cycle()) / tempo.cps)


def test_who_says_hello_is_told_where_time_stands(service, client):
    service.play(a=steps("a"))
    service.go(3.13)
    client.send(encode("/hello"))
    service.go(0.02)
    told = client.tempos()
    assert apart_ms(service, told[-1]) < 0.1
    assert told[-1].cycle.is_integer()
    assert service.told() == ["TidalCycles goes by our tempo"]


def test_a_change_is_told_at_once_and_nothing_else_is(service, client):
    service.play(a=steps("a"))
    client.send(encode("/hello"))
    service.go(1)
    client.tempos()
    service.go(5)
    assert client.tempos() == []
    service.session.set_cps(0.8)
    service.go(0.2)
    told = client.tempos()
    assert told[-1].cps == pytest.approx(0.8)
    assert apart_ms(service, told[-1]) < 0.3


def test_time_goes_on_for_those_who_go_by_it_though_we_are_silent(service, client):
    client.send(encode("/hello"))
    service.go(2)
    begin = client.tempos()[-1]
    service.play(a=steps("a"))
    service.go(1)
    service.session.hush()
    service.go(2)
    told = [begin, *client.tempos()]
    assert apart_ms(service, told[-1]) < 0.3
    assert begin.cycle_at(service.system_s()) == pytest.approx(service.cycle(), abs=1e-3)


def test_a_client_sets_our_tempo_where_nobody_leads(service, client):
    service.play(a=steps("a"))
    client.send(packet(Tempo(SINCE_1970, 3.0, 0.75), TRANSMIT))
    service.go(0.1)
    assert service.session.playing().cps == 0.75


@pytest.mark.parametrize("cps", [float("nan"), 1e30, -1.0, 0.0, 17.0])
def test_a_tempo_that_is_none_changes_nothing(service, client, cps):
    service.play(a=steps("a"))
    client.send(packet(Tempo(SINCE_1970, 3.0, cps), TRANSMIT))
    service.go(0.1)
    assert service.session.playing().cps == 0.5


def test_of_two_that_hold_the_service_we_follow_the_other(service):
    service.play(a=steps("a"))
    service.go(7.3)
    other = ClockRoom()
    other.go(7.3)
    other.desk.lead(
        TidalFollower(other.session.tell, service.server.port, service.system_s, other.desk.seconds)
    )
    other.play(b=steps("b"))
    service.session.set_cps(0.9)
    for _ in range(300):
        service.go(0.01)
        other.go(0.01)
    assert other.cycle() == pytest.approx(service.cycle(), abs=1e-3)
    other.session.set_cps(0.6)
    for _ in range(100):
        service.go(0.01)
        other.go(0.01)
    assert service.session.playing().cps == pytest.approx(0.6)
    assert other.cycle() == pytest.approx(service.cycle(), abs=1e-3)
    other.desk.close()


def test_a_port_that_is_taken_is_told_with_what_to_do(service):
    with pytest.raises(TidalError, match=r"cannot be opened .* `follow tidal` goes by the tempo"):
        TidalServer(print, print, service.server.port)


def test_garbage_is_refused_and_counted(service, client):
    for data in (b"", b"\0", b"#bundle\0", b"/hello", encode(TRANSMIT, ("a", "b")), b"x" * 9000):
        client.send(data)
    service.go(0.1)
    assert service.server.clients == 0


def test_a_thousand_mutated_packets_leave_the_service_as_it_was(service, client):
    dice = random.Random(4)
    good = (encode("/hello"), packet(Tempo(SINCE_1970, 3.0, 0.5), TRANSMIT), packet(Tempo(0, 0, 1)))
    for number in range(1000):
        data = bytearray(dice.choice(good))
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        client.send(bytes(data[: dice.randint(0, len(data))]))
        if number % 32 == 0:
            service.go(0.02)
    service.go(0.2)
    client.tempos()
    client.send(encode("/hello"))
    service.go(0.02)
    told = client.tempos()
    assert 0.01 <= told[-1].cps <= 16
    assert service.server._wire.refused > 100


@given(st.floats(0, 1e6), st.floats(0.01, 16))
def test_what_is_told_is_where_we_are_to_a_tenth_of_a_millisecond(cycle, cps):
    sent = tempo_at(SINCE_1970, cycle, cps)
    (message,) = decode(packet(sent))
    back = read(message, SINCE_1970)
    assert abs(back.cycle_at(SINCE_1970) - cycle % 2**24) / cps < 1e-4


@given(st.lists(st.floats() | st.integers() | st.text() | st.booleans() | st.none(), max_size=4))
def test_whatever_is_sent_as_a_tempo_is_one_or_none(args):
    found = read(Message(TEMPO, tuple(args)), SINCE_1970)
    assert found is None or 0.01 <= found.cps <= 16


def test_the_recorded_greeting_of_tidalcycles_is_a_hello():
    recorded = json.loads((Path(__file__).parent / "tidal_hello.json").read_text())
    assert decode(bytes.fromhex(recorded["hex"])) == (Message("/hello"),)
