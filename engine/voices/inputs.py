"""What comes in from outside: microphones and lines, as voices hear them.

A node for each channel, made before all voices and so computed before them; it runs from when
somebody first listens.
"""

from typing import Any

from engine.voices.built import Node


def inputs_of(server: Any) -> int:
    """How many input channels a booted server has."""
    return int(server._server.getIchnls())  # noqa: SLF001 # pyo shows it nowhere else


class Inputs:
    """The inputs that there are.

    Args:
        make: pyo's module of base classes.
        count: how many.
    """

    def __init__(self, make: Any, count: int) -> None:
        self._nodes = [make.Input_base(channel, 1.0, 0.0) for channel in range(count)]
        self._run: set[int] = set()

    def listen(self, number: int) -> Node | float:
        """An input by its number from 0, counted round; silence where there is none."""
        if not self._nodes:
            return 0.0
        number %= len(self._nodes)
        if number not in self._run:
            self._run.add(number)
            self._nodes[number].play()
        return self._nodes[number]
