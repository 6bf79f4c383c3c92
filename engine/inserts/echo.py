"""Delay as a part of the voice, within FX: the sound, and its echoes beside it.

Outside of FX the delay is the orbit's: engine/effects/space.py. So is a room within FX
(engine/sends.py); here it only has two sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.echoes import echo_of
from engine.inserts.kit import Effect, Insert
from engine.voices.built import Built, Node
from engine.voices.dial import line, within

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LOOP_FRAMES: Final = 128  # the loop is a block longer than the delay
_LONGEST_S: Final = 1.1
_TIME, _SHARE = within(0.0, 1.0), within(0.0, 1.0)


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """Level, time and feedback as for the orbit's; dry is the level of the sound itself."""
    del gate_s
    asked = echo_of(event, controls)
    if asked is None:
        return None
    wet, time_s, feedback = asked
    return Insert((("echo", (controls.or_default("dry"), wet, time_s, feedback)),), width="both")


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A line that feeds itself, and one as long as the delay behind it."""
    del variant
    late = _LOOP_FRAMES / patch.rack.sample_rate
    time, share = patch.dial("delaytime", 0.25), patch.dial("delayfeedback", 0.5)
    tapped, looped = (_TIME.then(line(1.0, more)) for more in (0.0, late))
    later, kept = time.take(looped), share.take(_SHARE)
    lines = []
    for node in inputs:
        loop = patch.add("Delay", node, later, kept, _LONGEST_S, 1.0, 0.0)
        fed = patch.add("Sig", loop, kept, node)
        dry = patch.add("Sig", node, 1.0, 0.0)
        if time.moved:  # it needs what lies between two samples
            tap = patch.add("Delay", fed, time.take(tapped), 0.0, _LONGEST_S, 1.0, dry)
        else:
            tap = patch.add("SDelay", fed, 0.25, _LONGEST_S, 1.0, dry)
        time.turns(loop.setDelay, law=looped)
        time.turns(tap.setDelay, law=tapped)
        share.turns(loop.setFeedback, fed.setMul, law=_SHARE)
        lines.append((loop, dry, tap))

    def tune(dry: float, wet: float, time_s: float, feedback: float) -> None:
        time.set(time_s)
        share.set(feedback)
        for loop, through, tap in lines:
            for delay in (loop, tap):
                delay.reset()
            through.setMul(dry)
            tap.setMul(wet)

    return Built(tuple(tap for _, _, tap in lines), tune)


def resolve_room(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """What follows a room pans a sound of two sides."""
    del event, gate_s
    return Insert((), width="both") if controls.number("room") else None


EFFECTS: Final = (
    Effect("echo", 110, ("delay",), resolve, {"echo": build}, only_fx=True, repeats=True),
    Effect("room in FX", 112, ("room",), resolve_room, {}, only_fx=True, repeats=True),
)
