"""Warps of a wave table's phase."""

import numpy as np
import pytest

from engine.synths.wavetable import WARP_NAMES
from engine.warps import WARPS, drawn_phases, warped

TURN = np.arange(1000) / 1000


def test_every_warp_has_its_name_and_number():
    assert tuple(WARPS) == WARP_NAMES


@pytest.mark.parametrize("number", range(len(WARP_NAMES)))
@pytest.mark.parametrize("amount", [0.0, 0.3, 0.5, 1.0])
def test_a_warped_phase_stays_within_a_turn(number, amount):
    phases = warped(number, TURN, amount)
    assert np.isfinite(phases).all()
    assert phases.min() >= 0
    assert phases.max() <= 1


@pytest.mark.parametrize("name", ["none", "bendp", "bendm", "sync", "orbit", "spin", "fractal"])
def test_without_an_amount_the_phase_stays_as_it_is(name):
    assert np.allclose(warped(WARP_NAMES.index(name), TURN, 0.0), TURN)


def test_sync_runs_through_the_wave_up_to_sixteen_times():
    assert (np.diff(warped(WARP_NAMES.index("sync"), TURN, 1.0)) < 0).sum() == 15


def test_a_drawn_phase_ends_where_it_ends_not_where_it_begins_anew():
    assert drawn_phases(0, 0.0, 8)[-2:].tolist() == pytest.approx([7 / 8, 1.0])
