"""Sounds by numbers: pitch, aliases, filters and envelopes of all kinds, many in one render.

Each sound plays on an orbit of its own and is heard from its stem.
"""

import numpy as np
import pytest

pytestmark = pytest.mark.audio
SR = 48_000
STEADY = {"gain": 1, "attack": 0.001, "sustain": 1}
NOTES = (24, 41.5, 60, 79, 96, 105)
PITCHED = {
    "sine": {}, "triangle": {}, "sawtooth": {}, "square": {}, "pulse": {},
    "pulse of another width": {"s": "pulse", "pw": -0.6},
    "pulse that is followed": {"s": "pulse", "fmi": 0.001},
    "supersaw": {"detune": 0},
    "partials": {"s": "user", "partials": (1, 0.5, 0.7, 0.9)},
    "a few harmonics": {"s": "sawtooth", "n": 8},
    "a carrier of FM": {"s": "sine", "fmi": 0.5, "fmh": 2},
    "z_sine": {}, "z_sawtooth": {}, "z_triangle": {}, "z_square": {}, "bytebeat": {"n": 2},
    "wavetable": {"s": "wt_bright"},
    "wavetable of many": {"s": "wt_bright", "unison": 3, "detune": 0},
    "sample": {"s": "tone", "loop": 1}, "gm_epiano1": {}, "gm_vibraphone": {},
}  # fmt: skip
# What is a formula, or a wave that was loaded, has all that is in it, as in Strudel; FM makes more.
BAND_LIMITED = (
    "sine", "triangle", "sawtooth", "square", "pulse", "pulse of another width", "supersaw",
    "partials", "a few harmonics",
)  # fmt: skip


