"""A surface as a layout of TouchOSC (the app of 2021 and later): XML, packed by zlib.

Where to send is set in the app: host and port of this machine, and a port to receive at. The layout
subscribes by itself with that port, sends back the number that it is asked for, and its faders move
when somebody else changes what they show.

The form of the file: a tree of nodes, each with properties that have a type, values, messages and
children; a message is made of parts, and an argument is scaled from 0..1.
"""

import uuid
import zlib
from itertools import count
from typing import Final
from xml.etree import ElementTree as ET

from studio.links.layouts.surface import FADER, PUSH, TOGGLE, Panel, Surface, Widget

MADE_BY: Final = "Not a Label"
RECEIVES: Final = 9000  # the port that the app receives at, where the player says no other
WIDE, HIGH = 1024, 768
EDGE, TITLE, BUTTON_H = 8, 28, 56
MOST_BYTES: Final = 10_000_000  # unpacked
SPACE: Final = uuid.UUID("a4d2c0de-57ab-4c0a-9a8b-0f5c1e0d9120")  # names of nodes are made from it
BUTTONS: Final = {PUSH: "0", TOGGLE: "2"}  # momentary; toggles when it is pressed
SCRIPT: Final = """\
local last = -100000
function init() subscribe() end
function subscribe()
  sendOSC({ '/subscribe', { { tag = 'i', value = PORT } } })
  last = getMillis()
end
function update() if getMillis() - last > 30000 then subscribe() end end
function onReceiveOSC(message, connections)
  if message[1] == '/notalabel/hello' then
    sendOSC({ message[1], { { tag = 'i', value = message[2][1].value } } }, connections)
  end
end
"""

Frame = tuple[float, float, float, float]


def written(surface: Surface, receives: int = RECEIVES) -> bytes:
    """The file.

    Args:
        surface: what is on it.
        receives: the port at which the app receives.
    """
    names = count(1)
    layout = ET.Element("lexml", version="3")
    root = _node(layout, "GROUP", "root", (0, 0, WIDE, HIGH), names)
    _property(root, "s", "metaComments", f"made by {MADE_BY} for the set that ran")
    _property(root, "s", "script", SCRIPT.replace("PORT", str(receives)))
    pages = root.find("children")
    assert pages is not None
    height = HIGH / max(len(surface.panels), 1)
    for number, panel in enumerate(surface.panels):
        _panel(pages, panel, (0, number * height, WIDE, height), names)
    text = ET.tostring(layout, encoding="utf-8", xml_declaration=True)
    return zlib.compress(text)


def _panel(parent: ET.Element, panel: Panel, frame: Frame, names: "count[int]") -> None:
    group = _node(parent, "GROUP", panel.title, frame, names)
    inside = group.find("children")
    assert inside is not None
    _label(inside, panel.title, (EDGE, 0, WIDE - 2 * EDGE, TITLE), names)
    wide = (WIDE - EDGE) / max(len(panel.strips), 1)
    for number, strip in enumerate(panel.strips):
        _strip(inside, strip, (EDGE + number * wide, TITLE, wide - EDGE, frame[3] - TITLE), names)


def _strip(
    parent: ET.Element, strip: tuple[Widget, ...], frame: Frame, names: "count[int]"
) -> None:
    """Widgets below each other: faders take what buttons leave."""
    x, y, wide, high = frame
    buttons = sum(widget.kind != FADER for widget in strip)
    small = min(BUTTON_H, (high - TITLE) / (len(strip) + 1))
    faders = max(len(strip) - buttons, 1)
    tall = (high - buttons * small - TITLE - EDGE) / faders
    for widget in strip:
        size = tall if widget.kind == FADER else small
        _widget(parent, widget, (x, y, wide, max(size - 4, 8)), names)
        y += size


def _widget(parent: ET.Element, widget: Widget, frame: Frame, names: "count[int]") -> None:
    x, y, wide, high = frame
    label = min(TITLE, high / 2)
    if widget.kind == FADER:
        node = _node(parent, "FADER", widget.label, (x, y, wide, high - label), names)
        _label(parent, widget.label, (x, y + high - label, wide, label), names)
    else:
        node = _node(parent, "BUTTON", widget.label, frame, names)
        _property(node, "i", "buttonType", BUTTONS[widget.kind])
        _label(parent, widget.label, frame, names)
    width = widget.high - widget.low
    at = (widget.value - widget.low) / width if width else 0.0
    _value(node, "x", f"{min(max(at, 0.0), 1.0):g}")
    _message(node, widget)


