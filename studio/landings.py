"""Changes as plain data: what is kept of them, and what brings them about again. Pure.

A part is kept as the number of the evaluation that it comes from: its code is kept there.
"""

from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from fractions import Fraction
from typing import Any, Final

from patterns.timeline import Timeline
from studio.faders import Faders
from studio.slots import Change, Part


def plain_of(change: Change) -> dict[str, Any]:
    """A change as JSON can hold it; what is as usual is left out.

    >>> plain_of(Change(hush=True, cps=0.6))
    {'hush': True, 'cps': '3/5'}
    """
    return {name: value for name, value in _whole(change).items() if value != _USUAL[name]}


def _whole(change: Change) -> dict[str, Any]:
    faders, whole = change.faders, change.whole
    return {
        "parts": {name: part.piece for name, part in change.parts.items()},
        "muted": sorted(change.muted),
        "hush": change.hush,
        "cps": None if change.cps is None else str(Fraction(str(change.cps))),
        "nudge_s": str(change.nudge_s),
        "faders": None if faders is None else plain_faders(faders),
        "whole": None if whole is None else sorted(whole),
        "fade": change.fade,
        "loads": change.loads,
        "goes_on": change.goes_on,
        "start": str(change.start),
        "line": None if change.line is None else [str(value) for value in astuple(change.line)],
    }


_USUAL: Final = _whole(Change())


def change_of(plain: Mapping[str, Any], part: Callable[[str, int], Part | None]) -> Change:
    """The change back.

    Args:
        plain: what plain_of gave.
        part: the part of a name from an evaluation, None where it is not to be had.
    """
    found = {name: part(name, piece) for name, piece in plain.get("parts", {}).items()}
    whole = plain.get("whole")
    return Change(
        {name: one for name, one in found.items() if one is not None},
        frozenset(plain.get("muted", ())),
        bool(plain.get("hush")),
        Fraction(plain["cps"]) if "cps" in plain else None,
        Fraction(plain.get("nudge_s", 0)),
        faders_of(plain["faders"]) if "faders" in plain else None,
        None if whole is None else frozenset(whole),
        fade=float(plain.get("fade", 0.0)),
        loads=int(plain.get("loads", 0)),
        goes_on=bool(plain.get("goes_on")),
        start=Fraction(plain.get("start", 0)),
        line=Timeline(*map(Fraction, plain["line"])) if "line" in plain else None,
    )


def plain_faders(faders: Faders) -> dict[str, Any]:
    """Faders as JSON can hold them.

    >>> plain_faders(Faders().with_gain("bass", 0.5))
    {'gains': {'bass': 0.5}, 'muted': [], 'solo': [], 'cued': []}
    """
    return {
        "gains": dict(faders.gains),
        "muted": sorted(faders.muted),
        "solo": sorted(faders.solo),
        "cued": sorted(faders.cued),
        **({"orbits": {str(one): gain for one, gain in faders.orbits.items()}}
           if faders.orbits else {}),
    }  # fmt: skip


def faders_of(plain: Mapping[str, Any]) -> Faders:
    """The faders back; a gain beyond the scale is held at its end.

    >>> faders_of({"gains": {"a": 99}}).gains
    {'a': 4.0}
    """
    faders = Faders()
    for name, gain in plain.get("gains", {}).items():
        faders = faders.with_gain(str(name), float(gain))
    for orbit, gain in plain.get("orbits", {}).items():
        faders = faders.with_orbit(int(orbit), float(gain))
    return replace(
        faders,
        muted=frozenset(map(str, plain.get("muted", ()))),
        solo=frozenset(map(str, plain.get("solo", ()))),
        cued=frozenset(map(str, plain.get("cued", ()))),
    )
