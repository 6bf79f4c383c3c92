"""The likeliest families of genres of a tune, each with a confidence.

The confidences of all families add to 1: they are what a softmax of the weighted features gives,
and hold for music of these families; other music is taken for the nearest.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ai.genre.features import features
from ai.hearing.notes import Note
from ai.tables import table

TABLE: Final = "genre"

# Families of genres that are alike -> the genres of ai/data/genres.
MEMBERS: Final[Mapping[str, str]] = {
    "house": "house deephouse techhouse afrohouse amapiano progressive edm workout",
    "techno": "techno minimal dubtechno acid hardtechno",
    "trance": "trance psytrance hardstyle gabber",
    "drum and bass": "drumandbass jungle breakbeat",
    "garage": "ukgarage grime dubstep",
    "hip hop": "hiphop boombap lofi triphop rnb",
    "trap": "trap drill phonk",
    "club": "footwork jersey baile",
    "ambient": "ambient meditation lullaby",
    "reggae": "reggae rocksteady ska dubgenre",
    "latin": "salsa rumba bossa samba cumbia merengue bachata tango flamenco calypso",
    "dembow": "reggaeton moombahton dancehall",
    "african": "afrobeat afrobeats",
    "funk and disco": "funk disco",
    "rock": "rock punk metal surf postrock blues",
    "pop": "pop ballad gospel",
    "jazz": "jazz bebop smoothjazz",
    "synth": "electro synthwave vaporwave chillwave chiptune hyperpop idm",
    "classical": "classical minimalism cinematic",
    "folk": "folk waltz polka march jig country",
}
FAMILIES: Final = tuple(MEMBERS)
LEAST: Final = 0.3  # less is no estimate


@dataclass(frozen=True, slots=True)
class Estimate:
    """A family of genres, and how sure it is, from 0 to 1."""

    family: str
    confidence: float


def judged(notes: Sequence[Note], cps: float) -> list[Estimate]:
    """All families for some notes, the likeliest first; none for silence.

    Args:
        notes: of the first cycles, as notes_of gives them.
        cps: cycles a second.

    >>> from ai.guard import play
    >>> tune = play('s("bd*4, [~ oh]*4, [~ cp]*2, hh*16").bank("RolandTR909")')
    >>> judged(tune.notes, 130 / 240)[0].family, judged([], 0.5)
    ('techno', [])
    """
    if not notes:
        return []
    weights = table(TABLE)
    scores = dict.fromkeys(FAMILIES, 0.0)
    for name, value in {**features(notes, cps), "": 1.0}.items():
        for family, weight in weights.get(name, {}).items() if value else ():
            scores[family] += weight * value
    most = max(scores.values())
    powers = {family: math.exp(score - most) for family, score in scores.items()}
    whole = sum(powers.values())
    found = [Estimate(family, power / whole) for family, power in powers.items()]
    return sorted(found, key=lambda one: -one.confidence)
