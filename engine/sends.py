"""What a voice sends to its orbit, and what it tells orbits to do: from controls. Pure."""

from typing import Final

from engine.controls import Controls, stages
from engine.echoes import echo_of
from engine.messages import SoundEvent
from engine.rooms import room_of
from engine.samples.shelf import Shelf
from engine.voices.spec import Module, Send

_MOST_TARGETS = 16
_MOST_CHANNELS = 99
_SENDS: Final = ("delay", "room", "bus", "FX")
_ORDERS: Final = ("djf", "channels", "channel", "duckorbit")


def sends(event: SoundEvent, controls: Controls, shelf: Shelf) -> tuple[Send, ...]:
    """The orbit's effects that are asked for, each with the share of the voice that goes there.

    A room within FX is the orbit's too: convolving is too dear to do for each voice.

    Args:
        event: gives the tempo, by which echoes keep to the beat.
        controls: the control map.
        shelf: has the recordings of rooms.
    """
    if controls.has_none(_SENDS):
        return ()
    found: list[Send] = []
    echo = echo_of(event, controls)
    if echo is not None:
        found.append(("delay", echo[0], echo[1:]))
    for stage in (*stages(controls), controls):
        wet = stage.number("room")
        room = room_of(stage, shelf) if wet else None
        if wet and room:
            found.append(("room", wet, room))
        if stage is not controls:
            controls.notices += stage.notices
    bus = controls.number("bus")
    if bus is not None:
        found.append(("bus", controls.or_default("busgain"), (round(bus),)))
    return tuple(found)


def orders(controls: Controls) -> tuple[Module, ...]:
    """What the event does to whole orbits: filter and outputs of its own, ducking of others."""
    if controls.has_none(_ORDERS):
        return ()
    found: list[Module] = []
    djf = controls.number("djf")
    if djf is not None:
        found.append(("djf", (djf,)))
    channels = _channels(controls)
    if channels:
        found.append(("channels", channels))
    names = ("duckorbit", "duckonset", "duckattack", "duckdepth")
    targets, *rest = (controls.numbers(name) for name in names)
    if not targets:
        single = controls.number("duckorbit")
        targets = () if single is None else (single,)
    for place, target in enumerate(targets[:_MOST_TARGETS]):
        settings = (
            listed[min(place, len(listed) - 1)] if listed else controls.or_default(name)
            for name, listed in zip(names[1:], rest, strict=True)
        )
        found.append(("duck", (int(target), *settings)))
    return tuple(found)


def _channels(controls: Controls) -> tuple[int, ...]:
    """The outputs that the orbit is heard on, counted from 1. Tidal's channel is the first of two.

    >>> _channels(Controls({"channels": 3})), _channels(Controls({"channel": 2}))
    ((3,), (3, 4))
    """
    listed = controls.numbers("channels")
    if not listed and not controls.has("channels"):
        first = controls.number("channel")
        listed = () if first is None else (round(first) + 1, round(first) + 2)
    elif not listed:
        single = controls.number("channels")
        listed = () if single is None else (single,)
    return tuple(int(min(max(channel, 1), _MOST_CHANNELS)) for channel in listed[:2])
