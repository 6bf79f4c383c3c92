"""A set as a file: code, slots, tempo, mixer and scenes, to be opened again exactly.

JSON, version 1: the pieces of code in the order in which they were evaluated, each with
where its dice began, and pictures of slots that refer to them by their place.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from studio.landings import faders_of, plain_faders
from studio.reviving import Piece, Revived
from studio.slots import Picture

VERSION: Final = 1
MOST_BYTES: Final = 5_000_000


class SetError(ValueError):
    """A file that is no set: its text is the sentence."""


@dataclass(frozen=True, slots=True)
class Set:
    """All that is kept of a session.

    Attributes:
        picture: what plays.
        scenes: by name.
        defining: code that defined names for later code, and where its dice began.
        quantum, fade: how changes come in.
    """

    picture: Picture
    scenes: Mapping[str, Picture] = field(default_factory=dict)
    defining: Mapping[str, int] = field(default_factory=dict)
    quantum: int = 0
    fade: float = 0.0


def written(kept: Set, knobs: Mapping[str, Any] | None = None) -> str:
    """The text of a set's file.

    Args:
        kept: the set.
        knobs: what knobs turn, as plain data.
    """
    pictures = [kept.picture, *kept.scenes.values()]
    parts = sorted(
        (part for picture in pictures for part in picture.parts.values()),
        key=lambda part: part.piece,
    )
    pieces = dict(kept.defining)
    pieces |= {part.source: part.seed for part in parts if part.source not in pieces}
    places = {source: place for place, source in enumerate(pieces)}
    plain = {
        "version": VERSION,
        "pieces": [{"code": code, "seed": str(seed)} for code, seed in pieces.items()],
        "defining": [places[code] for code in kept.defining],
        "plays": _plain(kept.picture, places),
        "scenes": {name: _plain(picture, places) for name, picture in kept.scenes.items()},
        "launch": {"quantum": kept.quantum, "fade": kept.fade},
        **({"knobs": dict(knobs)} if knobs else {}),
    }
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


def _plain(picture: Picture, places: Mapping[str, int]) -> dict[str, Any]:
    return {
        "cps": str(picture.cps),
        "slots": {name: places[part.source] for name, part in picture.parts.items()},
        "faders": plain_faders(picture.faders),
    }


@dataclass(frozen=True, slots=True)
class Saved:
    """A set's file, read but not evaluated yet.

    Attributes:
        pieces: its code; the number of each is its place.
        plain: the rest.
    """

    pieces: tuple[Piece, ...]
    plain: Mapping[str, Any]

    def revived(self, revived: Revived, numbers: Sequence[int]) -> Set:
        """The set, from what its pieces have become.

        Args:
            revived: the pieces, evaluated.
            numbers: of the evaluations, by the places of the pieces.

        Raises:
            SetError: it is not what a set has to be.
        """

        def picture(plain: Mapping[str, Any]) -> Picture:
            parts = {}
            for name, place in plain["slots"].items():
                part = revived.part(str(name), numbers[place])
                if part is not None:
                    parts[str(name)] = part
            return Picture(parts, faders_of(plain["faders"]), Fraction(plain["cps"]))

        plain, launch = self.plain, self.plain.get("launch", {})
        try:
            return Set(
                picture(plain["plays"]),
                {str(name): picture(one) for name, one in plain["scenes"].items()},
                {self.pieces[at].code: self.pieces[at].seed for at in plain["defining"]},
                int(launch.get("quantum", 0)),
                float(launch.get("fade", 0.0)),
            )
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise SetError(f"this set is damaged ({type(error).__name__})") from None


def read(text: str) -> Saved:
    """A set's file, before its code is evaluated.

    Raises:
        SetError: the text is no set of this version.

    >>> read("{}")
    Traceback (most recent call last):
    studio.sets.SetError: this file is no set
    """
    if len(text) > MOST_BYTES:
        raise SetError("this file is too large to be a set")
    try:
        plain = json.loads(text)
        version = plain["version"]
        pieces = tuple(
            Piece(place, _code(one["code"]), int(one["seed"]))
            for place, one in enumerate(plain["pieces"])
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SetError("this file is no set") from None
    if not isinstance(version, int) or version > VERSION:
        raise SetError(f"this set is of version {version}, which a newer Not a Label has written")
    return Saved(pieces, plain)


def _code(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
