"""What works on this machine: one finding after another, never an exception.

A finding that is not well says what to do about it.
"""

import logging
import platform
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ai.providers.errors import ProviderError
from engine.client import EngineClient
from engine.launch import Settings, launch
from studio.config import Config
from studio.links.clock.link import LinkError, opened
from studio.links.midi.hub import Hub
from studio.models import models_from, terms_of
from studio.vault import NOWHERE

PACKAGES = (
    "notalabel",
    "pyo",
    "numpy",
    "soundfile",
    "prompt-toolkit",
    "platformdirs",
    "tree-sitter",
    "tree-sitter-javascript",
)
READY_S = 15.0
MOST_DEVICES = 64
MIDI_S = 6.0

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: what.
        state: "ok"; "missing" for what one can do without; "bad" for what one cannot.
        detail: what was found, in a clause.
        hint: what to do about it, or "".
    """

    name: str
    state: str
    detail: str
    hint: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The finding as an object of JSON."""
        return asdict(self)


def examine(config: Config) -> Iterator[Finding]:
    """Look at everything."""
    looks: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("folders", lambda: _folders(config)),
        ("language", _language),
        ("audio", _audio),
        ("engine", _engine),
        ("sockets", _sockets),
        ("midi", _midi),
        ("link", _link),
        ("models", lambda: _models(config)),
    )
    for name, look in looks:
        try:
            yield from look()
        except Exception as error:  # the edge: a doctor does not faint
            LOG.exception("doctor: %s", name)
            yield Finding(name, "bad", f"the look at it failed ({type(error).__name__}: {error})")


def _python() -> Iterator[Finding]:
    found = f"{platform.python_version()} on {platform.platform(terse=True)}"
    known = (3, 11) <= sys.version_info[:2] <= (3, 14)
    yield Finding("python", "ok" if known else "bad", found, "" if known else "take 3.11 to 3.14")


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, "ok", version(name))
        except PackageNotFoundError:
            yield Finding(name, "bad", "not installed", "run `make play` again")


def _folders(config: Config) -> Iterator[Finding]:
    for name, place in (("data folder", config.data), ("log file", config.log)):
        if place is not None:
            yield Finding(name, "ok", str(place))
    for problem in config.problems:
        yield Finding("folders", "missing", problem, "NOTALABEL_HOME names another folder")
    if config.file is not None and not config.settings.problems:
        yield Finding("settings", "ok", str(config.file))
    for problem in config.settings.problems:
        yield Finding("settings", "bad", problem, "`notalabel config edit` opens the file")


def _language() -> Iterator[Finding]:
    from patterns.strudel.evaluate import evaluate

    haps = evaluate('note("c2 [eb2 g2]*2").s("sawtooth").lpf(800)').pattern.query(0, 1)
    yield Finding("language", "ok" if len(haps) == 5 else "bad", f"a line gives {len(haps)} events")


def _audio() -> Iterator[Finding]:
    tried, obstacles = "", None
    child = launch(Settings(job="probe"))
    for report in child.reports():
        tried = str(report.get("trying", tried))
        obstacles = report.get("probe", obstacles)
    child.end(1.0)
    if obstacles is None:
        yield Finding("audio", "bad", f"asking for {tried or 'pyo'} crashed", "see the log file")
        return
    for name, found in obstacles.items():
        obstacle = found["obstacle"]
        yield Finding(f"audio: {name}", "missing" if obstacle else "ok", obstacle or "can be used")
        for device in found["devices"][:MOST_DEVICES]:
            yield _device("output", name, device)
        for device in found["sources"][:MOST_DEVICES]:
            yield _device("input", name, device)


def _device(way: str, backend: str, device: Mapping[str, Any]) -> Finding:
    """An output, as it is asked for with --device, or an input, of which --inputs opens some.

    >>> _device("output", "jack", {"name": "system", "channels": 2, "rates": [48000]}).detail
    'system: 2 channels, 48000 Hz'
    """
    rates = ", ".join(map(str, device["rates"]))
    detail = f"{device['name']}: {device['channels']} channels, {rates} Hz"
    return Finding(f"{way}: {backend}", "ok", detail)


def _engine() -> Iterator[Finding]:
    client = EngineClient()
    client.start()
    try:
        client.wait_ready(READY_S)
        status = client.status()
    finally:
        client.stop()
    if status.state != "running":
        yield Finding("engine", "bad", status.why or "it does not start", "see the log file")
        return
    found = f"{status.backend}, {status.sample_rate} Hz, {status.block} frames: {status.why}"
    if status.backend == "null":
        yield Finding("engine", "missing", found, "connect an audio output, or start JACK")
    else:
        yield Finding("engine", "ok", found)


def _models(config: Config) -> Iterator[Finding]:
    remote = models_from(terms_of(config, NOWHERE))
    if remote is None:
        yield Finding("models", "missing", "none is set up", "docs/models.md says how")
        return
    for model in remote.models:
        try:
            yield Finding(f"model: {model.name}", "ok", model.health())
        except ProviderError as error:
            hint = "`ask` works without it; docs/models.md says how to set one up"
            yield Finding(f"model: {model.name}", "missing", str(error), hint)


def _midi() -> Iterator[Finding]:
    hub = Hub(lambda *_: None)
    listed = hub.listed(MIDI_S)
    hub.close()
    if listed.problem:
        what, _, hint = listed.problem.partition("; ")
        yield Finding("midi", "missing", what, hint)
        return
    yield Finding("midi", "ok", f"{' and '.join(listed.systems)} answers")
    for way, names in (("out", listed.outputs), ("in", listed.inputs)):
        for name in names[:MOST_DEVICES]:
            yield Finding(f"midi: {way}", "ok", name)


def _link() -> Iterator[Finding]:
    try:
        opened(bpm=120.0, quantum=4.0, enabled=False)  # silent on all networks
    except LinkError as error:
        what, _, hint = str(error).partition("; ")
        yield Finding("link", "missing", what, hint)
        return
    yield Finding("link", "ok", "it opens; `link on` joins who plays in this network")


def _sockets() -> Iterator[Finding]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        yield Finding("sockets", "ok", "loopback works")
