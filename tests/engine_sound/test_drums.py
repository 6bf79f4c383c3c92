"""The drums against measurements of the machine they stand for.

Tolerances: decay times 30 %, centroid 20 %, strongest frequency in its range, crest 0.6 dB beyond
its range, loudness against the bass drum 1 LU.
"""

import numpy as np
import pytest

from engine.drums.cupboard import banks, default_kit
from engine.drums.dsp import BD_LUFS, loudness, render
from engine.drums.kit import Drum
from tests.engine_sound.measure import measure
from tests.engine_sound.measured_drums import MEASURED

SR = 48_000
LOW = {"bd", "lt", "mt", "ht"}
# name: T20, T40 in ms, centroid, strongest in Hz, crest in dB, loudness against bd in LU
TR808 = {
    "bd": (407, 816, 60, (46, 56), (12, 15), 0),
    "sd": (72, 144, 3400, (165, 5000), (14, 19), -4),
    "hh": (46, 80, 10870, (6000, 12000), (15, 21), -11),
    "oh": (340, 362, 8010, (6000, 8600), (13, 18), -5),
    "cp": (95, 340, 2300, (850, 1250), (19, 25), -4),
    "rim": (13, 16, 1930, (450, 1800), (10, 16), -9),
    "lt": (211, 411, 98, (80, 100), (11, 15), -2),
    "mt": (139, 270, 149, (120, 155), (11, 15), -2),
    "ht": (108, 222, 202, (165, 215), (11, 15), -2),
    "cr": (568, 1800, 7850, (3000, 8600), (16, 25), -4),
    "cb": (87, 337, 880, (780, 850), (15, 23), -7),
    "sh": (29, 33, 10890, (8000, 14000), (12, 20), -10),
    "perc": (26, 36, 2440, (2350, 2500), (9, 14), -8),
}


TR909 = {
    "bd": (268, 449, 119, (50, 80), (7, 12), 0),
    "sd": (114, 214, 2360, (160, 240), (14, 20), -6),
    "hh": (65, 126, 6100, (3000, 9000), (16, 21), -10),
    "oh": (187, 359, 6235, (1400, 9000), (15, 22), -7),
    "cp": (95, 300, 2200, (850, 1250), (20, 26), -6),
    "rim": (23, 59, 840, (200, 1000), (10, 15), -9),
    "lt": (255, 465, 115, (60, 100), (12, 17), -5),
    "mt": (200, 340, 145, (80, 160), (12, 16), -5),
    "ht": (190, 332, 220, (105, 200), (12, 16), -5),
    "cr": (892, 1122, 4400, (2800, 5700), (15, 21), -4),
    "rd": (800, 1200, 5700, (2600, 7000), (17, 22), -6),
}
TARGETS = {"RolandTR808": TR808, "RolandTR909": TR909}


def drum_of(name: str) -> Drum:
    bank, _, voice = name.rpartition("_")
    return banks()[bank].drums[voice] if bank else default_kit()[voice]


def rows(table):
    return [(bank, voice, row) for bank, voices in table.items() for voice, row in voices.items()]


@pytest.mark.parametrize(("bank", "voice", "row"), rows(TARGETS))
def test_drum_meets_its_target(bank, voice, row):
    t20, t40, centroid, strongest, crest, loud = row
    drum = banks()[bank].drums[voice]
    assert drum.loudness_lu == loud
    found = measure(render(drum, SR), SR, voice in LOW)
    assert found.t20 == pytest.approx(t20, rel=0.3)
    assert found.t40 == pytest.approx(t40, rel=0.3)
    assert found.centroid == pytest.approx(centroid, rel=0.2)
    assert strongest[0] <= found.strongest <= strongest[1]
    assert crest[0] - 0.6 <= found.crest <= crest[1] + 0.6


@pytest.mark.parametrize(("bank", "voice", "row"), rows(MEASURED))
def test_drum_is_like_the_machine_that_was_measured(bank, voice, row):
    t20, t40, centroid, strongest, crest = row
    found = measure(render(banks()[bank].drums[voice], SR), SR, voice in LOW)
    assert found.t20 == pytest.approx(t20, rel=0.3)
    assert found.t40 == pytest.approx(t40, rel=0.3)
    assert found.centroid == pytest.approx(centroid, rel=0.2)
    assert found.strongest == pytest.approx(strongest, rel=0.12)
    assert found.crest == pytest.approx(crest, abs=2)


PLAIN = [drum for bank in (*TARGETS, *MEASURED) for drum in banks()[bank].drums.values()]


