"""A terminal for tests: what a stage sends is kept as a screen of characters."""

import re
from typing import Final

from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output

_PIECES: Final = re.compile(
    r"\x1b\[(?P<args>[0-9;?>]*)(?P<final>[A-Za-z@`~])|\x1b\][^\x07]*\x07|\x1b.|(?P<text>[^\x1b]+)"
)


class Glass:
    """What a terminal shows.

    Attributes:
        columns, rows: its size.
        sent: how many characters were sent to it.
    """

    encoding = "utf-8"

    def __init__(self, columns: int = 80, rows: int = 24, encoding: str = "utf-8") -> None:
        self.encoding = encoding
        self.sent = 0
        self.resize(columns, rows)
        self.reversed = False

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.looks = [[""] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.look = ""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no file")

    def flush(self) -> None:
        """Nothing waits."""

    def write(self, data: str) -> int:
        self.sent += len(data)
        data.encode(self.encoding)  # what cannot be shown is a fault
        for found in _PIECES.finditer(data):
            if (text := found["text"]) is not None:
                self._put(text)
            elif found["final"]:
                self._control(found["args"], found["final"])
        return len(data)

    def _put(self, text: str) -> None:
        for char in text:
            if char == "\r":
                self.x = 0
            elif char == "\n":
                self.y = min(self.y + 1, self.rows - 1)
            elif self.x < self.columns:
                self.cells[self.y][self.x] = char
                self.looks[self.y][self.x] = self.look
                self.x += 1

    def _control(self, args: str, final: str) -> None:
        numbers = [int(one) if one.isdigit() else 0 for one in args.split(";")]
        if final == "H":
            row, column = (*numbers, 1, 1)[:2] if args else (1, 1)
            self.y, self.x = min(max(row, 1), self.rows) - 1, max(column, 1) - 1
        elif final == "J":
            self.resize(self.columns, self.rows)
        elif final == "K":
            self.cells[self.y][self.x :] = [" "] * (self.columns - self.x)
        elif final == "m":
            self.look = args

    def lines(self) -> list[str]:
        return ["".join(row).rstrip() for row in self.cells]

    def text(self) -> str:
        return "\n".join(self.lines()).rstrip()

    def output(self) -> Vt100_Output:
        return Vt100_Output(
            self,  # type: ignore[arg-type] # all of a text stream that is used
            lambda: Size(self.rows, self.columns),
            term="xterm-256color",
            enable_cpr=False,
        )
