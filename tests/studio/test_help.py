"""`help` knows every command, key, setting and panel, and what may have been meant."""

import pytest

from studio.commands.help import overview, told
from studio.commands.table import COMMANDS, run
from studio.doing import do
from studio.topics import topics
from tests.studio.rooms import Room


@pytest.mark.parametrize("one", topics(), ids=lambda one: f"{one.kind} {one.name}")
def test_everything_has_its_help(one) -> None:
    reply = told(one.name)
    assert reply.ok
    assert one.line in reply.text


def test_the_overview_names_every_command_and_fits_on_a_screen() -> None:
    words = overview().split()
    assert set(COMMANDS) <= set(words)
    lines = overview().splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("kind", ["commands", "keys", "settings", "panels", "play", "time"])
def test_kinds_are_listed(kind: str) -> None:
    assert told(kind).text.count("\n") >= 3


@pytest.mark.parametrize(
    ("word", "meant"), [("mtue", "help mute"), ("lfp", "help lpf"), ("fsat", "help fast")]
)
def test_a_misspelt_name_leads_to_one_that_there_is(word: str, meant: str) -> None:
    reply = told(word)
    assert not reply.ok
    assert meant in reply.text


def test_a_slip_in_a_command_is_not_asked_as_words() -> None:
    reply = run(Room().session, "exmaples dusk")
    assert reply is not None
    told_ = "there is no command exmaples; did you mean examples dusk?"
    assert reply.result(timeout=0).text == told_


def test_a_word_alone_that_is_no_code_names_the_command() -> None:
    room = Room()
    promised = do(room.session, "libary")
    room.session.work()
    room.session.turn()
    assert promised.result(timeout=0).text == "libary is not known\nor is it the command library?"
