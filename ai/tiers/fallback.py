"""The last tier: verified tunes by genre and mood, in the tempo and key that were asked for.

It reads keywords only and cannot fail while one of its tunes can be played here.
"""

import re
from random import Random

from ai.brief.intent import Intent
from ai.compose.theory import pitch_class, uses_flats
from ai.edits.pitch import moved_line
from ai.errors import AskError
from ai.guard import InvalidError, Played, checked
from ai.palette import Palette
from ai.song.show import number
from ai.tables import Table, table

_TEMPO = re.compile(r"^setcpm\([\d.]+/")


def create(intent: Intent, palette: Palette, seed: int) -> Played:
    """The tune that is nearest to a request.

    Raises:
        AskError: none of them can be played here.
    """
    for tune in nearest(intent, seed):
        try:
            return checked(adapted(tune, intent), palette)
        except InvalidError:
            continue
    raise AskError("none of the verified tunes can be played here")


def tunes() -> list[Table]:
    """The tunes.

    >>> len(tunes()) >= 60
    True
    """
    found: list[Table] = table("tunes/verified")["tune"]
    return found


def nearest(intent: Intent, seed: int) -> list[Table]:
    """The tunes, those that answer to most of a request first."""
    rng = Random(f"fallback:{seed}")
    return sorted(tunes(), key=lambda one: (-_nearness(one, intent), rng.random()))


def _nearness(tune: Table, intent: Intent) -> int:
    """How many keywords of a request a tune answers to."""
    return 4 * (tune["genre"] in intent.genres) + sum(
        mood in intent.moods for mood in tune["moods"]
    )


def adapted(tune: Table, intent: Intent) -> str:
    """The code of a tune in the tempo and key that were asked for."""
    code: str = tune["code"].strip()
    if intent.tempo.bpm:
        code = _TEMPO.sub(f"setcpm({number(intent.tempo.bpm)}/", code)
    if intent.key.root and tune["root"]:
        by = (pitch_class(intent.key.root) - pitch_class(tune["root"]) + 6) % 12 - 6
        flat = uses_flats(intent.key.root, tune["mode"])
        code = "\n".join(moved_line(line, by, flat) for line in code.splitlines())
    return code
