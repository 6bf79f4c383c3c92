"""What messages of SuperDirt mean here: lengths, pitches, levels, groups, quirks of peers."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SoundError
from engine.messages import SoundEvent
from engine.resolve import resolve
from engine.samples.shelf import NOTHING
from studio.links.dirt.kinds import Kind, Kinds
from studio.links.dirt.meaning import Heard, meaning, pairs
from studio.links.osc.guard import OscError, decode

RECORDED = json.loads((Path(__file__).parents[3] / "interop" / "recorded.json").read_text("utf-8"))
SYNTH, DRUM = Kind("saw", True, True), Kind("bd", False, False, lambda _: 0.5)


def kind_of(name: str, bank: str = "") -> Kind:
    known = {} if bank else {"saw": SYNTH, "bd": DRUM}
    return known.get(name) or Kinds(NOTHING, lambda: 0.0)(name, bank)


def heard(**given: Any) -> Heard:
    return meaning({"s": "bd", "cps": 0.5, "delta": 0.25, **given}, kind_of)


def control(name: str, **given: Any) -> Any:
    return heard(**given).controls.get(name)


@pytest.mark.parametrize(
    ("given", "length_s", "ends_with_it"),
    [
        ({}, 0.25, False),
        ({"s": "saw"}, 0.25, False),
        ({"sustain": 0.1}, 0.1, True),
        ({"legato": 0.5}, 0.125, True),
        ({"sustain": 0.1, "legato": 4}, 0.1, True),
        ({"clip": 0.5}, 0.25, True),
        ({"sustain": 0.1, "timescale": 2}, 0.2, True),
        ({"s": "saw", "release": 0.1}, 0.15, False),
        ({"release": 0.1}, 0.4, True),
        ({"release": 0.1, "speed": -2}, 0.15, True),
        ({"release": 0.1, "begin": 0.5}, 0.15, True),
        ({"loop": 3, "speed": 2}, 0.75, True),
        ({"loop": 1}, 0.25, False),
        ({"sustain": 1e9}, 600, True),
        ({"delta": -1}, 1.0, False),
    ],
)
def test_how_long_a_sound_is(given: dict[str, Any], length_s: float, ends_with_it: bool) -> None:
    found = heard(**given)
    assert found.length_s == pytest.approx(length_s)
    assert ("clip" in found.controls) is ends_with_it
    assert "sustain" not in found.controls


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ({}, None),
        ({"note": 0}, 36),
        ({"note": 7.0}, 43),
        ({"midinote": 72}, 48),
        ({"octave": 4}, 24),
        ({"freq": 440.0}, 45),
        ({"n": 3}, None),
        ({"s": "saw"}, 60),
        ({"s": "saw", "n": 3}, 63),
        ({"s": "saw", "n": 3, "note": -12, "octave": 6}, 60),
        ({"s": "saw", "note": "c3", "midinote": 48}, 48),
        ({"s": "saw", "note": "e4"}, 64),
        ({"s": "saw", "freq": 220, "note": 3}, 57),
    ],
)
def test_which_pitch_a_sound_has(given: dict[str, Any], note: float | None) -> None:
    found = control("note", **given)
    assert found == note if note is None else found == pytest.approx(note)


def test_a_number_chooses_a_recording_and_is_a_note_of_a_synth() -> None:
    assert control("n", n=3.0) == 3
    assert control("n", s="bd:5") == 5
    assert control("n", s="saw", n=3.0) is None


@pytest.mark.parametrize(
    ("given", "speed", "unit"),
    [
        ({}, None, None),
        ({"speed": -2}, -2, None),
        ({"speed": 2, "unit": "c"}, 1, "c"),
        ({"unit": "c"}, 0.5, "c"),
        ({"unit": "s", "speed": 4}, 0.25, "c"),
        ({"unit": "r", "speed": 4}, 4, None),
        ({"timescale": 2}, 0.5, None),
    ],
)
def test_how_the_speed_counts(given: dict[str, Any], speed: float | None, unit: str | None) -> None:
    assert (control("speed", **given), control("unit", **given)) == (speed, unit)


def test_the_fourth_power_of_gain_is_heard() -> None:
    assert control("gain") is None
    assert control("gain", gain=1.0) == pytest.approx(0.8)
    assert control("gain", gain=0.5) == pytest.approx(0.05)
    assert control("gain", gain=1.5, overgain=0.5) == pytest.approx(0.8 * 16)
    assert control("gain", gain=1e300) == pytest.approx(0.8 * 16)
    assert control("gain", gain=-5) == 0


def test_groups_are_of_an_orbit_and_below_0_of_a_sound() -> None:
    assert control("cut", cut=1) == control("cut", cut=1, s="sd")
    assert control("cut", cut=1) != control("cut", cut=1, orbit=1)
    assert control("cut", cut=1) != control("cut", cut=2)
    assert control("cut", cut=1, cutAll=1) == control("cut", cut=1, cutAll=1, orbit=3)
    assert control("cut", cut=-1) == control("cut", cut=-1)
    assert control("cut", cut=-1) != control("cut", cut=-1, n=1)
    assert control("cut", cut=0) is None


def test_orbits_are_counted_round() -> None:
    assert [control("orbit", orbit=one) for one in (0, 3, 17, -1, 2.0)] == [0, 3, 1, 15, 2]
    assert control("orbit") == 0


def test_resonance_and_size_go_from_0_to_1_and_beyond_are_strudels() -> None:
    assert control("resonance", resonance=0.2) == pytest.approx(12)
    assert control("resonance", resonance=5) == 5
    assert control("roomsize", size=0.8) == pytest.approx(8)
    assert control("roomsize", size=4, roomsize=4) == 4
    assert control("size", size=0.8) is None


def test_lag_and_offset_move_the_onset_and_nudge_is_in_the_time_tag_already() -> None:
    assert heard(lag=0.1).lag_s == pytest.approx(0.1)
    assert heard(offset=0.1, speed=-2).lag_s == pytest.approx(0.2)
    assert heard(nudge=0.1).lag_s == 0
    assert control("nudge", nudge=0.1) is None


def test_control_busses_stand_for_values_and_a_note_keeps_its_name() -> None:
    args = ["s", "bd", "pan", "c3", "note", "c4", "vowel", "c3", "gain", "c9"]
    assert pairs(args, {3: 0.25}) == {"s": "bd", "pan": 0.25, "note": "c4", "vowel": "c3"}
    assert pairs(["note", "c3"], {3: 7.0}) == {"note": 7.0}


def test_a_bank_is_in_strudels_name_already() -> None:
    assert control("s", s="RolandTR909bd", bank="RolandTR909") == "rolandtr909_bd"
    found = meaning({"sound": "bd:1", "bank": "RolandTR808"}, kind_of)
    assert (found.controls["s"], found.controls["n"]) == ("rolandtr808_bd", 1)


def test_sardine_has_no_length_and_no_tempo() -> None:
    found = meaning({"sound": "hh:3", "cps": 0.3, "cycle": 4}, kind_of)
    assert (found.controls["s"], found.controls["n"], found.cps) == ("hh", 3, None)
    assert found.length_s == 1


def test_outputs_come_as_a_list_in_a_text() -> None:
    assert control("channels", channels="[3, 4]") == (3, 4)
    assert control("channels", channels="x" * 50) is None


@pytest.mark.parametrize("args", [["s"], [1, 2], ["s", "b" * 201], ["s", "bd"] * 200])
def test_what_is_no_pairs_is_refused(args: list[Any]) -> None:
    with pytest.raises(OscError):
        pairs(args, {})


def test_an_unknown_sound_names_the_nearest_and_many_are_cut_short() -> None:
    kinds = Kinds(NOTHING, lambda: 0.0)
    with pytest.raises(SoundError, match="did you mean sawtooth"):
        kinds("sawtoth")
    refused = 0
    for number in range(100):
        try:
            kinds(f"nothing{number}")
        except SoundError:
            continue
        except OscError:
            refused += 1
    assert refused >= 90


def test_what_is_said_of_an_unknown_sound_is_kept_without_the_frames_it_came_from() -> None:
    kinds, caught = Kinds(NOTHING, lambda: 0.0), list[SoundError]()
    for _ in range(2):
        with pytest.raises(SoundError) as found:
            kinds("sawtoth")
        caught.append(found.value)
    assert str(caught[0]) == str(caught[1])
    assert caught[0] is not caught[1]


@pytest.mark.parametrize("peer", ["tidal_1.7.10_handshake", "sardine_0.4.0", "strudel_osc_1.3.2"])
def test_what_peers_sent_becomes_voices(peer: str) -> None:
    played = unknown = 0
    for row in RECORDED[peer]:
        for message in decode(bytes.fromhex(row["hex"])):
            if message.address != "/dirt/play":
                continue
            try:
                found = meaning(pairs(message.args, {}), Kinds(NOTHING, lambda: 0.0))
            except (SoundError, OscError):
                assert "breaks" in str(message.args)
                unknown += 1
                continue
            event = SoundEvent(0, "dirt", 0, found.length_s, 0.5, found.cycle, found.controls)
            assert resolve(event) is not None
            played += 1
    assert played > 0
    assert unknown < played


values = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**31), 2**31 - 1),
    st.text(max_size=20), st.booleans(),
)  # fmt: skip
NAMES = """
note midinote freq octave sustain legato clip delta cps cycle unit speed gain overgain orbit cut
cutAll loop resonance size roomsize channels lag offset timescale begin end release hold attack
accelerate room delay n pan vowel channel
"""


@given(
    st.dictionaries(st.sampled_from(NAMES.split()), values, max_size=12),
    st.sampled_from(["saw", "bd", "piano"]),
)
def test_no_values_break_a_voice(given: Mapping[str, Any], name: str) -> None:
    found = meaning({**given, "s": name}, kind_of)
    assert 0 <= found.length_s <= 600
    assert math.isfinite(found.lag_s)
    event = SoundEvent(0, "dirt", 0, found.length_s, found.cps or 0.5, found.cycle, found.controls)
    voice = resolve(event)
    assert voice is None or math.isfinite(voice.end_s)
