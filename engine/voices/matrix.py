"""Frequency modulation as nodes: the matrix of modulators that engine/fm.py asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Node
from engine.voices.dial import Dial

if TYPE_CHECKING:
    from engine.voices.envelope import Points
    from engine.voices.patch import Patch

_GRID: Final = 128  # frames after which a modulator hears itself


class Matrix:
    """Modulators under construction.

    A modulator is built after those that move it; where they move each other in a circle, one of
    them hears what was a block ago.

    Args:
        patch: the voice.
        words: what follows "fm" in the name of the block.
    """

    def __init__(self, patch: Patch, words: list[str]) -> None:
        self._patch = patch
        self._kinds = {int(word[0]): word[1:] for word in words if ">" not in word}
        self._edges = [(int(word[0]), int(word[2])) for word in words if ">" in word]
        self._outputs: dict[int, Node] = {}
        self._tuners: dict[int, Callable[..., None]] = {}
        self._depths: dict[tuple[int, int], Callable[[float, float], None]] = {}
        self._late: list[tuple[int, Node]] = []

    def move(self, carrier: Node) -> Node:
        """The frequency of a carrier with all that moves it."""
        moved = self._moved(0, carrier, ())
        for source, node in self._late:
            node.setValue(self._a_grid_ago(self._outputs[source]))
        return moved

    def tune(self, *settings: Any) -> None:
        """Set it for a note."""
        order = sorted(self._kinds)
        rates = {}
        for number, modulator in zip(order, settings, strict=False):
            self._tuners[number](*modulator)
            rates[number] = modulator[1]
        for edge, depth in zip(self._edges, settings[len(order) :], strict=True):
            self._depths[edge](depth, rates[edge[0]])

    def _moved(self, target: int, frequency: Node, within: tuple[int, ...]) -> Node:
        for edge in self._edges:
            if edge[1] == target:
                frequency = self._connected(edge, self._output(edge[0], within), frequency)
        return frequency

    def _connected(self, edge: tuple[int, int], output: Node, frequency: Node) -> Node:
        """A frequency and what a modulator adds to it."""
        patch = self._patch
        name = "fmi" if edge == (1, 0) else f"fmi{edge[0]}" if edge[0] == edge[1] + 1 else ""
        index = patch.dial(name, 0.0)
        if not index.moved:
            node = patch.add("Sig", output, 1.0, frequency)
            index.turns(node.setMul)
            self._depths[edge] = lambda depth, rate: index.set(*_index(depth, rate))
            return node
        hertz = patch.add("Sig", index.input, 1.0, 0.0)

        def deepen(depth: float, rate: float) -> None:
            index.set(_index(depth, rate)[0])
            hertz.setMul(rate)

        self._depths[edge] = deepen
        return patch.add("Sig", output, hertz, frequency)

    def _output(self, number: int, within: tuple[int, ...]) -> Node:
        if number in within:
            self._late.append((number, self._patch.add("Sig", 0.0, 1.0, 0.0)))
            return self._late[-1][1]
        if number not in self._outputs:
            self._build(number, within)
        return self._outputs[number]

    def _build(self, number: int, within: tuple[int, ...]) -> None:
        patch, kind = self._patch, self._kinds[number]
        level, draw = patch.line() if "e" in kind else (1.0, _steady)
        if "n" in kind:
            osc = patch.noise(level)
            base = Dial(patch, 440.0, None)
        else:
            base = patch.dial("fmh" if number == 1 else f"fmh{number}", 440.0)
            frequency = base.input
            moved = any(target == number for _, target in self._edges)
            if moved and not base.moved:
                frequency = patch.add("Sig", 440.0, 1.0, 0.0)
                base.turns(frequency.setValue)
            if moved:
                frequency = self._moved(number, frequency, (*within, number))
            osc = patch.osc(frequency, level)
            if not moved:
                base.turns(osc.setFreq)

        def tune(wave: str, hertz: float, phase: float, envelope: Points) -> None:
            if "n" in kind:
                osc.setTable(patch.store.noise(wave, 0.02))
            else:
                osc.setTable(patch.store.wave(wave, abs(hertz)))
                osc.setPhase(phase)
            base.set(hertz)
            draw(envelope)

        self._outputs[number], self._tuners[number] = osc, tune

    def _a_grid_ago(self, node: Node) -> Node:
        frames = self._patch.rack.frames
        if frames >= _GRID:
            return node
        rest = (_GRID - frames) / self._patch.rack.sample_rate
        return self._patch.add("SDelay", node, rest, rest + 0.001, 1.0, 0.0)


def _index(depth: float, rate: float) -> tuple[float, float]:
    """Depth and rate in Hz as an index of FM, and what an index of 1 is in Hz."""
    return (depth / rate, rate) if rate else (0.0, 0.0)


def _steady(envelope: Points) -> None:
    del envelope
