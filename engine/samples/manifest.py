"""Sample maps: what a strudel.json or samples({…}) says, as banks. Pure.

A map gives each name a file, a list of files, or files for notes; `_base` stands before them, and
one that a name has of its own holds for the names after it too, as in Strudel.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.errors import SampleError
from engine.pitch import note_number
from engine.samples.bank import NATURAL_NOTE, Bank, Reach
from engine.samples.limits import LIMITS, Limits
from engine.samples.places import base_address, joined

WAVETABLE: Final = "wt_"  # a name that begins so is a table of waves
WAVE_FRAMES: Final = 2048


def key_of(name: str) -> str:
    """A name as banks are found by: lower case, without spaces.

    >>> key_of("RolandTR909 BD")
    'rolandtr909_bd'
    """
    return "_".join(name.lower().split())


def read_map(
    given: object,
    base: str = "",
    *,
    derived: bool = False,
    reach: Reach = "anywhere",
    root: str = "",
    wave_frames: int = 0,
    limits: Limits = LIMITS,
) -> dict[str, Bank]:
    """The banks of a sample map by their keys.

    Args:
        given: what was decoded from JSON, or what the player wrote.
        base: what stands before its files where it does not say itself.
        derived: the base is the map's own folder.
        reach: as in bank.Place.
        root: as in bank.Place.
        wave_frames: all names are tables of waves of this length, not only those that begin so.
        limits: how much is accepted.

    Raises:
        SampleError: it is no sample map.

    >>> banks = read_map({"bd": "bd.wav", "piano": {"c4": ["c.wav"], "a4": "a.wav"}}, "https://x.org/")
    >>> banks["bd"].rows, banks["piano"].rows[1]
    (((36.0, ('https://x.org/bd.wav',)),), (69, ('https://x.org/a.wav',)))
    """
    if not isinstance(given, Mapping):
        raise SampleError("a sample map is an object", 'such as { bd: "bd.wav" }')
    if len(given) > limits.names:
        raise SampleError(f"a sample map of {len(given)} names is too large", "split it")
    if "_base" in given:
        base, derived = _text("_base", given["_base"], limits), False
    banks, left = {}, limits.files
    for name, value in given.items():
        if str(name).startswith("_"):
            continue
        if isinstance(value, Mapping) and "_base" in value:
            base, derived = _text("_base", value["_base"], limits), False
        before = base_address(base)
        rows = tuple(
            (note, tuple(joined(before, _text(name, file, limits), derived) for file in files))
            for note, files in _rows(str(name), value, limits)
            if files
        )
        key = key_of(_text("a name", name, limits))
        bank = Bank(rows, reach, root, wave_frames or wave_frames_of(key))
        left -= bank.count
        if left < 0:
            raise SampleError(f"a sample map of over {limits.files} files is too large", "split it")
        if bank.count:
            banks[key] = bank
    return banks


def wave_frames_of(key: str) -> int:
    """The length of the waves of a name; 0 where it is no table of waves."""
    return WAVE_FRAMES if key.startswith(WAVETABLE) else 0


def _rows(name: str, value: object, limits: Limits) -> Iterator[tuple[float, list[Any]]]:
    """The notes of one name with their files."""
    if isinstance(value, str):
        yield NATURAL_NOTE, [value]
    elif isinstance(value, list | tuple):
        yield NATURAL_NOTE, list(value)
    elif isinstance(value, Mapping) and len(value) <= limits.names:
        for note, files in value.items():
            number = note_number(str(note))
            if number is not None and not str(note).startswith("_"):
                yield number, [files] if isinstance(files, str) else list(_listed(name, files))
    else:
        raise _odd(name)


def _listed(name: str, files: object) -> list[Any] | tuple[Any, ...]:
    if not isinstance(files, list | tuple):
        raise _odd(name)
    return files


def _text(name: object, value: object, limits: Limits) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise _odd(str(name))
    if len(value) > limits.text:
        raise SampleError(f"{str(name)[:40]} has an address of {len(value)} characters")
    return value


def _odd(name: str) -> SampleError:
    return SampleError(
        f"{name[:40]!r} in a sample map is no file, list of files, or files for notes",
        'write it as { bd: ["a.wav", "b.wav"] }',
    )
