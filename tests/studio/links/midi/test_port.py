"""A port is opened, lost and found again, and nobody waits for it."""

from collections.abc import Callable
from typing import Any

import pytest

from studio.links.midi.hub import Hub
from studio.links.midi.port import AGAIN_S, OPEN_S, Port
from studio.links.midi.wire import MESSAGE, MOST_BYTES, NOTE, Packet


class Stand:
    """Processes that a test says the words of."""

    def __init__(self) -> None:
        self.made: list[Stand] = []
        self.arguments: tuple[str, ...] = ()
        self.packets: list[Packet] = []
        self.takes, self.gone = True, False
        self.said: Callable[[dict[str, Any]], None]
        self.came: Callable[[bytes, int], None]
        self.ended: Callable[[], None]

    def __call__(
        self,
        arguments: tuple[str, ...],
        said: Callable[[dict[str, Any]], None],
        came: Callable[[bytes, int], None],
        ended: Callable[[], None],
    ) -> "Stand":
        child = Stand()
        child.arguments, child.said, child.came, child.ended = arguments, said, came, ended
        self.made.append(child)
        return child

    def write(self, packet: Packet) -> bool:
        self.packets.append(packet)
        return self.takes

    def close(self) -> None:
        self.gone = True

    def end(self, _patience_s: float = 0.0) -> None:
        self.gone = True


class Desk:
    """A port with a clock that is set by hand."""

    def __init__(self, kind: str = "out") -> None:
        self.now, self.told, self.stand = 100.0, list[tuple[str, bool]](), Stand()
        self.port = Port(
            kind, "synth", self.stand, lambda text, bad: self.told.append((text, bad)),
            lambda: self.now,
        )  # fmt: skip
        self.port.look()

    @property
    def child(self) -> Stand:
        return self.stand.made[-1]

    def later(self, seconds: float) -> None:
        self.now += seconds
        self.port.look()


def test_a_port_that_opens_is_told_once_and_takes_messages() -> None:
    desk = Desk()
    desk.child.said({"open": "My synth"})
    assert desk.told == [("MIDI out: My synth", False)]
    assert desk.port.send(b"\xf8", 2.0)
    assert desk.child.packets == [Packet(MESSAGE, 0, 2_000_000_000, 0, b"\xf8")]


def test_what_is_sent_while_a_port_opens_for_the_first_time_waits_for_it() -> None:
    desk = Desk()
    desk.port.note(b"\x90\x3c\x64", 1.0, 2.0)
    desk.child.said({"open": "My synth"})
    assert [packet.kind for packet in desk.child.packets] == [NOTE]
    desk.child.said({"lost": "gone"})
    assert not desk.port.send(b"\xf8")


def test_an_offset_moves_what_is_sent() -> None:
    desk = Desk()
    desk.child.said({"open": "My synth"})
    desk.port.offset_s = -0.5
    desk.port.send(b"\xf8", 2.0)
    assert desk.child.packets[0].at == 1_500_000_000


def test_a_port_that_hangs_while_it_opens_is_given_up_and_tried_again() -> None:
    desk = Desk()
    desk.later(OPEN_S + 0.1)
    assert "hangs while it opens" in desk.told[0][0]
    desk.later(AGAIN_S[0] + 0.1)
    assert len(desk.stand.made) == 2
    desk.child.said({"open": "My synth"})
    assert desk.port.state == "open"


def test_a_port_that_is_not_there_is_told_once_however_often_it_is_tried() -> None:
    desk = Desk()
    for wait in (*AGAIN_S, 20.0, 20.0):
        desk.child.said({"failed": "none"})
        desk.later(wait + 0.1)
    assert desk.told == [
        ("there is no MIDI output with synth in its name yet; midi lists what there is", True)
    ]
    assert len(desk.stand.made) == len(AGAIN_S) + 3


