"""`layout osc mixer.json`, `layout touchosc mixer.tosc 9000`: faders for the set that runs."""

from concurrent.futures import Future
from pathlib import Path
from typing import Final

from engine.typedpath import typed_path
from studio.background import in_background
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

HOW: Final = "layout osc mixer.json (Open Stage Control), or layout touchosc mixer.tosc"
USUAL_PORT: Final = 57_120


def layout(session: Session, argument: str) -> "Future[Reply]":
    """Write a file for a controller app."""
    kind, _, rest = argument.partition(" ")
    name, port = _name_and_port(rest.strip())
    if kind not in ("osc", "touchosc") or not name or port is None:
        return done(Reply(False, f"try {HOW}"))
    return in_background(lambda: _written(session, kind, typed_path(name), port))


def _name_and_port(rest: str) -> tuple[str, int | None]:
    """A file's name and the port behind it; 0 where there is none."""
    name, _, last = rest.rpartition(" ")
    port = number(last) if name else None
    if port is None:
        return rest, 0
    return name.strip(), int(port) if port.denominator == 1 and 0 < port < 65_536 else None


def _written(session: Session, kind: str, path: Path, port: int) -> Reply:
    from studio.links.discovery import discovery_of  # only who asks for it pays for it
    from studio.links.layouts import openstage, touchosc
    from studio.links.layouts.surface import surface
    from studio.links.names.kit import Desk
    from studio.links.names.tree import every

    discovery = discovery_of(session)
    at = USUAL_PORT if discovery is None else discovery.osc_port
    desk = Desk.of(session)
    shown = surface(every(), desk, at)
    try:
        if path.exists() and not (openstage if kind == "osc" else touchosc).is_ours(
            path.read_bytes()[:10_000_000]
        ):
            return Reply(False, f"{path} is there already, and no layout of ours; name another")
        if kind == "osc":
            path.write_bytes(openstage.written(shown))
        else:
            path.write_bytes(touchosc.written(shown, port or touchosc.RECEIVES))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        return Reply(False, f"{path} cannot be written: {why}; name another file")
    rows = len(shown.widgets)
    quiet = "" if discovery is not None else "; nothing listens yet: notalabel --listen does"
    return Reply(True, f"{path}: {rows} faders and buttons, which send to port {at}{quiet}")
