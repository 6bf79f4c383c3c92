"""Changes as plain data: what is kept of them, and what brings them about again. Pure.

A part is kept as the number of the evaluation that it comes from: its code is kept there.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from studio.faders import Faders
from studio.slots import Change, Part


def plain_of(change: Change) -> dict[str, Any]:
    """A change as JSON can hold it; what is as usual is left out.

    >>> plain_of(Change(hush=True, cps=0.6))
    {'hush': True, 'cps': '3/5'}
    """
    plain: dict[str, Any] = {}
    if change.parts:
        plain["parts"] = {name: part.piece for name, part in change.parts.items()}
    if change.muted:
        plain["muted"] = sorted(change.muted)
    if change.hush:
        plain["hush"] = True
    if change.cps is not None:
        plain["cps"] = str(Fraction(str(change.cps)))
    if change.nudge_s:
        plain["nudge_s"] = str(change.nudge_s)
    if change.faders is not None:
        plain["faders"] = plain_faders(change.faders)
    if change.whole is not None:
        plain["whole"] = sorted(change.whole)
    if change.fade:
        plain["fade"] = change.fade
    return plain


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
    }


def faders_of(plain: Mapping[str, Any]) -> Faders:
    """The faders back; a gain beyond the scale is held at its end.

    >>> faders_of({"gains": {"a": 99}}).gains
    {'a': 4.0}
    """
    faders = Faders()
    for name, gain in plain.get("gains", {}).items():
        faders = faders.with_gain(str(name), float(gain))
    return replace(
        faders,
        muted=frozenset(map(str, plain.get("muted", ()))),
        solo=frozenset(map(str, plain.get("solo", ()))),
        cued=frozenset(map(str, plain.get("cued", ()))),
    )