def _label(parent: ET.Element, text: str, frame: Frame, names: "count[int]") -> None:
    node = _node(parent, "LABEL", text, frame, names)
    _property(node, "b", "interactive", "0")
    _property(node, "b", "background", "0")
    _value(node, "text", text)


def _node(
    parent: ET.Element, kind: str, name: str, frame: Frame, names: "count[int]"
) -> ET.Element:
    node = ET.SubElement(parent, "node", ID=str(uuid.uuid5(SPACE, str(next(names)))), type=kind)
    ET.SubElement(node, "properties")
    ET.SubElement(node, "values")
    if kind in ("FADER", "BUTTON"):
        ET.SubElement(node, "messages")
    if kind == "GROUP":
        ET.SubElement(node, "children")
    _property(node, "s", "name", name)
    place = _property(node, "r", "frame", None)
    for side, size in zip("xywh", frame, strict=True):
        ET.SubElement(place, side).text = f"{size:g}"
    return node


def _property(node: ET.Element, kind: str, key: str, value: str | None) -> ET.Element:
    one = ET.SubElement(_part(node, "properties"), "property", type=kind)
    ET.SubElement(one, "key").text = key
    held = ET.SubElement(one, "value")
    held.text = value
    return held


def _value(node: ET.Element, key: str, value: str) -> None:
    one = ET.SubElement(_part(node, "values"), "value")
    rows = (("key", key), ("locked", "0"), ("lockedDefaultCurrent", "0"), ("default", value),
            ("defaultPull", "0"))  # fmt: skip
    for name, text in rows:
        ET.SubElement(one, name).text = text


def _message(node: ET.Element, widget: Widget) -> None:
    """What it sends, and is moved by: its address, with one number."""
    message = ET.SubElement(_part(node, "messages"), "osc")
    flags = (("enabled", "1"), ("send", "1"), ("receive", "1"), ("feedback", "0"),
             ("connections", "00001"))  # fmt: skip
    for name, text in flags:
        ET.SubElement(message, name).text = text
    trigger = ET.SubElement(ET.SubElement(message, "triggers"), "trigger")
    ET.SubElement(trigger, "var").text = "x"
    ET.SubElement(trigger, "condition").text = "ANY"
    _partial(ET.SubElement(message, "path"), "CONSTANT", "STRING", widget.address, 0.0, 1.0)
    arguments = ET.SubElement(message, "arguments")
    _partial(arguments, "VALUE", "FLOAT", "x", widget.low, widget.high)


def _partial(
    parent: ET.Element, kind: str, conversion: str, value: str, low: float, high: float
) -> None:
    one = ET.SubElement(parent, "partial")
    rows = (("type", kind), ("conversion", conversion), ("value", value),
            ("scaleMin", f"{low:g}"), ("scaleMax", f"{high:g}"))  # fmt: skip
    for name, text in rows:
        ET.SubElement(one, name).text = text


def _part(node: ET.Element, name: str) -> ET.Element:
    found = node.find(name)
    assert found is not None, name
    return found


def read(data: bytes) -> dict[str, tuple[str, float, float]]:
    """The addresses of a layout, with kind and range of each.

    Raises:
        ValueError: it is none.
    """
    found: dict[str, tuple[str, float, float]] = {}
    for node in _unpacked(data).iter("node"):
        for message in node.findall("messages/osc"):
            address = message.findtext("path/partial/value") or ""
            low, high = (
                float(message.findtext(f"arguments/partial/{end}") or 0)
                for end in ("scaleMin", "scaleMax")
            )
            kind = FADER if node.get("type") == "FADER" else _button(node)
            found[address] = (kind, low, high)
    return found


def _button(node: ET.Element) -> str:
    properties = {one.findtext("key"): one.findtext("value") for one in node.iter("property")}
    return TOGGLE if properties.get("buttonType") == BUTTONS[TOGGLE] else PUSH


def _unpacked(data: bytes) -> ET.Element:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, MOST_BYTES)
        if unpacker.unconsumed_tail or b"<!" in text:
            raise ValueError("this is no layout")
        root = ET.fromstring(text)  # without declarations, and of bounded length
    except (zlib.error, ET.ParseError):
        raise ValueError("this is no layout of TouchOSC") from None
    if root.tag != "lexml":
        raise ValueError("this is no layout of TouchOSC")
    return root


def is_ours(data: bytes) -> bool:
    """Was a file written here?"""
    try:
        texts = (one.text or "" for one in _unpacked(data).iter("value"))
    except ValueError:
        return False
    return any(f"made by {MADE_BY}" in text for text in texts)
