"""Simulated players with hidden preferences: after 30 choices what is suggested is nearer to them.

Each player likes some words (genres, sounds, roles) more than others, and a tempo, a density, a
brightness and a syncopation; they hear four tunes at a time, keep the best and pass over the rest.
The tunes that are suggested from afterwards are others than those that were chosen from.
"""

from functools import cache
from random import Random
from statistics import fmean

import pytest

from ai.guard import play
from ai.taste import EVIDENCE, SPREADS, Taste, Traits, learnt, liking, traits
from ai.tiers.fallback import tunes

PLAYERS, CHOICES, HEARD, SUGGESTED = 60, 30, 4, 5


@cache
def pool() -> tuple[tuple[Traits, ...], tuple[Traits, ...]]:
    """Tunes to choose from, and others to suggest."""
    found = [traits(play(one["code"]), one["genre"]) for one in tunes()]
    Random(1).shuffle(found)
    return tuple(found[::2]), tuple(found[1::2])


class Player:
    """Somebody whose preferences nobody but they know."""

    def __init__(self, seed: int) -> None:
        dice = Random(f"player:{seed}")
        everything = [one for half in pool() for one in half]
        words = sorted(frozenset().union(*(one.words for one in everything)))
        self.words = {word: dice.gauss(0, 1) for word in words}
        dream = dice.choice(everything)  # a tune they love: its figures are theirs
        self.figures = dict(dream.figures)
        self.dice = dice

    def likes(self, heard: Traits) -> float:
        said = fmean(self.words[word] for word in heard.words)
        near = [-abs(heard.figures[name] - value) / SPREADS[name] / 4
                for name, value in self.figures.items() if name in heard.figures]  # fmt: skip
        return said + fmean(near)

    def taught(self) -> Taste:
        """What is believed of them after their choices."""
        taste = Taste()
        for _ in range(CHOICES):
            offered = self.dice.sample(pool()[0], HEARD)
            best = max(offered, key=self.likes)
            for one in offered:
                taste = learnt(taste, one, EVIDENCE["kept" if one is best else "passed over"])
        return taste


def gain(seed: int) -> float:
    """How much nearer the suggestions are than random ones, in spreads of all that there is."""
    player = Player(seed)
    others = pool()[1]
    taste = player.taught()
    told = sorted(others, key=lambda one: -liking(taste, one))[:SUGGESTED]
    everything = [player.likes(one) for one in others]
    spread = fmean((one - fmean(everything)) ** 2 for one in everything) ** 0.5
    return (fmean(player.likes(one) for one in told) - fmean(everything)) / spread


@cache
def gains() -> tuple[float, ...]:
    return tuple(gain(seed) for seed in range(PLAYERS))


@pytest.mark.slow
def test_after_thirty_choices_suggestions_are_nearer_than_random_ones():
    assert len(gains()) >= 50
    assert fmean(gains()) > 0.5


@pytest.mark.slow
def test_that_holds_for_nearly_everybody():
    assert sum(one > 0 for one in gains()) >= 0.85 * PLAYERS


@pytest.mark.slow
def test_who_chose_nothing_gets_what_comes():
    assert {liking(Taste(), one) for one in pool()[1]} == {0.0}
