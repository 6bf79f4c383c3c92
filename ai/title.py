"""Names for what plays: words that suit its energy and light, and its key."""

from random import Random

from ai.compose.theory import root_name
from ai.hearing.measures import density, key_of_notes, pitched
from ai.lift.layers import Scene

COUNT = 3
# (dark or bright, slow or fast) -> words that say so, and things that may be so.
WORDS = {
    ("dark", "slow"): ("Hollow Drowned Sleeping Iron Distant", "Harbour Cellar Winter Orbit Ash"),
    ("dark", "fast"): ("Black Burning Broken Restless Steel", "Engine Tunnel Signal Wire Circuit"),
    ("bright", "slow"): ("Pale Floating Quiet Golden Slow", "Morning Glass Garden Tide Lantern"),
    ("bright", "fast"): ("Neon Electric Running Silver Dancing", "Daylight Arcade Spark Parade"),
}  # fmt: skip
FAST_BPM, BUSY = 112.0, 10.0


def titles(stage: Scene, seed: int) -> tuple[str, ...]:
    r"""A few names for a tune, the same for the same dice.

    >>> from ai.lift.layers import scene
    >>> names = titles(scene('setcpm(140/4)\nnote("c2 eb2 g2 c3").s("sawtooth")'), 1)
    >>> len(names), names[0].endswith("in C minor")
    (3, True)
    """
    notes = stage.notes
    minor, key = True, ""
    if pitched(notes):
        tonic, kind = key_of_notes(notes)
        minor, key = kind == "minor", f" in {root_name(tonic)} {kind}"
    fast = stage.played.cps * 240 >= FAST_BPM or density(notes) >= BUSY
    row = WORDS["dark" if minor else "bright", "fast" if fast else "slow"]
    kinds, things = (text.split() for text in row)
    rng = Random(f"title:{seed}:{stage.text}")
    pairs = zip(rng.sample(kinds, COUNT), rng.sample(things, COUNT), strict=True)
    first, *rest = (f"{kind} {thing}" for kind, thing in pairs)
    return f"{first}{key}", *rest
