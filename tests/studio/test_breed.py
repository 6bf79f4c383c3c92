"""Breeding at the prompt: children are offered, heard, kept with their lineage, and learnt from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.commands.table import run
from studio.evaluator import Evaluator
from studio.library import Library, Record
from studio.replies import Reply
from studio.session import Session
from studio.tasting import FILE
from studio.vault import Vault
from tests.studio.fakes import FakeSound, ManualClock

CODE = 's("bd*4, [~ cp]*2, hh*8")'
OTHER = 'note("c2 eb2 g2 c3").s("sawtooth")'


class Stage:
    """A session that runs, without sound."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(FakeSound(ManualClock()), Evaluator(), print, vault=Vault(folder))
        self.session.start()
        self.library = Library(folder, print)

    def type(self, line: str) -> Reply:
        answer = run(self.session, line)
        return self.session.evaluate(line) if answer is None else answer.result(timeout=60)

    def playing(self) -> str:
        return "\n".join(self.session.sources().values())


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    one = Stage(tmp_path)
    yield one
    one.session.close()


def test_children_are_offered_heard_and_kept(stage: Stage) -> None:
    stage.library.save(Record("dusk", CODE))
    stage.type("load dusk")
    offered = stage.type("mutate the hats")
    assert offered.ok
    assert offered.text.startswith("1  ")
    assert stage.playing() == CODE
    assert stage.type("hear 1").ok
    child = stage.session.offers.all[0].code
    assert stage.playing() == child
    stage.type("hear 0")
    assert stage.playing() == CODE
    assert stage.type("keep 1 dawn").ok
    record = stage.library.get("dawn")
    assert (record.code, record.source) == (child, "bred")
    assert "hats" in record.description


def test_children_of_two_know_their_parents(stage: Stage) -> None:
    stage.library.save(Record("dusk", CODE))
    stage.library.save(Record("dawn", OTHER))
    assert stage.type("breed dusk dawn").ok
    assert stage.type("keep 1 noon").ok
    assert stage.library.get("noon").parents == ("dusk", "dawn")
    assert stage.type("lineage noon").text.splitlines()[1:] == ["  dusk", "  dawn"]


def test_a_reference_changes_the_offer_that_is_meant(stage: Stage) -> None:
    stage.type(OTHER)
    stage.type("more like this")
    first = stage.session.offers.all[0].code
    reply = stage.type("the first one but add a kick")
    assert reply.ok
    assert first in stage.playing()
    assert "bd" in stage.playing()


def test_what_is_kept_is_learnt_and_can_be_erased(stage: Stage, tmp_path: Path) -> None:
    stage.type(CODE)
    for _ in range(3):
        assert stage.type("save mine").ok
    assert "you like the sound bd" in stage.type("taste").text
    assert "sound:bd" in (tmp_path / FILE).read_text()
    stage.type("taste forget")
    assert "sound:bd" not in (tmp_path / FILE).read_text()
    stage.type("taste off")
    stage.type("save mine")
    assert "sound:bd" not in (tmp_path / FILE).read_text()


def test_recommendations_have_reasons(stage: Stage) -> None:
    stage.library.save(Record("bassline", f"stack({CODE}, {OTHER})"))
    stage.type(CODE)
    play, combine, learn = stage.type("recommend").text.splitlines()
    assert play == "load bassline: the same tempo, it brings bass"
    assert combine == "breed this bassline: the same tempo, it brings bass"
    assert learn.startswith("learn: A first beat, since")


def test_an_answer_that_is_saved_is_a_whole_record(stage: Stage) -> None:
    assert stage.type("ask dark techno at 130 bpm").ok
    assert stage.type("save night").ok
    record = stage.library.get("night")
    assert (record.description, record.genre, record.mood) == (
        "dark techno at 130 bpm", "techno", "dark",
    )  # fmt: skip
    assert record.source == "ensemble"
    assert record.creativity is not None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mutate", "nothing plays that could have children"),
        ("evolve 99", "how many generations"),
        ("breed a b c", "which two?"),
        ("breed nobody nowhere", "there is no nobody in your library"),
        ("hear 1", "nothing is offered yet"),
        ("keep 1", "nothing is offered yet"),
        ("lineage", "of which pattern?"),
        ("taste sour", "taste shows what is believed"),
        ("recommend", "your library has nothing else"),
    ],
)
def test_what_cannot_be_done_says_what_can(stage: Stage, line: str, said: str) -> None:
    assert stage.type(line).text.startswith(said)


def test_layers_that_do_not_play_cannot_be_mutated(stage: Stage) -> None:
    stage.type(CODE)
    reply = stage.type("mutate the bass")
    assert not reply.ok
    assert "I hear" in reply.text
