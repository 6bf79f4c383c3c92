"""What the keys do at the prompt."""

from collections.abc import Callable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import emacs_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from repl.blocks import is_complete
from studio.commands.table import split
from studio.plainwords import is_plain_words

SCENES = 8
SHIFTED = 12  # many terminals send F13 for Shift-F1
OFFERS = {"h": "hear", "j": "drop", "k": "keep"}  # behind Alt


def wants_more(text: str) -> bool:
    """Is this the beginning of something longer? Words that will be asked never are.

    >>> wants_more("stack("), wants_more("setcpm 140/"), wants_more("hush")
    (True, False, False)
    """
    if not text.strip() or split(text) is not None or is_complete(text):
        return False
    return not is_plain_words(text)


def is_given_up(text: str) -> bool:
    r"""Is the last line of several empty?

    >>> is_given_up('s("bd"\n  '), is_given_up('s("bd"')
    (True, False)
    """
    return "\n" in text and not text.rpartition("\n")[2].strip()


def bindings(do: Callable[[str], None], offered: Callable[[], str] = str) -> KeyBindings:
    """Enter plays complete code and else makes a new line; Alt-Enter plays whatever is there.

    Enter on an empty line at the end plays whatever is there, too.

    F1 to F8 bring scenes 1 to 8 back; with Shift or Ctrl they store them. F9 taps. The last
    offer is heard, dropped, kept and edited by Alt-H, J, K and E, see studio/keytable.py.

    Args:
        do: does a command.
        offered: the code of the last offer, "" for none.
    """
    keys = KeyBindings()
    for number in range(1, SCENES + 1):
        _scene_keys(keys, number, do)

    @keys.add("f9")
    def _tap(_: KeyPressEvent) -> None:
        do("tap")

    for letter, command in OFFERS.items():
        _offer_key(keys, letter, command, do)

    @keys.add("escape", "e", filter=emacs_mode)
    def _edit(event: KeyPressEvent) -> None:
        if code := offered():
            event.current_buffer.text = code
            event.current_buffer.cursor_position = len(code)

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        _play_or_go_on(event.current_buffer)

    @keys.add("escape", "enter")
    def _alt_enter(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("c-o")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.newline()

    return keys


def _play_or_go_on(buffer: Buffer) -> None:
    """What Enter does: a new line where code goes on, until one was left empty."""
    if wants_more(buffer.text):
        at_end = buffer.cursor_position == len(buffer.text)
        if not (at_end and is_given_up(buffer.text)):
            buffer.newline()
            return
        buffer.text = buffer.text.rstrip()
    buffer.validate_and_handle()


def _offer_key(keys: KeyBindings, letter: str, command: str, do: Callable[[str], None]) -> None:
    @keys.add("escape", letter, filter=emacs_mode)
    def _offer(_: KeyPressEvent) -> None:
        do(command)


def _scene_keys(keys: KeyBindings, number: int, do: Callable[[str], None]) -> None:
    @keys.add(f"f{number}")
    def _recall(_: KeyPressEvent) -> None:
        do(f"scene {number}")

    @keys.add(f"f{number + SHIFTED}")
    @keys.add(f"c-f{number}")
    def _store(_: KeyPressEvent) -> None:
        do(f"scene store {number}")
