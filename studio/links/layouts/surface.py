"""What stands on a controller: mixer, scenes, transport, controls of the set that runs. Pure.

A panel is a row of strips, a strip a column of widgets; the files of this folder write them in the
form of one app each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from studio.links.names.kit import ACT, BOOL, ROOT, Desk, is_part
from studio.links.names.tree import Tree

FADER, TOGGLE, PUSH = "fader", "toggle", "push"
MOST_STRIPS: Final = 32  # of a panel
SLOWEST, FASTEST = 0.1, 2.0  # cycles a second: a fader for tempo is no use from 0.001 to 16
ORBITS: Final = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class Widget:
    """A fader or a button.

    Attributes:
        kind: FADER, TOGGLE or PUSH.
        label: what is written on it.
        address: where it sends to, and is heard of.
        low: what a fader sends at its lower end ...
        high: ... and at its upper one.
        value: where it stands.
    """

    kind: str
    label: str
    address: str
    low: float = 0.0
    high: float = 1.0
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Panel:
    """Strips beside each other.

    Attributes:
        title: what is written on it.
        strips: columns of widgets.
    """

    title: str
    strips: tuple[tuple[Widget, ...], ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """All panels, and where to send.

    Attributes:
        panels: those that have something on them.
        port: where the session listens.
    """

    panels: tuple[Panel, ...]
    port: int

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """All of them."""
        return tuple(widget for panel in self.panels for strip in panel.strips for widget in strip)


def surface(tree: Tree, desk: Desk, port: int) -> Surface:
    """What belongs on a controller now.

    Args:
        tree: the addresses.
        desk: the set that runs.
        port: where the session listens.
    """
    slots = [_slot(tree, desk, slot) for slot in desk.slots()]
    orbits = [(_widget(tree, desk, f"{ROOT}/orbit/{one}/gain", f"orbit {one}"),) for one in ORBITS]
    scenes = [
        (_widget(tree, desk, f"{ROOT}/scene/{one}/go", one),)
        for one in tuple(desk.session.scenes)
        if is_part(one)
    ]
    panels = (
        Panel("mixer", tuple(slots[:MOST_STRIPS])),
        Panel("orbits", tuple(orbits)),
        Panel("scenes", tuple(scenes[:MOST_STRIPS])),
        Panel("transport", _transport(tree, desk)),
        Panel("controls", tuple(_controls(desk))[:MOST_STRIPS]),
    )
    return Surface(tuple(panel for panel in panels if panel.strips), port)


def _slot(tree: Tree, desk: Desk, slot: str) -> tuple[Widget, ...]:
    return tuple(
        _widget(tree, desk, f"{ROOT}/slot/{slot}/{what}", label)
        for what, label in (("gain", slot), ("mute", "mute"), ("solo", "solo"))
    )


def _transport(tree: Tree, desk: Desk) -> tuple[tuple[Widget, ...], ...]:
    tempo = _widget(tree, desk, f"{ROOT}/cps", "cps")
    tempo = Widget(FADER, tempo.label, tempo.address, SLOWEST, FASTEST, tempo.value)
    names = ("hush", "undo", "redo", "record")
    return ((tempo,), *((_widget(tree, desk, f"{ROOT}/{one}", one),) for one in names))


def _widget(tree: Tree, desk: Desk, address: str, label: str) -> Widget:
    """What an address is moved with."""
    place = tree.find(address)
    assert place is not None, address
    name = place.name
    value = 0.0 if name.get is None else float(_number(name.get(desk, place.part)))
    kind = {ACT: PUSH, BOOL: TOGGLE}.get(name.kind, FADER)
    low, high = name.low or 0.0, 1.0 if name.high is None else name.high
    return Widget(kind, label, address, low, high, value)


def _number(value: Any) -> float:
    return float(value) if isinstance(value, bool | int | float) else 0.0


def _controls(desk: Desk) -> Iterable[tuple[Widget, ...]]:
    """A fader for each control that code reads, and each name of the player's own."""
    store = desk.session.controls
    for name in bound(desk.reads(), store.called()):
        value = store.raw(name)
        address = name if name.startswith("/") else f"{ROOT}/control/{name}"
        yield (Widget(FADER, label_of(name), address, 0.0, 1.0, _number(value)),)


def label_of(name: str) -> str:
    """What is written on the fader of a control.

    >>> label_of("/1/fader1"), label_of("cc:74")
    ('fader1', 'cc:74')
    """
    return name.rpartition("/")[2] or name


def bound(read: Iterable[str], called: Mapping[str, str]) -> Sequence[str]:
    """The controls that deserve a fader: those that are read, and those that have a name.

    >>> bound({"/a", "/a~0.1", "cutoff", "cc:74", "mouseX"}, {"cutoff": "cc:74", "wet": "/b"})
    ['/a', 'cutoff', 'wet']
    """
    meant = set(called.values())
    names = {name.partition("~")[0] for name in read} | set(called)
    return sorted(
        name
        for name in names
        if name in called
        or (name not in meant and (name.startswith("/") or (":" in name and is_part(name))))
    )