@pytest.mark.parametrize("drum", PLAIN, ids=lambda drum: drum.sound)
def test_drum_is_as_loud_as_it_says_and_ends_in_silence(drum):
    sound = render(drum, SR)
    default_gain_db = 20 * np.log10(0.8)
    target = BD_LUFS + drum.loudness_lu - default_gain_db
    assert loudness(sound, SR) == pytest.approx(target, abs=2.1 if drum.name == "bd" else 0.2)
    assert np.isfinite(sound).all()
    assert np.abs(sound[-500:]).max() < 4e-3 * np.abs(sound).max()
    assert 0.8 * np.abs(sound).max() < 10 ** (-1 / 20) + 1e-6


@pytest.mark.parametrize("bank", MEASURED)
def test_the_drums_of_a_machine_are_balanced_as_those_of_the_others(bank):
    wanted = {name: row[5] for name, row in (TR909 | TR808).items()}
    for name, drum in banks()[bank].drums.items():
        if name in wanted:
            assert drum.loudness_lu == pytest.approx(wanted[name], abs=2), name


@pytest.mark.parametrize("bank", [*TARGETS, *MEASURED])
def test_no_two_variants_sound_alike(bank):
    """Half a dozen of each drum; that no two have the same settings is tested for all."""
    for drum in banks()[bank].drums.values():
        heard = range(0, len(drum.variants), max(1, len(drum.variants) // 6))
        sounds = {render(drum, SR, variant).tobytes() for variant in heard}
        assert len(sounds) == len(heard), drum.sound


def test_rendering_is_repeatable():
    assert np.array_equal(render(drum_of("hh"), SR), render(drum_of("hh"), SR))


@pytest.mark.audio
@pytest.mark.parametrize("name", ["bd", "RolandTR808_bd"])
def test_a_hit_is_the_rendered_sound_whatever_its_length(play, name):
    x = play([(0.1, 0.02, {"s": name, "gain": 1})], 1.6).samples[4800:, 0]
    sound = render(drum_of("bd"), SR)
    assert np.abs(x[48 : len(sound)] - sound[48:]).max() < 2e-3


def level(x):
    return loudness(x.astype(np.float64), SR) - 10 * np.log10(2 * len(x) / SR)


@pytest.mark.audio
def test_a_beat_is_balanced_and_below_full_scale(play):
    beat = [(0.5 * k, 0.5, {"s": "bd"}) for k in range(4)]
    beat += [(0.25 * k, 0.25, {"s": "hh"}) for k in range(8)] + [(1.0, 0.5, {"s": "cp"})]
    parts = {
        name: level(play([e for e in beat if e[2]["s"] == name], 2, limiter=False).samples[:, 0])
        for name in ("bd", "hh", "cp")
    }
    assert 5 < parts["bd"] - parts["hh"] < 10
    assert 7 < parts["bd"] - parts["cp"] < 13
    assert parts["bd"] == pytest.approx(-20, abs=1)
    assert np.abs(play(beat, 2, limiter=False).samples).max() < 1


@pytest.mark.audio
def test_live_a_machine_not_heard_before_sounds_once_it_is_rendered(play):
    hits = [(0.1 * k, 0.1, {"s": "oh", "bank": "TR909"}) for k in range(4)]
    x = play(hits, 0.4, patient=False).samples[:, 0]
    assert np.abs(x[round(0.3 * SR) :]).max() > 0.02
    assert np.isfinite(x).all()


@pytest.mark.audio
def test_samples_obey_speed_note_begin_end_and_clip(play):
    def heard(**controls):
        x = play([(0, 0.3, {"s": "bd", "gain": 1, **controls})], 2.0).samples[:, 0]
        return np.flatnonzero(np.abs(x) > 1e-6)[-1] / SR, x

    length, plain = heard()
    assert length == pytest.approx(1.38, abs=0.01)
    assert heard(speed=2)[0] == pytest.approx(0.69, abs=0.01)
    assert heard(note="c3")[0] == pytest.approx(0.69, abs=0.01)
    assert heard(clip=1)[0] == pytest.approx(0.31, abs=0.01)
    assert heard(end=0.25)[0] == pytest.approx(0.35, abs=0.01)
    _, later = heard(begin=0.25)
    shift = round(0.25 * 1.38 * SR)
    assert np.abs(later[100:4000] - plain[shift + 100 : shift + 4000]).max() < 1e-4
    _, backwards = heard(speed=-1)
    turned = plain[: round(1.38 * SR)][::-1]
    assert np.abs(backwards[200:60000] - turned[200:60000]).max() < 5e-3
