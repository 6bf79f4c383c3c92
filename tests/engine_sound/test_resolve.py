"""From control maps to voices, without sound."""

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SoundError
from engine.messages import SoundEvent
from engine.palette import palette
from engine.resolve import VoiceSpec, resolve, resolve_with_notices

PARAMS, ALIASES = palette().params, palette().aliases

numbers = st.one_of(
    st.floats(), st.integers(), st.booleans(), st.none(), st.text(max_size=3), st.just(())
)


def event(**controls):
    return SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, controls)


def test_nothing_but_a_pitch_is_a_triangle():
    spec = resolve(event(note="a3"))
    assert spec.source == ("wave", ("triangle", pytest.approx(220), 0.0))
    assert max(level for _, level in spec.amp) == pytest.approx(0.3 * 0.8)


@pytest.mark.parametrize("rest", ["~", "-", "_", ""])
def test_a_rest_has_no_voice(rest):
    assert resolve(event(s=rest)) is None


@pytest.mark.parametrize(
    ("controls", "message"),
    [
        ({"s": "sawtoth"}, "there is no sound called sawtoth; did you mean sawtooth?"),
        (
            {"s": "bd", "bank": "TR80"},
            "there is no bank called TR80; did you mean RolandTR808?",
        ),
        ({"s": "qqqq"}, "there is no sound called qqqq; try bd, sd, hh, sine or sawtooth"),
        ({"s": 3}, 's is the name of a sound, not 3; try s("bd")'),
    ],
)  # fmt: skip
def test_unknown_sounds_are_one_clear_sentence(controls, message):
    with pytest.raises(SoundError) as caught:
        resolve(event(**controls))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("controls", "name"),
    [
        ({"s": "bd"}, "RolandTR808_bd"),
        ({"s": "bd", "bank": "tr808"}, "RolandTR808_bd"),
        ({"s": "BD", "bank": "RolandTR808"}, "RolandTR808_bd"),
        ({"sound": "rolandtr808_hh"}, "RolandTR808_hh"),
        ({"s": "saw"}, "sawtooth"),
        ({"s": "bd", "bank": "RolandTR909"}, "RolandTR909_bd"),
        ({"s": "rd"}, "rd"),
    ],
)
def test_names_and_banks(controls, name):
    assert resolve(event(**controls)).sound == name


@pytest.mark.parametrize(
    ("controls", "notice"),
    [
        ({"gain": math.nan}, "gain is not a number here: ignored"),
        ({"gain": 1e9}, "gain goes from -16 to 16: held there"),
        ({"attack": 1e9}, "attack goes from 0 to 600 s: held there"),
        ({"lpf": "dark"}, "cutoff is not a number here: ignored"),
    ],
)
def test_values_that_had_to_be_changed_are_told(controls, notice):
    assert resolve_with_notices(event(**controls))[1] == [notice]


def test_values_in_range_are_not_told_about():
    controls = {"gain": 1, "lpf": 99_999, "pan": -1, "n": 2, "note": "c3", "cut": 1, "orbit": 3}
    assert resolve_with_notices(event(s="saw", **controls))[1] == []


def test_aliases_mean_their_main_control():
    assert resolve(event(lpf=300)) == resolve(event(cutoff=300)) == resolve(event(ctf=300))


def test_every_default_is_in_its_range():
    for name, param in PARAMS.items():
        assert param.lo < param.hi, name
        assert param.default is None or param.lo <= param.default <= param.hi, name
    assert not set(ALIASES) & set(PARAMS)


@given(
    st.dictionaries(st.sampled_from(sorted(PARAMS)), numbers),
    st.sampled_from(["saw", "white", "bd", "sine"]),
    st.floats(),
)
def test_any_controls_give_a_finite_voice(controls, s, duration):
    spec = resolve(SoundEvent(0, "$", 1, duration, 0.5, 0.0, {**controls, "s": s}))
    if spec is None:
        return
    assert isinstance(spec, VoiceSpec)

    def flat(value):
        return (
            [leaf for item in value for leaf in flat(item)] if isinstance(value, tuple) else [value]
        )

    fields = [getattr(spec, name) for name in VoiceSpec.__dataclass_fields__]
    assert all(math.isfinite(leaf) for leaf in flat(tuple(fields)) if isinstance(leaf, float))
    times = [time for time, _ in spec.amp]
    assert times == sorted(times)
    assert spec.end_s >= times[-1]


def test_resolving_needs_neither_numpy_nor_pyo():
    code = (
        "import sys; from engine.resolve import resolve; from engine.messages import SoundEvent;"
        "resolve(SoundEvent(0, '$', 1, 1.0, .5, 0.0, {'s': 'bd', 'lpf': 300}));"
        "sys.exit('numpy' in sys.modules or 'pyo' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("speed", [2, 0.5])
def test_a_drum_that_is_fitted_lasts_as_its_speed_in_lengths_says(speed):
    """`fit`, `loopAt`, `slice` and `splice` give speed in lengths of the sound: unit("c")."""
    spec = resolve(event(s="bd", speed=speed, unit="c"))
    assert spec.gate_s == pytest.approx(1 / speed)


def test_a_kick_that_bends_from_below_waits_and_jumps():
    spec = resolve(event(s="sbd", note=33, penv=-12, pdecay=0.1))
    assert spec.source[1][1] == ((0.0, 27.5), (0.1, 27.5), (0.1, pytest.approx(55)))
