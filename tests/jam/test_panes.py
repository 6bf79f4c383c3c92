"""Panes that are removed and come again, and texts whose library fails."""

from fractions import Fraction

import pytest
from pycrdt import Doc, Text

from jam.envelope import RefusedError
from jam.panes import TEXT_LONGEST, PaneText, bytes_of
from jam.room import Changed, Edited, JamError
from jam.stored import pack, unpack
from tests.jam.wire import Wire, room


@pytest.fixture
def three():
    wire = Wire(delay_s=0.04)
    ann, bob, cy = room(wire, "ann", "bob", "cy")
    bob.add_pane("b")
    bob.edit("b", 0, 0, "old text")
    bob.evaluate("b", "old", Fraction(1))
    wire.run(1)
    return wire, ann, bob, cy


def same(*peers) -> bool:
    first = peers[0]
    return all(
        (one.panes(), one.playing(), one._shared.ledger.digest)
        == (first.panes(), first.playing(), first._shared.ledger.digest)
        for one in peers
    )


@pytest.mark.parametrize("who", [0, 1])
def test_who_brought_a_pane_and_the_host_remove_it_for_all(three, who):
    wire, *peers = three
    for heard in wire.heard.values():
        heard.clear()
    peers[who].remove_pane("b")
    wire.run(1)
    for number, peer in enumerate(peers, 1):
        assert peer.panes() == peer.playing() == ()
        told = [h for h in wire.heard[number] if isinstance(h, Edited | Changed)]
        assert Edited("b", None, "") in told
        assert Changed() in told[told.index(Edited("b", None, "")) :]
        assert "b" not in peer._exchange.texts


def test_nobody_else_removes_a_pane(three):
    wire, ann, bob, cy = three
    with pytest.raises(JamError, match="only bob, who brought the pane b, or the host may"):
        cy.remove_pane("b")
    with pytest.raises(JamError, match="there is no pane x: the room has b"):
        ann.remove_pane("x")
    fields = {"pane": "b", "language": "strudel", "shared": False, "gone": True}
    cy._exchange.tell(cy._shared.write("pane", fields))  # forced, by another program
    wire.run(1)
    assert [pane.text for pane in ann.panes()] == ["old text"]
    ann.give_role(bob.id, "listen")
    wire.run(1)
    with pytest.raises(JamError, match="ask the host"):
        bob.remove_pane("b")
    assert same(ann, bob, cy)


def test_a_pane_that_comes_again_is_empty_silent_and_its_new_owners(three):
    wire, ann, bob, cy = three
    ann.remove_pane("b")
    wire.run(1)
    cy.add_pane("b")
    wire.run(1)
    assert [(p.owner, p.text) for p in ann.panes()] == [(cy.id, "")]
    assert ann.playing() == ()
    made = bob.evaluate("b", "new", Fraction(0))
    cy.edit("b", 0, 0, "new text")
    wire.run(5)
    assert same(ann, bob, cy)
    assert bob.playing() == (made,)
    assert [p.text for p in bob.panes()] == ["new text"]


def test_who_was_cut_off_as_a_pane_went_and_came_again_has_the_new_one(three):
    wire, ann, bob, cy = three
    wire.part([cy], [ann, bob])
    bob.remove_pane("b")
    wire.run(1)
    ann.add_pane("b", shared=True)
    ann.edit("b", 0, 0, "new")
    cy.edit("b", 0, 0, "too late: ")
    cy.evaluate("b", "too late", Fraction(2))
    wire.run(1)
    wire.walls = set()
    wire.run(8)
    assert same(ann, bob, cy)
    assert [(p.owner, p.text) for p in cy.panes()] == [("", "new")]


def test_a_full_room_has_place_again_where_a_pane_went():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    for number in range(63):
        ann.add_pane(f"p{number}")
        wire.run(0.1)
    bob.add_pane("last")
    wire.run(1)
    with pytest.raises(JamError, match="64 panes at most"):
        bob.add_pane("more")
    ann.remove_pane("p7")
    wire.run(1)
    bob.add_pane("more")
    wire.run(1)
    assert len(ann.panes()) == 64
    assert "more" in {pane.name for pane in ann.panes()}
    assert same(ann, bob)


def test_a_removed_pane_stays_removed_after_a_restart(three):
    wire, ann, _, cy = three
    ann.remove_pane("b")
    wire.run(1)
    again = Wire(now_s=5_000).peer("cy", key=3)
    again.restore(unpack(pack(cy.stored())))
    assert again.panes() == again.playing() == ()


class PanicException(BaseException):
    """As a failure in Rust comes: no Exception."""


class Failing:
    """A document that fails once, before it takes the update in or behind that."""

    raises: type[BaseException] = PanicException

    def __init__(self, doc, late: bool) -> None:
        self._doc, self._late, self.failed = doc, late, 0

    def apply_update(self, update: bytes) -> None:
        if self._late:
            self._doc.apply_update(update)
        self.failed += 1
        raise self.raises("index out of bounds")

    def __getattr__(self, name: str):
        return getattr(self._doc, name)


