"""Completion: names of the language, sounds, banks, scales; words in the line of commands."""

from collections.abc import Callable, Iterable

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from repl.stage.calls import LOOKED_AT, wanted_at
from repl.stage.commands import words
from repl.stage.names import Names
from studio.commands.table import COMMANDS

FROM = 2  # letters, from which on names are offered while typing
ABOUT = 44  # characters of what a name is


class CodeCompleter(Completer):
    """Completes code.

    Args:
        names: those that there are.
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """What can stand at the cursor."""
        end = document.cursor_position
        wanted = wanted_at(document.text[max(end - LOOKED_AT, 0) : end])
        if not wanted.kind:
            return
        if len(wanted.begun) < FROM and not complete_event.completion_requested:
            return
        for name in self._names.of(wanted):
            about = name.about if len(name.about) <= ABOUT else name.about[: ABOUT - 1] + "…"
            yield Completion(name.text, -len(wanted.begun), display_meta=about)


class LineCompleter(Completer):
    """Completes the line of commands.

    Args:
        code: completes code.
        panes, pages: the names behind `pane` and `page`.
    """

    def __init__(
        self,
        code: CodeCompleter,
        panes: Callable[[], Iterable[str]],
        pages: Callable[[], Iterable[str]],
    ) -> None:
        self._code, self._after = code, {"pane": panes, "page": pages}

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Words, what may stand behind them, or code."""
        before = document.text_before_cursor
        word, space, rest = before.partition(" ")
        if not space:
            every = {name: one.help for name, one in words().items()}
            every.update({name: one.help for name, one in COMMANDS.items()})
            for name in sorted(name for name in every if name.startswith(word)):
                yield Completion(name, -len(word), display_meta=every[name])
            return
        if word in self._after:
            for name in self._after[word]():
                if name.startswith(rest):
                    yield Completion(name, -len(rest))
            return
        if word not in words() and word not in COMMANDS:
            yield from self._code.get_completions(document, complete_event)
