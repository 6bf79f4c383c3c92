"""The examples: each plays, moves, is itself, and is as loud as the others."""

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from ai.brief.intent import Intent
from ai.guard import play
from ai.judge.score import Heard, core, judge
from ai.tables import genres
from engine.offline import Renderer
from patterns.analysis.likeness import similarity
from patterns.analysis.onsets import Onset, onsets
from patterns.strudel.evaluate import Program, evaluate
from studio.commands import examples as command
from studio.examples.shelf import Example, examples, found
from studio.render import Job, render_job
from tests.studio.fakes import FakeProgram, steps
from tests.studio.rooms import Room

CYCLES = 16
RATE = 24_000  # of renders: half the work
MOST_LINES = 19
LOUD_LUFS = (-20.5, -13.0)
HEADROOM = 0.98  # the limiter takes nothing away
LIKE = 0.45  # more than that would be a near copy
MISSED = ("bronze",)  # of a genre that the judge does not know
every = pytest.mark.parametrize("name", sorted(examples()))


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(RATE, limiter=False) as one:
        yield one


@cache
def program(name: str) -> Program:
    return evaluate(examples()[name].code, expired=lambda: False)


@cache
def heard(name: str) -> tuple[Onset, ...]:
    return tuple(onsets(program(name).pattern, CYCLES))


def test_there_are_enough_of_many_kinds() -> None:
    assert len(examples()) >= 24
    assert len({one.genre for one in examples().values()}) >= 20


@every
def test_an_example_says_what_it_is_on_few_lines(name: str) -> None:
    one = examples()[name]
    assert all((one.title, one.genre, one.about, one.first))
    assert one.code.count("\n") + 5 <= MOST_LINES
    assert len(f"{name:9}  {one.genre:11}  {one.about}") <= 80


@every
def test_an_example_plays_sixteen_cycles_without_silence_or_failure(name: str) -> None:
    at = [Fraction(one.begin) for one in heard(name)]
    assert {math.floor(begin) for begin in at} == set(range(CYCLES))


@every
def test_an_example_changes_over_its_cycles(name: str) -> None:
    bars = [
        frozenset((one.phase, one.sound, one.pitch) for one in heard(name) if int(one.begin) == bar)
        for bar in range(CYCLES)
    ]
    assert len(set(bars)) >= 3


@every
def test_what_is_to_be_tried_names_slots_that_there_are(name: str) -> None:
    one = examples()[name]
    for words in re.findall(r"\b(?:mute|solo|in|behind) ([a-z]+)", one.first):
        assert words in program(name).slots, one.first


@every
def test_the_judge_finds_an_example_good_in_its_genre(name: str) -> None:
    one = examples()[name]
    genre = one.genre if one.genre in genres() else "minimalism"
    tune = Heard(play(one.code), Intent("create", genres=(genre,)), genre)
    assert judge(tune).score >= 0.78
    assert core(tune) >= 0.4


@pytest.mark.parametrize("name", sorted(set(examples()) - set(MISSED)))
def test_an_example_has_a_tempo_of_its_genre(name: str) -> None:
    one = examples()[name]
    table = genres()[one.genre]
    beats = table.get("meter", 4)
    lowest, highest = min(table["bpm"]), max(table["bpm"])
    cps = float(program(name).cps or 0.5)
    counted = [cps * 60 * per for per in (beats, 2 * beats, 7)]
    assert any(lowest * 0.97 <= bpm <= highest * 1.03 for bpm in counted), (one.genre, counted)


def test_no_example_is_nearly_another() -> None:
    bars = {name: [one for one in heard(name) if one.begin < 4] for name in examples()}
    like = {
        (one, other): similarity(bars[one], bars[other])
        for one, other in combinations(sorted(examples()), 2)
    }
    assert max(like.values()) < LIKE, max(like, key=lambda pair: like[pair])


@pytest.mark.slow
@pytest.mark.audio
@every
def test_an_example_sounds_as_loud_as_the_others_and_is_not_limited(
    name: str, tmp_path: Path, renderer: Renderer
) -> None:
    from engine.loudness import of_file

    path = tmp_path / "tune.wav"
    job = Job(examples()[name].code, Fraction(2), Fraction(0), sample_rate=RATE)
    done = render_job(job, path, renderer)
    assert not [one for one in done.problems if "stand-ins" not in one]
    assert done.peak < HEADROOM
    assert LOUD_LUFS[0] <= of_file(path).integrated_lufs <= LOUD_LUFS[1]


def test_examples_are_found_by_name_title_genre_and_words() -> None:
    assert [one.name for one in found("two clocks")] == ["phase"]
    assert [one.name for one in found("jazz")] == ["blue"]
    assert len(found("bass")) > 1
    assert found("nothing like it") == []


def test_examples_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {
        "dusk": Example("dusk", "Dusk", "house", "Warm.", "mute it", "d"),
        "ice": Example("ice", "Ice Chain", "trap", "Cold.", "mute it", "i"),
    }
    monkeypatch.setattr(command, "examples", lambda: two)
    assert Room().command("examples").text == (
        "dusk  house  Warm.\nice   trap   Cold.\nexamples dusk plays one, examples random any"
    )


def test_an_example_takes_the_place_of_what_plays_and_its_code_is_shown() -> None:
    room = Room()
    one = examples()["dusk"]
    room.type("before", drums=steps("bd"))
    room.script.programs[one.page] = FakeProgram({"kick": steps("bd")})
    promised = command.examples_with(room.session, "dusk")
    room.session.work()
    room.session.turn()
    reply = promised.result(timeout=5)
    assert (reply.ok, reply.code) == (True, one.page)
    assert reply.text == f"Dusk plays (deephouse); try first: {one.first}"
    assert reply.code.splitlines()[:2] == [f"// Dusk. {one.about}", f"// Try first: {one.first}."]
    assert room.slots() == {"kick"}


def test_an_example_that_there_is_not_is_told_with_the_nearest() -> None:
    reply = Room().command("examples dsuk")
    assert reply.text == "no example is called or about 'dsuk'; did you mean dusk?"
    reply = Room().command("examples xxxxxxxx")
    assert reply.text == "no example is called or about 'xxxxxxxx'; examples lists them"
