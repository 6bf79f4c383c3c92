"""Frames between players: what the seal, the counters and the post refuse, and long messages."""

import pytest

from jam.envelope import (
    BODY_LONGEST,
    FRAME_LONGEST,
    KIND_LONGEST,
    Envelope,
    RefusedError,
    seal,
    unseal,
)
from jam.keys import Identity, RoomKey
from jam.parts import LONGEST, Parts, cut
from jam.post import CONNECTIONS, Post
from jam.replay import OFF_MS, SENDERS, SESSIONS, Guard

ANN, BOB = Identity(bytes([1]) * 32), Identity(bytes([2]) * 32)
ROOM = RoomKey.of(bytes(16))
NOW_MS = 1_800_000_000_000


def envelope(kind: str = "here", body: bytes = b"", counter: int = 1, **more: object) -> Envelope:
    told = {"public": ANN.public, "session": b"sessions", "at_ms": NOW_MS, **more}
    return Envelope(counter=counter, kind=kind, body=body, **told)


def sealed(one: Envelope) -> bytes:
    return seal(one, ROOM, ANN, bytes(12))


@pytest.mark.parametrize(
    "one", [envelope("x" * (KIND_LONGEST + 1)), envelope(body=bytes(BODY_LONGEST + 1))]
)
def test_what_is_too_long_for_a_frame_is_not_sealed(one):
    with pytest.raises(ValueError, match="too long for a frame"):
        sealed(one)


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (bytes(FRAME_LONGEST + 1), "long"),
        (sealed(envelope(counter=2**63)), "form"),
        (sealed(envelope("x"))[:-1] + b"?", "seal"),
    ],
    ids=["long", "counter", "changed"],
)
def test_a_frame_that_cannot_be_is_refused(frame, reason):
    with pytest.raises(RefusedError) as caught:
        unseal(frame, ROOM)
    assert caught.value.reason == reason


@pytest.mark.parametrize("kind", [b"\xff\xfe", b"x" * 17, b"xyz"])
def test_a_kind_that_cannot_be_is_refused(kind, monkeypatch):
    class Kind(str):
        """A text that another program encodes as it likes."""

        def encode(self, *_args: str) -> bytes:
            return kind

    monkeypatch.setattr("jam.envelope.KIND_LONGEST", 99)
    frame = sealed(envelope(Kind("x")))
    monkeypatch.undo()
    if kind == b"xyz":
        assert unseal(frame, ROOM).kind == "xyz"
        return
    with pytest.raises(RefusedError, match="a frame whose kind"):
        unseal(frame, ROOM)


def of_session(name: int, counter: int, at_ms: int = NOW_MS) -> Envelope:
    return envelope(counter=counter, session=name.to_bytes(8, "big"), at_ms=at_ms)


def test_a_session_that_was_forgotten_does_not_begin_again():
    guard = Guard()
    for name in range(SESSIONS + 1):
        guard.check(of_session(name, 1, NOW_MS + name), NOW_MS)
    with pytest.raises(RefusedError, match="a frame of an old session"):
        guard.check(of_session(0, 2), NOW_MS)
    guard.check(of_session(SESSIONS, 2), NOW_MS)


def test_who_was_not_heard_for_ten_minutes_leaves_their_place_to_others():
    guard = Guard()
    for number in range(SENDERS):
        guard.check(envelope(public=number.to_bytes(32, "big")), NOW_MS)
    with pytest.raises(RefusedError, match=f"more than {SENDERS} players"):
        guard.check(envelope(), NOW_MS)
    later = NOW_MS + 2 * OFF_MS + 1
    guard.check(envelope(at_ms=later), later)


def post(identity: Identity, now_s: list[float]) -> Post:
    dice = iter(range(1, 10_000))
    return Post(
        ROOM,
        identity,
        lambda: NOW_MS,
        lambda: now_s[0],
        lambda count: next(dice).to_bytes(count, "big"),
        lambda _: None,
    )


def test_a_message_longer_than_a_frame_comes_whole():
    now_s = [0.0]
    ann, bob = post(ANN, now_s), post(BOB, now_s)
    ann.send("sync", body := bytes(range(256)) * 1_000)
    frames = ann.outgoing()
    assert len(frames) == 4
    *before, whole = [bob.take(frame, 0) for frame, _ in frames]
    assert before == [None] * 3
    assert whole is not None
    assert (whole.kind, whole.body, whole.sender) == ("sync", body, ANN.id)


def test_what_is_for_another_one_or_my_own_is_no_message_of_mine():
    now_s = [0.0]
    ann, bob = post(ANN, now_s), post(BOB, now_s)
    ann.send("here", b"", to="0123456789abcdef")
    ann.send("here", b"for all")
    (other, _), (mine, _) = ann.outgoing()
    assert bob.take(other, 0) is None
    assert ann.take(mine, 0) is None
    assert bob.take(mine, 0) is not None
    assert not bob.refused
    assert not ann.refused


def test_who_a_connection_was_is_known_once():
    now_s = [0.0]
    ann, bob = post(ANN, now_s), post(BOB, now_s)
    ann.send("here", b"")
    ((frame, _),) = ann.outgoing()
    bob.take(frame, 7)
    assert bob.forget(7) == ANN.id
    assert bob.forget(7) is None


def test_more_connections_than_a_hub_has_are_no_reason_to_refuse_anybody():
    now_s = [0.0]
    ann, bob = post(ANN, now_s), post(BOB, now_s)
    for connection in range(1, CONNECTIONS + 2):
        now_s[0] += 60.0
        ann.send("here", b"")
        assert bob.take(ann.outgoing()[0][0], connection) is not None


def test_a_message_of_more_than_a_megabyte_is_not_cut():
    with pytest.raises(ValueError, match="too long"):
        cut(bytes(8), "sync", bytes(LONGEST + 1))


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([b"short"], "too short"),
        ([b"transfer\0\1\0\1\1x"], "that cannot be"),  # number 1 of 1
        ([b"transfer\0\0\0\1\0"], "that cannot be"),  # without a kind
        ([b"transfer\0\0\0\1\7x"], "that cannot be"),  # a kind longer than what follows
        ([b"transfer\0\0\0\3\1x", b"transfer\0\1\0\2\1x"], "that does not fit"),
        ([b"transfer\0\0\0\3\1x", b"transfer\0\1\0\3\1y"], "that does not fit"),
    ],
)
def test_a_part_that_cannot_be_is_refused(parts, why):
    found = Parts()
    for part in parts[:-1]:
        found.take("ann", part, 0.0)
    with pytest.raises(RefusedError, match=why):
        found.take("ann", parts[-1], 0.0)


def test_long_messages_that_never_end_leave_their_place_after_a_while():
    parts = Parts()
    begun = b"transfer\0\0\0\3\1x"
    for number in range(64):
        assert parts.take(f"p{number}", begun, 0.0) is None
    with pytest.raises(RefusedError, match="too many long messages"):
        parts.take("late", begun, 1.0)
    assert parts.take("late", begun, 31.0) is None
