"""What a message that came in means: a key, or values of controls by their names. Pure.

Whatever is no whole message is refused: no running status, no byte out of place.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

# How many bytes follow each status of a channel.
LENGTHS: Final = {0x8: 2, 0x9: 2, 0xA: 2, 0xB: 2, 0xC: 1, 0xD: 1, 0xE: 2}


class Heard(NamedTuple):
    """A message of a channel.

    Attributes:
        kind: "on", "off", "poly", "cc", "program", "touch" or "bend".
        channel: from 1 to 16.
        number: the key, controller or program.
        value: 0 to 1; a bend is from -1 to 1.
    """

    kind: str
    channel: int
    number: int
    value: float


def heard(data: bytes) -> Heard | None:
    """A message of a channel, None where this is another kind or none at all.

    >>> heard(bytes([0x91, 60, 127])), heard(bytes([0x91, 60, 0])).kind
    (Heard(kind='on', channel=2, number=60, value=1.0), 'off')
    >>> heard(bytes([0xE0, 0, 64])).value, heard(bytes([0x90, 60])), heard(bytes([60, 60, 60]))
    (0.0, None, None)
    """
    if not data:
        return None
    kind, channel = data[0] >> 4, (data[0] & 0x0F) + 1
    if LENGTHS.get(kind) != len(data) - 1 or any(byte > 127 for byte in data[1:]):
        return None
    number, value = data[1], data[-1] / 127
    if kind == 0x9 and data[2]:
        return Heard("on", channel, number, value)
    if kind in (0x8, 0x9):
        return Heard("off", channel, number, 0.0)
    if kind == 0xE:
        amount = (data[2] << 7 | data[1]) - 8192
        return Heard("bend", channel, 0, amount / (8191 if amount > 0 else 8192))
    names = {0xA: "poly", 0xB: "cc", 0xC: "program", 0xD: "touch"}
    return Heard(names[kind], channel, number, float(number) if kind == 0xC else value)


def values_of(one: Heard) -> Iterator[tuple[str, float]]:
    """Names of live values, and what they are now; with :CHANNEL behind, of that channel alone.

    >>> list(values_of(Heard("cc", 3, 74, 0.5)))
    [('cc:74', 0.5), ('cc:74:3', 0.5)]
    >>> list(values_of(Heard("poly", 1, 60, 0.5)))
    [('midipoly:60', 0.5), ('midipoly:60:1', 0.5)]
    >>> [name for name, _ in values_of(Heard("on", 1, 60, 1.0))]
    ['midinote', 'midinote:1', 'midivelocity', 'midivelocity:1', 'midikey:60', 'midikey:60:1']
    """
    pairs: dict[str, float] = {}
    if one.kind == "on":
        pairs = {"midinote": float(one.number), "midivelocity": one.value}
    if one.kind in ("on", "off"):
        pairs[f"midikey:{one.number}"] = one.value
    elif one.kind == "cc":
        pairs[f"cc:{one.number}"] = one.value
    elif one.kind == "poly":
        pairs[f"midipoly:{one.number}"] = one.value
    elif one.kind in ("bend", "touch", "program"):
        pairs[f"midi{one.kind}"] = one.value
    for name, value in pairs.items():
        yield name, value
        yield f"{name}:{one.channel}", value


def is_ours(name: str) -> bool:
    """Is a live value one that MIDI gives?

    >>> is_ours("cc:74~0.2"), is_ours("midikeys"), is_ours("/fader1")
    (True, True, False)
    """
    return name.startswith(("cc:", "midi"))
