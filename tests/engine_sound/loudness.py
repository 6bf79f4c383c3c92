"""The table of sounds: how loud each is when it is looped for four seconds.

`python -m tests.engine_sound.loudness` writes loudness.tsv anew; `--check` compares all of it and
every variant, which takes about a minute. A sound plays twice a second: drums ring out, notes
(middle c) are held for half a second; LUFS as in BS.1770, ungated, of one channel, at Strudel's
default gain. What has no loudness of its own has the reason instead. A variant has a row of its
own where it is more than 1 LU from its drum. Drums and instruments are computed; oscillators,
noises and the like are played for four seconds.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from engine.drums.cupboard import banks, default_kit
from engine.drums.dsp import loudness, render
from engine.drums.kit import Drum
from engine.instruments.kit import DEFAULT_BRIGHT
from engine.instruments.models import note
from engine.instruments.shelf import instruments
from engine.palette import palette
from tests.engine_sound.conftest import Driver, Heard

TABLE = Path(__file__).with_name("loudness.tsv")
SR = 48_000
GAIN = 0.8
MIDDLE_C = 60
LOOP_S = 4
OWN_ROW_LU = 1.0
TOLERANCE_LU = 3.0
WITHOUT = {
    "bus": "as loud as what is sent there",
    "in": "as loud as what comes in",
    "one": "a constant, which nobody hears",
}


def of_drum(drum: Drum, variant: int | None = None) -> float:
    return loudness(GAIN * render(drum, SR, variant), SR)


def of_note(name: str, midi: int = MIDDLE_C) -> float:
    soft, hard = note(name, instruments()[name], midi, SR)
    mixed = (1 - DEFAULT_BRIGHT) * soft + DEFAULT_BRIGHT * hard
    if not instruments()[name].held:
        return loudness(GAIN * mixed, SR)
    return loudness(GAIN * mixed[: SR // 2], SR)


def of_loop(samples: Any) -> float:
    """Of a loop of any length, its second lap, in which the tails of the first sound too."""
    lap = samples[len(samples) // 2 :, 0].astype(np.float64)
    return loudness(lap, SR) - 10 * np.log10(2 * len(lap) / SR)


def of_synths(play: Callable[..., Heard]) -> dict[str, float]:
    """Of all that is neither computed ahead nor loaded, and has a loudness."""
    names = [
        name
        for synth in palette().synths
        for name, own in synth.sounds.items()
        if name == own and name not in {*WITHOUT, *instruments()}
    ]
    events = [
        (hit / 2, 0.5, {"s": name, "note": MIDDLE_C, "orbit": place + 1})
        for place, name in enumerate(names)
        for hit in range(2 * LOOP_S)
    ]
    heard = play(events, LOOP_S, stems=tuple(range(1, len(names) + 1)), limiter=False)
    return {
        name: of_loop(heard.samples[:, 2 + 2 * place : 4 + 2 * place])
        for place, name in enumerate(names)
    }


def all_drums() -> Iterator[Drum]:
    yield from (drum for drum in default_kit().values() if not drum.bank)
    for bank in banks().values():
        yield from bank.drums.values()


def read() -> dict[str, float]:
    rows = (line.split("\t") for line in TABLE.read_text().splitlines()[1:])
    return {name: float(level) for name, level in rows if name not in WITHOUT}


def levels() -> Iterator[tuple[str, str, float]]:
    """All sounds: name, the plain sound whose row it has where it has none of its own, level."""
    driver = Driver()
    yield from ((name, name, level) for name, level in of_synths(driver.play).items())
    driver.close()
    yield from ((name, name, of_note(name)) for name in sorted(instruments()))
    for drum in all_drums():
        yield drum.sound, drum.sound, of_drum(drum)
        for variant in range(len(drum.variants)):
            yield f"{drum.sound}:{variant}", drum.sound, of_drum(drum, variant)


def rows() -> Iterator[tuple[str, float]]:
    """All rows of the table, measured."""
    of_plain: dict[str, float] = {}
    for name, plain, level in levels():
        if abs(level - of_plain.setdefault(plain, level)) > OWN_ROW_LU or name == plain:
            yield name, level


def wrong() -> Iterator[str]:
    """What is further from its row than it may be; a variant without one has that of its drum."""
    table = read()
    for name, plain, level in levels():
        wanted = table.get(name, table[plain])
        if not abs(level - wanted) <= TOLERANCE_LU:
            yield f"{name}: {level:.1f}, not {wanted}"


def main() -> int:
    if "--check" in sys.argv:
        found = list(wrong())
        print("\n".join(found) or "every sound is as loud as its row says")  # noqa: T201 # a command
        return bool(found)
    lines = [f"{name}\t{level:.1f}" for name, level in rows()]
    lines += [f"{name}\t{reason}" for name, reason in WITHOUT.items()]
    TABLE.write_text("sound\tLUFS\n" + "\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
