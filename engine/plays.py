"""From a sound event to the play message: the session's side of the seam between core and sound. Pure."""

from dataclasses import fields
from operator import attrgetter
from typing import Any, Final

from engine.messages import Play, SoundEvent
from engine.resolve import VoiceSpec, resolve

_plain: Final = attrgetter(*(field.name for field in fields(VoiceSpec)))


def play_message(event: SoundEvent) -> Play | None:
    """The message that starts this event's voice; None: there is nothing to hear in it.

    Raises:
        EngineError: no voice can play it.
    """
    spec = resolve(event)
    if spec is None:
        return None
    return Play(event.frame, event.slot, event.generation, plain(spec))


def plain(spec: VoiceSpec) -> tuple[Any, ...]:
    """The fields of a voice's specification, in order: what crosses the border."""
    values: tuple[Any, ...] = _plain(spec)
    return values


def voice_spec(values: tuple[Any, ...]) -> VoiceSpec:
    """The specification back from its fields."""
    return VoiceSpec(*values)