def written(client: int, *edits: tuple[int, int, str]) -> tuple[PaneText, list[bytes]]:
    text = PaneText(client, lambda: 0.0)
    return text, [update for edit in edits for update in text.edit(*edit)]


@pytest.mark.parametrize(
    ("start", "end", "text", "why"),
    [
        (3, 2, "x", "the text has 4 characters, 3 to 2 is not in it"),
        (0, 5, "", "the text has 4 characters, 0 to 5 is not in it"),
        (0, 0, "\ud83c", "half a character"),
        (0, 0, "x" * TEXT_LONGEST, "a pane holds 64 kB of text: this is too much"),
        (0, 0, "é" * (TEXT_LONGEST // 2), "a pane holds 64 kB of text: this is too much"),
    ],
)
def test_an_edit_that_cannot_be_is_told_and_changes_nothing(start, end, text, why):
    mine, _ = written(1, (0, 0, "abcd"))
    with pytest.raises(JamError, match=why):
        mine.edit(start, end, text)
    assert str(mine) == "abcd"
    assert mine.edit(0, 4, "x" * TEXT_LONGEST)


def test_what_is_no_text_of_a_pane_is_refused():
    mine, _ = written(1, (0, 0, "abcd"))
    other: Doc[Text] = Doc(client_id=2)
    other.get("elsewhere", type=Text).insert(0, "x")
    with pytest.raises(RefusedError, match="something that is no text of a pane"):
        mine.merge(other.get_update())
    with pytest.raises(RefusedError, match="a state of a text that cannot be read: it ends too"):
        mine.since(b"")
    for told, found in (("AAE=", b"\0\1"), (5, b"")):
        assert bytes_of(told) == found
    with pytest.raises(RefusedError, match="no base64"):
        bytes_of("?")


def test_a_text_that_has_grown_too_large_takes_no_more_of_others(monkeypatch):
    monkeypatch.setattr("jam.panes.DOC_LONGEST", 300)
    mine, _ = written(1, (0, 0, "abcd"))
    yours, updates = written(2, *((0, 0, "x") for _ in range(40)))
    for update in updates:
        mine.merge(update)  # many small ones are one, which is shorter
    (large,) = yours.edit(0, 0, "y" * 300)
    with pytest.raises(RefusedError, match="a pane that has grown too large"):
        mine.merge(large)
    assert len(str(mine)) == 44


def test_many_small_edits_are_kept_as_few(monkeypatch):
    monkeypatch.setattr("jam.panes.UPDATES_KEPT", 20)
    mine, updates = written(1, *((0, 0, "x") for _ in range(50)))
    yours, _ = written(2)
    for update in updates:
        yours.merge(update)
    for text in (mine, yours):
        assert len(text._good) <= 20
        text._doc = Failing(text._doc, late=False)
        with pytest.raises(RefusedError, match="fails"):
            text.merge(updates[0])
        assert str(text) == "x" * 50


def test_who_ends_the_program_while_a_text_comes_ends_it(monkeypatch):
    mine, updates = written(1, (0, 0, "abcd"))
    monkeypatch.setattr(Failing, "raises", KeyboardInterrupt)
    mine._doc = Failing(mine._doc, late=False)
    with pytest.raises(KeyboardInterrupt):
        mine.merge(updates[0])


@pytest.mark.parametrize("late", [False, True])
def test_nothing_is_lost_where_the_library_fails(late):
    mine, sent = written(1, (0, 0, "mine "), (5, 5, "é🎵 "))
    yours, more = written(2)
    for update in sent:
        yours.merge(update)
    more += yours.edit(0, 0, "yours ")
    mine.merge(more[0])
    sent += mine.edit(0, 0, "more ")
    before = str(mine)
    bad = yours.edit(0, 4, "?")
    mine._doc = failing = Failing(mine._doc, late)
    with pytest.raises(RefusedError, match="fails: PanicException"):
        mine.merge(bad[0])
    assert failing.failed == 1
    assert mine._doc is not failing
    assert str(mine) == before == "more yours mine é🎵 "
    for update in bad:  # the failure was the library's, so what healing brings again goes in
        mine.merge(update)
    sent += mine.edit(0, 0, "on: ")
    for update in sent:
        yours.merge(update)
    assert str(mine) == str(yours)
    assert str(mine).startswith("on: more ")
    assert mine.undo()
    assert str(mine).startswith("more ")


def test_a_room_heals_where_the_library_of_one_fails(three):
    wire, ann, bob, cy = three
    ann.edit("b", 0, 0, "ann: ")
    wire.run(1)
    text = ann._exchange.text("b")
    text._doc = failing = Failing(text._doc, late=True)
    bob.edit("b", 5, 8, "new")
    wire.run(0.2)
    assert failing.failed == 1
    assert ann.refused["text"] == 1
    wire.run(8)
    ann.edit("b", 0, 0, "on ")
    wire.run(1)
    assert same(ann, bob, cy)
    assert [pane.text for pane in cy.panes()] == ["on ann: new text"]
    assert sum("fails: PanicException" in line for line in wire.logs[1]) == 1