def test_a_port_that_vanishes_is_found_again_and_what_sounded_there_ends_first() -> None:
    desk = Desk()
    desk.child.said({"open": "My synth"})
    desk.port.note(b"\x91\x3c\x64", 1.0, 1e9)
    assert desk.child.packets[0].kind == NOTE
    desk.child.said({"lost": "gone"})
    assert desk.told[-1] == ("the MIDI output My synth is gone; it goes on when it is back", True)
    assert not desk.port.send(b"\xf8")
    desk.later(1.1)
    desk.child.said({"failed": "none"})
    desk.later(2.1)
    desk.child.said({"open": "My synth"})
    assert [packet.data.hex() for packet in desk.child.packets] == ["813c00"]
    assert [bad for _, bad in desk.told] == [False, True, False]


def test_a_process_that_dies_is_replaced() -> None:
    desk = Desk()
    desk.child.said({"open": "My synth"})
    desk.child.ended()
    desk.later(1.1)
    assert len(desk.stand.made) == 2


def test_what_a_process_of_before_says_is_not_heard() -> None:
    desk = Desk("in")
    heard: list[bytes] = []
    desk.port.received(lambda data, _: heard.append(data))
    old = desk.child
    old.said({"open": "My synth"})
    old.came(b"\xf8", 5)
    desk.port.close()
    old.came(b"\xfa", 6)
    old.said({"lost": "gone"})
    assert heard == [b"\xf8"]
    assert desk.port.state == "closed"
    assert old.gone


def test_a_message_that_is_too_long_or_empty_is_refused() -> None:
    desk = Desk()
    desk.child.said({"open": "My synth"})
    assert not desk.port.send(bytes(MOST_BYTES + 1))
    assert not desk.port.send(b"")
    assert desk.port.dropped == 2


@pytest.fixture
def quiet_hub(monkeypatch: pytest.MonkeyPatch) -> tuple[Hub, Stand, list[tuple[str, bool]]]:
    told: list[tuple[str, bool]] = []
    stand = Stand()
    monkeypatch.setattr(Hub, "_watch", lambda _: None)
    return Hub(lambda text, bad: told.append((text, bad)), stand), stand, told


Quiet = tuple[Hub, Stand, list[tuple[str, bool]]]


def test_what_is_plugged_in_is_told_once_and_the_port_that_waits_is_tried(quiet_hub: Quiet) -> None:
    hub, stand, told = quiet_hub
    hub.look(0.0)
    port = hub.out("synth")
    hub.look(0.1)
    listing, opening = stand.made
    opening.said({"failed": "none"})
    del told[:]
    listing.said({"ports": {"out": [], "in": []}, "systems": ["ALSA"]})
    for _ in range(3):
        listing.said({"ports": {"out": ["My synth"], "in": []}, "systems": ["ALSA"]})
    assert told == [("MIDI output My synth is there", False)]
    port.look()
    assert stand.made[-1].arguments[:2] == ("out", "synth")
    assert len(stand.made) == 3


def test_a_machine_without_midi_is_told_what_to_install(quiet_hub: Quiet) -> None:
    hub, stand, _ = quiet_hub
    hub.look(0.0)
    stand.made[0].said({"ports": {"out": [], "in": []}, "systems": []})
    assert "sudo modprobe snd-seq" in hub.listed().problem


def test_a_list_that_hangs_is_given_up(quiet_hub: Quiet) -> None:
    hub, stand, _ = quiet_hub
    hub.look(0.0)
    hub.look(6.0)
    assert "hangs" in hub.listed().problem
    hub.look(17.0)
    assert len(stand.made) == 2


def test_one_port_is_opened_once(quiet_hub: Quiet) -> None:
    hub, stand, _ = quiet_hub
    assert hub.out("synth") is hub.out("synth")
    hub.look(0.0)
    assert [child.arguments[0] for child in stand.made] == ["list", "out"]
    assert hub.drop("out", "synth")
    assert not hub.drop("out", "synth")
