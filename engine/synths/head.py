"""The beginning of a voice, and what the files of this folder share to make one. Pure."""

import math
from dataclasses import dataclass
from typing import Final

from engine.controls import Controls
from engine.messages import SoundEvent
from engine.voices.envelope import SAMPLE, Adsr, Points, adsr, cut_at, points
from engine.voices.envelope import SYNTH as SYNTH_SHAPE
from engine.voices.spec import Module

# Synthesised sounds peak at this level before gain; samples at full scale.
SYNTH_LEVEL: Final = 0.3
_STAGES: Final = ("attack", "decay", "sustain", "release")
_FADES: Final = ("fadeTime", "fadeInTime")
_SHORTEST_FADE_S: Final = 0.001
# With one of them a sample lasts as its event does, else as long as it is.
_LAWS: Final = ("clip", "loop", "release", "gate", "hold")


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


def lasts_as_its_event(controls: Controls) -> bool:
    """Is the length of a sample that of its event?"""
    return any(controls.has(name) for name in _LAWS)


def sample_amplitude(controls: Controls, gate_s: float, left_s: float = math.inf) -> Points:
    """The envelope of a sample of which so much is left, with Tidal's fades at its two ends."""
    if controls.has_none(_FADES):
        return amplitude(controls, 1.0, gate_s, SAMPLE)
    attack, *rest = (controls.number(name) for name in _STAGES)
    shape = adsr(SAMPLE, max(attack or 0.0, controls.number("fadeInTime") or 0.0), *rest)
    level, fade_s = points(shape, 0.0, 1.0, gate_s), controls.number("fadeTime")
    if fade_s is None:
        return level
    end_s = min(gate_s, left_s)
    fade_s = max(min(fade_s, end_s - shape.attack_s), _SHORTEST_FADE_S)
    return cut_at(level, max(end_s - fade_s, 0.0), fade_s)
