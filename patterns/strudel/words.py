"""Words that are no names here but that many type: of TidalCycles' prompt, and of sounds. Pure."""

import re
from typing import Final

# Words of the prompt of TidalCycles, and what does that here.
WORDS: Final = {
    "unsolo": "`solo` with the same name takes it off again",
    "unsoloAll": "`solo` with the same name takes it off again",
    "unmuteAll": "`unmute` alone lets all be heard",
    "resetCycles": "after `hush` the first line begins at cycle 0",
    "nudgeAll": "`nudge 20` lets all come 20 ms later",
    "streamHush": "`hush` is silence",
    **dict.fromkeys(("import", ":set"), "all words are here already: begin with a pattern"),
}

# Its functions that have no method of the same name here, and what does that.
METHODS: Final = {
    "whenmod": 'write .when("<0 0 0 1>", rev): a step a cycle',
    "while": 'write .when("1 0", fast(2))',
    "foldEvery": "write .every(3, rev).every(4, rev)",
    "trunc": 'write .mask("1 1 1 0")',
    "rolled": 'write .arp("0 1 2")',
    "rolledBy": 'write .arp("0 1 2")',
    "somecycles": "write .someCycles(rev)",
}

# Sounds of drum machines, which in code are text.
SOUNDS: Final = frozenset({
    "bd", "sd", "sn", "hh", "oh", "ch", "hc", "cp", "rim", "cr", "rd", "ht", "mt", "lt", "cb", "sh",
})  # fmt: skip
# A step of mini-notation; compiled when it is needed, which is seldom.
STEP: Final = r"[\[<{]*(?P<name>[a-z]+|~|-)(?::\d+)?(?:[*/!@]\d*|\?|\(\d+,\d+\))*[\]>}]*,?"


def is_mini(text: str) -> bool:
    """Is this mini-notation without quotes: sounds of drums and rests, and nothing else?

    >>> is_mini("bd hh*2 [~ sd] hh"), is_mini("hh louder please"), is_mini('s("bd hh")')
    (True, False, False)
    """
    steps = [re.fullmatch(STEP, step) for step in text.split()[:50]]
    if len(steps) < 2:
        return False
    names = [step and step["name"] for step in steps]
    return all(name in SOUNDS or name in ("~", "-") for name in names)
