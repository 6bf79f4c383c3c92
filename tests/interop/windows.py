"""Several terminals for tests: a tmux server of our own with a window for each program."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path


class Windows:
    """A tmux server of our own; its windows are `:0`, `:1`, … in the order of their making.

    Attributes:
        patience_s: how long something is waited for.
    """

    patience_s = 30.0

    def __init__(self, folder: Path, *capture: str) -> None:
        self._socket, self._capture = str(folder / "tmux"), capture

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def screen(self, window: str) -> str:
        return self.tmux("capture-pane", "-t", window, "-p", *self._capture)

    def type(self, window: str, *keys: str) -> None:
        self.tmux("send-keys", "-t", window, *keys)

    def until(self, window: str, true: Callable[[str], object], what: str) -> str:
        end = time.monotonic() + self.patience_s
        while not true(screen := self.screen(window)):
            assert time.monotonic() < end, f"{what}:\n{screen}"
            time.sleep(0.05)
        return screen

    def sees(self, window: str, text: str) -> str:
        return self.until(window, lambda screen: text in screen, f"never saw {text!r}")

    def program(self, window: str) -> int:
        """The process that plays or shows: the child of the window's shell."""
        shell = self.tmux("display", "-t", window, "-p", "#{pane_pid}").strip()
        found = subprocess.run(
            ["ps", "--ppid", shell, "-o", "pid="], capture_output=True, text=True, check=True
        )
        return int(found.stdout.split()[0])

    def end(self) -> None:
        self.tmux("kill-server")
