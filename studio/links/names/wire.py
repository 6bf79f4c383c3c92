"""Values and events as OSC says them. Pure."""

from collections.abc import Mapping
from numbers import Number
from typing import Any, Final

from engine.messages import SoundEvent
from studio.links.names.kit import ROOT, Value
from studio.links.osc.guard import MOST_BYTES, encode
from studio.links.overheard import Heard, TakenBack

EVENT: Final = f"{ROOT}/event"
TAKEN_BACK: Final = f"{ROOT}/cancel"
LONGEST_TEXT: Final = 6000
MOST_CONTROLS: Final = 100  # of an event


def packet(address: str, value: Value) -> bytes:
    """A value at its address; what is too long for a packet is cut."""
    args = value if isinstance(value, tuple) else (value,)
    made = encode(address, [short(one) for one in args])
    return made if len(made) <= MOST_BYTES else encode(address, ["too long for a packet"])


def short(value: Any) -> Any:
    """A value, a long text cut.

    >>> len(short("x" * 9000)), short(0.5)
    (6000, 0.5)
    """
    if isinstance(value, str) and len(value.encode()) > LONGEST_TEXT:
        return value.encode()[: LONGEST_TEXT - 3].decode(errors="ignore") + "..."
    return value


def heard_packet(heard: Heard, at: float) -> bytes:
    """An event, or what is taken back, as a bundle with its time tag."""
    if isinstance(heard, TakenBack):
        generation = min(heard.generation, 2**31 - 1)
        return encode(TAKEN_BACK, [heard.slot or "*", generation], at)
    made = encode(EVENT, event_args(heard), at)
    return made if len(made) <= MOST_BYTES else encode(EVENT, event_args(heard, few=True), at)


def event_args(event: SoundEvent, few: bool = False) -> list[Any]:
    """Names and values of an event, one after the other.

    >>> event_args(SoundEvent(0, "drums", 2, 0.5, 1.0, 4.25, {"s": "bd", "gain": 1}))[:10]
    ['slot', 'drums', 'generation', 2, 'cycle', 4.25, 'duration', 0.5, 'cps', 1.0]
    """
    args: list[Any] = [
        "slot", event.slot, "generation", event.generation, "cycle", float(event.cycle),
        "duration", float(event.duration_s), "cps", float(event.cps),
    ]  # fmt: skip
    if not few:
        for name, value in plain_controls(event.controls).items():
            args += [name, value]
    return args


def plain_controls(controls: Mapping[str, Any]) -> dict[str, Any]:
    """The controls of an event that are numbers, texts, or on and off.

    >>> from fractions import Fraction
    >>> plain_controls({"s": "bd", "gain": Fraction(1, 2), "fx": {}, "cps": 1})
    {'s': 'bd', 'gain': 0.5}
    """
    found: dict[str, Any] = {}
    for name, value in controls.items():
        if name == "cps" or len(found) >= MOST_CONTROLS:
            continue
        if isinstance(value, str):
            found[name] = value[:200]
        elif isinstance(value, bool | int) and abs(value) < 2**31:
            found[name] = value
        elif isinstance(value, Number):
            found[name] = float(value)  # type: ignore[arg-type] # the language has real ones alone
    return found


def event_row(heard: Heard, at: float) -> dict[str, Any]:
    """The same as JSON says it.

    >>> event_row(TakenBack("drums", 0, 3), 10.0)
    {'type': 'cancel', 'at': 10.0, 'slot': 'drums', 'generation': 3}
    """
    if isinstance(heard, TakenBack):
        return {"type": "cancel", "at": at, "slot": heard.slot, "generation": heard.generation}
    return {
        "type": "event", "at": at, "slot": heard.slot, "generation": heard.generation,
        "cycle": heard.cycle, "duration": heard.duration_s, "cps": heard.cps,
        "controls": plain_controls(heard.controls),
    }  # fmt: skip
