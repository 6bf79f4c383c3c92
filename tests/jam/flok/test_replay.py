"""A conversation with the real server, as it was recorded, said again to our player."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jam.flok import pubsub, wire
from jam.flok.link import read_link
from jam.flok.peer import FlokPeer
from jam.flok.session import DOC, PUBSUB, Surroundings
from jam.room import Cursor, Edited, Evaluation, JamError, Said, Tempo

RECORDED = Path(__file__).parent / "recorded.jsonl"
ROWS = [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]
LINK = read_link("flok:http://127.0.0.1:3000/s/probe")


class Conversation:
    """Our player, a clock that is stepped by hand, and what it was told."""

    def __init__(self, name="pybot", client=77):
        self.seconds, self.heard, self.cycle = 0.0, [], Fraction(8)
        around = Surroundings(
            lambda: self.seconds,
            lambda: 1e9,
            lambda: self.cycle,
            lambda one: self.heard.append(one),
        )
        self.peer = FlokPeer(LINK, name, "#30bced", client, around)

    def of(self, kind):
        return [one for one in self.heard if isinstance(one, kind)]


def _replayed(until=None):
    one = Conversation()
    for channel in (DOC, PUBSUB):
        one.peer.connected(channel)
    for row in ROWS[:until]:
        if row["dir"] == "in":
            data = row["data"]
            frame = bytes.fromhex(data) if row["chan"] == DOC else json.dumps(data)
            one.peer.receive(row["chan"], frame)
    return one


def test_the_panes_of_a_recorded_session_are_there():
    panes = {one.name: (one.language, one.text) for one in _replayed().peer.panes()}
    assert panes == {
        "slot1": ("strudel", 's("bd sd")'),
        "slot2": ("pystrudel", "// $: note('c e g')  # é🎹 from python"),
    }


def test_who_was_recorded_is_there_by_name_and_colour():
    me, *others = _replayed().peer.members()
    assert (me.name, me.me) == ("pybot", True)
    shown = {(one.name, one.colour, one.via) for one in others}
    assert ("jsfriend", "#ecd444", "flok") in shown


def test_a_recorded_evaluation_of_strudel_plays_from_the_next_cycle():
    one = _replayed()
    (evaluation,) = one.of(Evaluation)
    assert (evaluation.pane, evaluation.code, evaluation.cycle) == ("slot1", 's("bd sd")', 8)
    assert one.peer.playing() == (evaluation,)
    friend = next(who for who in one.peer.members() if who.name == "jsfriend")
    assert evaluation.by == friend.id
    assert "slot1" in friend.plays


def test_what_was_recorded_on_the_topic_for_programs_is_not_played_again():
    before = [row for row in ROWS if row["chan"] == PUBSUB and row["dir"] == "in"]
    assert any(row["data"]["payload"].get("topic", "").endswith(":in") for row in before)
    assert len(_replayed().of(Evaluation)) == 1


def test_our_frames_are_those_that_were_recorded():
    sent = [row["data"] for row in ROWS if row["dir"] == "out"]
    assert wire.ask(b"\0").hex() == sent[0]
    state = {"user": {"name": "pybot", "color": "#30bced", "colorLight": "#30bced33"}}
    assert wire.awareness([wire.State(4982493101914845, 1, state)]).hex() == sent[1]
    published = next(row for row in sent if isinstance(row, dict) and row["type"] == "publish")
    said = dict(published["payload"]["msg"])
    ours = json.loads(
        pubsub.evaluated("probe", "pystrudel", "slot2", said["body"], "pybot", said["from"])
    )
    assert ours["payload"]["topic"] == published["payload"]["topic"]
    said["to"] = pubsub.utf16(said["body"])  # the recorded one counted as Python does
    assert ours["payload"]["msg"] == said


def test_code_in_the_middle_of_a_pane_is_where_javascript_counts_it():
    frame = json.loads(pubsub.evaluated("s", "strudel", "a", "🎹x", "ada", 4))
    assert (frame["payload"]["msg"]["from"], frame["payload"]["msg"]["to"]) == (4, 7)


def test_the_same_evaluation_that_comes_twice_before_a_cycle_is_one():
    one = _replayed()
    frame = next(json.dumps(row["data"]) for row in ROWS if row["dir"] == "in"
                 and row["chan"] == PUBSUB and row["data"]["type"] == "publish"
                 and row["data"]["payload"]["topic"].endswith("strudel:eval")
                 and row["data"]["payload"]["message"]["docId"] == "slot1")  # fmt: skip
    one.peer.receive(PUBSUB, frame)
    assert len(one.of(Evaluation)) == 1
    one.cycle = Fraction(9)
    one.peer.receive(PUBSUB, frame)
    assert [each.cycle for each in one.of(Evaluation)] == [8, 9]


def test_edits_of_others_are_told_pane_by_pane():
    edits = _replayed().of(Edited)
    assert [(one.pane, one.text) for one in edits][:2] == [
        ("slot1", 's("bd sd")'),
        ("slot2", "$: note('c e g')"),
    ]


def test_a_line_of_a_program_is_in_the_chat_without_what_moves_a_terminal():
    one = _replayed()
    message = {"target": "tidal", "type": "stdout", "body": ["hi\x1b[2J\n there"], "tags": []}
    payload = {"topic": "session:probe:target:tidal:out", "message": message, "publisher": "x"}
    one.peer.receive(PUBSUB, json.dumps({"type": "publish", "payload": payload}))
    assert [said.text for said in one.of(Said)] == ["tidal: hi [2J there"]


def test_our_state_is_told_again_before_others_forget_us():
    one = _replayed()
    one.peer.outgoing()
    one.seconds = 14.0
    one.peer.tick()
    assert one.peer.outgoing() == []
    one.seconds = 16.0
    one.peer.tick()
    ((channel, frame),) = one.peer.outgoing()
    assert channel == DOC
    (state,) = wire.read(frame).states
    assert (state.client, state.shown["user"]["name"]) == (77, "pybot")


def test_who_is_silent_for_half_a_minute_is_gone():
    one = _replayed()
    assert len(one.peer.members()) > 1
    one.seconds = 31.0
    one.peer.tick()
    assert [who.me for who in one.peer.members()] == [True]


def test_a_cursor_sticks_to_its_letter_whoever_types_before_it():
    ada, bo = Conversation("ada", 77), Conversation("bo", 78)
    for one in (ada, bo):
        one.peer.connected(DOC)
        one.peer.outgoing()
    ada.peer.add_pane("tune")
    ada.peer.edit("tune", 0, 0, "é🎹 s('bd')")
    _carry(ada, bo)
    ada.peer.show(Cursor("tune", 5))
    _carry(ada, bo)
    assert _cursor(bo, "ada") == Cursor("tune", 5)
    bo.peer.edit("tune", 0, 1, "🎹🎹")
    assert _cursor(bo, "ada") == Cursor("tune", 6)
    ada.peer.show(Cursor("tune", 10))
    _carry(ada, bo)
    assert _cursor(bo, "ada") == Cursor("tune", 11)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.text("aé🎹", min_size=1, max_size=4)), max_size=6))
def test_every_place_of_a_text_that_two_wrote_is_told_right(edits):
    ada, bo = Conversation("ada", 77), Conversation("bo", 78)
    for one in (ada, bo):
        one.peer.connected(DOC)
        one.peer.outgoing()
    ada.peer.add_pane("tune")
    _carry(ada, bo)
    for turn, (at, words) in enumerate(edits):
        one, other = (ada, bo) if turn % 2 else (bo, ada)
        length = len(one.peer.panes()[0].text)
        one.peer.edit("tune", min(at, length), min(at + at % 3, length), words)
        _carry(one, other)
    for at in range(len(ada.peer.panes()[0].text) + 1):
        ada.peer.show(Cursor("tune", at))
        _carry(ada, bo)
        assert _cursor(bo, "ada") == Cursor("tune", at)


def _carry(one, other):
    for channel, frame in one.peer.outgoing():
        other.peer.receive(channel, frame)


def _cursor(one, name):
    return next(who.cursor for who in one.peer.members() if who.name == name)


def test_undo_takes_back_what_is_ours_and_not_what_others_typed():
    ada, bo = Conversation("ada", 77), Conversation("bo", 78)
    for one in (ada, bo):
        one.peer.connected(DOC)
        one.peer.outgoing()
    ada.peer.add_pane("tune", shared=True)
    ada.peer.edit("tune", 0, 0, "ada ")
    _carry(ada, bo)
    bo.peer.edit("tune", 4, 4, "bo ")
    _carry(bo, ada)
    assert ada.peer.panes()[0].text == "ada bo "
    assert ada.peer.undo("tune")
    assert ada.peer.panes()[0].text == "bo "
    assert not ada.peer.undo("tune")
    assert ada.peer.redo("tune")
    _carry(ada, bo)
    assert bo.peer.panes()[0].text == "ada bo "


def test_what_we_evaluate_plays_here_and_waits_for_the_way_to_the_others():
    one = Conversation("ada")
    one.peer.add_pane("tune")
    one.peer.evaluate("tune", 's("bd")', Fraction(4))
    assert [each.cycle for each in one.peer.playing()] == [4]
    one.peer.outgoing()
    one.peer.connected(PUBSUB)
    published = [json.loads(frame) for _, frame in one.peer.outgoing()]
    assert published[-1]["payload"]["msg"]["body"] == 's("bd")'


def test_other_languages_are_shown_and_do_not_play():
    one = Conversation("ada")
    one.peer.connected(PUBSUB)
    one.peer.add_pane("pictures", "hydra")
    one.peer.evaluate("pictures", "osc().out()", Fraction(4))
    assert one.peer.playing() == ()
    assert one.peer.panes()[0].language == "hydra"


def test_a_tempo_is_ours_alone():
    one = _replayed()
    one.peer.outgoing()
    one.peer.set_tempo(Fraction(2, 3), Fraction(4))
    assert one.of(Tempo) == [Tempo(Fraction(2, 3), Fraction(4), f"{77:016x}")]
    assert one.peer.outgoing() == []


def test_what_flok_has_not_is_refused_with_a_sentence():
    peer = _replayed().peer
    with pytest.raises(JamError, match="keeps no scenes"):
        peer.keep_scene("drop")
    with pytest.raises(JamError, match="no pane drums in probe; there are: slot1, slot2"):
        peer.edit("drums", 0, 0, "x")


def test_two_of_the_same_name_have_a_pane_each_and_evaluate_in_their_own():
    one, other = Conversation("ada", 77), Conversation("ada", 78)
    for each in (one, other):
        each.peer.connected(DOC)
        each.peer.connected(PUBSUB)
    _met(one, other)
    one.peer.add_pane("ada")
    assert one.peer.panes()[0].owner == f"{77:016x}"
    _met(one, other)
    assert other.peer.panes()[0].owner == ""
    message = {"docId": "ada", "body": "silence", "user": "ada"}
    payload = {"topic": "session:probe:target:strudel:eval", "message": message, "publisher": "x"}
    other.peer.receive(PUBSUB, json.dumps({"type": "publish", "payload": payload}))
    assert other.of(Evaluation)[0].by == f"{77:016x}"


def _met(one, other):
    """What each says of the document comes to the other."""
    for sender, hearer in ((one, other), (other, one)):
        for channel, frame in sender.peer.outgoing():
            if channel == DOC:
                hearer.peer.receive(channel, frame)
