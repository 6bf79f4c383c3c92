"""Which backend and which output: what was asked for, or the first that works."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final

from engine.backends.jack import Jack
from engine.backends.null import Null
from engine.backends.portaudio import PortAudio
from engine.backends.protocol import Backend, Device, Format
from engine.errors import BackendError

IN_ORDER: Final[tuple[Backend, ...]] = (Jack(), PortAudio(), Null())
HINTS: Final = {
    "jack": "start JACK, or take --backend auto",
    "portaudio": "connect one, or take --backend null to play without sound",
}
SAYS: Final = {
    "jack": "JACK",
    "portaudio": "the default audio output",
    "null": "time runs but nothing is heard",
}


def choose(
    name: str,
    wanted: Format,
    crashed: Sequence[str] = (),
    trying: Callable[[str], object] = lambda _: None,
) -> tuple[Backend, Any, str]:
    """A backend, its booted server, and one sentence that says which and why.

    Args:
        name: "auto" or a backend's name.
        wanted: block size, rate, channels; a device by its name or a part of it.
        crashed: backends that crashed a process before: auto leaves them out.
        trying: called with a backend's name right before it is opened.

    Raises:
        BackendError: it does not open, or there is no such device; never for auto without a
            device, which ends with null.
    """
    if wanted.device:
        backend, device = _with_device(name, wanted.device, crashed, trying)
        server = _open(backend, replace(wanted, device=device), crashed, trying)
        return backend, server, f"{device}, as asked for"
    if name != "auto":
        backend = next(backend for backend in IN_ORDER if backend.name == name)
        return backend, _open(backend, wanted, crashed, trying), f"{SAYS[name]}, as asked for"
    reasons = []
    for backend in IN_ORDER:
        try:
            server = _open(backend, wanted, crashed, trying)
        except BackendError as error:
            reasons.append(error.reason)
            continue
        why = f"{SAYS[backend.name]}: {', '.join(reasons)}" if reasons else SAYS[backend.name]
        return backend, server, why
    raise BackendError("no audio backend opens", "see the log file")


def _with_device(
    name: str, asked: str, crashed: Sequence[str], trying: Callable[[str], object]
) -> tuple[Backend, str]:
    """The backend that has a device, and the device's full name."""
    known: list[str] = []
    for backend in IN_ORDER:
        if name not in ("auto", backend.name) or backend.name in crashed:
            continue
        trying(backend.name)
        names = [device.name for device in backend.devices()]
        if full := named(asked, names):
            return backend, full
        known += names
    raise BackendError(f'there is no output called "{asked:.60}"', nearest(asked, known))


def named(asked: str, names: Iterable[str]) -> str:
    """The name that is meant: itself, or the only one that it is a part of; "" for none.

    >>> named("scarlett", ["HDMI 0", "Scarlett 2i2 USB"])
    'Scarlett 2i2 USB'
    """
    names = list(names)
    same = [name for name in names if name.casefold() == asked.casefold()]
    within = [name for name in names if asked.casefold() in name.casefold()]
    found = same or within
    return found[0] if same or len(set(found)) == 1 else ""


def nearest(asked: str, names: Sequence[str]) -> str:
    """What to try instead of a name that is not there.

    >>> nearest("scarlet", ["HDMI 0", "Scarlett"])
    'the nearest is "Scarlett"'
    """
    if not names:
        return "this machine names none: connect one"
    lower = {name.casefold(): name for name in names}
    close = get_close_matches(asked.casefold(), lower, 1, 0.3)
    if close:
        return f'the nearest is "{lower[close[0]]}"'
    listed = ", ".join(names[:6])
    return f"there is {listed}"


def _open(
    backend: Backend,
    wanted: Format,
    crashed: Sequence[str],
    trying: Callable[[str], object],
) -> Any:
    if backend.name in crashed:
        raise BackendError(f"{SAYS[backend.name]} crashed when it was opened", "take another")
    trying(backend.name)
    obstacle = backend.obstacle()
    if obstacle:
        raise BackendError(obstacle, HINTS.get(backend.name, ""))
    return backend.boot(wanted)


def can_be_heard(name: str, device: str = "", crashed: Sequence[str] = ()) -> bool:
    """Is there something to hear with: what is asked for, or for "auto" anything?"""
    for backend in IN_ORDER:
        if backend.name == "null" or backend.name in crashed or name not in ("auto", backend.name):
            continue
        if not backend.obstacle() and (
            not device or named(device, [each.name for each in backend.devices()])
        ):
            return True
    return False


def probe(
    trying: Callable[[str], object] = lambda _: None,
) -> dict[str, tuple[str, list[Device], list[Device]]]:
    """For each backend why it cannot be used now, "" for those that can; its outputs and inputs."""
    found = {}
    for backend in IN_ORDER:
        trying(backend.name)
        obstacle = backend.obstacle()
        ways = ([], []) if obstacle else (backend.devices(), backend.sources())
        found[backend.name] = (obstacle, *ways)
    return found