def stems(play, sounds, seconds, note_s, **options):
    """The left side of each of some sounds, by name, played at once."""
    events = [(0, note_s, {**sound, "orbit": k + 1}) for k, sound in enumerate(sounds.values())]
    orbits = tuple(range(1, len(sounds) + 1))
    heard = play(events, seconds, stems=orbits, limiter=False, frames=256, **options).samples
    return {name: heard[:, 2 + 2 * k].astype(float) for k, name in enumerate(sounds)}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A wavetable with a dull and a bright wave; and a tone of 65.4 Hz, which a sample is at c2."""
    turn = np.arange(2048) / 2048
    bright = sum(np.sin(2 * np.pi * k * turn) / k for k in range(1, 60))
    periods, hertz = 261, hertz_of(36)
    tone = np.sin(2 * np.pi * hertz * np.arange(round(periods * SR / hertz)) / SR)
    folder = tmp_path_factory.mktemp("files")
    for name, wave in (("wt_bright", np.tile(bright, 2)), ("tone", tone)):
        np.save(folder / f"{name}.npy", wave[np.newaxis].astype(np.float32))
    return {name: str(folder / f"{name}.npy") for name in ("wt_bright", "tone")}


@pytest.fixture(scope="module")
def notes(play, files):
    sounds = {
        (name, note): {"s": name, "note": note, **STEADY, **controls}
        for name, controls in PITCHED.items()
        for note in NOTES
    }
    found = {}
    for name in PITCHED:
        of_it = {key: sound for key, sound in sounds.items() if key[0] == name}
        found |= stems(play, of_it, 0.9, 0.9, files=files)
    return {key: sound[SR // 8 :] for key, sound in found.items()}


def hertz_of(note):
    return 440 * 2 ** ((note - 69) / 12)


def strongest(x, near):
    """The frequency of the strongest line near one, in Hz: the top of a parabola in dB."""
    size = 1 << 19
    place = np.arange(len(x)) / len(x) - 0.5
    spectrum = np.abs(np.fft.rfft(x * np.exp(-0.5 * (place / 0.12) ** 2), size))
    low, high = (round(near * factor * size / SR) for factor in (0.97, 1.03))
    top = low + int(np.argmax(spectrum[low:high]))
    before, here, after = np.log(spectrum[top - 1 : top + 2] + 1e-30)
    return (top + 0.5 * (before - after) / (before - 2 * here + after)) * SR / size


@pytest.mark.parametrize("name", PITCHED)
def test_a_source_is_in_tune_within_a_cent_from_the_lowest_to_the_highest_note(notes, name):
    cents = [
        1200 * np.log2(strongest(notes[name, note], hertz_of(note)) / hertz_of(note))
        for note in NOTES
    ]
    assert cents == pytest.approx([0] * len(NOTES), abs=1)


@pytest.mark.parametrize("name", BAND_LIMITED)
def test_a_band_limited_source_has_no_aliases_above_60_db_below_its_strongest_line(notes, name):
    for note in NOTES:
        x = notes[name, note]
        lines = np.abs(np.fft.rfft(x * np.kaiser(len(x), 14)))
        hertz = np.fft.rfftfreq(len(x), 1 / SR)
        beside = np.abs(hertz / hertz_of(note) - np.round(hertz / hertz_of(note)))
        between = beside * hertz_of(note) > 8 * SR / len(x)
        assert 20 * np.log10(lines[between].max() / lines.max()) < -60, note


FILTERS = {
    "12 dB low-pass": {"cutoff": 1}, "12 dB high-pass": {"hcutoff": 1},
    "24 dB low-pass": {"cutoff": 1, "ftype": "24db"},
    "24 dB high-pass": {"hcutoff": 1, "ftype": "24db"},
    "band-pass": {"bandf": 1, "bandq": 2},
    "24 dB band-pass": {"bandf": 1, "bandq": 2, "ftype": "24db"},
    "ladder": {"cutoff": 1, "ftype": "ladder"},
}  # fmt: skip
OCTAVES = (-3, -2, -1, 0, 1, 2)


def response_db(name, cutoff, hertz):
    """What the filter does to a frequency, by its formula."""
    z = np.exp(2j * np.pi * hertz / SR)
    if name == "ladder":
        step = 2 * np.pi * cutoff / SR
        late = 0.360891 / z + 0.41729 / z**2 + 0.177896 / z**3 + 0.0439725 / z**4
        through = (step / (1 - (1 - step) / z)) ** 4 * late
        feedback = 0.13
        return 20 * np.log10(abs(through / (1 + feedback * through)) * (1 + feedback))
    turn = 2 * np.pi * cutoff / SR
    band = "band" in name
    alpha = np.sin(turn) / (2 * (2 if band else 10 ** (1 / 20)))
    cosine = np.cos(turn)
    top = {
        "low": ((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2),
        "hig": ((1 + cosine) / 2, -1 - cosine, (1 + cosine) / 2),
        "ban": (alpha, 0, -alpha),
    }[name.removeprefix("12 dB ").removeprefix("24 dB ")[:3]]
    gain = abs(np.polyval(top, z) / np.polyval((1 + alpha, -2 * cosine, 1 - alpha), z))
    return (2 if "24" in name else 1) * 20 * np.log10(gain)


@pytest.mark.parametrize("cutoff", [200, 900, 3600])
def test_filters_have_their_slopes_within_a_decibel(play, cutoff):
    probe = {"s": "sine", "attack": 0.001, "sustain": 1, "gain": 0.01}
    sounds = {
        (name, octave): {**probe, "freq": cutoff * 2.0**octave,
                         **{key: cutoff if value == 1 else value for key, value in each.items()}}
        for name, each in FILTERS.items()
        for octave in OCTAVES
    }  # fmt: skip
    for (name, octave), x in stems(play, sounds, 0.4, 0.5).items():
        level = 20 * np.log10(np.sqrt(np.mean(x[SR // 5 :] ** 2)) / (0.003 / np.sqrt(2)))
        wanted = response_db(name, cutoff, cutoff * 2.0**octave)
        assert level == pytest.approx(wanted, abs=1), (name, octave)


TIMES_S = (0.01, 0.1, 0.6)


def crossing_s(x, level, begin_s, falls):
    """Seconds from a time on until a level is crossed."""
    after = x[round(begin_s * SR) :]
    return int(np.argmax(after < level if falls else after > level)) / SR


@pytest.mark.parametrize("stage", ["attack", "decay", "release"])
def test_stages_of_the_envelope_last_as_long_as_they_say(play, stage):
    """Half of each stage, on a source that is constant: what is heard is the envelope."""
    common = {"s": "one", "gain": 1, "attack": 0.001, "decay": 0.001, "sustain": 1}
    sounds = {
        time: {**common, **({"sustain": 0} if stage == "decay" else {}), stage: time}
        for time in TIMES_S
    }
    for time, x in stems(play, sounds, 1.6, 0.8).items():
        begin = {"attack": 0, "decay": 0.001, "release": 0.8}[stage]
        half = crossing_s(x, 0.15, begin, stage != "attack")
        assert half == pytest.approx(time / 2, rel=0.05)


EDGES = {
    **{name: {} for name in ("sine", "sawtooth", "square", "triangle", "pulse", "supersaw", "white",
                             "pink", "brown", "crackle", "one", "user", "sbd", "bytebeat", "pluck",
                             "z_sine", "piano", "gm_flute", "bd", "oh", "cp")},
    **{f"sine with {key}": {"s": "sine", **controls} for key, controls in {
        "low-pass": {"lpf": 500, "lpq": 12, "lpenv": 3}, "ladder": {"lpf": 500, "ftype": "ladder"},
        "high-pass": {"hpf": 500}, "vowel": {"vowel": "a"}, "crush": {"crush": 6},
        "coarse": {"coarse": 3}, "shape": {"shape": 0.6}, "fold": {"distort": 2, "distorttype": 6},
        "tremolo": {"tremolo": 5}, "phaser": {"phaserrate": 3}, "compressor": {"compressor": -30},
        "transient": {"transient": 0.5}, "FM": {"fmi": 4}, "vibrato": {"vib": 6},
        "bend": {"penv": 12},
        "delay": {"delay": 0.5, "delaytime": 0.05, "delayfeedback": 0.3},
        "room": {"room": 0.5, "roomsize": 0.3}, "stretch": {"stretch": 0.5},
        "FX": {"FX": ({"distort": 1},)},
    }.items()},
}  # fmt: skip


def test_every_source_and_effect_is_finite_and_silent_after_its_end(play):
    sounds = {
        name: {"s": name, "note": 48, "clip": 1, "release": 0.02, **controls}
        for name, controls in EDGES.items()
    }
    for name, x in stems(play, sounds, 3.0, 0.3).items():
        assert np.isfinite(x).all(), name
        assert np.abs(x).max() > 1e-3, name
        assert np.abs(x[round(2.9 * SR) :]).max() < 1e-6, name


def test_no_source_clicks_when_it_ends(play):
    """Behind note off no step is larger than before it, but for the slope of the release."""
    names = [name for name in EDGES if "with" not in name and name not in ("crackle", "sbd")]
    sounds = {name: {"s": name, "note": 48, "clip": 1, "release": 0.02} for name in names}
    for name, x in stems(play, sounds, 0.5, 0.25).items():
        off = SR // 4
        before, after = np.abs(np.diff(x[:off])).max(), np.abs(np.diff(x[off:])).max()
        assert after <= 1.01 * before + np.abs(x).max() / (0.02 * SR), name
