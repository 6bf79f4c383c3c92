"""What plays: labels, .p('name'), mute, solo, all, each, hush, and the tempo.

A name that begins or ends with _ is muted; one that begins with S and is longer than
that is solo; a $ in it stands for a number. A name that is used again replaces the
pattern it had.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from patterns.changing import fmap
from patterns.constructors import stack
from patterns.errors import CodeError
from patterns.numerals import js_number, shown
from patterns.operations.stretching import DEFAULT_CPS, cycles_a_minute
from patterns.pattern import Pattern, silence, with_steps
from patterns.registry import (
    Join,
    apply_function,
    apply_method,
    apply_plainly,
    patterned,
    reify,
)
from patterns.strudel.coerce import named_kind
from patterns.strudel.runtime import Builtin, Function, Runtime, handed_over
from patterns.strudel.session import Session
from patterns.values import UNDEFINED, Value

# Names that load or set up sounds elsewhere: here they do nothing and give nothing.
QUIET: Final = (
    *("registerSound", "registerSynthSounds", "registerZZFXSounds"),
    *("registerSamplesPrefix", "registerSoundfonts", "registerWaveTable"),
    *("loadSoundfont", "setSoundfontUrl", "loadCsound", "loadCSound", "loadcsound", "loadOrc"),
    *("initAudio", "initAudioOnFirstClick", "initHydra", "clearHydra", "setGainCurve"),
    *("setMaxPolyphony", "setMultiChannelOrbits", "setDefault", "resetDefaults"),
    *("setDefaultValue", "setDefaultValues", "resetDefaultValues", "setVersionDefaults"),
    *("setLogger", "resetGlobalEffects", "resetLoadedSounds", "doughsamples", "setTheme"),
    *("setFlash", "cleanupDraw", "cleanupUi", "backgroundImage", "enableMotion"),
    *("enableWebMidi", "setCpsFromHydra", "theme"),
    *("fontFamily", "fontSize"),
)

# Names that load sounds or name them anew, or MIDI maps: what they are given is kept for whoever
# does that.
LOADING: Final = ("samples", "tables", "aliasBank", "soundAlias", "midimaps", "defaultmidimap")

# Names that set the tempo, and how many cycles a second their unit is.
TEMPOS: Final = {"setcps": 1.0, "setCps": 1.0, "setcpm": 1 / 60, "setCpm": 1 / 60}

USUAL_CPS: Final = 0.5


class Stage:
    """The patterns of one evaluation by their names, and what is to be done with them.

    Attributes:
        patterns: name to pattern, in the order they came.
        muted: names that are muted.
        cps: cycles a second, None where the code does not say.
        messages: what went wrong without an error.
        hushed: hush() was called and nothing was put on the stage after it.
        loads: calls of samples(…) and its like, name and arguments, for whoever loads sounds.
    """

    def __init__(self) -> None:
        self.patterns: dict[str, Pattern] = {}
        self.muted: list[str] = []
        self.cps: float | None = None
        self.hushed = False
        self.messages: list[str] = []
        self.loads: list[tuple[str, tuple[Value, ...]]] = []
        self._anonymous = 0
        self._each: Value = UNDEFINED
        self._all: list[Value] = []

    def put(self, pat: Pattern, name: Value = UNDEFINED) -> Pattern:
        """pat.p(name).

        Raises:
            CodeError: the name is not a plain text.
        """
        if not isinstance(name, str):
            raise CodeError(".p(…) needs a name", hint="in single quotes, such as .p('drums')")
        if name.startswith("_") or name.endswith("_"):
            self.muted.append(name)
            return silence
        self.hushed = False
        if "$" in name:
            self._anonymous += 1
            name = f"{name}{self._anonymous}"
        self.patterns[name] = pat
        return pat

    def hush(self) -> Pattern:
        """Take everything from the stage."""
        self.patterns.clear()
        self.muted.clear()
        self._anonymous, self._each, self._all = 0, UNDEFINED, []
        self.hushed = True
        return silence

    def playing(self, last: Value) -> tuple[dict[str, Pattern], Pattern]:
        """What sounds: patterns by name, and all of it as one.

        Args:
            last: the value of the last line, which plays where nothing has a name.
        """
        named = self._solo() or ({"$": last} if isinstance(last, Pattern) else {})
        if self._each is not UNDEFINED:
            named = {name: self._changed("each", self._each, pat) for name, pat in named.items()}
        whole = stack(list(named.values())) if self.patterns else named.get("$", silence)
        for function in self._all:
            whole = self._changed("all", function, whole)
        return ({"all": whole} if self._all else named), whole

    def _changed(self, name: str, function: Callable[[Pattern], Value], pat: Pattern) -> Pattern:
        """What a function makes of a pattern; where that is no pattern, nothing plays."""
        made = function(pat)
        if isinstance(made, Pattern):
            return made
        kind = named_kind(made)
        self.messages.append(f"the function in {name}(…) gives {kind} back: nothing plays")
        return reify(made) if self.patterns and name == "each" else silence

    def _solo(self) -> dict[str, Pattern]:
        solo = {
            name: pat for name, pat in self.patterns.items() if len(name) > 1 and name[0] == "S"
        }
        playing = solo or self.patterns
        counted = sorted((name for name in playing if _is_place(name)), key=int)
        order = counted + [name for name in playing if name not in counted]
        # As in Strudel, a pattern that plays under a name no longer knows its steps.
        return {name: with_steps(playing[name], None) for name in order}

    def tempo(self, cps: Value, factor: float, name: str) -> Value:
        """setcps(…) and setcpm(…).

        At a tempo of 0, below 0 or no number at all Strudel stands still. A stage does not:
        who sets the tempo of what plays, leaves it as it is; this says so.

        Raises:
            CodeError: nothing is given.
        """
        usual = f"{name}({0.5 / factor:g})"
        if cps is UNDEFINED:
            raise CodeError(f"{name}(…) needs a number above 0", hint=f"such as {usual}")
        pure = isinstance(cps, Pattern) and isinstance(cps.pure, (int, float))
        self.cps = js_number(cps.pure if pure else cps) * factor
        if not 0 < self.cps < math.inf:
            self.messages.append(
                f"{name}({shown(cps)}) is no tempo: it stays as it is; "
                f"{usual} is the usual one, hush() makes silence"
            )
        return silence

    def load(self, name: str, args: tuple[Value, ...]) -> Value:
        """samples(…) and its like: remembered for whoever loads sounds.

        Raises:
            CodeError: a text in double quotes, which is a pattern.
        """
        if any(isinstance(arg, Pattern) for arg in args):
            raise CodeError(
                f"{name}(…) needs plain text", hint=f"in single quotes, such as {name}('…')"
            )
        self.loads.append((name, tuple(handed_over(arg) for arg in args)))
        return UNDEFINED

    def add_each(self, function: Value = UNDEFINED) -> Pattern:
        """each(x => …): for every pattern by itself."""
        self._each = _function("each", function)
        return silence

    def add_all(self, function: Value = UNDEFINED) -> Pattern:
        """all(x => …): for everything together."""
        self._all.append(_function("all", function))
        return silence


def _is_place(name: str) -> bool:
    return name.isascii() and name.isdigit() and str(int(name)) == name and len(name) < 10


def _function(name: str, function: Value) -> Value:
    if not callable(function):
        raise CodeError(f"{name}(…) needs a function", hint=f"such as {name}(x => x.room(.2))")
    return function


def stage_names(stage: Stage, session: Session) -> dict[str, Callable[..., Value]]:
    """The names that act on the stage and the session: functions of the runtime and the values."""
    return {
        "all": lambda _run, f=UNDEFINED: stage.add_all(f),
        "getCps": lambda _run: stage.cps or USUAL_CPS,
        "each": lambda _run, f=UNDEFINED: stage.add_each(f),
        "hush": lambda _run: stage.hush(),
        "register": register,
        "useRNG": _chooser(session),
        **{name: partial(_tempo, stage, name) for name in TEMPOS},
        **{name: partial(_load, stage, name) for name in LOADING},
    }


def _tempo(stage: Stage, name: str, _run: Runtime, cps: Value = UNDEFINED, *_more: Value) -> Value:
    return stage.tempo(cps, TEMPOS[name], name)


def _chooser(session: Session) -> Callable[..., Value]:
    """useRNG('precise'): for this evaluation and all that follow."""

    def choose(_run: Runtime, name: Value = UNDEFINED) -> Value:
        session.generator = "legacy" if name == "legacy" else "precise"
        return UNDEFINED

    return choose


def _load(stage: Stage, name: str, _run: Runtime, *args: Value) -> Value:
    return stage.load(name, args)


def _quiet(_run: Runtime) -> Value:
    return UNDEFINED


QUIETLY: Final[Mapping[str, Callable[..., Value]]] = dict.fromkeys(QUIET, _quiet)


def stage_methods(stage: Stage) -> dict[str, Callable[..., Value]]:
    """The methods that put a pattern on the stage."""
    methods: dict[str, Callable[..., Value]] = {
        "p": lambda pat, name=UNDEFINED, *_more: stage.put(pat, name),
        "q": lambda _pat, *_more: silence,
        "cpm": lambda pat, *args: apply_method(
            cycles_a_minute(lambda: stage.cps or DEFAULT_CPS), pat, *args
        ),
    }
    return methods


def _getters() -> dict[str, Callable[[Pattern], Value]]:
    getters: dict[str, Callable[[Pattern], Value]] = {}
    for number in range(1, 10):
        for letter in "dp":
            getters[f"{letter}{number}"] = partial(_numbered, f"{letter}{number}")
        getters[f"q{number}"] = lambda _pat: silence
    return getters


def _numbered(name: str, pat: Pattern) -> Value:
    """A number is no name: this fails in Strudel too."""
    del pat
    raise CodeError(f".{name} has no name to play under", hint=f"write $: or .p('{name}')")


# What .d1 and .q1 do as soon as they are read.
GETTERS: Final[Mapping[str, Callable[[Pattern], Value]]] = _getters()


def register(
    run: Runtime,
    name: Value = UNDEFINED,
    function: Value = UNDEFINED,
    patternify: Value = True,
    keep_steps: Value = False,
    join: Value = UNDEFINED,
) -> Value:
    """Give patterns a method of the player's own.

    Raises:
        CodeError: the name or the function is missing.
    """
    names = name if isinstance(name, (list, tuple)) else [name]
    if not all(isinstance(one, str) for one in names) or not names:
        raise CodeError(
            "register(…) needs a name and a function", hint="register('up', (x, pat) => pat.add(x))"
        )
    if not callable(function):
        raise CodeError("register(…) needs a function", hint="such as (x, pat) => pat.add(x)")
    how: dict[str, Any] = {"patterned": patternify is not False, "keeps_steps": keep_steps is True}
    if callable(join):
        how["join"] = _own_join(join)
    made = {one: _registered(run, one, function, how) for one in names}
    return made if isinstance(name, (list, tuple)) else made[name]


def _own_join(join: Callable[[Pattern], Value]) -> Join:
    """The player's function of a pattern of patterns, such as x => x.squeezeJoin()."""
    return lambda outer, inner: reify(join(fmap(outer, inner)))


def _registered(run: Runtime, name: str, function: Value, how: Mapping[str, Any]) -> Value:
    arity = function.arity if isinstance(function, (Function, Builtin)) else 1
    one = replace(patterned(name, function, max(arity - 1, 0)), **how)
    run.add_method(name, partial(apply_method, one))
    if one.kinds:
        run.add_method(f"_{name}", partial(apply_plainly, one))
    return partial(apply_function, one)
