"""What can go wrong with sound, told to the player.

    EngineError             anything below; its text is fit for the player to read
    ├── SoundError          an event that no voice can play: unknown sound, no control map
    │   └── ComingError     its sample is still on the way
    ├── SampleError         a sample map, file or place that cannot be used
    ├── BackendError        no way to the ears: no device, no server, no such backend
    ├── RenderError         a render that cannot be written or was stopped
    └── WireError           bytes from outside that are not a message; never shown, only counted

A message says what is wrong and what to try; the same facts are attributes.
"""


class EngineError(Exception):
    """Something cannot sound: what, and what to try.

    Attributes:
        reason: one clause without a full stop.
        hint: what to try, or "".

    >>> str(EngineError("no JACK server is running", "start one, or take --backend null"))
    'no JACK server is running; start one, or take --backend null'
    """

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason, hint)
        self.reason, self.hint = reason, hint

    def __str__(self) -> str:
        return f"{self.reason}; {self.hint}" if self.hint else self.reason


class SoundError(EngineError):
    """An event that no voice can play."""


class ComingError(SoundError):
    """An event whose sample is still on the way: it will sound when it is there."""


class SampleError(EngineError):
    """A sample map, file or place that cannot be used."""


class BackendError(EngineError):
    """No way to the ears."""


class RenderError(EngineError):
    """A render that cannot be written, or was stopped."""


class WireError(EngineError):
    """Bytes that are not a message of ours."""
