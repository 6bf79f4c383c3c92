"""Every control of the vocabulary changes the sound, or stands here with its reason.

Each is heard with and without, on an orbit of its own, many in one render. What patterns make notes
of is rendered from code.
"""

from fractions import Fraction

import numpy as np
import pytest
import soundfile

from engine.errors import EngineError
from engine.messages import SoundEvent
from engine.offline import Renderer
from engine.palette import palette
from engine.resolve import resolve
from patterns.control_table import NAMES
from studio.render import Job, render_job

SR, BATCH = 48_000, 48
PLAIN = {"s": "saw", "note": 45, "release": 0.1}
WAVES = {"s": "wt_two", "wtrate": 3, "wtattack": 0.05}
WARPED = {"s": "wt_two", "warp": 0.3, "warpmode": "asym", "warprate": 3, "warpattack": 0.05}
# What needs company to be heard: the controls given with it.
BASES = {
    **{key: {"s": "supersaw"} for key in ("detune", "spread", "unison")},
    **{key: {"s": "pulse"} for key in ("pw", "pwrate", "pwsweep")},
    **{key: {"s": "bd", "release": None} for key in ("speed", "begin", "end", "clip", "bank")},
    **{key: {"s": "tone"} for key in ("loop", "nudge")},
    **{key: {"s": "tone", "loop": 1} for key in ("loopBegin", "loopEnd")},
    **{key: {"room": 0.5, "ir": "tone"} for key in ("irspeed", "irbegin")},
    **{key: {"s": "tone"} for key in ("fadeTime", "fadeInTime")},
    **{key: {"leslie": 0.5} for key in ("lrate", "lsize")},
    **{key: {"pan": 0.2} for key in ("panspan", "panwidth", "panorient")},
    "pansplay": {"s": "supersaw"},
    "tsdelay": {"xsdelay": 1},
    "lock": {"delay": 0.5, "delaytime": 0.05},
    "unit": {"s": "tone", "speed": 2},
    "wtphaserand": {"s": "wt_two", "unison": 3, "detune": 0.3},
    "delaysync": {"delay": 0.5},
    "ir": {"room": 0.5},
    "density": {"s": "crackle", "density": 2},
    "vibmod": {"vib": 5},
    **{key: {"penv": 12, "pdecay": 0.1} for key in ("pcurve", "panchor")},
    **{key: {"penv": 12} for key in ("pattack", "pdecay", "prelease", "psustain")},
    "drive": {"cutoff": 500, "ftype": "ladder"},
    "ftype": {"cutoff": 500},
    "fanchor": {"cutoff": 500, "lpenv": 2},
    **{key: {"distort": 1} for key in ("distortvol", "distorttype")},
    "FXrelease": {"FX": ({"delay": 0.5, "delaytime": 0.1},)},
    "busgain": {"bus": 1},
    **{key: {"s": "bytebeat"} for key in ("byteBeatExpression", "byteBeatStartTime")},
    "zzfx": {"s": "zzfx"},
    "kcutoff": {"krush": 1},
    "fshiftphase": {"fshift": 100},
    **{key: {"ring": 0.5} for key in ("ringf", "ringdf")},
    "lpdepthfrequency": {"cutoff": 500, "lprate": 2},
    **{f"{kind}{stage}": {cutoff: 500, f"{kind}env": 2, f"{kind}decay": 0.05}
       for kind, cutoff in (("lp", "cutoff"), ("hp", "hcutoff"), ("bp", "bandf"))
       for stage in ("attack", "decay", "sustain", "release")},
    **{f"duck{name}": {"duckorbit": 0} for name in ("attack", "depth", "onset")},
}  # fmt: skip
PREFIXES = (
    ("lp", {"cutoff": 500, "lprate": 2}), ("hp", {"hcutoff": 500, "hprate": 2}),
    ("bp", {"bandf": 500, "bprate": 2}), ("resonance", {"cutoff": 500}),
    ("hresonance", {"hcutoff": 500}), ("bandq", {"bandf": 500}),
    ("delay", {"delay": 0.5, "delaytime": 0.05}), ("room", {"room": 0.5, "roomsize": 0.3}),
    ("tremolo", {"tremolo": 2}), ("phaser", {"phaserrate": 2}), ("wt", WAVES), ("warp", WARPED),
    ("compressor", {"compressor": -20}), ("z", {"s": "z_sine"}), ("slide", {"s": "z_sine"}),
    ("deltaSlide", {"s": "z_sine"}), ("pitchJump", {"s": "z_sine", "pitchJump": 50}),
    ("curve", {"s": "z_sine"}),
)  # fmt: skip
VALUES = {
    "bank": "RolandTR909", "distorttype": 3, "ftype": "24db", "fmenv": "lin", "vowel": "a",
    "byteBeatExpression": "t*3", "zzfx": (1, 0, 300), "djf": 0.2, "pcurve": 1, "s": "square",
    "note": 50, "compressorRatio": 3, "compressorKnee": 3, "compressor": -40, "clip": 0.1,
    "roomlp": 500, "roomdim": 500, "roomsize": 1, "roomfade": 0.05, "room": 0.9, "speed": 2,
    "coarse": 4, "crush": 3, "FXrelease": 0.3, "n": 3, "orbit": 99, "unit": "c", "nudge": 0.02,
    "ringf": 300, "ringdf": 300, "fshift": 100, "kcutoff": 500,
    "squiz": 2, "waveloss": 40,
    "cutoff": 300, "hcutoff": 300, "bandf": 300, "phasercenter": 300, "phasersweep": 300,
    "lpdepthfrequency": 300, "hpdepthfrequency": 300, "bpdepthfrequency": 300,
    "byteBeatStartTime": 100, "tremolophase": 0.3, "fmwave": "square", "octave": 1, "freq": 300,
    "unison": 3, "delaytime": 0.11, "delaysync": 0.1, "wtphaserand": 0,
    "pitchJump": 80, "pitchJumpTime": 0.05,
    "lpsync": 3, "hpsync": 3, "bpsync": 3, "lpshape": "saw", "hpshape": "saw", "bpshape": "saw",
    "tremoloshape": "square", "wtshape": "square", "warpshape": "square", "warpmode": "sync",
    "loop": 1, "ir": "tone", "irspeed": 2, "zdelay": 0.05, "decay": 0.05, "release": 0.3,
    "attack": 0.1, "vib": 8, "penv": 7, "tremolosync": 6, "fmi": 2, "duckdepth": 0.3,
    "duckattack": 0.3, "duckonset": 0.1, "fadeTime": 0.03, "fadeInTime": 0.03, "lock": 1,
    "sustainpedal": 1, "harmonic": 3, "delayspeed": 0.5, "tsdelay": 0.05,
}  # fmt: skip
# Code with two values, of which patterns make notes, times and tempos.
CODES = {
    "chord": ('chord("C").voicing()', 'chord("Am").voicing()'),
    "dictionary": (
        'chord("C^7").dict("ireal").voicing()', 'chord("C^7").dict("lefthand").voicing()',
    ),
    "mode": ('chord("C").mode("below").voicing()', 'chord("C").mode("above").voicing()'),
    "anchor": ('chord("C").anchor("c4").voicing()', 'chord("C").anchor("c6").voicing()'),
    "offset": ('chord("C").voicing()', 'chord("C").offset(1).voicing()'),
    "octaves": ('chord("C").rootNotes(2)', 'chord("C").rootNotes(3)'),
    "cps": ('note("c3*4")', 'note("c3*4").cps(2)'),
    "duration": ('note("c3")', 'note("c3").duration(.1)'),
}  # fmt: skip
FOREIGN = "semitone voice"
REASONS = {
    "they say what MIDI and OSC devices get": (
        "ccn ccv ctlNum midibend midichan midicmd midimap midiport miditouch nrpnn nrpv polyTouch "
        "progNum songPtr sysexdata sysexid oschost oscport uid val hours minutes seconds frames "
        "frameRate"
    ),
    "they are for the eye": "activeLabel label color analyze fft x y w h angle r fill",
    "notes by hand of another synthesiser": "mtranspose degree stepsPerOctave octaveR source",
    "settings of synths of Tidal's that are not here, which Strudel ignores as well": FOREIGN,
    "nothing moves from the carrier": " ".join(f"fmi0{number}" for number in range(9)),
}
OUTPUTS = ("channels", "channel")  # heard in a test of their own, below
SILENT = {name for names in REASONS.values() for name in names.split()}
CONTROLS = [entry.split()[0] for entry in NAMES.replace("\n", " ").split(";") if entry.strip()]
HEARD = [name for name in CONTROLS if name not in {*SILENT, *CODES, *OUTPUTS}]


