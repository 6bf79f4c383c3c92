"""SuperCollider's synth definitions, written as bytes: no sclang is needed.

The form is version 2 of the "Synth Definition File Format" of SuperCollider's help: big-endian,
names with a byte for their length, unit generators in the order in which they are computed.
"""

import struct
from dataclasses import dataclass, field
from typing import Final, TypeAlias

SCALAR, CONTROL, AUDIO = 0, 1, 2
_CONSTANT: Final = -1


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a unit generator."""

    unit: int
    number: int


Input: TypeAlias = "Output | float"


@dataclass(slots=True)
class SynthDef:
    """A definition under construction.

    Args:
        name: what it is called in a score.
        controls: its arguments and their usual values.
    """

    name: str
    controls: dict[str, float]
    _constants: list[float] = field(default_factory=list)
    _units: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._add("Control", CONTROL, (), (CONTROL,) * len(self.controls), 0)

    def control(self, name: str) -> Output:
        """An argument."""
        return Output(0, list(self.controls).index(name))

    def unit(
        self, kind: str, rate: int, *inputs: Input, outputs: int = 1, special: int = 0
    ) -> list[Output]:
        """A unit generator; its outputs."""
        self._add(kind, rate, inputs, (rate,) * outputs, special)
        return [Output(len(self._units) - 1, number) for number in range(outputs)]

    def times(self, rate: int, left: Input, right: Input) -> Output:
        """A product."""
        return self.unit("BinaryOpUGen", rate, left, right, special=2)[0]

    def encoded(self) -> bytes:
        """The file."""
        values = list(self.controls.values())
        parts = [b"SCgf", struct.pack(">ih", 2, 1), _name(self.name)]
        parts.append(
            struct.pack(f">i{len(self._constants)}f", len(self._constants), *self._constants)
        )
        parts.append(struct.pack(f">i{len(values)}f", len(values), *values))
        parts.append(struct.pack(">i", len(values)))
        parts += [
            _name(name) + struct.pack(">i", place) for place, name in enumerate(self.controls)
        ]
        parts += [struct.pack(">i", len(self._units)), *self._units, struct.pack(">h", 0)]
        return b"".join(parts)

    def _add(
        self,
        kind: str,
        rate: int,
        inputs: tuple[Input, ...],
        outputs: tuple[int, ...],
        special: int,
    ) -> None:
        head = struct.pack(">biih", rate, len(inputs), len(outputs), special)
        wires = b"".join(struct.pack(">ii", *self._wire(each)) for each in inputs)
        self._units.append(_name(kind) + head + wires + bytes(outputs))

    def _wire(self, source: Input) -> tuple[int, int]:
        if isinstance(source, Output):
            return source.unit, source.number
        if source not in self._constants:
            self._constants.append(source)
        return _CONSTANT, self._constants.index(source)


def _name(text: str) -> bytes:
    return bytes([len(text)]) + text.encode("ascii")
