"""Which backend: the one that was asked for, or the first that works."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from engine.backends.jack import Jack
from engine.backends.null import Null
from engine.backends.portaudio import PortAudio
from engine.backends.protocol import Backend, Format
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
        wanted: block size, rate and channels.
        crashed: backends that crashed a process before: auto leaves them out.
        trying: called with a backend's name right before it is opened.

    Raises:
        BackendError: it does not open; never for auto, which ends with null.
    """
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
    raise BackendError("no audio backend opens", "look into the log file")


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


def probe(trying: Callable[[str], object] = lambda _: None) -> dict[str, str]:
    """For each backend why it cannot be used now; "" for those that can."""
    found = {}
    for backend in IN_ORDER:
        trying(backend.name)
        found[backend.name] = backend.obstacle()
    return found
