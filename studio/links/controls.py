"""What controllers say: the latest value of each control by its name, for patterns that read it.

Whoever listens (OSC, MIDI, pages) puts values in, in any thread; the player takes a snapshot
before each query. A name is an OSC address, "cc:74", or one that the player gave it. What becomes
of a number on its way is a rule (control_rules.py). No more than 1,024 names are kept: the one
that nobody reads and that was silent longest makes room. Free of sockets.
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from studio.links.control_rules import PLAIN, Rule, closer, has_moved, meets, ranged

Value: TypeAlias = float | str
MOST_NAMES: Final = 1024
LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 200
MIDI: Final = "midi"  # stands for whatever MIDI may say
NOBODY: Final = ""  # a source that is never made to wait for its control to be met
GLIDES: Final = "~"  # between a name and the seconds in which it is followed
EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(slots=True)
class _Control:
    """A control.

    Attributes:
        value: what is read.
        raw: what its source said last.
        source: who set the value.
        waits: sources that have not met the value yet, and what each said last.
        at: when its value was set, in seconds; None: never yet.
    """

    value: Value = 0.0
    raw: Value = 0.0
    source: str = NOBODY
    waits: dict[str, float] = field(default_factory=dict)
    at: float | None = None


@dataclass(slots=True)
class _Glide:
    """A value that comes nearer to a control."""

    value: float
    at: float


class Controls:
    """The live values of a session.

    Args:
        seconds: a clock that never goes back.

    Attributes:
        refused: values that were no values, or came when nothing could make room.
        wanted: hears of names that somebody reads for the first time; it must not block.

    >>> controls = Controls()
    >>> controls.put("/fader1", 0.25)
    True
    >>> controls.snapshot()["/fader1"]
    0.25
    """

    def __init__(self, seconds: Callable[[], float] = time.perf_counter) -> None:
        self._seconds, self._lock = seconds, threading.Lock()
        self._controls: OrderedDict[str, _Control] = OrderedDict()
        self._rules: dict[str, Rule] = {}
        self._names: dict[str, str] = {}  # of the player's own, to what they mean
        self._glides: dict[str, _Glide] = {}
        self._read: set[str] = set()
        self._shown: Mapping[str, Any] | None = EMPTY
        self._learns: tuple[Callable[[str], None], dict[str, Value]] | None = None
        self._listeners: tuple[Callable[[str, Value, str], None], ...] = ()
        self.refused = 0
        self.wanted: Callable[[set[str]], None] = lambda _: None

    # -- what comes in -------------------------------------------------------------------------

    def put(self, name: str, value: Any, source: str = NOBODY) -> bool:
        """A control moves; callable in any thread, a few microseconds.

        Args:
            name: of the control.
            value: a finite number, a short text, True or False.
            source: what was moved, where there may be several: the value of another source is
                only taken over when it is met, if the control's rule says so.

        Returns:
            False where it is no value, or the control waits to be met.
        """
        plain = plain_value(value)
        if plain is None or not 0 < len(name) <= LONGEST_NAME or GLIDES in name:
            self.refused += 1
            return False
        with self._lock:
            name = self._names.get(name, name)
            control = self._controls.get(name) or self._admitted(name)
            if control is None:
                self.refused += 1
                return False
            learnt = self._learnt(name, plain)
            taken = self._take(name, control, plain, source)
        if learnt is not None:
            learnt(name)
        if taken:
            self._tell(name, control.value, source)
        return taken

    def set(self, name: str, value: Value, source: str = NOBODY) -> bool:
        """Set what is read, whatever the rule: by a scene, another program, or the player."""
        plain = plain_value(value)
        with self._lock:
            control = self._controls.get(name) or self._admitted(name)
            if plain is None or control is None:
                return False
            control.value, control.source, control.waits = plain, NOBODY, {}
            self._changed(name, control)
        self._tell(name, plain, source)
        return True

    def _take(self, name: str, control: _Control, raw: Value, source: str) -> bool:
        rule = self._rules.get(name, PLAIN)
        control.raw = raw
        value = ranged(raw, rule.low, rule.high)
        waits = rule.takeover and control.at is not None and source not in (NOBODY, control.source)
        if waits and isinstance(value, float) and isinstance(control.value, float):
            before = control.waits.get(source)
            control.waits[source] = value
            if len(control.waits) > 8:
                control.waits.pop(next(iter(control.waits)))
            if not meets(before, value, control.value, rule.width):
                return False
        control.value, control.source, control.waits = value, source, {}
        self._changed(name, control)
        return True

    def _changed(self, name: str, control: _Control) -> None:
        """What is read is another value now: those that follow it begin from where they are."""
        self._shown = None
        control.at = self._seconds()
        self._controls.move_to_end(name)

    def _admitted(self, name: str) -> _Control | None:
        """A control of a new name, where there is room or can be made."""
        if len(self._controls) >= MOST_NAMES:
            kept = self._read | set(self._names.values()) | set(self._rules)
            silent = next((old for old in self._controls if old not in kept), None)
            if silent is None:
                return None
            del self._controls[silent]
        control = self._controls[name] = _Control()
        return control

    # -- what is read --------------------------------------------------------------------------

    def snapshot(self) -> Mapping[str, Any]:
        """All values now, by name; nothing in it changes afterwards."""
        shown = self._shown
        if shown is not None and not self._glides:
            return shown
        with self._lock:
            moving = self._follow()
            if self._shown is None or moving:
                self._shown = MappingProxyType(self._all())
            return self._shown

    def reads(self, names: Iterable[str]) -> None:
        """Somebody reads these names: they are kept, and followed where they are NAME~SECONDS."""
        new = set(names) - self._read
        if not new:
            return
        with self._lock:
            if len(self._read) + len(new) > 4 * MOST_NAMES:
                self._read.clear()
                self._glides.clear()
            self._read |= new
            for key in new:
                self._begin_to_follow(key)
        self.wanted(new)

    def value(self, name: str, default: Value = 0.0) -> Value:
        """What is read under a name now."""
        found: Value = self.snapshot().get(name, default)
        return found

    def raw(self, name: str) -> Value:
        """What its source said last, before its rule; 0 where nothing came yet."""
        control = self._controls.get(self._names.get(name, name))
        return 0.0 if control is None else control.raw

    def names(self) -> tuple[str, ...]:
        """The controls that were ever put, and names of the player's own."""
        with self._lock:
            return (*self._controls, *self._names)

    def _begin_to_follow(self, key: str) -> None:
        name, mark, amount = key.rpartition(GLIDES)
        control = self._controls.get(self._names.get(name, name))
        if not mark or smoothing(amount) is None:
            return
        value = control.value if control is not None and isinstance(control.value, float) else 0.0
        self._glides[key] = _Glide(value, self._seconds())
        self._shown = None

    def _follow(self) -> bool:
        """Let what follows come nearer; is any of it on its way?"""
        now, moving = self._seconds(), False
        for key, glide in self._glides.items():
            name, _, amount = key.rpartition(GLIDES)
            control = self._controls.get(self._names.get(name, name))
            target = control.value if control is not None else 0.0
            if not isinstance(target, float) or target == glide.value or control is None:
                glide.at = now
                continue
            since = max(glide.at, control.at or 0.0)
            glide.value = closer(glide.value, target, now - since, smoothing(amount) or 0.0)
            glide.at, moving = now, True
        return moving

    def _all(self) -> dict[str, Any]:
        found: dict[str, Any] = {name: control.value for name, control in self._controls.items()}
        for own, meant in self._names.items():
            if meant in found:
                found[own] = found[meant]
        found.update({key: glide.value for key, glide in self._glides.items()})
        return found

    # -- rules, names and learning -------------------------------------------------------------

    def rule(self, name: str) -> Rule:
        """What becomes of the numbers of a control."""
        return self._rules.get(self._names.get(name, name), PLAIN)

    def rules(self) -> dict[str, Rule]:
        """The rules that are not the usual one, by the names of their controls."""
        with self._lock:
            return {name: rule for name, rule in self._rules.items() if rule != PLAIN}

    def set_rule(self, name: str, rule: Rule) -> None:
        """Another rule for a control; what was said last goes through it at once.

        Raises:
            ValueError: there are too many rules.
        """
        with self._lock:
            meant = self._names.get(name, name)
            if len(self._rules) >= MOST_NAMES and meant not in self._rules:
                raise ValueError(f"{MOST_NAMES} controls have a rule already")
            self._rules[meant] = rule
            if (control := self._controls.get(meant)) is not None:
                control.value = ranged(control.raw, rule.low, rule.high)
                self._changed(meant, control)

    def call(self, own: str, meant: str) -> None:
        """Let a name of the player's own mean a control.

        Raises:
            ValueError: there are too many such names.
        """
        with self._lock:
            if len(self._names) >= MOST_NAMES and own not in self._names:
                raise ValueError(f"{MOST_NAMES} names are given already")
            self._names[own], self._shown = self._names.get(meant, meant), None

    def called(self) -> dict[str, str]:
        """The names of the player's own, and what they mean."""
        with self._lock:
            return dict(self._names)

    def learn(self, heard: Callable[[str], None] | None) -> None:
        """Hear once of the next control that is truly moved; None: no more.

        Args:
            heard: gets its name, in the thread of whoever put it.
        """
        with self._lock:
            before = {name: control.raw for name, control in self._controls.items()}
            self._learns = None if heard is None else (heard, before)
        if heard is not None:
            self.wanted({MIDI})

    def _learnt(self, name: str, value: Value) -> Callable[[str], None] | None:
        if self._learns is None:
            return None
        heard, before = self._learns
        if not has_moved(before.setdefault(name, 0.0 if value == 1.0 else value), value):
            return None
        self._learns = None
        return heard

    # -- those who hear of it ------------------------------------------------------------------

    def listen(self, hears: Callable[[str, Value, str], None]) -> None:
        """Let somebody hear of each value that is taken: name, value, source; it must not block."""
        self._listeners = (*self._listeners, hears)

    def forget(self, hears: Callable[[str, Value, str], None]) -> None:
        """Somebody hears no more."""
        self._listeners = tuple(one for one in self._listeners if one != hears)

    def _tell(self, name: str, value: Value, source: str) -> None:
        for hears in self._listeners:
            hears(name, value, source)


def plain_value(value: Any) -> Value | None:
    """A value as it is kept; None where it is none.

    >>> plain_value(True), plain_value(3), plain_value("c3"), plain_value(float("nan"))
    (1.0, 3.0, 'c3', None)
    """
    if isinstance(value, str):
        return value if len(value) <= LONGEST_TEXT else None
    if not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def smoothing(amount: str) -> float | None:
    """The seconds behind a name, None where there are none.

    >>> smoothing("0.25"), smoothing("x")
    (0.25, None)
    """
    try:
        seconds = float(amount)
    except ValueError:
        return None
    return seconds if 0 < seconds <= 10 else None
