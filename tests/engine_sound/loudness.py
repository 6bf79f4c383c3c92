"""The table of sounds: how loud each is when it is looped for four seconds.

`python -m tests.engine_sound.loudness` writes loudness.tsv anew; `--check` compares all of it and
every variant, which takes about a minute. A sound plays twice a second: drums ring out, notes
(middle c) are held for half a second; LUFS as in BS.1770, ungated, of one channel, at Strudel's
default gain. A variant has a row of its own where it is more than 1 LU from its drum.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from engine.drums.cupboard import banks, default_kit
from engine.drums.dsp import loudness, render
from engine.drums.kit import Drum
from engine.instruments.kit import DEFAULT_BRIGHT
from engine.instruments.models import note
from engine.instruments.shelf import instruments

TABLE = Path(__file__).with_name("loudness.tsv")
SR = 48_000
GAIN = 0.8
MIDDLE_C = 60
OWN_ROW_LU = 1.0
TOLERANCE_LU = 3.0


def of_drum(drum: Drum, variant: int | None = None) -> float:
    return loudness(GAIN * render(drum, SR, variant), SR)


def of_note(name: str, midi: int = MIDDLE_C) -> float:
    soft, hard = note(name, instruments()[name], midi, SR)
    mixed = (1 - DEFAULT_BRIGHT) * soft + DEFAULT_BRIGHT * hard
    if not instruments()[name].held:
        return loudness(GAIN * mixed, SR)
    return loudness(GAIN * mixed[: SR // 2], SR)


def all_drums() -> Iterator[Drum]:
    yield from (drum for drum in default_kit().values() if not drum.bank)
    for bank in banks().values():
        yield from bank.drums.values()


def read() -> dict[str, float]:
    rows = (line.split("\t") for line in TABLE.read_text().splitlines()[1:])
    return {name: float(level) for name, level in rows}


def rows() -> Iterator[tuple[str, float]]:
    """All rows of the table, measured."""
    for name in sorted(instruments()):
        yield name, of_note(name)
    for drum in all_drums():
        plain = of_drum(drum)
        yield drum.sound, plain
        for variant in range(len(drum.variants)):
            level = of_drum(drum, variant)
            if abs(level - plain) > OWN_ROW_LU:
                yield f"{drum.sound}:{variant}", level


def wrong() -> Iterator[str]:
    """What is further from its row than it may be; a variant without one has that of its drum."""
    table = read()
    for name in instruments():
        level = of_note(name)
        if not abs(level - table[name]) <= TOLERANCE_LU:
            yield f"{name}: {level:.1f}, not {table[name]}"
    for drum in all_drums():
        for variant in (None, *range(len(drum.variants))):
            key = drum.sound if variant is None else f"{drum.sound}:{variant}"
            wanted, level = table.get(key, table[drum.sound]), of_drum(drum, variant)
            if not abs(level - wanted) <= TOLERANCE_LU:
                yield f"{key}: {level:.1f}, not {wanted}"


def main() -> int:
    if "--check" in sys.argv:
        found = list(wrong())
        print("\n".join(found) or "every sound is as loud as its row says")  # noqa: T201 # a command
        return bool(found)
    lines = [f"{name}\t{level:.1f}" for name, level in rows()]
    TABLE.write_text("sound\tLUFS\n" + "\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
