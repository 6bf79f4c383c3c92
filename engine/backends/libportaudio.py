"""What pyo does not tell about PortAudio, asked from its C library: which rates a device takes."""

import ctypes
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyo

RATES: Final = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
FLOAT_32: Final = 0x1  # paFloat32, portaudio.h


class _Parameters(ctypes.Structure):
    """PaStreamParameters, portaudio.h."""

    _fields_ = (  # type: ignore[mutable-override] # ctypes wants it so
        ("device", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("format", ctypes.c_ulong),
        ("latency_s", ctypes.c_double),
        ("host", ctypes.c_void_p),
    )


@cache
def _library() -> Any:
    """The C library that pyo itself uses; None where it cannot be found."""
    for path in sorted((Path(pyo.__file__).parent.parent / "pyo.libs").glob("libportaudio*")):
        try:
            library = ctypes.CDLL(str(path))
            library.Pa_IsFormatSupported.argtypes = [ctypes.c_void_p] * 2 + [ctypes.c_double]
        except (OSError, AttributeError):
            continue
        return library
    return None


def rates(device: int) -> tuple[int, ...]:
    """Rates at which an output can be opened for two channels; () where nobody can be asked."""
    return _able(lambda ask, rate: ask(None, _asked(device, 2), rate))


def source_rates(device: int) -> tuple[int, ...]:
    """Rates at which an input can be opened for one channel; () where nobody can be asked."""
    return _able(lambda ask, rate: ask(_asked(device, 1), None, rate))


def _asked(device: int, channels: int) -> Any:
    return ctypes.byref(_Parameters(device, channels, FLOAT_32, 0.05, None))


def _able(takes: Callable[[Any, float], int]) -> tuple[int, ...]:
    library = _library()
    if library is None or library.Pa_Initialize() != 0:
        return ()
    able = [rate for rate in RATES if takes(library.Pa_IsFormatSupported, float(rate)) == 0]
    library.Pa_Terminate()
    return tuple(able)
