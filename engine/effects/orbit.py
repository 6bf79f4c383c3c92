"""An orbit: the bus that voices play into, with its own effects, on the way to the master."""

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from engine.effects.bus import Bus
from engine.effects.ending import Ending
from engine.effects.room import Room
from engine.effects.space import EFFECTS, Delay
from engine.voices.built import Node
from engine.voices.busses import Busses
from engine.voices.rack import Rack
from engine.voices.spec import VoiceSpec
from engine.voices.voice import Voice

_MEASURE: Final = 1e6
_MOST_ROOMS: Final = 4
_LATELY_S: Final = 180.0  # a room that sleeps for longer gives its memory back: 7 MB for 5 s
_Key: TypeAlias = tuple[str, tuple[Any, ...]]


@dataclass(slots=True)
class _Heard:
    """An effect in use.

    Attributes:
        effect: what is sent to and returns.
        placed: those of its nodes that are in their place in the order of computing.
        returns: its sides, through the gate, as they are joined to the orbit's bus.
        voices: how many are sent to it now.
        until: the frame at which its tail has faded.
        awake: are its nodes computed?
        stays: is its memory kept however long it sleeps?
    """

    effect: Delay | Room
    placed: list[Node] = field(default_factory=list)
    returns: list[Node] = field(default_factory=list)
    voices: int = 0
    until: int = 0
    awake: bool = False
    stays: bool = False


class Orbit:
    """One stereo bus with a delay and a reverb, each built when first used, and an ending.

    Attributes:
        ending: the filter and gain that its sum goes through; has the orbit's two sides.
        light: where a room sounds, does it stand in for those of other settings?
    """

    def __init__(self, rack: Rack, busses: Busses, gate: Node, before: Node) -> None:
        """Build it.

        Args:
            rack: the server.
            busses: those to which voices are sent beside the orbit.
            gate: a gain for the returns of effects.
            before: the node before which all of the orbit must be computed.
        """
        self._rack, self._busses, self._gate, self._bus = rack, busses, gate, Bus(rack)
        rack.move_before(self._bus.nodes, before)
        for node in self._bus.nodes:
            node.play()
        self.ending = Ending(rack, self._bus.out, before)
        self._effects: dict[_Key, _Heard] = {}
        self._sent: dict[Voice, list[tuple[Bus, tuple[Node, ...], float, _Heard | None]]] = {}
        self.light, self._lately = False, round(_LATELY_S * rack.sample_rate)

    def join(self, voice: Voice) -> None:
        """A voice begins to sound here."""
        self._bus.join(voice.outputs, voice.spec.dry)
        sent = self._sent[voice] = []
        for (name, _, settings), sending in zip(voice.spec.sends, voice.sends, strict=True):
            heard = None if name == "bus" else self._wake_until(name, settings, voice.end)
            bus = self._busses.bus(int(settings[0])) if heard is None else heard.effect.bus
            bus.join(sending.nodes, sending.share)
            if heard is not None:
                heard.voices += 1
                if isinstance(heard.effect, Delay):
                    heard.effect.join(voice.sways)
            sent.append((bus, sending.nodes, sending.share, heard))
        if "djf" in voice.sways:
            self.ending.join(voice.sways["djf"])

    def hearing(self, spec: VoiceSpec, end: int) -> list[tuple[Bus, tuple[float, ...]]]:
        """All busses on which a voice is heard that ends at a frame, with its gains there."""
        found = [(self._bus, _times(spec.out, spec.dry))]
        for name, share, settings in spec.sends:
            if name == "bus":
                bus = self._busses.bus(int(settings[0]))
            else:
                bus = self._wake_until(name, settings, end).effect.bus
            found.append((bus, _times(spec.out, share)))
        return found

    def _wake_until(self, name: str, settings: tuple[float, ...], end: int) -> _Heard:
        """An effect that is heard until its tail has faded after a frame."""
        heard = self._wake(name, settings)
        tail = round(heard.effect.tail_s() * self._rack.sample_rate)
        heard.until = max(heard.until, end + tail)
        return heard

    def leave(self, voice: Voice) -> None:
        """A voice has ended."""
        self._bus.leave(voice.outputs, voice.spec.dry)
        for bus, nodes, share, heard in self._sent.pop(voice):
            bus.leave(nodes, share)
            if heard is not None:
                heard.voices -= 1
                if isinstance(heard.effect, Delay):
                    heard.effect.leave(voice.sways)
        if "djf" in voice.sways:
            self.ending.leave(voice.sways["djf"])

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
            old = heard.until < begin_frame - self._lately and not (heard.awake or heard.stays)
            if old and isinstance(heard.effect, Room) and heard.effect.let_go():
                self._renew(heard)

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

    def ready(self, name: str, settings: tuple[Any, ...]) -> None:
        """Build an effect before it is needed, asleep."""
        heard = self._wake(name, settings)
        heard.stays = True
        self._sleep(heard)

    def _wake(self, name: str, settings: tuple[Any, ...]) -> _Heard:
        heard, settings = self._chosen(name, settings)
        if heard.effect.set(*settings) or not heard.returns:
            self._renew(heard)
        if not heard.awake:
            self._sound(heard)
        return heard

    def _chosen(self, name: str, settings: tuple[Any, ...]) -> tuple[_Heard, tuple[Any, ...]]:
        """The effect for some settings. Each room is one of its own and fades as it was.

        When there are as many rooms as there may be, one that sleeps is built anew; when none does,
        the nearest in size stands in.
        """
        key = (name, settings if name == "room" else ())
        heard = self._effects.get(key)
        alike = [other for other in self._effects if other[0] == name]
        awake = [other for other in alike if self._effects[other].awake]
        if self.light and awake and key not in awake:
            return self._nearest(awake, settings)
        if heard is not None:
            return heard, settings
        if len(alike) < _MOST_ROOMS:
            heard = self._effects[key] = _Heard(EFFECTS[name](self._rack))
            self._rack.move_before(heard.effect.nodes, self._bus.nodes[0])
            heard.placed = list(heard.effect.nodes)
            return heard, settings
        for other in alike:
            if not self._effects[other].awake and not self._effects[other].voices:
                heard = self._effects[key] = self._effects.pop(other)
                return heard, settings
        return self._nearest(alike, settings)

    def _nearest(
        self, keys: list[_Key], settings: tuple[float, ...]
    ) -> tuple[_Heard, tuple[float, ...]]:
        nearest = min(keys, key=lambda other: abs(other[1][0] - settings[0]))
        return self._effects[nearest], nearest[1]

    def _renew(self, heard: _Heard) -> None:
        """Some of the effect's nodes are new: put them in their place, silent as yet."""
        if heard.awake:
            self._sleep(heard)
        after = heard.returns[0] if heard.returns else self._bus.nodes[0]
        built = [node for node in heard.effect.nodes if node not in heard.placed]
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


def _times(gains: tuple[float, ...], factor: float) -> tuple[float, ...]:
    return tuple([gain * factor for gain in gains])