def base_of(name):
    if name in BASES:
        return BASES[name]
    if name.startswith("fm"):
        digits = name.lstrip("fmihwavedcyustnrlk")
        last = int(digits[-1:] or 1) - (name == f"fmi{digits}" and len(digits) == 1)
        chain = {f"fmi{number}": 1 for number in range(2, last + 1)}
        source = int(digits[0]) if digits else 1
        moved = {f"fmi{source}0": 1} if len(digits) == 2 and source > last else {}
        return {"fmi": 1, **chain, **moved, f"fmdecay{digits if len(digits) == 1 else ''}": 0.1}
    return next((base for prefix, base in PREFIXES if name.startswith(prefix)), {})


def events(name, orbit, controls):
    """What is played for a control, to be heard on an orbit."""
    if name == "cut":
        hit = {**PLAIN, "s": "bd", "orbit": orbit, **dict.fromkeys(controls, orbit)}
        return [(0, 0.3, hit), (0.1, 0.3, {**hit, "gain": 0})]
    if name.startswith("bus"):
        sent = {key: orbit if key == "bus" else value for key, value in controls.items()}
        there = {**PLAIN, "dry": 0, "orbit": 98, **sent}
        return [(0, 0.3, there), (0, 0.3, {"s": "bus", "n": orbit, "orbit": orbit})]
    if name.startswith("duck"):
        here = {key: orbit if key == "duckorbit" else value for key, value in controls.items()}
        kick = {"s": "bd", "gain": 0, "orbit": 97, **here}
        return [(0, 0.3, {**PLAIN, "orbit": orbit}), (0.05, 0.1, kick)]
    sound = {**PLAIN, "orbit": orbit, **controls}
    return [(0, 0.2, {key: value for key, value in sound.items() if value is not None})]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A table of two waves, and a tone."""
    turn = np.arange(2048) / 2048
    saw = sum(np.sin(2 * np.pi * k * turn) / k for k in range(1, 40)) / 2
    tone = np.sin(2 * np.pi * 300 * np.arange(SR // 10) / SR) * np.linspace(1, 0.2, SR // 10)
    folder = tmp_path_factory.mktemp("files")
    for name, wave in (("wt_two", np.concatenate([np.sin(2 * np.pi * turn), saw])), ("tone", tone)):
        np.save(folder / f"{name}.npy", wave[np.newaxis].astype(np.float32))
    return {name: str(folder / f"{name}.npy") for name in ("wt_two", "tone")}


@pytest.fixture(scope="module")
def sounds(play, files):
    """By control: what is heard with it and without, the left and right of each."""
    asked = {}
    for name in HEARD:
        value = VALUES.get(name, VALUES.get(name.rstrip("0123456789"), 0.37))
        asked[name, True] = {**base_of(name), name: value}
        asked[name, False] = base_of(name)
    found, keys = {}, list(asked)
    for begin in range(0, len(keys), BATCH):
        batch = keys[begin : begin + BATCH]
        played = [
            event
            for orbit, key in enumerate(batch, 1)
            for event in events(key[0], orbit, asked[key])
        ]
        stems = tuple(range(1, len(batch) + 1))
        heard = play(played, 0.5, stems=stems, frames=256, files=files, limiter=False).samples
        found |= {key: heard[:, 2 * orbit : 2 * orbit + 2] for orbit, key in enumerate(batch, 1)}
    return found


@pytest.mark.audio
@pytest.mark.parametrize("name", HEARD)
def test_a_control_changes_the_sound(sounds, name):
    with_it, without = sounds[name, True], sounds[name, False]
    assert np.isfinite(with_it).all()
    assert max(np.abs(with_it).max(), np.abs(without).max()) > 1e-3
    assert np.abs(with_it - without).max() > 1e-4


@pytest.fixture(scope="module")
def renderer():
    with Renderer(SR) as opened:
        yield opened


@pytest.mark.audio
@pytest.mark.parametrize("name", CODES)
def test_a_control_that_patterns_read_changes_the_sound(renderer, tmp_path, name):
    heard = []
    for number, code in enumerate(CODES[name]):
        path = tmp_path / f"{number}.wav"
        job = Job(f'{code}.s("sawtooth")', cycles=Fraction(1), tail=Fraction(0))
        render_job(job, path, renderer)
        heard.append(soundfile.read(path)[0])
    first, second = heard
    assert np.abs(first).max() > 1e-3
    assert first.shape != second.shape or np.abs(first - second).max() > 1e-3


@pytest.mark.audio
@pytest.mark.parametrize(
    ("name", "first", "second"), [("channels", (1, 2), (3, 4)), ("channel", 0, 2)]
)
def test_channels_choose_the_outputs(play, name, first, second):
    first, second = (
        play([(0, 0.2, {**PLAIN, name: value})], 0.2, outputs=4, limiter=False).samples
        for value in (first, second)
    )
    assert np.abs(first[:, :2]).max() > 0.1 > 1e-6 > np.abs(second[:, :2]).max()


def spoken(controls):
    try:
        return resolve(SoundEvent(0, "$", 1, 0.5, 0.5, 0.3, {"s": "saw", **controls}))
    except EngineError as error:
        return str(error)


@pytest.mark.parametrize("name", FOREIGN.split())
def test_what_strudel_ignores_changes_nothing_here(name):
    assert spoken({name: 0.37}) == spoken({})


def test_those_without_a_sound_have_a_reason_and_all_exist():
    assert len(SILENT) <= 60
    assert SILENT | set(CODES) | set(OUTPUTS) <= set(CONTROLS)


def test_every_control_that_a_sound_reads_is_in_the_vocabulary():
    own = {"bright", "i", "shapevol", "transsustain"}
    assert not set(palette().params) - set(CONTROLS) - own
