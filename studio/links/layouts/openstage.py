"""A surface as a session file of Open Stage Control (1.x): JSON.

It sends to 127.0.0.1, subscribes by itself when it is opened and again every 30 s, and widgets move
when somebody else changes what they show.
"""

import json
from typing import Any, Final

from studio.links.layouts.surface import FADER, TOGGLE, Panel, Surface, Widget

MADE_BY: Final = "Not a Label"
AGAIN_MS: Final = 30_000
HOST: Final = "127.0.0.1"
TALL, FLAT = 240, 60  # pixels

Row = dict[str, Any]


def written(surface: Surface) -> bytes:
    """The file."""
    target = f"{HOST}:{surface.port}"
    root: Row = {
        "type": "root", "id": "root", "comments": f"made by {MADE_BY} for the set that ran",
        "onCreate": (
            f"send('{target}', '/subscribe')\n"
            f"setInterval('again', () => {{ send('{target}', '/subscribe') }}, {AGAIN_MS})"
        ),
        "tabs": [_tab(panel, target) for panel in surface.panels],
        "widgets": [],
    }  # fmt: skip
    session = {
        "createdWith": "Open Stage Control", "version": "1.26.0", "type": "session",
        "content": root,
    }  # fmt: skip
    return json.dumps(session, indent=1).encode()


def _tab(panel: Panel, target: str) -> Row:
    return {
        "type": "tab", "id": panel.title, "label": panel.title, "layout": "horizontal",
        "scroll": True,
        "widgets": [
            _strip(strip, f"{panel.title}_{number}", target)
            for number, strip in enumerate(panel.strips, 1)
        ],
        "tabs": [],
    }  # fmt: skip


def _strip(strip: tuple[Widget, ...], name: str, target: str) -> Row:
    return {
        "type": "panel", "id": name, "layout": "vertical", "width": 110, "height": "100%",
        "widgets": [
            _widget(widget, f"{name}_{number}", target) for number, widget in enumerate(strip, 1)
        ],
        "tabs": [],
    }  # fmt: skip


def _widget(widget: Widget, name: str, target: str) -> Row:
    row: Row = {
        "id": name, "label": widget.label, "address": widget.address, "preArgs": "",
        "target": [target], "default": widget.value, "width": 100,
    }  # fmt: skip
    if widget.kind == FADER:
        return {
            **row, "type": "fader", "height": TALL, "expand": True, "decimals": 3,
            "range": {"min": widget.low, "max": widget.high}, "doubleTap": True,
        }  # fmt: skip
    mode = "toggle" if widget.kind == TOGGLE else "push"
    return {**row, "type": "button", "mode": mode, "on": 1, "off": 0, "height": FLAT}


def read(data: bytes) -> dict[str, tuple[str, float, float]]:
    """The addresses of a file that was written here, with kind and range of each.

    Raises:
        ValueError: it is none.
    """
    found: dict[str, tuple[str, float, float]] = {}
    session = json.loads(data)
    if not isinstance(session, dict) or session.get("type") != "session":
        raise ValueError("this is no session of Open Stage Control")

    def look(row: Row) -> None:
        if "address" in row:
            ends = row.get("range", {"min": 0.0, "max": 1.0})
            kind = row["type"] if row["type"] == FADER else row["mode"]
            found[row["address"]] = (kind, ends["min"], ends["max"])
        for below in (*row.get("tabs", ()), *row.get("widgets", ())):
            look(below)

    look(session["content"])
    return found


def is_ours(data: bytes) -> bool:
    """Was a file written here?"""
    try:
        return MADE_BY in str(json.loads(data)["content"]["comments"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
