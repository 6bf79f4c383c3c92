"""An orbit: the bus that voices play into, with its own effects, on the way to the master."""

from dataclasses import dataclass, field
from typing import Final

from engine.effects.bus import Bus
from engine.effects.ending import Ending
from engine.effects.space import EFFECTS, Delay, Room
from engine.voices.rack import Node, Rack
from engine.voices.voice import Voice

_MEASURE: Final = 1e6


@dataclass(slots=True)
class _Heard:
    """An effect in use.

    Attributes:
        effect: what is sent to and returns.
        placed: those of its nodes that are in their place in the order of computing.
        returns: its sides, through the gate, as they are joined to the orbit's bus.
        until: the frame at which its tail has faded.
        awake: are its nodes computed?
    """

    effect: Delay | Room
    placed: list[Node] = field(default_factory=list)
    returns: list[Node] = field(default_factory=list)
    until: int = 0
    awake: bool = False


class Orbit:
    """One stereo bus with a delay and a reverb, each built when first used, and an ending.

    Attributes:
        ending: the filter and gain that its sum goes through; has the orbit's two sides.
    """

    def __init__(self, rack: Rack, gate: Node, before: Node) -> None:
        """Build it.

        Args:
            rack: the server.
            gate: a gain for the returns of effects.
            before: the node before which all of the orbit must be computed.
        """
        self._rack, self._gate, self._bus = rack, gate, Bus(rack)
        rack.move_before(self._bus.nodes, before)
        for node in self._bus.nodes:
            node.play()
        self.ending = Ending(rack, self._bus.out, before)
        self._effects: dict[str, _Heard] = {}

    def join(self, voice: Voice) -> None:
        """A voice begins to sound here."""
        self._bus.join(voice.outputs)
        for (name, _, settings), nodes in zip(voice.spec.sends, voice.sends, strict=True):
            heard = self._wake(name, settings)
            heard.effect.bus.join(nodes)
            tail = round(heard.effect.tail_s() * self._rack.sample_rate)
            heard.until = max(heard.until, voice.end + tail)

    def leave(self, voice: Voice) -> None:
        """A voice has ended."""
        self._bus.leave(voice.outputs)
        for (name, _, _), nodes in zip(voice.spec.sends, voice.sends, strict=True):
            self._effects[name].effect.bus.leave(nodes)

    def before_block(self, begin_frame: int) -> None:
        """Let effects sleep whose tail has faded."""
        for heard in self._effects.values():
            if heard.effect.refresh():
                was_awake = heard.awake
                self._renew(heard)
                if was_awake:
                    self._sound(heard)
            if heard.awake and heard.until < begin_frame:
                self._sleep(heard)

    def forget(self) -> None:
        """Silence all effects and empty their memory."""
        for heard in self._effects.values():
            if heard.awake:
                self._sleep(heard)
            heard.effect.forget()

    def is_sick(self) -> bool:
        """Did its last block hold something that is not a number, or beyond all measure?"""
        for side in self.ending.sides:
            value = side._getStream().getValue()  # noqa: SLF001 - pyo shows it nowhere else
            if not -_MEASURE < value < _MEASURE:
                return True
        return False

    def ready(self, name: str, settings: tuple[float, ...]) -> None:
        """Build an effect before it is needed, asleep."""
        self._sleep(self._wake(name, settings))

    def _wake(self, name: str, settings: tuple[float, ...]) -> _Heard:
        heard = self._effects.get(name)
        if heard is None:
            heard = self._effects[name] = _Heard(EFFECTS[name](self._rack))
            self._rack.move_before(heard.effect.nodes, self._bus.nodes[0])
            heard.placed = list(heard.effect.nodes)
        if heard.effect.set(*settings) or not heard.returns:
            self._renew(heard)
        if not heard.awake:
            self._sound(heard)
        return heard

    def _renew(self, heard: _Heard) -> None:
        """The effect's returns are new nodes: put them in their place, silent as yet."""
        if heard.awake:
            self._sleep(heard)
        after = heard.returns[0] if heard.returns else self._bus.nodes[0]
        built = [node for node in heard.effect.returns if node not in heard.placed]
        if built:
            self._rack.move_before(built, after)
            heard.placed = list(heard.effect.nodes)
        if not heard.returns:
            make = self._rack.nodes.Sig_base
            heard.returns = [make(side, self._gate, 0.0) for side in heard.effect.returns]
            self._rack.move_before(heard.returns, after)
        for node, side in zip(heard.returns, heard.effect.returns, strict=True):
            node.setValue(side)

    def _sound(self, heard: _Heard) -> None:
        heard.awake = True
        for node in (*heard.effect.nodes, *heard.returns):
            node.play()
        self._bus.join(tuple(heard.returns))

    def _sleep(self, heard: _Heard) -> None:
        heard.awake = False
        self._bus.leave(tuple(heard.returns))
        for node in (*heard.effect.nodes, *heard.returns):
            node.stop()
