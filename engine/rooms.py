"""The room that a sound is sent to: a computed one, or a recording of one. Pure.

Its settings, as engine/effects/room.py takes them: size in s, fade-in in s, first and last cut-off
in Hz; or of a recording the seconds that are used, its file, speed and begin.
"""

from typing import Any

from engine.controls import Controls
from engine.errors import EngineError
from engine.samples.bank import Bank
from engine.samples.manifest import key_of
from engine.samples.shelf import Shelf
from engine.sounds import find


def room_of(controls: Controls, shelf: Shelf) -> tuple[Any, ...] | None:
    """The settings of a room, None for none.

    A recording that cannot be had is told; the computed room is heard in its place.
    """
    size = controls.or_default("roomsize")
    if size <= 0:
        return None
    name = controls.given.get("ir")
    if name is not None:
        try:
            path = _recording(controls, name, shelf)
            return size, path, controls.or_default("irspeed"), controls.or_default("irbegin")
        except EngineError as error:
            told = EngineError(f"{error.reason}: the plain room is heard", error.hint)
            controls.notices.append(str(told))
    return size, *(controls.or_default(name) for name in ("roomfade", "roomlp", "roomdim"))


def room_files(controls: Controls, shelf: Shelf) -> Bank | None:
    """The files of the recording that a room asks for, None for none."""
    name = controls.text("ir") if controls.number("room") else None
    return shelf.bank(shelf.real_name(key_of(name))) if name else None


def _recording(controls: Controls, name: object, shelf: Shelf) -> str:
    """The samples of the recording of a name.

    Raises:
        EngineError: there is none of this name, or it is not there yet.
    """
    if not isinstance(name, str):
        raise EngineError(f"ir takes the name of a sample, not {name!r:.40}")
    files = find(name, "", shelf).files
    if files is None:
        raise EngineError(f"{name:.40} is no recording of a room", "load one with samples(…)")
    return shelf.recording(files.nth(int(controls.or_default("i"))), name).path
