"""Records as they come from strangers, the set that holds them, and the rules that follow."""

import base64
import json
from collections.abc import Iterable
from dataclasses import replace

import pytest

from jam.envelope import RefusedError
from jam.keys import Identity
from jam.ledger import AUTHOR_BYTES, AUTHORS, FULL_SHELVES, Ledger
from jam.policy import Chain, chain, fields_of, told
from jam.records import CODE_LONGEST, Fields, Json, Record, canonical, read, write
from jam.room import Rules

ANN, BOB, CY = (Identity(bytes([number]) * 32) for number in (1, 2, 3))
LINE = "0" * 16


def said(number: int, kind: str, fields: Fields, who: Identity = ANN, stamp: int = 0) -> Record:
    return write(who, "room", LINE, number, stamp or number, kind, fields)


def wire_of(**changes: Json) -> list[Json]:
    """A record with something else in it, signed by somebody who may write what they like."""
    plain = {"a": ANN.public.hex(), "l": LINE, "n": 1, "t": 1, "k": "say", "f": {"text": "hi"}}
    return signed(json.dumps({**plain, **changes}, sort_keys=True, separators=(",", ":")))


def signed(text: str) -> list[Json]:
    signature = ANN.sign(b"notalabel jam record 1 room" + text.encode())
    return [text, base64.b64encode(signature).decode()]


@pytest.mark.parametrize(
    ("wire", "why"),
    [
        (None, "something that is no record"),
        (["{}"], "something that is no record"),
        (["{}", 5], "something that is no record"),
        (["{}", "?"], "a record that cannot be read"),
        (signed("[" * 50_000), "a record that cannot be read"),
        (signed('{"f":NaN}'), "a record that cannot be read"),
        (signed("[]"), "a record without author, line, number, time, kind and fields"),
        (wire_of(more=1), "a record without author, line, number, time, kind and fields"),
        (wire_of(n=True), "a record whose author, line, number, time or kind cannot be"),
        (wire_of(k="Say"), "a record whose author, line, number, time or kind cannot be"),
        (wire_of(f={"text": 5}), "a record of kind say whose text cannot be"),
        (wire_of(f={"text": "hi", "more": float("1e999")}), "a record that cannot be read"),
        (wire_of(k="dance", f={"x": "y" * 5_000}), "of the unknown kind dance that is too long"),
        ([wire_of()[0].replace("hi", "ho"), wire_of()[1]], "pretends to be by player"),
        (signed(wire_of()[0].replace(":", ": ")), "that is not in its one form"),
        (signed(wire_of()[0].replace('"hi"', '"hi","x":1e999')), "that is not in its one form"),
        (signed(wire_of(k="dance")[0].replace('"hi"', "1e999")), "kind dance that is too long"),
    ],
)
def test_a_record_that_is_not_whole_and_its_authors_is_refused(wire, why):
    with pytest.raises(RefusedError) as caught:
        read(wire, "room")
    assert why in caught.value.text


def test_what_a_newer_version_says_is_kept_as_it_is():
    record = read(wire_of(k="dance", f={"steps": [1, 2.5, None]}), "room")
    assert record.fields == {"steps": [1, 2.5, None]}
    assert record.wire()[0] == canonical(json.loads(record.text))


def kept(records: Iterable[Record]) -> list[str]:
    ledger = Ledger()
    for record in records:
        ledger.add(record)
    return [f"{one.kind} {one.number}" for one in sorted(ledger, key=lambda one: one.order)]


def test_of_more_subjects_than_there_is_place_for_the_oldest_goes():
    most = FULL_SHELVES["scene"]
    scenes = [said(n, "scene", {"name": f"s{n}", "parts": {}}) for n in range(1, most + 3)]
    assert kept(scenes) == [f"scene {n}" for n in range(3, most + 3)]


def test_of_one_subject_the_latest_few_are_kept():
    said_often = [
        said(n, "evaluate", {"pane": "a", "code": str(n), "cycle": "1"}) for n in range(1, 12)
    ]
    assert kept(said_often) == [f"evaluate {n}" for n in range(4, 12)]


