"""What keys ask of the stage beyond code: the line of commands, leaving, reading on."""

import time
from typing import TYPE_CHECKING, Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding.vi_state import InputMode
from prompt_toolkit.search import stop_search

from repl.stage.blockat import name_at
from repl.stage.calls import LOOKED_AT, call_at
from studio.doing import going_on

if TYPE_CHECKING:
    from repl.stage.app import Stage

INDENT: Final = "  "
COMMAND: Final = ": "
LEAVE: Final = "Leave? [y/N] "
STAYS: Final = "the show goes on; Ctrl-Q leaves"
AGAIN_S: Final = 2.0


class Hand:
    """Does what keys ask for.

    Args:
        stage: the stage.
    """

    def __init__(self, stage: "Stage") -> None:
        self._stage = stage
        line = stage.screen.command
        line.accept_handler = self._entered
        self._told = 0.0

    # -- the line of commands ------------------------------------------------------------------

    def ask_command(self) -> None:
        """Open the line of commands."""
        self._ask(COMMAND)

    def _ask(self, question: str) -> None:
        screen = self._stage.screen
        screen.messages.clear()
        screen.asking = question
        screen.command.set_document(Document(""), bypass_readonly=True)
        screen.layout.focus(screen.line)
        self._stage.application.vi_state.input_mode = InputMode.INSERT

    def _entered(self, buffer: Buffer) -> bool:
        screen, line = self._stage.screen, buffer.text.strip()
        question = screen.asking
        screen.to_code()
        if question.endswith(LEAVE):
            if line.lower() in ("y", "yes"):
                self._stage.leave()
            return False
        if line:
            buffer.append_to_history()
        self._stage.desk.do(line)
        return False

    def ask_to_leave(self) -> None:
        """Leave, after a question while something plays."""
        if self._stage.screen.asking.endswith(LEAVE):
            return
        if what := going_on(self._stage.room.session):
            self._ask(f"{what} {LEAVE}")
        else:
            self._stage.leave()

    def interrupted(self) -> None:
        """Ctrl-C: put away what is open; the show goes on."""
        buffer = self._stage.application.current_buffer
        was_open = bool(self._stage.screen.asking or buffer.complete_state)
        was_open = was_open or buffer.selection_state is not None
        self.back()
        now = time.monotonic()
        if not was_open and now - self._told > AGAIN_S:
            self._told = now
            self._stage.desk.say(STAYS)

    def back(self) -> None:
        """Put away a menu, a selection, a long message, the line of commands; back to the code."""
        buffer = self._stage.application.current_buffer
        if buffer.complete_state:
            buffer.cancel_completion()
            return
        if self._stage.screen.layout.is_searching:
            stop_search()
        buffer.exit_selection()
        self._stage.screen.messages.clear()
        self._stage.screen.to_code()
        self._stage.desk.redraw()

    def undo(self) -> None:
        """Take back what was typed."""
        page = self._stage.screen.pages.open
        if not self._stage.desk.shared.undo(page):
            page.buffer.undo()

    def redo(self) -> None:
        """Type it again."""
        page = self._stage.screen.pages.open
        if not self._stage.desk.shared.undo(page, forth=True):
            page.buffer.redo()

    # -- looking -------------------------------------------------------------------------------

    def reads(self) -> bool:
        """Is there a message of several lines?"""
        return self._stage.screen.messages.many > 1

    def scroll(self, pages: int) -> None:
        """Read on in a long message."""
        messages = self._stage.screen.messages
        messages.scroll(pages * max(messages.height - 1, 1))

    def go_round(self) -> None:
        """Go to the next pane that can be gone to, then back to the code."""
        screen = self._stage.screen
        regions = [screen.regions[name] for name in screen.shown]
        places = [one for one in regions if one.focusable() and one.visible(screen.layout)]
        here = screen.focused()
        after = places.index(here) + 1 if here in places else 0
        if after < len(places):
            screen.go(places[after])
        else:
            screen.to_code()

    def hint(self) -> StyleAndTextTuples:
        """What the name that is chosen is, or what the call around the cursor takes."""
        screen, names = self._stage.screen, self._stage.names
        buffer = self._stage.application.current_buffer
        chosen = buffer.complete_state and buffer.complete_state.current_completion
        if chosen:
            return [("class:hint", names.help(chosen.text))]
        if screen.layout.current_window is not screen.code:
            return []
        end = buffer.cursor_position
        return [*names.hint(call_at(buffer.text[max(end - LOOKED_AT, 0) : end]))]

    def complete(self, back: bool = False) -> None:
        """Tab: the next name; spaces where there is none to complete."""
        buffer = self._stage.application.current_buffer
        if buffer.complete_state:
            (buffer.complete_previous if back else buffer.complete_next)()
        elif buffer.document.current_line_before_cursor.strip():
            buffer.start_completion(select_first=False)
        elif not back:
            buffer.insert_text(INDENT)

    def help_here(self) -> None:
        """Tell what the name at the cursor is."""
        buffer = self._stage.screen.pages.open.buffer
        name = name_at(buffer.text, buffer.cursor_position)
        self._stage.desk.do(f"help {name}".strip())

    def swap_keys(self) -> None:
        """From emacs keys to vi's, and back."""
        vi = self._stage.application.editing_mode is EditingMode.VI
        self._stage.desk.do("keys emacs" if vi else "keys vi")
