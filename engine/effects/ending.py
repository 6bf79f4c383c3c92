"""The end of an orbit: a filter for DJs and a gain that other sounds can duck.

Both are built when first used; until then the orbit's sum goes straight through.
"""

import math
from collections.abc import Sequence

import numpy as np

from engine.effects.sway import Sway
from engine.voices.built import Node
from engine.voices.envelope import Points, exponential, segments, value_at
from engine.voices.rack import Rack, Table

_QUICKEST_S = 0.002
_LEAST = 0.01
_DJF_LOW, _DJF_HIGH = 0.49, 0.51
_COEFFICIENTS = 6
_THROUGH = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DJF_POINTS = 2048
_BOTTOM_HZ = 10.0  # below, a second-order section in single precision drifts away


def djf_section(value: float, sample_rate: int) -> tuple[float, ...]:
    """The filter of a value from 0 to 1: coefficients of input and output, now and before.

    It is a state-variable one, two one-pole steps that feed each other, written here as the
    second-order section that it is.

    >>> djf_section(0.5, 48_000)
    (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    """
    frequency = 2 * value if value < _DJF_LOW else 2 * (value - 0.5)
    hertz = (11 * max(frequency, 0.0)) ** 4
    if _DJF_LOW <= value <= _DJF_HIGH or (value > _DJF_HIGH and hertz < _BOTTOM_HZ):
        return _THROUGH
    hertz = min(max(hertz, _BOTTOM_HZ), sample_rate / 2 - 1)
    c = min(max(2 * math.sin(math.pi * hertz / sample_rate), 0.0), 1.14)
    a = 1 - 0.5**1.8 * c
    low = (c * c, 0.0, 0.0)
    high = (1 - c * c, c * c - 2 * a, a * a)
    return *(low if value < _DJF_LOW else high), 1.0, c * c - 2 * a, a * a


class Ending:
    """What an orbit's sum goes through.

    Attributes:
        sides: left and right of the orbit.
    """

    def __init__(self, rack: Rack, inputs: tuple[Node, Node], before: Node) -> None:
        self._rack, self._inputs = rack, inputs
        left, right = (rack.nodes.Sig_base(node, 1.0, 0.0) for node in inputs)
        self.sides = (left, right)
        self._place(list(self.sides), before)
        self._coefficients: list[Node] = []
        self._filters: list[Node] = []
        self._dropped: list[Node] = []
        self._djf = Sway(rack, [(self._use_djf, 0.0)], 0.0, 1.0)
        self._djf_tables: list[Table] = []
        self._curves: list[Node] = []  # the coefficients, where something moves the value
        self._table: Table | None = None
        self._line: Node = None
        self._gain: Points = ((0.0, 1.0),)
        self._ducked_at = 0

    def set_djf(self, value: float) -> None:
        """Below the middle a low-pass, above it a high-pass, in the middle nothing.

        Args:
            value: from 0 to 1.
        """
        if not self._filters:
            self._build_filter()
        self._djf.set(value)

    def join(self, mover: Node) -> None:
        """Something moves the value of the filter, from now on."""
        if not self._filters:
            self._build_filter()
        self._djf.join(mover, self._coefficients[0])

    def leave(self, mover: Node) -> None:
        """It moves it no longer."""
        self._djf.leave(mover)

    def _use_djf(self, value: Node | float) -> None:
        """Have the filter as a value has it; where that is a node, coefficients are looked up."""
        settings: Sequence[Node | float]
        if isinstance(value, float):
            settings = djf_section(value, self._rack.sample_rate)
            through = settings == _THROUGH
        else:
            settings, through = self._looked_up(value), False
        for node, setting in zip(self._coefficients, settings, strict=True):
            node.setValue(setting)
        for side, node in zip(self.sides, self._inputs if through else self._filters, strict=True):
            side.setValue(node)

    def _looked_up(self, value: Node) -> list[Node]:
        """The coefficients of a value that moves."""
        if not self._curves:
            rate = self._rack.sample_rate
            drawn = np.array([djf_section(x, rate) for x in np.linspace(0, 1, _DJF_POINTS + 1)])
            self._djf_tables = [self._rack.silence(_DJF_POINTS) for _ in range(_COEFFICIENTS)]
            for table, curve in zip(self._djf_tables, drawn.T, strict=True):
                table.draw(curve)
            make = self._rack.nodes.Pointer_base
            self._curves = [make(table.base, value, 1.0, 0.0) for table in self._djf_tables]
            self._place(self._curves, self._coefficients[0])
        return self._curves

    def duck(self, frame: int, offset: int, onset_s: float, attack_s: float, depth: float) -> None:
        """Turn down at a frame, `offset` into the coming block, and come back within attack_s."""
        if self._table is None:
            self._build_gain()
        assert self._table is not None
        rate = self._rack.sample_rate
        present = max(value_at(self._gain, (frame - self._ducked_at) / rate), _LEAST)
        down = min(max(1 - math.sqrt(max(depth, 0.0)), _LEAST), present)
        low_s = max(onset_s, _QUICKEST_S)
        back_s = low_s + max(attack_s, _QUICKEST_S)
        self._gain = exponential(((0.0, present), (low_s, down), (back_s, 1.0)))
        self._ducked_at = frame
        self._line.setList(segments(tuple((time, 1 - gain) for time, gain in self._gain), rate))
        self._table.samples[offset] = 1.0

    def clear(self) -> None:
        """Take the trigger of the last block away."""
        if self._table is not None:
            self._table.samples[:] = 0.0

    def forget(self) -> None:
        """Have the filter built anew when it is next used; until then it is out."""
        self._dropped += self._filters  # not freed: pyo may still look at them
        self._filters = []
        for side, node in zip(self.sides, self._inputs, strict=True):
            side.setValue(node)

    def _build_filter(self) -> None:
        make = self._rack.nodes
        self._coefficients = [make.Sig_base(0.0, 1.0, 0.0) for _ in range(_COEFFICIENTS)]
        self._filters = [
            make.Biquada_base(node, *self._coefficients, 1.0, 0.0) for node in self._inputs
        ]
        self._place([*self._coefficients, *self._filters], self.sides[0])

    def _build_gain(self) -> None:
        make, self._table = self._rack.nodes, self._rack.silence(self._rack.frames)
        scan = make.TableScan_base(self._table.base, 1.0, 0.0)
        self._line = make.TrigLinseg_base(scan, [(0.0, 0.0), (1.0, 0.0)], 1.0, 0.0)
        gain = make.Sig_base(self._line, -1.0, 1.0)
        self._place([scan, self._line, gain], self.sides[0])
        for side in self.sides:
            side.setMul(gain)

    def _place(self, nodes: list[Node], before: Node) -> None:
        self._rack.move_before(nodes, before)
        for node in nodes:
            node.play()
