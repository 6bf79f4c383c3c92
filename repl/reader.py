"""The reader: a prompt for who listens to the screen, or has a terminal that only prints.

Nothing is drawn over, no toolbar, no colours; each thing that is said is a line of its own, in
order: a line is answered before the next one is asked for, unless that takes long.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from typing import Final

from repl.keys import wants_more
from repl.room import Room
from repl.spoken import noticed, plainly, spoken
from studio.commands.table import split
from studio.doing import do, does_nothing, going_on
from studio.replies import Notice, Reply
from studio.welcome import Welcome, welcomes

LEAVE, PROMPT = "leave", "prompt"
ASKS, GOES_ON = "> ", "more> "
PATIENCE_S: Final = 4.0  # so long an answer is waited for before the next line is asked for
HELLO: Final = """\
Not a Label, for listeners. Type code or plain words and press Enter.
describe says what plays. help says more. reader off leads to the usual prompt. quit leaves."""
FIRST: Final = "Enter alone plays a beat."
LATER: Final = "this takes a moment; type on, the answer comes when it is there"
STILL: Final = "Leave? Type y for yes, n for no."


class Reader:
    """The plain lines of one room.

    Args:
        room: what is played.
        ask: says what it is given, and reads a line.
        say: says a line; from any thread.
        patience_s: how long an answer is waited for.
    """

    def __init__(
        self,
        room: Room,
        ask: Callable[[str], str],
        say: Callable[[str], None],
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._room, self._ask, self._print, self._patience_s = room, ask, say, patience_s
        self._welcome = Welcome(())

    def greet(self) -> None:
        """Say where one is; the first time, how to begin."""
        self._say(HELLO.split("\n"))
        if welcomes(self._room.session.vault.folder, lambda: bool(self._room.history.recent(1))):
            self._welcome = Welcome()
            self._say((FIRST,))

    def run(self) -> str:
        """Read and play until the player leaves; what they want next: LEAVE or PROMPT."""
        while True:
            try:
                text = self._block()
            except KeyboardInterrupt:
                self._say(("The line is gone; what plays goes on. quit leaves.",))
                continue
            except EOFError:
                text = "quit"
            word = " ".join(text.lower().split())
            if word == "reader off":
                return PROMPT
            if word not in ("quit", "exit"):
                self.take(text)
            elif self._may_leave():
                return LEAVE

    def _block(self) -> str:
        text = self._ask(ASKS)
        while wants_more(text):
            more = self._ask(GOES_ON)
            if not more.strip():
                break
            text = f"{text}\n{more}"
        return text

    def take(self, text: str) -> None:
        """Do what some lines say, and say what comes of it."""
        self._welcome.typed(text)
        if does_nothing(self._room.session, text):
            step = self._welcome.next()
            if step is None:
                return
            self._say((step.code, *step.says.split("\n")))
            text = step.code
        promised = do(self._room.session, heard(text))
        if wait((promised,), self._patience_s).done:
            self._say(spoken(promised.result()))
            return
        self._say((LATER,))
        promised.add_done_callback(self._answered)

    def tell(self, notice: Notice) -> None:
        """Say something that happened unasked; from any thread."""
        self._say(noticed(notice))

    def _answered(self, promised: "Future[Reply]") -> None:
        self._say(spoken(promised.result()))

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._print(plainly(line))

    def _may_leave(self) -> bool:
        what = going_on(self._room.session)
        if not what:
            return True
        self._say((f"{what} {STILL}",))
        try:
            return self._ask("y or n> ").strip().lower() in ("y", "yes")
        except KeyboardInterrupt:
            return False
        except EOFError:
            return True


def heard(text: str) -> str:
    """A line as it is done here: what would be drawn is said.

    >>> heard("show pianoroll"), heard("mute drums")
    ('describe', 'mute drums')
    """
    command = split(text)
    return "describe" if command is not None and command[0] == "show" else text


def asking() -> Callable[[str], str]:
    """Reads lines at the terminal, with the keys that each terminal has for editing them."""
    try:
        import readline  # input() has arrows and history by that

        readline.set_history_length(1000)
    except ImportError:
        pass  # Windows, and a terminal's own editing
    return input
