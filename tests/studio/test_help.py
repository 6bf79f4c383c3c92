"""`help` answers for every name that there is, and tells what may have been meant."""

import re
from pathlib import Path

import pytest

from engine.palette import palette
from engine.sounds import sounds
from patterns.reference import entries
from studio.commands.help import of_the_language, overview, told
from studio.commands.table import COMMANDS, run
from studio.doing import do
from studio.glossary import PAGE, table
from studio.topics import OTHERS, SOURCES, group_of, topics
from tests.studio.rooms import Room

ROUTES = Path(__file__).parents[2] / "studio" / "links" / "osc" / "routes"


@pytest.mark.parametrize("kind", SOURCES)
def test_every_topic_has_its_help(kind: str) -> None:
    for one in topics(kind):
        reply = told(one.name)
        assert reply.ok
        assert one.line in reply.text


def test_every_name_of_the_language_has_its_help() -> None:
    language = {name for one in entries() for name in (one.name, *one.aliases)}
    controls = {*palette().params, *palette().aliases}
    assert [name for name in language | controls if not of_the_language(name)] == []
    assert [name for name in sounds() if not of_the_language(name)] == []


def test_the_page_of_words_ends_with_the_glossary() -> None:
    assert PAGE.read_text("utf-8").endswith(table()), "make pages"


def test_every_address_that_is_answered_has_its_help() -> None:
    found = {
        address
        for file in ROUTES.glob("*.py")
        for address in re.findall(r'(?:Route\(|ADDRESS.*= )"(/[^"*]+)"', file.read_text())
    }
    assert len(found) > 15
    assert found <= {one.name for one in topics("address")}


def test_the_overview_names_every_command_and_fits_on_a_screen() -> None:
    words = overview().split()
    assert set(COMMANDS) <= set(words)
    assert [name for name in COMMANDS if group_of(name) == OTHERS] == [], "give it a group"
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
