"""The first time: three times Enter make a tune, and nobody is asked anything.

The mark is an empty file in the player's folder; where there is none, or something was evaluated
before, the welcome has been, or there is nowhere to remember it and it comes with each start.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARK: Final = "welcomed"
HELLO: Final = """\
Welcome to Not a Label. Press Enter: a beat, and the line of code that plays it.
Or type code, or plain words; `help` tells more, Ctrl-D leaves."""


@dataclass(frozen=True, slots=True)
class Step:
    """What an empty line plays, and what is said to it.

    Attributes:
        code: what is played, as if it had been typed.
        says: what is read then.
    """

    code: str
    says: str


STEPS: Final = (
    Step(
        'drums: s("bd*4, [~ cp]*2, [~ hh]*4")',
        "That is a beat. Enter again: a bass joins it, in a line of its own.",
    ),
    Step(
        'bass: note("<c2 c2 eb2 f2>*8").s("sawtooth").lpf(sine.range(300,1500).slow(4)).gain(.6)',
        "The filter opens and closes. Enter once more.",
    ),
    Step(
        'chords: chord("<Cm9 Cm9 Eb^7 Fm9>").struct("[~ x]*4").voicing().s("triangle")'
        ".decay(.2).delay(.4).room(.4)",
        "Now it is yours: Up brings a line back, change it, Enter plays it on time.\n"
        "`mute bass`, `make it darker`, `examples dusk`, `help`; `hush` is silence.",
    ),
)


STARTER: Final = "\n\n".join((
    "// Ctrl-R plays this page, Alt-Enter the part at the cursor; Ctrl-\\ is silence.\n"
    "// Then change a number, a note, a sound, and play it again. F10 examples: more tunes.",
    *(step.code for step in STEPS),
))  # fmt: skip


class Welcome:
    """Where a newcomer is.

    >>> here = Welcome(STEPS[:1])
    >>> here.next().code == STEPS[0].code, here.next()
    (True, None)
    """

    def __init__(self, steps: tuple[Step, ...] = STEPS) -> None:
        self._left = list(steps)

    def next(self) -> Step | None:
        """What an empty line does now, None for nothing."""
        return self._left.pop(0) if self._left else None

    def typed(self, line: str) -> None:
        """Somebody who types has begun already, unless they ask for help: nothing plays unasked.

        >>> here = Welcome()
        >>> here.typed("help"), here.next() is not None, here.typed("examples dusk"), here.next()
        (None, True, None, None)
        """
        if line.split()[:1] not in ([], ["help"]):
            self._left.clear()


def welcomes(folder: Path | None, has_history: Callable[[], bool]) -> bool:
    """Is this the first time? It is not, when it is asked again."""
    if (folder is not None and (folder / MARK).exists()) or has_history():
        return False
    if folder is not None:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / MARK).touch()
    return True
