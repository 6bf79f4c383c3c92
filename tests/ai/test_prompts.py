"""Requests of every kind, each met: checked on what the answer plays, never on its text.

A sample by fixed dice; all of them with `pytest tests/ai --all-requests`.
"""

import json
from pathlib import Path
from random import Random

import pytest

from ai.asking import Question, ask
from ai.guard import play
from ai.palette import Palette
from ai.tables import table
from tests.ai.checks import CHECKS, Case

PROMPTS = json.loads(Path(__file__).with_name("prompts.json").read_text(encoding="utf-8"))
SAMPLE, FEW = 24, 2  # requests of a normal run, for the rules and for the tiers that search


def every_sound() -> Palette:
    """A palette that has all instruments of the tables, so that each can be asked for."""
    drums = ["bd", "sd", "cp", "hh", "oh", "rd", "cr", "rim", "lt", "mt", "ht", "sh", "cb", "perc"]
    names = {
        f"{bank}_{one}" for bank in ("rolandtr808", "rolandtr909", "linndrum") for one in drums
    }
    names |= {one.lower() for row in table("words/instruments").values() for one in row["sounds"]}
    return Palette(frozenset({*names, *drums, "white", "pink", "sine"}))


def failures(prompt: dict, tier: str) -> list[str]:
    """The checks of a prompt that its answer does not pass."""
    answer = ask(Question(prompt["request"], prompt["context_code"] or "", every_sound(), 0, tier))
    if answer.played is None:
        return [answer.error]
    before = play(prompt["context_code"]) if prompt["context_code"] else None
    case = Case(
        list(answer.played.notes), list(before.notes) if before else [],
        answer.played.cps, before.cps if before else 0.5,
    )  # fmt: skip
    return [str(one) for one in prompt["checks"] if not CHECKS[one["check"]](case, one)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A sample of the requests, or all of them."""
    if "prompt" in metafunc.fixturenames:
        few = "tier" in metafunc.fixturenames
        known = PROMPTS[::30] if few else PROMPTS
        if not metafunc.config.getoption("--all-requests"):
            known = Random("requests").sample(known, FEW if few else SAMPLE)
        metafunc.parametrize("prompt", known, ids=lambda one: one["request"])


def test_the_rules_meet_every_request(prompt):
    assert failures(prompt, "procedural") == []


@pytest.mark.parametrize("tier", ["ensemble", "dna"])
def test_the_tiers_that_search_meet_them_too(prompt, tier):
    assert failures(prompt, tier) == []
