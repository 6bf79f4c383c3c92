"""The tree of addresses as OSCQuery tells it: JSON nodes with type, range, value. Pure.

Source: the OSCQuery proposal, https://github.com/Vidvox/OSCQueryProposal.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import unquote

from studio.links.names.kit import ACT, BOOL, FLOATS, TEXTS, Desk, Name, Value
from studio.links.names.tree import Place, Tree

READ, WRITE = 1, 2
EXTENSIONS: Final = {
    "ACCESS": True, "VALUE": True, "RANGE": True, "DESCRIPTION": True, "UNIT": True, "TAGS": False,
    "EXTENDED_TYPE": False, "CRITICAL": False, "CLIPMODE": True, "OVERLOADED": False, "HTML": False,
    "LISTEN": True, "PATH_CHANGED": False, "PATH_RENAMED": False, "PATH_ADDED": True,
    "PATH_REMOVED": True,
}  # fmt: skip
ATTRIBUTES: Final = frozenset({
    "FULL_PATH", "CONTENTS", "TYPE", "ACCESS", "RANGE", "DESCRIPTION", "UNIT", "VALUE", "CLIPMODE",
})  # fmt: skip
MOST_DEEP: Final = 16

Node = dict[str, Any]


class NoSuchNodeError(LookupError):
    """Nothing lives at a path."""


class NothingToSayError(LookupError):
    """A node has no such attribute."""


def host_info(name: str, osc_ip: str, osc_port: int, ws_port: int) -> Node:
    """What a client asks first."""
    return {
        "NAME": name, "EXTENSIONS": EXTENSIONS, "OSC_IP": osc_ip, "OSC_PORT": osc_port,
        "OSC_TRANSPORT": "UDP", "WS_IP": osc_ip, "WS_PORT": ws_port,
    }  # fmt: skip


def container(path: str) -> Node:
    """A node that only holds others."""
    return {"FULL_PATH": path, "ACCESS": 0, "CONTENTS": {}}


def leaf(place: Place, value: Value | None) -> Node:
    """The node of an address.

    >>> from studio.links.names.kit import Name
    >>> name = Name("/a", "f", "A level.", lambda *_: 1.0, low=0, high=4)
    >>> node = leaf(Place(name, "", "/a"), 1.0)
    >>> node["TYPE"], node["VALUE"], node["RANGE"], node["ACCESS"]
    ('f', [1.0], [{'MIN': 0, 'MAX': 4}], 1)
    """
    name = place.name
    node: Node = {
        "FULL_PATH": place.address,
        "ACCESS": (READ if name.get else 0) | (WRITE if name.set else 0),
        "DESCRIPTION": name.about,
        "TYPE": type_of(name, value),
    }
    if value is not None:
        node["VALUE"] = list(value) if isinstance(value, tuple) else [value]
    if name.low is not None and name.high is not None:
        node["RANGE"] = [{"MIN": name.low, "MAX": name.high}]
        node["CLIPMODE"] = ["both"]
    if name.unit:
        node["UNIT"] = [name.unit]
    return node


def type_of(name: Name, value: Value | None) -> str:
    """The types of its arguments, in OSC's letters."""
    if name.kind == ACT:
        return "N"
    if name.kind == BOOL:
        return "T" if value in (None, True) else "F"
    if name.kind in (TEXTS, FLOATS):
        letter = "s" if name.kind == TEXTS else "f"
        return letter * (len(value) if isinstance(value, tuple) else 1)
    return name.kind


def whole(tree: Tree, desk: Desk, controls: Mapping[str, Any]) -> Node:
    """The root, with everything below it.

    Args:
        tree: the addresses.
        desk: what they are read from.
        controls: values at addresses of others' own.
    """
    root = container("/")
    for place in tree.places(desk):
        get = place.name.get
        _hang(root, leaf(place, None if get is None else get(desk, place.part)))
    for address, value in controls.items():
        if address.startswith("/") and address.count("/") < MOST_DEEP and ":" not in address:
            _hang(root, control(address, value))
    return root


def control(address: str, value: Any) -> Node:
    """The node of a control that came in."""
    kind = "s" if isinstance(value, str) else "f"
    told = "A control that came in; patterns read it."
    return {"FULL_PATH": address, "ACCESS": READ | WRITE, "DESCRIPTION": told, "TYPE": kind,
            "VALUE": [value]}  # fmt: skip


def _hang(root: Node, node: Node) -> None:
    """Put a node where its path says."""
    at, path = root, ""
    parts = [part for part in node["FULL_PATH"].split("/") if part]
    for part in parts[:-1]:
        path += f"/{part}"
        at = at.setdefault("CONTENTS", {}).setdefault(part, container(path))
    if parts:
        contents = at.setdefault("CONTENTS", {})
        kept = contents.get(parts[-1], {}).get("CONTENTS")
        contents[parts[-1]] = {**node, "CONTENTS": kept} if kept else node


def found(root: Node, path: str) -> Node:
    """The node at a path.

    Raises:
        NoSuchNodeError: there is none.
    """
    at = root
    for part in filter(None, unquote(path).split("/")):
        at = at.get("CONTENTS", {}).get(part)
        if at is None:
            raise NoSuchNodeError(path)
    return at


def asked(root: Node, path: str, attribute: str) -> Node:
    """What a request asks of a node: all of it, or one attribute.

    Raises:
        NoSuchNodeError: nothing lives there.
        NothingToSayError: it has no such attribute.
    """
    node = found(root, path)
    if not attribute:
        return node
    if attribute not in ATTRIBUTES or attribute not in node:
        raise NothingToSayError(attribute)
    return {attribute: node[attribute]}


def addresses(root: Node) -> Iterable[str]:
    """The paths of all nodes that have a value or can be changed."""
    if "TYPE" in root:
        yield root["FULL_PATH"]
    for node in root.get("CONTENTS", {}).values():
        yield from addresses(node)
