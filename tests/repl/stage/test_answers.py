"""What is asked for comes into the editor, and a pane says what has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repl.front import add_stage_topics
from repl.stage.greeting import bring_playing, greet
from repl.stage.panes.answer import NOTHING
from studio.commands.help import told
from studio.offers import Offer
from studio.welcome import STARTER
from tests.repl.stage.player import ALT_ENTER, ENTER, ESC, Player, playing
from tests.studio.fakes import FakeProgram, steps


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    with playing(tmp_path) as one:
        one.script.programs["new"] = FakeProgram({"new": steps("new")})
        yield one


def offer(player: Player) -> None:
    player.type('s("bd")' + ALT_ENTER)
    player.until(lambda: player.slots() == {"$"})
    player.room.session.offers.make((Offer("new", "ask new"),), 's("bd")')


def test_an_answer_takes_the_place_of_what_played_and_the_change_is_shown(player: Player) -> None:
    offer(player)
    player.command("hear 1")
    player.until(lambda: player.code() == "new")
    player.sees('- s("bd")')
    player.sees("+ new")
    player.sees("1 of 1 ask new")
    assert player.slots() == {"new"}


def test_keys_of_the_pane_drop_and_hear_again(player: Player) -> None:
    offer(player)
    player.command("hear 1")
    player.until(lambda: player.code() == "new")
    player.type("\x18h")
    player.until(lambda: player.stage.screen.focused())
    player.type("j")
    player.until(lambda: player.slots() == {"$"})
    player.until(lambda: player.code() == 's("bd")')
    player.type("h")
    player.until(lambda: player.slots() == {"new"})


def test_code_of_ones_own_stays_and_the_answer_gets_a_page(player: Player) -> None:
    offer(player)
    player.type("  // mine")
    player.command("hear 1")
    player.until(lambda: player.code() == "new")
    names = player.stage.screen.pages.names()
    assert len(names) == 2
    assert player.stage.desk.text(names[0]) == 's("bd")  // mine'


def test_words_that_were_written_into_the_page_make_room_for_their_answer(player: Player) -> None:
    offer(player)
    player.type(ENTER + ENTER + "? ask new")
    player.sees("? ask new")
    player.command("hear 1")
    player.until(lambda: player.code() == "new")
    assert player.stage.screen.pages.names() == ["tune"]


def test_undo_takes_an_answer_back(player: Player) -> None:
    offer(player)
    player.command("hear 1")
    player.until(lambda: player.code() == "new")
    player.type("\x1a")
    player.until(lambda: player.code() == 's("bd")')


def test_the_pane_says_when_nothing_is_offered(player: Player) -> None:
    player.type("\x18h")
    player.sees(NOTHING[:40])
    player.type(ESC)


def test_the_first_time_there_is_a_page_that_plays(player: Player) -> None:
    player.script.programs[STARTER] = FakeProgram({"drums": steps("bd")})
    player.ask(lambda: greet(player.stage))
    player.sees("Welcome. Ctrl-R plays what stands here")
    assert player.code() == STARTER
    player.type("\x12")
    player.until(lambda: player.slots() == {"drums"})
    player.ask(lambda: player.stage.desk.say(str(greet(player.stage))))
    player.sees("False")


def test_help_knows_panes_keys_and_words_of_the_stage() -> None:
    add_stage_topics()
    add_stage_topics()
    assert told("answer").text == "on the stage: pane answer (Ctrl-X h): what an answer changes"
    assert "on the stage: Ctrl-Q: leave" in told("keys").text
    assert told("theme").text.startswith("on the stage: theme retro: colours: dark")


def test_keys_of_a_midi_keyboard_are_asked_for_on_the_stage_too(player: Player) -> None:
    player.command("keys nonsense")
    player.sees("this session has no MIDI")
    player.command("keys vi")
    player.sees("vi keys; to keep them")


def test_what_plays_already_stands_in_the_empty_page(player: Player) -> None:
    player.script.programs["a: 1"] = FakeProgram({"a": steps("bd")})
    player.script.programs["b: 2"] = FakeProgram({"b": steps("sd")})
    player.command("a: 1")
    player.until(lambda: player.slots() == {"a"})
    player.command("b: 2")
    player.until(lambda: player.slots() == {"a", "b"})
    player.ask(lambda: bring_playing(player.stage))
    assert player.code() == "a: 1\n\nb: 2"
    player.ask(lambda: bring_playing(player.stage))
    assert player.code() == "a: 1\n\nb: 2"


def test_nothing_is_painted_when_the_stage_is_left(player: Player) -> None:
    sent: list[str] = []
    write = player.glass.write
    player.glass.write = lambda data: (sent.append(data), write(data))[1]  # type: ignore[method-assign,func-returns-value]
    player.type("note")
    player.sees("note")
    player.command("prompt")
    player.until(lambda: player.wanted == ["prompt"])
    left, _, after = "".join(sent).rpartition("\x1b[?1049l")
    assert "note" in left
    assert "note" not in after
    assert "tune" not in after
