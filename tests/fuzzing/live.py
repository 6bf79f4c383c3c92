"""Targets that others reach while music plays: rooms of ours, sessions of Flok, MIDI inputs."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from tests.fuzzing.target import ROOT, Target

TICK_NS: Final = 1_000_000  # between two bytes of a MIDI stream, times the byte before it


def flok() -> Target:
    """What Flok's server sends about documents and who is here, after a pane is there."""
    from jam.flok.session import DOC
    from jam.lib0 import GarbledError

    rows = [row for row in _flok_rows() if row["chan"] == DOC]
    examples = [bytes.fromhex(row["data"]) for row in rows]
    return Target(lambda: examples, lambda data: _flok_hears(DOC, data), (GarbledError,))


def flok_words() -> Target:
    """What it sends about evaluations and lines."""
    from jam.flok.session import PUBSUB
    from jam.lib0 import GarbledError

    rows = [row for row in _flok_rows() if row["chan"] == PUBSUB and row["dir"] == "in"]
    examples = [json.dumps(row["data"]).encode() for row in rows]

    def reads(data: bytes) -> None:
        _flok_hears(PUBSUB, data.decode("utf-8", "replace"))

    return Target(lambda: examples, reads, (GarbledError,))


def _flok_rows() -> list[dict[str, Any]]:
    lines = (ROOT / "tests/jam/flok/recorded.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _flok_hears(channel: Any, frame: bytes | str) -> None:
    from fractions import Fraction

    from jam.flok.link import read_link
    from jam.flok.peer import FlokPeer
    from jam.flok.session import DOC, PUBSUB, Surroundings

    around = Surroundings(lambda: 0.0, lambda: 0.0, lambda: Fraction(1), lambda _: None)
    peer = FlokPeer(read_link("flok:http://h/s/probe"), "ada", "#30bced", 77, around)
    peer.connected(DOC)
    peer.connected(PUBSUB)
    peer.add_pane("slot1")
    peer.edit("slot1", 0, 0, "é🎹 bd")
    try:
        peer.receive(channel, frame)
    finally:
        peer.members(), peer.panes(), peer.playing(), peer.outgoing()
        if any(one.name == "slot1" for one in peer.panes()):
            assert peer.undo("slot1")


def flok_here() -> Target:
    """What it sends about who is here."""
    from jam.flok.session import DOC
    from jam.flok.wire import State, awareness
    from jam.lib0 import GarbledError

    shown = {"user": {"name": "é🎹", "color": "#30bced"}, "cursor": {"anchor": 3, "head": 9}}
    told = [awareness([State(n, n * n, shown), State(77, 9, None)]) for n in (1, 300, 2**26)]
    recorded = [bytes.fromhex(row["data"]) for row in _flok_rows() if row["chan"] == DOC]
    examples = [*told, *(frame for frame in recorded if frame[:1] == b"\1")]
    return Target(lambda: examples, lambda data: _flok_hears(DOC, data), (GarbledError,))


class Member:
    """A member of a room who signs and seals what they like; one player hears it all."""

    def __init__(self) -> None:
        from jam.keys import Identity
        from tests.jam.fuzz import samples

        self.wire, self.frames, self.messages = samples()
        self.hears = next(iter(self.wire.peers.values()))
        self.identity, self.sent = Identity(bytes([2]) * 32), 0

    def says(self, kind: str, body: bytes) -> None:
        """Say something.

        Raises:
            RefusedError: it was counted as refused.
        """
        from jam.envelope import Envelope, RefusedError, seal
        from tests.jam.fuzz import ROOM

        self.sent += 1
        self.wire.now_s += 0.2
        me, at_ms, ann = self.identity, self.wire.wall_ms(), self.hears
        envelope = Envelope(me.public, b"fuzzfuzz", self.sent, at_ms, kind, body)
        before = ann.refused.total()
        ann.receive(seal(envelope, ROOM, me, self.sent.to_bytes(12)), 2)
        ann.tick()
        ann.outgoing(), ann.members(), ann.panes(), ann.playing(), ann.tempos()
        self.wire.heard[1].clear()
        self.wire.logs[1].clear()
        if ann.refused.total() > before:
            raise RefusedError("counted", "it is refused")


@cache
def member() -> Member:
    """The one whom all targets of rooms use: a room takes a while to be made."""
    return Member()


def jam() -> Target:
    """What a member of a room says: a kind, 0, the damaged words."""
    from jam.envelope import BODY_LONGEST, RefusedError

    one = member()

    def reads(data: bytes) -> None:
        kind, _, body = data.partition(b"\0")
        if 0 < len(kind) <= 16 and kind.isascii() and len(body) <= BODY_LONGEST:
            one.says(kind.decode(), body)

    examples = [kind.encode() + b"\0" + body for kind, body in one.messages]
    return Target(lambda: examples, reads, (RefusedError,))


def jam_records() -> Target:
    """Records with damage in what they say, in their one form and with a good signature."""
    from base64 import b64encode

    from jam.envelope import BODY_LONGEST, RefusedError
    from jam.records import canonical
    from tests.jam.fuzz import ROOM

    one = member()
    told = [json.loads(body) for kind, body in one.messages if kind == "record"]
    texts = [text for body in told for text, _ in body["records"]]
    more = {"say": {"text": "hi"}, "scene": {"name": "s", "parts": {"a": "b"}}}
    texts += [canonical({"t": 1, "k": kind, "f": fields}) for kind, fields in more.items()]

    def reads(data: bytes) -> None:
        try:
            said = json.loads(data)
            said |= {"a": one.identity.public.hex(), "l": "f" * 16, "n": one.sent + 1}
            text = canonical({"t": one.wire.wall_ms(), **said})
        except (TypeError, ValueError, RecursionError):
            raise RefusedError("form", "this is no JSON") from None
        signature = one.identity.sign(b"notalabel jam record 1 " + ROOM.id.encode() + text.encode())
        body = json.dumps({"records": [[text, b64encode(signature).decode()]]}).encode()
        if len(body) <= BODY_LONGEST:
            one.says("record", body)

    return Target(lambda: [text.encode() for text in texts], reads, (RefusedError,))


def jam_frames() -> Target:
    """Sealed frames as they come from a hub, from whoever is at its door."""
    from jam.envelope import RefusedError, unseal
    from tests.jam.fuzz import ROOM

    return Target(lambda: member().frames, lambda data: unseal(data, ROOM), (RefusedError,))


def jam_updates() -> Target:
    """Changes of a shared text."""
    from jam.envelope import RefusedError
    from jam.panes import PaneText

    def pane(client: int) -> PaneText:
        return PaneText(client, lambda: 0.0)

    def examples() -> list[bytes]:
        ada, bo = pane(1), pane(2**40)
        made = [*ada.edit(0, 0, "é🎹 bd*4"), *bo.edit(0, 0, "[sd sd]")]
        for change in made:
            bo.merge(change)
        made += [*bo.edit(2, 5, "hh"), *bo.undo()]
        return [*made, bo.since(pane(3).state)]

    def reads(data: bytes) -> None:
        text = pane(3)
        text.edit(0, 0, "é mine")
        text.merge(data)
        assert text.undo() or "mine" not in str(text)

    return Target(examples, reads, (RefusedError,))


def midi_in() -> Target:
    """The bytes of a MIDI input, cut as ports cut them and as they never should."""
    from fractions import Fraction

    from studio.links.clock.midiparts import MidiIn
    from studio.links.midi.bindings import Binding
    from studio.links.midi.hub import Hub
    from studio.links.midi.link import Midi
    from studio.session import Session
    from tests.studio.fakes import FakeSound, ManualClock, Script
    from tests.studio.links.midi.test_port import Stand

    class Quiet(Hub):
        """Ports that nobody watches."""

        def _watch(self) -> None:
            pass

    class Turned(FakeSound):
        """A sound whose knobs turn."""

        def turn(self, slot: str, control: str, value: float | None) -> list[str]:
            assert value is None or 0 <= value <= 30_000, (slot, control, value)
            return []

    def reads(data: bytes) -> None:
        clock, stand = ManualClock(), Stand()
        midi = Midi(Turned(clock), lambda _: None, hub=Quiet(lambda *_: None, stand))
        session = Session(midi.sound, Script(), lambda _: None, seconds=clock)
        midi.join(session)
        midi.bindings.add(Binding("cc:1", "bass", "lpf", 200.0, 4000.0))
        port = midi.listen("keys")
        assert port is not None
        follower = MidiIn(port, 4, transport=True)
        port.look()
        child, at_ns = stand.made[-1], 0
        child.said({"open": "keys"})
        midi.play_keys(("bass",))
        for piece in (*pieces(data), data):
            at_ns += TICK_NS * (piece[-1] if piece else 1)
            child.came(piece, at_ns)
            clock.now = Fraction(at_ns, 10**9)
            session.turn()
            lead = follower.look(at_ns / 1e9)
            assert lead is None or lead.cps > 0
        assert all(
            isinstance(one, str) or abs(one) < 200 for one in session.controls.snapshot().values()
        )

    def examples() -> list[bytes]:
        song = b"\xfa" + b"\xf8" * 30 + b"\xf2\x10\x00\xfb" + b"\xf8" * 8 + b"\xfc"
        keys = bytes([0x90, 60, 100, 64, 90, 67, 0, 0x80, 60, 0, 0xE3, 1, 64, 0xD0, 5, 0xA1, 9, 9])
        knobs = bytes([0xB0, 1, 0, 1, 64, 0xB0, 1, 127, 0xC2, 7, 0xBF, 123, 0, 0xFE, 0xFF])
        sysex = b"\xf0\x7e\x7f\x06\x01\xf7\xf0" + bytes(range(120)) + b"\xf8\x90\x3c\x40"
        return [song, keys, knobs, sysex, keys + song[:9] + knobs]

    return Target(examples, reads, ())


def pieces(data: bytes) -> Iterator[bytes]:
    """A stream cut before each status, as it comes where nobody puts messages together."""
    begin = 0
    for place, byte in enumerate(data):
        if byte >= 0x80 and place > begin:
            yield data[begin:place]
            begin = place
    yield data[begin:]
