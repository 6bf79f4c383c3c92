"""What the keys do at the prompt."""

from collections.abc import Callable

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from repl.blocks import is_complete
from studio.commands.table import split

SCENES = 8
SHIFTED = 12  # many terminals send F13 for Shift-F1
WORDS = ("help", "quit", "exit")


def wants_more(text: str) -> bool:
    """Is this the beginning of something longer?

    >>> wants_more("stack("), wants_more("setcpm 140/"), wants_more("hush")
    (True, False, False)
    """
    return bool(text.strip()) and split(text) is None and not is_complete(text)


def bindings(do: Callable[[str], None]) -> KeyBindings:
    """Enter plays complete code and else makes a new line; Alt-Enter plays whatever is there.

    F1 to F8 bring scenes 1 to 8 back; with Shift or Ctrl they store them. F9 taps.

    Args:
        do: does a command.
    """
    keys = KeyBindings()
    for number in range(1, SCENES + 1):
        _scene_keys(keys, number, do)

    @keys.add("f9")
    def _tap(_: KeyPressEvent) -> None:
        do("tap")

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


def _scene_keys(keys: KeyBindings, number: int, do: Callable[[str], None]) -> None:
    @keys.add(f"f{number}")
    def _recall(_: KeyPressEvent) -> None:
        do(f"scene {number}")

    @keys.add(f"f{number + SHIFTED}")
    @keys.add(f"c-f{number}")
    def _store(_: KeyPressEvent) -> None:
        do(f"scene store {number}")
