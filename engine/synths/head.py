"""The beginning of a voice, and what the files of this folder share to make one. Pure."""

import math
from dataclasses import dataclass
from typing import Final

from engine.controls import Controls
from engine.messages import SoundEvent
from engine.voices.envelope import SYNTH as SYNTH_SHAPE
from engine.voices.envelope import Adsr, Points, adsr, points
from engine.voices.spec import Module

# Synthesised sounds peak at this level before gain; samples at full scale.
SYNTH_LEVEL: Final = 0.3
_STAGES: Final = ("attack", "decay", "sustain", "release")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a voice.

    Attributes:
        source, pitch, amp: as in VoiceSpec; amp without gain.
        gate_s: seconds until note off.
        width: "mono"; "both", the same on two sides; or "stereo".
    """

    source: Module
    amp: Points
    gate_s: float
    pitch: tuple[Module, ...] = ()
    width: str = "mono"


def gate_of(event: SoundEvent) -> float:
    """Seconds from onset to note off."""
    duration = event.duration_s
    return min(max(duration, 0.0), 1e5) if math.isfinite(duration) else 0.0


def start_phase(event: SoundEvent, voice: int) -> float:
    """Where a voice of several begins, in turns: it looks random, and is the same in each play."""
    return (math.sin(event.cycle * 12.9898 + voice * 78.233) * 43758.5453) % 1.0


def amplitude(
    controls: Controls, peak: float, gate_s: float, default: Adsr = SYNTH_SHAPE
) -> Points:
    """The envelope that attack, decay, sustain and release ask for, up to a peak."""
    if controls.has_none(_STAGES):
        return points(default, 0.0, peak, gate_s)
    stages = (controls.number(name) for name in _STAGES)
    return points(adsr(default, *stages), 0.0, peak, gate_s)
