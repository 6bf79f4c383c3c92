"""Pictures that the code that plays asks for, `_pianoroll()` and its like, ready to be shown.

`Pictures.wished` says which, under which line of which code; `Pictures.lines` draws one. Used by
the thread that uses the viewer; nothing raises.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from engine.tape import MASTER
from patterns.strudel.drawing import Drawn
from studio.slots import Part
from studio.viewing import Viewer
from studio.visuals.drawer import Drawer
from studio.visuals.kit import SPECTRUM, WAVEFORM, Line, Sounding, View, Visual
from studio.visuals.reading import number_of
from studio.visuals.scrolling import window
from studio.visuals.table import VISUALS

# What Strudel calls otherwise.
MEANT: Final = {"wordfall": "punchcard", "tscope": "scope", "fscope": "spectrum"}
USUAL_ORBIT: Final = 1
MOST_KEPT: Final = 64  # drawings


@dataclass(frozen=True, slots=True)
class Wished:
    """A picture that is asked for.

    Attributes:
        visual: which.
        inline: beside the code; else somewhere on the screen.
        code: the code that asks for it, as it was evaluated.
        begin: the call's first character in that code ...
        end: ... and the one behind its last.
        line: the line of that code that the call ends on, from 0.
        slots: the slots that this code plays.
        options: what it asks of the drawing.
        tag: what the events of the picture carry; "": all of the code's are meant.
    """

    visual: Visual
    inline: bool
    code: str
    begin: int
    end: int
    line: int
    slots: tuple[str, ...]
    options: Mapping[str, Any]
    tag: str

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this one: the same picture evaluated again is the same."""
        return self.visual.name, self.inline, self.code, self.begin


class Pictures:
    """The pictures of what plays.

    Args:
        viewer: looks at it.
    """

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._seen: tuple[tuple[Part, ...], tuple[Wished, ...]] = ((), ())
        self._drawers: dict[tuple[object, ...], Drawer] = {}
        self._chosen: dict[tuple[object, ...], tuple[View, tuple[Sounding, ...]]] = {}

    def wished(self) -> tuple[Wished, ...]:
        """The pictures that the code that plays asks for, in the order of the code."""
        parts = self._viewer.parts()
        playing = tuple(parts.values())
        if self._seen[0] != playing:
            found = _wished(parts)
            keys = {one.key for one in found}
            self._drawers = {key: one for key, one in self._drawers.items() if key in keys}
            self._chosen = {key: one for key, one in self._chosen.items() if key in keys}
            self._seen = playing, found
        return self._seen[1]

    def lines(self, wish: Wished, columns: int, lines: int, unicode: bool = True) -> list[Line]:
        """Draw one, no larger than so; the same list as long as nothing has changed."""
        visual = wish.visual
        before, after = window(visual.before, visual.after, wish.options)
        bus = self._bus(wish) if visual.needs & {SPECTRUM, WAVEFORM} else MASTER
        view = self._viewer.look(before, after, visual.needs, bus)
        view = replace(view, events=self._events(wish, view), options=wish.options, unicode=unicode)
        if wish.key not in self._drawers and len(self._drawers) >= MOST_KEPT:
            self._drawers.clear()
        drawer = self._drawers.setdefault(wish.key, Drawer(visual))
        return drawer.lines(view, columns, lines)

    def _events(self, wish: Wished, view: View) -> tuple[Sounding, ...]:
        """The events of a picture; the same tuple as long as the view's is the same."""
        seen = self._chosen.get(wish.key)
        if seen is not None and seen[0].events is view.events:
            return seen[1]
        own, tag = frozenset(wish.slots), wish.tag
        found = tuple(
            one for one in view.events if one.slot in own and (not tag or tag in one.tags)
        )
        self._chosen[wish.key] = view, found
        return found

    def _bus(self, wish: Wished) -> int:
        """The orbit of a picture of sound: that of its events, as far as they have but one."""
        events = self._events(wish, self._viewer.look(0.0, 1.0))
        orbits = {number_of(one.value.get("orbit", USUAL_ORBIT)) for one in events}
        only = orbits.pop() if len(orbits) == 1 else None
        return MASTER if only is None or only < 0 else int(only)


def _wished(parts: Mapping[str, Part]) -> tuple[Wished, ...]:
    """What some slots ask for, each piece of code once."""
    together: dict[int, list[str]] = {}
    for name, part in parts.items():
        if part.drawn:
            together.setdefault(id(part.drawn), []).append(name)
    return tuple(
        _wish(parts[names[0]].source, one, tuple(names))
        for names in together.values()
        for one in sorted(parts[names[0]].drawn, key=lambda drawn: drawn.begin)
    )


def _wish(code: str, drawn: Drawn, slots: tuple[str, ...]) -> Wished:
    visual = VISUALS[MEANT.get(drawn.name, drawn.name)]
    line = code.count("\n", 0, drawn.end)
    return Wished(
        visual, drawn.inline, code, drawn.begin, drawn.end, line, slots, drawn.options, drawn.tag
    )
