"""In a room my own code may go to my own MIDI ports, and nobody else's code ever does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from studio.jamming.kit import Heard
from studio.jamming.listening import GuestListens
from tests.studio.jamming.fakehouse import House, Player
from tests.studio.jamming.inprocess import InProcess

LINK = "jam://house/garden#key"
CODE = "s('bd').midi('synth')"


@dataclass(slots=True)
class Remembers(InProcess):
    """Evaluates, and remembers of which code it was told that it is this player's own."""

    asked: list[tuple[str, str, bool]] = field(default_factory=list)

    def listen(self, pane: str, code: str, at: Fraction, own: bool = False) -> Heard:
        self.asked.append((pane, code, own))
        return InProcess.listen(self, pane, code, at, own)


def player(house: House, name: str, line: str) -> tuple[Player, Remembers]:
    found, listens = Player(house, name), Remembers()
    found.jam._listens = lambda _seed: listens
    assert found.say(line).ok
    return found, listens


def test_what_i_evaluate_in_my_pane_is_mine_here_and_a_strangers_elsewhere() -> None:
    house = House()
    ada, hers = player(house, "Ada", "jam host garden")
    _bo, his = player(house, "Bo", f"jam join {LINK}")
    assert ada.say(CODE).ok
    assert set(hers.asked) == {("ada", CODE, True)}
    assert set(his.asked) == {("ada", CODE, False)}


def test_in_a_shared_pane_nothing_is_anybodys_own() -> None:
    house = House()
    ada, hers = player(house, "Ada", "jam host garden")
    _bo, his = player(house, "Bo", f"jam join {LINK}")
    assert ada.jam.entered is not None
    ada.jam.entered.room.add_pane("drums", shared=True)
    assert ada.answer(ada.jam.evaluate(CODE, "drums")).ok
    assert set(hers.asked) == set(his.asked) == {("drums", CODE, False)}


def test_what_i_put_beside_anothers_code_in_my_pane_is_not_all_mine() -> None:
    house = House()
    ada, hers = player(house, "Ada", "jam host garden")
    bo, _his = player(house, "Bo", f"jam join {LINK}")
    assert bo.answer(bo.jam.evaluate(f"theirs: {CODE}", "ada")).ok
    for line in ("drums: s('hh')", "drums: s('cp')"):
        hers.asked.clear()
        assert ada.say(line).ok
        assert all("theirs" in code for _, code, _ in hers.asked)
        assert {own for _, _, own in hers.asked} == {False}
    hers.asked.clear()
    assert ada.answer(ada.jam.evaluate(CODE, alone=True)).ok
    assert set(hers.asked) == {("ada", CODE, True)}


def test_anothers_code_that_i_take_back_in_my_pane_is_not_mine() -> None:
    house = House()
    ada, hers = player(house, "Ada", "jam host garden")
    bo, _his = player(house, "Bo", f"jam join {LINK}")
    assert bo.answer(bo.jam.evaluate(CODE, "ada")).ok
    assert ada.answer(ada.jam.evaluate("s('hh')", alone=True)).ok
    hers.asked.clear()
    assert ada.answer(ada.jam.back()).ok
    assert set(hers.asked) <= {("ada", CODE, False)}
    assert hers.asked


@pytest.fixture
def listens() -> Iterator[GuestListens]:
    one = GuestListens(Player(House(), "Ada").session, 7, lambda pane: pane)
    yield one
    one.close()


@pytest.mark.parametrize("own", [True, False])
def test_only_events_of_own_code_lead_to_a_midi_port(listens: GuestListens, own: bool) -> None:
    code = "pure({note: 60, midi: 'synth'})"
    pattern = listens.listen("ada", code, Fraction(1), own).pattern
    assert pattern is not None
    values = [hap.value for hap in pattern.query(Fraction(0), Fraction(1))]
    assert [value.get("midi") for value in values] == ["synth" if own else None]
