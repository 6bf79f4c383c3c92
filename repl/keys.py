"""What the keys do at the prompt."""

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from repl.blocks import is_complete
from studio.commands.table import split

WORDS = ("help", "quit", "exit")


def wants_more(text: str) -> bool:
    """Is this the beginning of something longer?

    >>> wants_more("stack("), wants_more("setcpm 140/"), wants_more("hush")
    (True, False, False)
    """
    return bool(text.strip()) and split(text) is None and not is_complete(text)


def bindings() -> KeyBindings:
    """Enter plays complete code and else makes a new line; Alt-Enter plays whatever is there."""
    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if wants_more(buffer.text):
            buffer.newline()
        else:
            buffer.validate_and_handle()

    @keys.add("escape", "enter")
    def _alt_enter(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("c-o")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.newline()

    return keys
