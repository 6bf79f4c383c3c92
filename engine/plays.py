"""From sound events to the messages that play them, on the session's side. Pure."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Final

from engine.errors import EngineError
from engine.messages import Play, SoundEvent
from engine.ownfiles import fault_of
from engine.resolve import resolve_with_notices
from engine.samples.shelf import NOTHING, Shelf
from engine.voices.spec import LIVE, VoiceSpec

LOG: Final = logging.getLogger(__name__)
_LAST_FRAME: Final = 2**60
OUTSIDE: Final = "midi"  # a control of events that are for a device, not for the mix
_plain: Final = attrgetter(*(field.name for field in fields(VoiceSpec)))


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways out and in.

    Attributes:
        outputs, inputs: how many channels there are.
        deaf: why there are no inputs, where there are none.
        sample_rate: frames a second.
    """

    outputs: int = 2
    inputs: int = 0
    deaf: str = ""
    sample_rate: int = 48_000


RENDER: Final = Ways(deaf="a render has no live input; record plays into a file what is heard")


def play_messages(
    events: Iterable[SoundEvent],
    shelf: Shelf = NOTHING,
    ways: Ways = RENDER,
    cue: tuple[int, int] | None = None,
) -> tuple[list[Play], list[str]]:
    """The messages that start the voices of events; rests have none.

    Args:
        events: what the player asked for; what is for a device is left out.
        shelf: the sounds that the player has loaded.
        ways: the outputs and inputs that there are.
        cue: the outputs for pre-hearing, None for the mix.

    Returns:
        the messages, and a sentence for each event that cannot sound and each value that had to
        be changed, each sentence once.
    """
    plays: list[Play] = []
    said: dict[str, None] = {}
    for event in events:
        if OUTSIDE in event.controls:
            continue
        try:
            spec, notices = resolve_with_notices(event, shelf)
        except EngineError as error:
            said[str(error)] = None
            continue
        except Exception as error:  # a fault in one synth, ours or the player's, stops no other
            LOG.exception("a sound does not resolve")
            said[fault_of(error)] = None
            continue
        said.update(dict.fromkeys(notices))
        if spec is None:
            continue
        if spec.orders:
            said.update(dict.fromkeys(_missing(spec, ways.outputs)))
        if spec.source[0] == LIVE:
            said.update(dict.fromkeys(_unheard(spec, ways)))
        if cue:
            spec = spec.cued(cue)
        if isinstance(event.frame, int) and abs(event.frame) < _LAST_FRAME:
            early = round(spec.early_s * ways.sample_rate)
            plays.append(Play(event.frame - early, event.slot, event.generation, plain(spec)))
        else:
            said[f"an event at frame {event.frame!r:.20} has no place in time: left out"] = None
    return plays, list(said)


def _missing(spec: VoiceSpec, outputs: int) -> list[str]:
    """A sentence where an orbit is to be heard on outputs that are not there."""
    highest = max((max(values) for name, values in spec.orders if name == "channels"), default=0)
    if highest <= outputs:
        return []
    return [
        f"there is no output {highest}, this one has {outputs}: "
        f"channels are counted round, orbit {spec.orbit} is heard on another pair"
    ]


def _unheard(spec: VoiceSpec, ways: Ways) -> list[str]:
    """A sentence where an input is to be heard that is not there."""
    (number,) = spec.source[1]
    if not ways.inputs:
        return [f's("in") is silent: {ways.deaf}']
    if number < ways.inputs:
        return []
    last = ways.inputs - 1
    return [f"there is no input {number}, the last is {last}: inputs are counted round, from 0"]


def plain(spec: VoiceSpec) -> tuple[Any, ...]:
    """The fields of a voice's specification in order: what crosses the border."""
    values: tuple[Any, ...] = _plain(spec)
    return values
