"""What pyo does not tell about JACK, asked from its C library: is there a server, how is it set?

A client is opened for the question and closed again; no server is ever started by it.
"""

import ctypes
import ctypes.util
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

import pyo

IS_INPUT, IS_OUTPUT, IS_PHYSICAL = 0x1, 0x2, 0x4  # JackPortFlags, jack/types.h
AUDIO: Final = b"32 bit float mono audio"  # JACK_DEFAULT_AUDIO_TYPE
PLAYBACK: Final = 1  # JackPlaybackLatency, jack/types.h
NO_START_SERVER: Final = 1  # JackNoStartServer, jack/types.h
ASKING_NAME: Final = b"notalabel-asks"


@cache
def _library() -> Any:
    """The C library that pyo itself uses, or the system's; None where there is none."""
    bundled = Path(pyo.__file__).parent.parent / "pyo.libs"
    names = [str(path) for path in sorted(bundled.glob("libjack*"))]
    names += [name for name in [ctypes.util.find_library("jack")] if name]
    for name in names:
        try:
            library = ctypes.CDLL(name)
            library.jack_client_open.restype = ctypes.c_void_p
            library.jack_get_ports.restype = ctypes.POINTER(ctypes.c_char_p)
            library.jack_get_ports.argtypes = (
                [ctypes.c_void_p] + [ctypes.c_char_p] * 2 + [ctypes.c_ulong]
            )
        except (OSError, AttributeError):
            continue
        return library
    return None


def _open() -> tuple[Any, ctypes.c_void_p] | None:
    library = _library()
    if library is None:
        return None
    status = ctypes.c_int(0)
    client = library.jack_client_open(ASKING_NAME, NO_START_SERVER, ctypes.byref(status))
    return (library, ctypes.c_void_p(client)) if client else None


def obstacle() -> str:
    """Why JACK cannot be used, "" where a server answers (or where nobody can be asked)."""
    if _library() is None:
        return ""
    opened = _open()
    if opened is None:
        return "no JACK server is running"
    library, client = opened
    library.jack_client_close(client)
    return ""


def rate_and_period() -> tuple[int, int] | None:
    """Sample rate and frames a period of the running server, None where it does not answer."""
    opened = _open()
    if opened is None:
        return None
    library, client = opened
    found = int(library.jack_get_sample_rate(client)), int(library.jack_get_buffer_size(client))
    library.jack_client_close(client)
    return found


def playback_ports() -> dict[str, list[str]]:
    """The ports that lead to something to hear with, by the name of their client."""
    return _physical_ports(IS_INPUT)


def capture_ports() -> dict[str, list[str]]:
    """The ports that microphones and lines come in at, by the name of their client."""
    return _physical_ports(IS_OUTPUT)


def _physical_ports(direction: int) -> dict[str, list[str]]:
    opened = _open()
    if opened is None:
        return {}
    library, client = opened
    listed = library.jack_get_ports(client, None, AUDIO, direction | IS_PHYSICAL)
    found: dict[str, list[str]] = {}
    for number in count():
        name = listed[number] if listed else None
        if name is None:
            break
        text = name.decode("utf-8", "replace")
        found.setdefault(text.partition(":")[0], []).append(text)
    if listed:
        library.jack_free(listed)
    library.jack_client_close(client)
    return found


def playback_latency() -> int:
    """Frames from the server's outputs to the ears, at most; 0 where it does not say."""
    ports = next(iter(playback_ports().values()), [])
    opened = _open() if ports else None
    if opened is None:
        return 0
    library, client = opened
    library.jack_port_by_name.restype = ctypes.c_void_p
    library.jack_port_by_name.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    library.jack_port_get_latency_range.argtypes = [
        *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    ]
    port = library.jack_port_by_name(client, ports[0].encode())
    found = (ctypes.c_uint32 * 2)()  # jack_latency_range_t: least and most
    if port:
        library.jack_port_get_latency_range(port, PLAYBACK, ctypes.byref(found))
    library.jack_client_close(client)
    return int(found[1])