def test_of_more_bytes_than_an_author_may_leave_the_oldest_go_and_rules_go_last():
    rules = said(1, "policy", fields_of(Rules(ANN.id), Chain(), {}))
    code = "x" * (CODE_LONGEST - 1_000)
    long = [
        said(n, "evaluate", {"pane": f"p{n}", "code": code, "cycle": "1"}) for n in range(2, 12)
    ]
    assert AUTHOR_BYTES // len(code) == 8
    assert kept([rules, *long]) == ["policy 1", *(f"evaluate {n}" for n in range(4, 12))]


def test_a_room_has_place_for_so_many_authors():
    ledger = Ledger()
    for number in range(AUTHORS):
        who = Identity(number.to_bytes(32, "big"))
        assert ledger.add(said(1, "say", {"text": "hi"}, who))
    with pytest.raises(RefusedError, match=f"more than {AUTHORS} players"):
        ledger.add(said(1, "say", {"text": "hi"}, CY))
    assert len(ledger) == AUTHORS


def next_of(so_far: Chain, rules: Rules, who: Identity, **changes: Json) -> Record:
    fields = fields_of(rules, so_far, {}, takeover=bool(changes.get("takeover")))
    return said(2, "policy", {**fields, **changes}, who)


def test_a_step_with_another_number_or_another_host_is_none_of_the_chain():
    first = said(1, "policy", fields_of(Rules(ANN.id, (BOB.id,)), Chain(), {}))
    so_far = chain([first])
    assert so_far.now == Rules(ANN.id, (BOB.id,))
    for changes, who in (
        ({"number": 3}, ANN),  # one is left out
        ({"host": CY.id}, CY),  # who is no host
        ({"host": CY.id, "takeover": True}, CY),  # who is no successor
        ({"host": CY.id, "takeover": True}, BOB),  # for another one
    ):
        assert chain([first, next_of(so_far, so_far.now, who, **changes)]) == so_far
    over = next_of(so_far, so_far.now, BOB, host=BOB.id, takeover=True)
    assert chain([over, first]).now.host == BOB.id


def test_a_second_host_may_change_rules_but_not_the_host():
    rules = Rules(ANN.id, roles=((BOB.id, "host"),))
    first = said(1, "policy", fields_of(rules, Chain(), {}))
    so_far = chain([first])
    muted = replace(rules, muted=frozenset({CY.id}))
    assert chain([first, next_of(so_far, muted, BOB)]).now == muted
    assert chain([first, next_of(so_far, replace(rules, host=BOB.id), BOB)]) == so_far


@pytest.mark.parametrize(
    "rules",
    [
        Rules(ANN.id, roles=((BOB.id, "host"),), out=frozenset({BOB.id})),
        Rules(ANN.id, successors=(BOB.id,), out=frozenset({BOB.id})),
    ],
    ids=["second host", "successor"],
)
def test_who_was_sent_out_makes_no_rules_any_more(rules):
    first = said(1, "policy", fields_of(rules, Chain(), {}))
    so_far = chain([first])
    back = replace(rules, out=frozenset())
    over = next_of(so_far, back, BOB, host=BOB.id, takeover=True)
    assert chain([first, next_of(so_far, back, BOB), over]) == so_far


def test_nobody_sends_the_host_away():
    rules = Rules(ANN.id, roles=((BOB.id, "host"),))
    first = said(1, "policy", fields_of(rules, Chain(), {}))
    away = next_of(chain([first]), replace(rules, out=frozenset({ANN.id})), BOB)
    so_far = chain([first, away])
    own = said(3, "policy", fields_of(rules, so_far, {}))
    assert chain([first, away, own]).now == rules


def test_rules_of_who_comes_are_told():
    before = Rules(ANN.id)
    assert told(before, replace(before, joins="listen"), {}) == "who comes from now on may listen"
