"""Learns the table of genres (ai/data/genre.toml) from tunes, and tests it.

`python -m tests.ai.genres` writes the table anew, `--check` compares, `--test` tells how many of
the tunes in genre_tunes.toml, which nothing of the learning sees, are judged right.

Learnt on: tunes of the procedural tier, SEEDS of each genre, each in several disguises (a layer
or two away, one bar a cycle written as half of one, another tempo), and the studio's examples.
The model is a softmax regression with a penalty; it begins at nought, so the table is always the
same.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from ai.brief.reading import read
from ai.errors import AskError
from ai.genre.estimate import FAMILIES, MEMBERS, TABLE, judged
from ai.genre.features import Features, features
from ai.guard import play
from ai.hearing.notes import CYCLES, Note
from ai.tables import genres
from ai.tiers.procedural import create
from studio.examples.shelf import examples
from studio.palette import palette

HELD_OUT = Path(__file__).with_name("genre_tunes.toml")
WRITTEN = Path(__file__).parents[2] / "ai" / "data" / f"{TABLE}.toml"
SEEDS = range(6)
DISGUISES = 5
BY_HAND = 8  # an example weighs as much as so many tunes by the rules
PENALTY, STEPS, RATE = 2e-4, 1500, 0.5
LEAST = 0.02  # smaller weights are left out

Row = tuple[Features, str, float]
Weights = Mapping[str, Mapping[str, float]]


def family_of(genre: str) -> str:
    """The family of a genre by its id; "" where there is none."""
    return next((name for name in FAMILIES if genre in MEMBERS[name].split()), "")


def by_rules() -> Iterator[Row]:
    """Features, family and weight of tunes by the rules."""
    sounds = palette()
    for genre, facts in genres().items():
        intent = read(facts["names"][0], None)
        for seed in SEEDS:
            try:
                made = create(intent, sounds, seed)
            except AskError:
                continue
            dice = Random(f"{genre}:{seed}")
            yield features(made.notes, made.cps), family_of(genre), 1.0
            for _ in range(DISGUISES):
                yield features(*disguised(made.notes, made.cps, dice)), family_of(genre), 1.0


def by_hand() -> Iterator[Row]:
    """The same of the examples, each in disguises too."""
    for one in examples().values():
        family = family_of(one.genre)
        if not family:
            continue
        made = play(one.code)
        dice = Random(one.title)
        yield features(made.notes, made.cps), family, BY_HAND / 2
        for _ in range(DISGUISES):
            found = features(*disguised(made.notes, made.cps, dice))
            yield found, family, BY_HAND / 2 / DISGUISES


def disguised(notes: Sequence[Note], cps: float, dice: Random) -> tuple[list[Note], float]:
    """The same music without some layers, at another tempo, maybe with two bars a cycle."""
    kinds = sorted({(one.role, one.sound) for one in notes})
    away = set(dice.sample(kinds, min(dice.randint(0, 2), len(kinds) - 1)))
    out = [one for one in notes if (one.role, one.sound) not in away]
    if dice.random() < 0.4:
        out, cps = _two_bars(out), cps / 2
    return out, cps * dice.uniform(0.96, 1.04)


def _two_bars(notes: Sequence[Note]) -> list[Note]:
    """Two bars a cycle; the second half of the cycles repeats the first."""
    short = [replace(one, begin=one.begin / 2, end=one.end / 2) for one in notes]
    half = Fraction(CYCLES, 2)
    return short + [replace(one, begin=one.begin + half, end=one.end + half) for one in short]


def learnt(rows: Sequence[Row]) -> Weights:
    """The weights of each family, by gradient descent with momentum from nought."""
    names = sorted({name for found, _, _ in rows for name in found})
    given = np.array([[found.get(name, 0.0) for name in names] for found, _, _ in rows])
    given = np.hstack([given, np.ones((len(rows), 1))])
    wanted = np.zeros((len(rows), len(FAMILIES)))
    for at, (_, family, _) in enumerate(rows):
        wanted[at, FAMILIES.index(family)] = 1.0
    worth = np.array([weight for _, _, weight in rows])
    share = (wanted * worth[:, None]).sum(axis=0)  # each family counts alike
    worth = worth / (wanted @ share) / len(FAMILIES)
    weights, speed = np.zeros((given.shape[1], len(FAMILIES))), 0.0
    for _ in range(STEPS):
        scores = given @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = given.T @ ((chances - wanted) * worth[:, None]) + PENALTY * weights
        speed = 0.9 * speed - RATE * slope
        weights = weights + speed
    return {
        name: {family: round(float(weights[at, place]), 2)
               for place, family in enumerate(FAMILIES) if abs(weights[at, place]) >= LEAST}
        for at, name in enumerate([*names, ""])
    }  # fmt: skip


def table() -> str:
    """The file of the weights."""
    found = learnt([*by_rules(), *by_hand()])
    lines = ["# What each feature says for and against each family; written by",
             "# python -m tests.ai.genres from tunes by rules and the examples.", ""]  # fmt: skip
    for name, row in found.items():
        if row:
            inner = ", ".join(f'"{family}" = {value:g}' for family, value in row.items())
            lines.append(f'"{name}" = {{{inner}}}')
    return "\n".join(lines) + "\n"


def held_out() -> list[dict[str, Any]]:
    """The tunes that nothing of the learning sees."""
    found: list[dict[str, Any]] = tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))["tune"]
    return found


def tested() -> Iterator[str]:
    """A line a tune that was kept out, and how many were right."""
    right = 0
    for tune in held_out():
        made = play(tune["code"])
        best = judged(made.notes, made.cps)
        found = best[0].family == tune["family"]
        right += found
        said = ", ".join(f"{one.family} {one.confidence:.0%}" for one in best[:3])
        yield f"{'' if found else 'WRONG':6}{tune['family']:16}{said}"
    yield f"{right} of {len(held_out())}"


def main() -> int:
    """Learn, compare, or test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--test", action="store_true")
    options = parser.parse_args()
    if options.test:
        sys.stdout.write("\n".join(tested()) + "\n")
        return 0
    text = table()
    if options.check:
        return int(text != WRITTEN.read_text(encoding="utf-8"))
    WRITTEN.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
