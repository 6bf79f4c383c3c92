"""Renders: exact length, one sound for one case, stems, stopping, and clear sentences."""

import os
import signal
from fractions import Fraction

import numpy as np
import pytest
import soundfile

from engine.errors import RenderError
from engine.offline import Renderer, plan
from engine.scheduler import Slot
from patterns.errors import QueryError
from tests.engine.renders import render
from tests.engine.rooms import CLICKS
from tests.engine.test_scheduler import Broken, Steps

pytestmark = pytest.mark.audio
RATE = 48_000
HALF = Fraction(1, 2)


def slots(*patterns):
    return [Slot(f"${number}", 1, pattern) for number, pattern in enumerate(patterns, 1)]


def drums(*values):
    return slots(Steps(8, *values))


def read(path):
    return soundfile.read(path, dtype="float32", always_2d=True)


@pytest.mark.parametrize("cps", ["1/2", "3/7", "0.6", "2.13"])
@pytest.mark.parametrize(("cycles", "tail"), [(1, 0), (3, 1), (2, "1/3")])
def test_a_plan_has_the_frames_and_onsets_of_the_arithmetic(cps, cycles, tail):
    cps, cycles, tail = Fraction(cps), Fraction(cycles), Fraction(tail)
    planned = plan(drums({"s": "bd"}), cps, cycles, tail)
    assert planned.frames == round((cycles + tail) / cps * RATE)
    assert [play.frame for play in planned.plays] == [
        round(Fraction(number, 8) / cps * RATE) for number in range(int(8 * cycles))
    ]


def test_a_plan_plays_what_begins_before_its_cycles_even_if_it_ends_after_them():
    assert len(plan(slots(Steps(1)), HALF, Fraction(5, 4)).plays) == 2


def test_a_plan_names_what_cannot_sound():
    planned = plan(drums({"s": "nothing like it"}), HALF, Fraction(1))
    assert planned.plays == []
    assert len(planned.problems) == 1


def test_a_plan_of_a_broken_pattern_raises():
    with pytest.raises(QueryError):
        plan(slots(Broken(1)), HALF, Fraction(4))


@pytest.mark.parametrize(
    ("cps", "cycles", "sentence"),
    [
        (HALF, 0, "nothing to render; cps and cycles are above 0, tail is 0 or more"),
        (Fraction(0), 1, "nothing to render; cps and cycles are above 0, tail is 0 or more"),
        (Fraction(1, 1000), 100, "this lasts 27.8 hours; render less"),
    ],
)
def test_an_absurd_length_is_one_clear_sentence(cps, cycles, sentence):
    with pytest.raises(RenderError) as caught:
        plan(drums(), cps, Fraction(cycles))
    assert str(caught.value) == sentence


def test_a_render_is_exactly_as_long_as_planned(tmp_path):
    done = render(drums(), tmp_path / "out.wav", HALF, Fraction(1), Fraction(1, 3))
    samples, rate = read(tmp_path / "out.wav")
    info = soundfile.info(tmp_path / "out.wav")
    assert (len(samples), rate, info.subtype, info.channels) == (128_000, RATE, "FLOAT", 2)
    assert (done.frames, done.voices) == (128_000, 8)
    assert done.peak == pytest.approx(np.abs(samples).max())


def test_cases_do_not_hear_each_other(tmp_path):
    loud = plan(drums({"s": "sawtooth", "note": 40, "clip": 8, "gain": 4}), HALF, Fraction(2))
    soft = plan(drums({"s": "sine", "note": 60}, {"s": "hh"}), HALF, Fraction(1), Fraction(1))
    with Renderer() as renderer:
        files = [tmp_path / f"{number}.wav" for number in range(4)]
        for file, planned in zip(files, (soft, loud, soft, loud), strict=True):
            renderer.render(planned, file)
    heard = [read(file)[0] for file in files]  # the files themselves say when they were made
    assert np.array_equal(heard[0], heard[2])
    assert np.array_equal(heard[1], heard[3])


def test_a_batch_render_is_not_limited(tmp_path):
    with Renderer() as renderer:
        planned = plan(slots(*[Steps(1, {"s": "sine", "gain": 4})] * 8), HALF, Fraction(1))
        done = renderer.render(planned, tmp_path / "out.wav")
    assert done.peak > 2


def test_stems_add_up_to_the_master(tmp_path):
    both = slots(
        Steps(4, {"s": "sine", "note": 50}), Steps(3, {"s": "square", "orbit": 3, "pan": 0.2})
    )
    done = render(both, tmp_path / "out.wav", cycles=Fraction(1), stems=True)
    assert [path.name for path in done.stems.values()] == ["out.orbit1.wav", "out.orbit3.wav"]
    total = sum(read(path)[0] for path in done.stems.values())
    assert np.abs(total - read(done.path)[0]).max() < 1e-6
    assert all(np.abs(read(path)[0]).max() > 0.01 for path in done.stems.values())


@pytest.mark.slow
def test_a_render_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    told = []

    def progress(share):
        told.append(share)
        return False

    long = plan(drums(), HALF, Fraction(200))
    with Renderer() as renderer:
        with pytest.raises(RenderError, match="the render was stopped"):
            renderer.render(long, tmp_path / "out.wav", progress)
        assert list(tmp_path.iterdir()) == []
        again = renderer.render(plan(drums(), HALF, Fraction(1)), tmp_path / "out.wav")
    assert 0 < told[0] < 1
    assert again.voices == 8


@pytest.mark.slow
def test_a_renderer_that_crashes_is_one_clear_sentence(tmp_path):
    def kill(_):
        os.kill(renderer.pid, signal.SIGKILL)
        return True

    with Renderer() as renderer:
        with pytest.raises(RenderError) as caught:
            renderer.render(plan(drums(), HALF, Fraction(900)), tmp_path / "out.wav", kill)
        assert renderer.render(plan(drums(), HALF, Fraction(1)), tmp_path / "o.wav").voices == 8
    assert str(caught.value) == "the render crashed; see the log file"


def test_places_that_cannot_be_written_are_one_clear_sentence(tmp_path):
    planned = plan(drums(), HALF, Fraction(1))
    with Renderer(sound=CLICKS) as renderer:
        with pytest.raises(RenderError) as no_folder:
            renderer.render(planned, tmp_path / "nowhere" / "out.wav")
        with pytest.raises(RenderError) as folder:
            renderer.render(planned, tmp_path)
    assert (
        str(no_folder.value) == f"there is no folder {tmp_path}/nowhere; make it, or take another"
    )
    assert str(folder.value) == f"{tmp_path} is a folder; add the name of a file"
