"""A patch: the graph of one voice while it is built, block by block.

A block is a function that takes the patch and what comes in, adds nodes, and returns its outputs
(one for mono, two for stereo) with a function that sets it for a note.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, Final

import numpy as np

from engine.lowfrequency import PERIOD, shape
from engine.tables import NOISE_SECONDS, Signal
from engine.voices.built import Node
from engine.voices.busses import Busses
from engine.voices.dial import Dial
from engine.voices.envelope import Points, segments
from engine.voices.kept import Stored
from engine.voices.modulators import build_modulator
from engine.voices.rack import Rack, Table
from engine.voices.store import Store
from engine.voices.swinging import leaning

ANYWHERE: Final = (-math.inf, math.inf)
MAIN: Final = "main"  # the last stage of a chain; those of FX before it have numbers


def _unheard(*settings: Any) -> None:
    """Set a modulator of something that is not there."""
    del settings


class Patch:
    """The nodes of one voice.

    Attributes:
        on: restarts phases and sweeps, at the onset.
        amp: the amplitude envelope, restarted at the onset and when the voice must end early.
        busses: what other voices are sent to.
        stage: which stage of the chain is being built.
        dials: what can be moved from outside, by name; some are several nodes' own.
        modulators: for each of the voice's modulators, how to set it.
    """

    def __init__(
        self, rack: Rack, store: Store, busses: Busses, modulators: Sequence[str] = ()
    ) -> None:
        self.rack, self.store, self.busses = rack, store, busses
        self.nodes: list[Node] = []
        self._reading: dict[Node, Stored] = {}
        self.stage = MAIN
        self.dials: defaultdict[str, list[Dial]] = defaultdict(list)
        self._asked = [name.split(" ") for name in modulators]
        self._moving: dict[tuple[str, str], Node | None] = {}
        self.modulators: list[Callable[..., None]] = [_unheard] * len(modulators)
        self._tables = [rack.borrow(rack.frames), rack.borrow(rack.frames)]
        self._onsets, self._levels = (table.samples for table in self._tables)
        self.on, self._again = (
            self.add("TableScan", table.base, 1.0, 0.0) for table in self._tables
        )
        self._level = self.add("TrigLinseg", self._again, [(0.0, 0.0), (1.0, 0.0)], 1.0, 0.0)
        self.amp = self.add("Sig", self._level, 1.0, 0.0)

    def play(self, offset: int) -> None:
        """Let all nodes run, and everything begin at a sample of the coming block."""
        for node in self.nodes:
            node.play()
        self._onsets[offset] = self._levels[offset] = 1.0
        self.amp.setValue(self._level)

    def draw(self, corners: Points) -> None:
        """Another amplitude envelope, from when it next begins anew."""
        self._level.setList(segments(corners, self.rack.sample_rate))

    def draw_again(self, offset: int) -> None:
        """Let the amplitude envelope begin anew at a sample of the coming block."""
        self._again.play()
        self._levels[offset] = 1.0

    def hold(self, level: float) -> None:
        """Let the amplitude envelope stand still where it is: at a level."""
        self.amp.setValue(level)
        self._level.stop()

    def go_on(self) -> None:
        """Let it go on from there."""
        self._level.play()
        self.amp.setValue(self._level)

    def rest(self) -> None:
        """The block with the triggers is over: until the next, what reads them costs nothing."""
        self._onsets[:] = self._levels[:] = 0.0
        self.on.stop()
        self._again.stop()

    def add(self, kind: str, *settings: Any) -> Node:
        """A node of pyo's base class of that name, by its settings in order."""
        node = getattr(self.rack.nodes, f"{kind}_base")(*settings)
        self.nodes.append(node)
        return node

    def dial(self, name: str, start: float) -> Dial:
        """A parameter that can be moved, by name; the modulators that move it are built here."""
        dial = Dial(self, start, self.sum_of(name))
        if self.stage == MAIN:
            self.dials[name].append(dial)
        return dial

    def sum_of(self, name: str) -> Node | None:
        """The sum of all that moves a dial, None for nothing."""
        key = self.stage, name
        if key not in self._moving:  # two blocks may have the same: a filter of 24 dB
            self._moving[key] = self._build_modulators(name)
        return self._moving[key]

    def _build_modulators(self, name: str) -> Node | None:
        moved: Node | None = None
        for place, (kind, stage, target, title) in enumerate(self._asked):
            if target == name and stage in (self.stage, title):
                node, tune = build_modulator(self, kind, title, 0.0 if moved is None else moved)
                moved, self.modulators[place] = node, tune
        return moved

    def moves(self, name: str) -> bool:
        """Does a modulator move this dial in this stage?"""
        return any(stage == self.stage and target == name for _, stage, target, _ in self._asked)

    def osc(self, frequency: Node | float, mul: Node | float, interpolation: int = 2) -> Node:
        """A table (set it for each note) read at a frequency, from its phase at each onset."""
        silent = self.store.wave("sine", 440.0)
        return self.add("OscTrig", silent, self.on, frequency, 0.0, interpolation, mul, 0.0)

    def matrix(
        self, column: Node, row: Node, mul: Node | float = 1.0, add: Node | float = 0.0
    ) -> Node:
        """A matrix (let it read one for each note), read at a column and a row from 0 to 1."""
        silent = self.store.waves.silence.side(0)
        return self.add("MatrixPointer", silent, column, row, mul, add)

    def read(self, node: Node, stored: Stored, side: int = 0) -> None:
        """Let a node read a side of what is kept of a file, until the voice stops."""
        _point(node, stored.side(side))
        stored.readers += 1
        before = self._reading.get(node)
        if before is not None:
            before.readers -= 1
        self._reading[node] = stored

    def release(self) -> None:
        """Let go of all files: the voice has stopped."""
        for node, stored in self._reading.items():
            kept = self.store.waves if hasattr(node, "setMatrix") else self.store.recordings
            _point(node, kept.silence.side(0))
            stored.readers -= 1
        self._reading.clear()

    def take_apart(self) -> None:
        """Let go of all nodes and tables. Without circles: live, no garbage is collected."""
        for node in self.nodes:
            if hasattr(node, "setValue"):
                node.setValue(0.0)  # modulators of FM may hear each other
        for dial in chain(*self.dials.values()):
            dial.take_apart()
        self.nodes.clear()
        self.dials.clear()
        self.modulators.clear()
        del self.on, self.amp, self._level, self._again
        self.rack.give_back(self._tables)

    def noise(self, mul: Node | float, add: Node | float = 0.0) -> Node:
        """A noise (set its table), read round and round from its beginning at each onset."""
        silent = self.store.noise("white", 0.0)
        return self.add("OscTrig", silent, self.on, 1 / NOISE_SECONDS, 0.0, 1, mul, add)

    def swing(
        self,
        add: Node | float = 0.0,
        rate: Dial | None = None,
        mul: Node | float = 1.0,
        skew: Dial | None = None,
    ) -> tuple[Node, Callable[..., None]]:
        """A low-frequency oscillator, and how to draw it.

        The drawing takes shape, skew, rate in Hz, phase in turns, what to make of the shape (from
        0 to 1), and the bounds of that.
        """
        table = self.own_table(PERIOD)
        frequency = rate or Dial(self, 1.0, None)
        leaned = skew if skew is not None and skew.moved else None
        if leaned is not None:
            place, node = leaning(self, table, frequency.input, leaned, mul, add)
        else:
            place = node = self.add(
                "OscTrig", table.base, self.on, frequency.input, 0.0, 2, mul, add
            )
        frequency.turns(place.setFreq)

        def draw(
            kind: str,
            lean: float,
            rate_hz: float,
            phase: float,
            made: Callable[[Signal], Signal],
            bounds: tuple[float, float] = ANYWHERE,
        ) -> None:
            table.fill(np.clip(made(shape(kind, lean if leaned is None else 0.5)), *bounds))
            if leaned is not None:
                leaned.set(lean)
            frequency.set(rate_hz)
            place.setPhase(phase)

        return node, draw

    def line(self) -> tuple[Node, Callable[[Points], None]]:
        """A value over time from the onset, and how to set its points."""
        node = self.add("TrigLinseg", self.on, [(0.0, 0.0), (1.0, 0.0)], 1.0, 0.0)
        rate = self.rack.sample_rate
        return node, lambda corners: node.setList(segments(corners, rate))

    def own_table(self, size: int) -> Table:
        """A table that belongs to this voice, to be filled for each note."""
        self._tables.append(self.rack.borrow(size))
        return self._tables[-1]

    @staticmethod
    def spread(inputs: Sequence[Node], count: int) -> tuple[Node, ...]:
        """Inputs as 1, 2 or 4 outputs (see VoiceSpec.out)."""
        if count == 4:
            left, right = inputs
            return left, right, left, right
        return tuple(inputs) if len(inputs) == count else (inputs[0],) * count

    def gains(
        self, inputs: Sequence[Node], count: int
    ) -> tuple[tuple[Node, ...], Callable[..., None]]:
        """The outputs of a voice: inputs through 1, 2 or 4 gains (see VoiceSpec.out)."""
        nodes = [self.add("Sig", node, 1.0, 0.0) for node in self.spread(inputs, count)]

        def tune(*factors: float) -> None:
            for node, factor in zip(nodes, factors, strict=True):
                node.setMul(factor)

        return tuple(nodes), tune


def _point(node: Node, table: Node) -> None:
    """Have a node read another table or matrix."""
    if hasattr(node, "setMatrix"):
        node.setMatrix(table)
    else:
        node.setTable(table)
