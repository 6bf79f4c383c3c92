"""The process that plays SoundFonts: `python -m engine.instruments.fluid`, see font.py.

It uses the FluidSynth library of the system through ctypes. A file that somebody made can crash a
library written in C: so it runs here, in a process that may die, and plays nothing but what it is
asked for.
"""

import ctypes
import ctypes.util
from typing import Any, Final

from engine.beside import answer_all

CHANNEL: Final = 0
DRUM_BANK: Final = 128
_QUIET_LEVELS: Final = 5  # of FluidSynth's log
_TAIL: Final = 64  # frames rendered at a time while a note is stopped


class Refused(Exception):  # noqa: N818 # what the player reads
    """It cannot be played: why."""


class Fluid:
    """A synthesiser with one SoundFont."""

    def __init__(self, path: str, sample_rate: int) -> None:
        self._library = lib = library()
        self._settings = lib.new_fluid_settings()
        for name, value in (("synth.sample-rate", float(sample_rate)), ("synth.gain", 0.5)):
            lib.fluid_settings_setnum(self._settings, name.encode(), ctypes.c_double(value))
        for name in ("synth.reverb.active", "synth.chorus.active"):
            lib.fluid_settings_setint(self._settings, name.encode(), 0)
        lib.fluid_settings_setint(self._settings, b"synth.dynamic-sample-loading", 1)
        self._synth = lib.new_fluid_synth(self._settings)
        self._font = lib.fluid_synth_sfload(self._synth, path.encode(), 0)
        if self._font < 0:
            raise Refused("it is no SoundFont, or broken")

    def note(self, program: int, midi: int, velocity: int, frames: int) -> bytes:
        """The samples of a note that is held: float32, both sides mixed."""
        lib = self._library
        for bank in (0, DRUM_BANK):
            if not lib.fluid_synth_program_select(self._synth, CHANNEL, self._font, bank, program):
                break
        else:
            raise Refused(f"it has no instrument number {program}")
        lib.fluid_synth_noteon(self._synth, CHANNEL, midi, velocity)
        sides = (ctypes.c_float * frames)(), (ctypes.c_float * frames)()
        left, right = sides
        lib.fluid_synth_write_float(self._synth, frames, left, 0, 1, right, 0, 1)
        lib.fluid_synth_all_sounds_off(self._synth, CHANNEL)
        lib.fluid_synth_write_float(
            self._synth, _TAIL, (ctypes.c_float * _TAIL)(), 0, 1, (ctypes.c_float * _TAIL)(), 0, 1
        )
        return bytes(left) + bytes(right)


def library() -> Any:
    """The FluidSynth library.

    Raises:
        Refused: it is not on this machine.
    """
    name = ctypes.util.find_library("fluidsynth")
    try:
        lib = ctypes.CDLL(name or "libfluidsynth.so.3")
    except OSError:
        raise Refused(
            "the library FluidSynth is not on this machine: install it (Debian: libfluidsynth3)"
        ) from None
    for made in ("new_fluid_settings", "new_fluid_synth"):
        getattr(lib, made).restype = ctypes.c_void_p
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    lib.new_fluid_synth.argtypes = [pointer]
    lib.fluid_settings_setnum.argtypes = [pointer, text, ctypes.c_double]
    lib.fluid_settings_setint.argtypes = [pointer, text, number]
    lib.fluid_synth_sfload.argtypes = [pointer, text, number]
    lib.fluid_synth_program_select.argtypes = [pointer, number, number, number, number]
    lib.fluid_synth_noteon.argtypes = [pointer, number, number, number]
    lib.fluid_synth_all_sounds_off.argtypes = [pointer, number]
    floats = ctypes.POINTER(ctypes.c_float)
    lib.fluid_synth_write_float.argtypes = [
        pointer, number, floats, number, number, floats, number, number,
    ]  # fmt: skip
    for level in range(_QUIET_LEVELS):
        lib.fluid_set_log_function(level, None, None)
    return lib


_fonts: Final[dict[tuple[str, int], Fluid]] = {}


def answer(question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A note, or why there is none."""
    place = question["path"], question["sample_rate"]
    try:
        if place not in _fonts:
            _fonts[place] = Fluid(*place)
        wanted = (question[name] for name in ("program", "midi", "velocity", "frames"))
        return {}, _fonts[place].note(*wanted)
    except Refused as refused:
        return {"refused": str(refused)}, b""


if __name__ == "__main__":
    answer_all(answer)
