"""The prompt, played by a pipe: keys in, lines shown, a session that goes on."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from repl.app import OFFER_KEYS, App
from repl.keys import wants_more
from repl.room import Room
from studio.bouncing import Bounces
from studio.doing import going_on
from studio.offers import Offer
from studio.welcome import HELLO, STEPS
from tests.repl.room import open_fake
from tests.studio.fakes import FakeProgram, Script, steps

ALT, ENTER, ALT_ENTER, CTRL_C, CTRL_D, UP = "\x1b", "\r", "\x1b\r", "\x03", "\x04", "\x1b[A"
MOST_S = 30.0


class Typist:
    """A prompt that runs, and the keys that are typed at it."""

    def __init__(self, room: Room, script: Script, keyboard: PipeInput) -> None:
        self.room, self.script, self.keyboard = room, script, keyboard
        self.shown: list[str] = []
        self.app = App(room, keyboard, DummyOutput(), lambda text, _: self.shown.append(text))
        self.thread = threading.Thread(target=lambda: asyncio.run(self.app.run()), daemon=True)
        self.thread.start()

    def type(self, keys: str) -> None:
        self.keyboard.send_text(keys)

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + MOST_S
        while not true():
            assert time.monotonic() < end, self.shown
            time.sleep(0.002)

    def slots(self) -> set[str]:
        return set(self.room.session.playing().slots)

    def left(self) -> bool:
        return not self.thread.is_alive()


@pytest.fixture
def typist() -> Iterator[Typist]:
    room, script = open_fake(lambda _: None)
    with create_pipe_input() as keyboard:
        one = Typist(room, script, keyboard)
        yield one
        one.type(CTRL_C + "quit" + ENTER + "y" + ENTER)
        one.until(one.left)
        room.close()


def test_enter_plays_complete_code(typist: Typist) -> None:
    typist.type('s("bd")' + ENTER)
    typist.until(lambda: typist.slots() == {"$"})
    assert typist.shown == []


def test_enter_in_the_middle_of_code_begins_a_new_line(typist: Typist) -> None:
    typist.type("stack(" + ENTER + 's("bd")' + ENTER + ")" + ENTER)
    typist.until(lambda: typist.slots() == {"$1"})


def test_alt_enter_plays_what_is_there(typist: Typist) -> None:
    typist.type("stack(" + ALT_ENTER)
    typist.until(lambda: typist.shown == ["stack( is not known"])


def test_leaving_asks_while_a_file_is_rendered(typist: Typist, monkeypatch) -> None:
    assert going_on(typist.room.session) == ""
    monkeypatch.setattr(Bounces, "running", property(lambda _: True))
    assert going_on(typist.room.session) == "A file is still being rendered."


def test_enter_on_an_empty_line_plays_what_is_there(typist: Typist) -> None:
    typist.type("stack(" + ENTER)
    typist.until(lambda: "( is still open" in typist.app._toolbar())
    typist.type(ENTER)
    typist.until(lambda: typist.shown == ["stack( is not known"])
    assert "open" not in typist.app._toolbar()


def test_broken_code_is_told_and_the_prompt_goes_on(typist: Typist) -> None:
    typist.type('s("bd")' + ENTER + "nonsense" + ENTER + 'drums: s("hh")' + ENTER)
    typist.until(lambda: typist.slots() == {"$", "drums"})
    assert typist.shown == ["nonsense is not known"]


def test_typing_goes_on_while_code_is_evaluated(typist: Typist) -> None:
    release = threading.Event()

    def slow(_: Callable[[], bool]) -> FakeProgram:
        release.wait(MOST_S)
        return FakeProgram({"slow": steps("x")})

    typist.script.programs["slow"] = slow
    typist.type("slow" + ENTER + "setcps 2" + ENTER + "help" + ENTER)
    typist.until(lambda: len(typist.shown) == 2)
    typist.until(lambda: "working: slow" in typist.app._toolbar())
    assert typist.slots() == set()
    release.set()
    typist.until(lambda: typist.slots() == {"slow"})


def test_hush_also_ends_what_is_still_being_evaluated(typist: Typist) -> None:
    release = threading.Event()

    def slow(_: Callable[[], bool]) -> FakeProgram:
        release.wait(MOST_S)
        return FakeProgram({"slow": steps("x")})

    typist.script.programs["slow"] = slow
    typist.type("slow" + ENTER + "hush" + ENTER + 'drums: s("hh")' + ENTER)
    typist.until(lambda: typist.shown == ["silence"])
    release.set()
    typist.until(lambda: typist.slots() == {"drums"})
    assert typist.shown == ["silence", "hushed before it could play"]


def test_commands_are_words(typist: Typist) -> None:
    typist.type("setcps 0.75" + ENTER)
    typist.until(lambda: typist.shown == ["cps 0.75"])
    typist.type("setcpm fast" + ENTER)
    typist.until(lambda: len(typist.shown) == 2)
    assert typist.shown[1] == "fast is no tempo; try setcpm 140/4"


def test_scenes_have_keys(typist: Typist) -> None:
    typist.script.programs['s("x")'] = FakeProgram({"x": steps("x")})
    typist.type('s("x")' + ENTER)
    typist.until(lambda: typist.slots() == {"x"})
    typist.type("\x1b[25~")  # F13, as Shift-F1
    typist.until(lambda: "scene 1: x" in typist.shown)
    typist.type("hush" + ENTER)
    typist.until(lambda: typist.slots() == set())
    typist.type("\x1bOP")  # F1
    typist.until(lambda: typist.slots() == {"x"})


def test_help_lists_commands_and_keys(typist: Typist) -> None:
    typist.type("help" + ENTER)
    typist.until(lambda: bool(typist.shown))
    assert "setcpm" in typist.shown[0]
    assert "Ctrl-D" in typist.shown[0]


def test_the_first_time_enter_plays_a_beat_and_then_a_bass(typist: Typist) -> None:
    for step in STEPS:
        slot = step.code.partition(":")[0]
        typist.script.programs[step.code] = FakeProgram({slot: steps(slot)})
    typist.app.greet()
    assert typist.shown == [HELLO]
    typist.type(ENTER)
    typist.until(lambda: typist.slots() == {"drums"})
    typist.until(lambda: typist.shown[1:] == [STEPS[0].code, STEPS[0].says])
    typist.type(ENTER + ENTER + ENTER)
    typist.until(lambda: typist.slots() == {"drums", "bass", "chords"})
    typist.until(lambda: len(typist.shown) == 7)


def test_an_offer_is_heard_edited_and_dropped_by_keys(typist: Typist) -> None:
    script, offers = typist.script.programs, typist.room.session.offers
    script["new"] = FakeProgram({"new": steps("new")})
    script["newer"] = FakeProgram({"newer": steps("newer")})
    typist.type('s("bd")' + ENTER)
    typist.until(lambda: typist.slots() == {"$"})
    offers.make((Offer("new"),), 's("bd")')
    typist.type(ALT + "h")
    typist.until(lambda: typist.slots() == {"new"})
    typist.until(lambda: typist.shown[:3] == ['- s("bd")', "+ new", OFFER_KEYS])
    typist.type(ALT + "eer" + ENTER)
    typist.until(lambda: typist.slots() == {"new", "newer"})
    typist.type(ALT + "j")
    typist.until(lambda: typist.slots() == {"$"})


def test_words_that_are_asked_need_no_second_enter(typist: Typist) -> None:
    assert not wants_more("? a beat with hats,")
    assert not wants_more("a dark beat, please:")
    typist.type("exmaples dusk" + ENTER)
    typist.until(lambda: bool(typist.shown))
    assert typist.shown == ["there is no command exmaples; did you mean examples dusk?"]


def test_control_c_clears_the_line_and_the_show_goes_on(typist: Typist) -> None:
    typist.type('s("bd")' + ENTER)
    typist.until(lambda: typist.slots() == {"$"})
    typist.type("half a thought" + CTRL_C + CTRL_C + 'drums: s("hh")' + ENTER)
    typist.until(lambda: typist.slots() == {"$", "drums"})
    assert typist.shown == []


def test_the_up_arrow_brings_the_last_line_back(typist: Typist) -> None:
    typist.type("nonsense" + ENTER)
    typist.until(lambda: len(typist.shown) == 1)
    typist.type(UP + ENTER)
    typist.until(lambda: typist.shown == ["nonsense is not known"] * 2)


def test_control_d_leaves_when_nothing_plays(typist: Typist) -> None:
    typist.type(CTRL_D)
    typist.until(typist.left)


@pytest.mark.parametrize("word", [CTRL_D, "quit" + ENTER, "exit" + ENTER])
def test_leaving_while_it_sounds_asks(typist: Typist, word: str) -> None:
    typist.type('s("bd")' + ENTER)
    typist.until(lambda: typist.slots() == {"$"})
    typist.type(word + "n" + ENTER + 'drums: s("hh")' + ENTER)
    typist.until(lambda: typist.slots() == {"$", "drums"})
    typist.type(word + "y" + ENTER)
    typist.until(typist.left)


def test_random_keys_never_end_the_prompt(typist: Typist) -> None:
    keys = "abc(]\"'`\\\x1b[B\x1b[C\x01\x05\x0b\x15\x17\t\x1a\x7f\x1b\x00äöü♪\u202e"
    typist.type(keys * 40 + CTRL_C)
    typist.type('s("bd")' + ENTER)
    typist.until(lambda: typist.slots() == {"$"})
