"""What crosses the border between the session and the engine's process, and its wire form.

Times are frames of the engine's clock. Frame 0 is the moment at which the session's client was
made, and stays so when an engine dies and another takes its place: frame / sample rate = seconds of
the session.

Wire form: a secret token, then marshal of (epoch, messages), where a message is a tuple of plain
values. The token is compared before anything is decoded, so bytes from strangers are never read.
Pure: no socket, no clock.
"""

import hmac
import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final, TypeAlias

from engine.errors import WireError

TOKEN_BYTES: Final = 16
MESSAGES_PER_DATAGRAM: Final = 16
DATAGRAM_BYTES: Final = 60_000


@dataclass(frozen=True, slots=True)
class SoundEvent:
    """One sound that the player asked for.

    Attributes:
        frame: when it begins, absolute, in frames of the engine's clock.
        slot: the player's pattern that it comes from ("$1", "drums", ...).
        generation: counts up each time that slot is evaluated again.
        duration_s: seconds from onset to note off; `clip` and `duration` are applied already.
        cps: tempo at the onset, cycles a second.
        cycle: position of the onset, in cycles.
        controls: the control map, such as {"s": "bd", "gain": 0.8}.
    """

    frame: int
    slot: str
    generation: int
    duration_s: float
    cps: float
    cycle: float
    controls: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Play:
    """Start a voice at a frame.

    Attributes:
        frame, slot, generation: as in SoundEvent.
        voice: the fields of the resolved VoiceSpec, in order: plain values.
    """

    frame: int
    slot: str
    generation: int
    voice: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Cancel:
    """Take back what is queued; what sounds already ends by itself.

    Attributes:
        slot: the slot, None for every slot.
        from_frame: events at this frame or later go.
        generation: only events older than this generation go, those still on their way included;
            Cancel.ALL: every generation, but only what has arrived.
    """

    ALL: ClassVar[int] = 2**62

    slot: str | None
    from_frame: int
    generation: int


@dataclass(frozen=True, slots=True)
class Panic:
    """Silence within a few milliseconds, and an empty queue."""


@dataclass(frozen=True, slots=True)
class Limiter:
    """The master limiter in or out."""

    on: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """Move a dial of what a slot plays, now and until it is let go.

    Attributes:
        slot: the slot.
        dial: which, by its name in engine/movable.py.
        value: where to; None: later notes are as their pattern says again.
    """

    slot: str
    dial: str
    value: float | None


Message: TypeAlias = Play | Cancel | Panic | Limiter | Turn
KINDS: Final[tuple[type[Any], ...]] = (Play, Cancel, Panic, Limiter, Turn)
_KIND_OF: Final = {kind: number for number, kind in enumerate(KINDS)}
_FIELDS: Final = {kind: tuple(field.name for field in fields(kind)) for kind in KINDS}
_TYPES: Final[tuple[tuple[Any, ...], ...]] = (
    (int, str, int, tuple),
    ((str, type(None)), int, int),
    (),
    (bool,),
    (str, str, (float, type(None))),
)


def encode(token: bytes, epoch: int, messages: Sequence[Message]) -> bytes:
    """The wire form of some messages.

    >>> token = bytes(16)
    >>> decode(token, encode(token, 1, [Panic(), Cancel("$1", 480, 3)]))
    (1, [Panic(), Cancel(slot='$1', from_frame=480, generation=3)])
    """
    plain = [
        (_KIND_OF[type(message)], *[getattr(message, name) for name in _FIELDS[type(message)]])
        for message in messages
    ]
    return token + marshal.dumps((epoch, plain))


def decode(token: bytes, data: bytes) -> tuple[int, list[Message]]:
    """The epoch and messages in a datagram.

    Raises:
        WireError: the token is not ours, or what follows is not a message.
    """
    if not hmac.compare_digest(token, data[:TOKEN_BYTES]):
        raise WireError("a datagram without our token")
    try:
        epoch, plain = marshal.loads(data[TOKEN_BYTES:])
        return int(epoch), [_message(*row) for row in plain]
    except (EOFError, ValueError, TypeError, IndexError) as error:
        raise WireError(f"a datagram that is not a message: {error}") from error


def _message(kind: int, *values: Any) -> Message:
    if len(values) != len(_TYPES[kind]) or not all(map(isinstance, values, _TYPES[kind])):
        raise TypeError(f"fields {values!r} for {KINDS[kind].__name__}")
    made: Message = KINDS[kind](*values)
    return made
