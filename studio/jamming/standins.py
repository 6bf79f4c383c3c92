"""The sound of a session in a room: for what is not here, something like it plays."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from engine.messages import Cancel, SoundEvent
from studio.jamming.manifest import replaced
from studio.sound import Clock, Sound


class StandIns:
    """A studio.sound.Sound that replaces sounds which are not here.

    Args:
        inner: what plays.

    Attributes:
        inner: for whoever wants to hear it.
        instead: slot to names in lower case, and what plays for each; a new table at each change.
    """

    def __init__(self, inner: Sound) -> None:
        self.inner = inner
        self.instead: Mapping[str, Mapping[str, str]] = {}

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events on."""
        instead = self.instead
        if instead:
            events = [_event(event, instead.get(event.slot, {})) for event in events]
        return self.inner.send(events, cue)

    def cancel(self, slot: str | None, from_frame: int, generation: int = Cancel.ALL) -> None:
        """Take back what is queued."""
        self.inner.cancel(slot, from_frame, generation)

    def panic(self) -> None:
        """Silence at once."""
        self.inner.panic()

    def clock(self) -> Clock:
        """The clock now."""
        return self.inner.clock()

    def __getattr__(self, name: str) -> Any:
        """Whatever else the inner sound can do."""
        return getattr(self.inner, name)


def _event(event: SoundEvent, instead: Mapping[str, str]) -> SoundEvent:
    controls = replaced(event.controls, instead) if instead else event.controls
    return event if controls is event.controls else replace(event, controls=controls)
