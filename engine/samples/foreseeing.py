"""Which files some events will play, so that they are loaded by then. Pure."""

from collections.abc import Iterable

from engine.controls import Controls
from engine.messages import SoundEvent
from engine.rooms import room_files
from engine.samples.choosing import chosen
from engine.samples.manifest import key_of
from engine.samples.shelf import Shelf


def expect(events: Iterable[SoundEvent], shelf: Shelf) -> list[object]:
    """Ask for the files of events that will be played; gives what the shelf says of each."""
    asked: list[object] = []
    for event in events:
        controls = Controls(event.controls)
        room = room_files(controls, shelf)
        if room is not None:
            asked.append(shelf.expect(room.nth(int(controls.or_default("i")))))
        name, bank = controls.text("s"), controls.text("bank")
        if not name:
            continue
        files = shelf.bank(shelf.real_name(key_of(f"{bank}_{name}" if bank else name)))
        if files is not None:
            asked.append(shelf.expect(chosen(controls, files)[0]))
    return asked
