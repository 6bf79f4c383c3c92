"""The keys of the stage.

Ctrl-Enter is sent by few terminals, and in three ways; all of them mean Alt-Enter here, which is
sent by nearly all, and where not even that is, there is Ctrl-E.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from prompt_toolkit.filters import (
    Condition,
    FilterOrBool,
    emacs_mode,
    has_completions,
    has_selection,
    is_searching,
)
from prompt_toolkit.filters.app import vi_insert_mode, vi_navigation_mode
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from repl.keys import SCENES, SHIFTED

if TYPE_CHECKING:
    from repl.stage.app import Stage

# What terminals send for Enter with Ctrl (5), Shift (2), both (6) or Alt (3), and for Ctrl-. and
# Ctrl-Shift-Z; the forms are xterm's modifyOtherKeys and CSI u.
ENTERS: Final = ("27;5;13~", "27;2;13~", "27;3;13~", "13;5u", "13;2u", "13;3u")
ALLS: Final = ("27;6;13~", "13;6u", "13;7u")
DOTS: Final = ("27;5;46~", "46;5u")
EVALUATE: Final = (Keys.Escape, Keys.ControlM)
OF_EMACS: Final = "bfdulcwytxzr"  # what these letters do with Alt is known to too many fingers


def learn_sequences() -> None:
    """Let prompt_toolkit know what terminals send."""
    for ending in ENTERS:
        ANSI_SEQUENCES[f"\x1b[{ending}"] = EVALUATE
    for ending in ALLS:
        ANSI_SEQUENCES[f"\x1b[{ending}"] = (Keys.Escape, "r")  # type: ignore[assignment] # a character is a key
    for ending in DOTS:
        ANSI_SEQUENCES[f"\x1b[{ending}"] = Keys.ControlBackslash


def _never(_: KeyPressEvent) -> bool:
    """Our keys do not type: a state of the text for each of them would end what can be redone."""
    return False


class Added:
    """Key bindings, added to in short.

    Args:
        stage: the stage.
    """

    def __init__(self, stage: "Stage") -> None:
        self.keys, self._stage = KeyBindings(), stage
        screen = stage.screen
        self.coding = Condition(lambda: screen.layout.current_window is screen.code)
        self.asking = Condition(lambda: bool(screen.asking))
        self.reading = Condition(lambda: screen.messages.many > 1)

    def add(self, names: str, does: Callable[[], object], when: FilterOrBool = True) -> None:
        """Let keys do something.

        Args:
            names: sequences of prompt_toolkit's names, with commas between.
            does: what.
            when: they count.
        """

        def handler(_: KeyPressEvent) -> None:
            does()

        for name in names.split(", "):
            self.keys.add(*name.split(), filter=when, save_before=_never)(handler)

    def line(self, names: str, line: str, when: FilterOrBool = True) -> None:
        """Let keys do what a line says."""
        self.add(names, lambda: self._stage.desk.do(line), when)


def bindings(stage: "Stage") -> KeyBindings:
    """All keys that are the stage's own."""
    learn_sequences()
    keys = Added(stage)
    _scenes(keys)
    _evaluating(keys, stage)
    _completing(keys, stage)
    _pages(keys, stage)
    _going(keys, stage)
    _panes(keys, stage)
    return keys.keys


def _scenes(keys: Added) -> None:
    for number in range(1, SCENES + 1):
        keys.line(f"f{number}", f"scene {number}")
        keys.line(f"f{number + SHIFTED}, c-f{number}", f"scene store {number}")
    keys.line("f9", "tap")
    keys.line("c-\\, escape .", "hush")


def _evaluating(keys: Added, stage: "Stage") -> None:
    block, whole = stage.desk.evaluate_block, stage.desk.evaluate_all
    keys.add("escape enter, c-e, c-x c-e", block, ~keys.asking)
    keys.add("c-r", whole, ~keys.asking & ~is_searching & ~vi_navigation_mode)
    keys.add("escape r, c-x enter", whole, ~keys.asking)


def _completing(keys: Added, stage: "Stage") -> None:
    hand, written = stage.hand, keys.coding | keys.asking
    keys.add("tab", hand.complete, written & ~vi_navigation_mode)
    keys.add("s-tab", partial(hand.complete, back=True), written)
    keys.add("c-@", hand.complete, written & ~vi_navigation_mode)
    keys.add("escape", hand.back, has_completions & ~vi_insert_mode)


def _pages(keys: Added, stage: "Stage") -> None:
    keys.line("c-t", "new", keys.coding)
    keys.line("c-pagedown, c-x n", "next", ~keys.asking)
    keys.line("c-pageup, c-x b", "previous", ~keys.asking)
    for number in range(1, 10):
        keys.line(f"escape {number}", f"page {number}", ~keys.asking & emacs_mode)
    keys.add("c-z, c-_, c-x u", stage.hand.undo, keys.coding)
    keys.add("escape z, c-x r", stage.hand.redo, keys.coding)


def _going(keys: Added, stage: "Stage") -> None:
    hand = stage.hand
    away = ~keys.coding & ~keys.asking
    keys.add("f10, escape x, c-x x", hand.ask_command, ~keys.asking)
    keys.add(":", hand.ask_command, vi_navigation_mode & keys.coding)
    keys.add("c-q", hand.ask_to_leave)
    keys.add("c-c, <sigint>", hand.interrupted)
    keys.line("c-x t", "theme")
    keys.add("c-x v", hand.swap_keys)
    keys.line("c-x z", "prompt")
    keys.add("c-x o", hand.go_round)
    keys.add("c-x ?", hand.help_here)
    keys.add("escape", hand.back, away | keys.asking | keys.reading & ~vi_insert_mode)
    keys.add("c-g", hand.back, ~has_selection & ~is_searching)
    keys.add("pageup", lambda: hand.scroll(-1), keys.reading)
    keys.add("pagedown", lambda: hand.scroll(1), keys.reading)


def _panes(keys: Added, stage: "Stage") -> None:
    for name, region in stage.screen.regions.items():
        key = region.pane.key
        if not key:
            continue
        toggle = partial(stage.desk.toggle, name)
        keys.add(f"c-x {key}", toggle)
        if key not in OF_EMACS:
            keys.add(f"escape {key}", toggle, emacs_mode & ~keys.asking)
