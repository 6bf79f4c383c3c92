"""Our events in SuperDirt's words: what goes out means the same when it comes back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.controls import Controls, gain_of
from engine.messages import SoundEvent
from engine.pitch import midi_note
from engine.samples.shelf import NOTHING
from studio.links.dirt.kinds import Kinds
from studio.links.dirt.meaning import meaning, pairs
from studio.links.dirt.wording import words
from studio.links.osc.guard import decode, encode

KINDS = Kinds(NOTHING, lambda: 0.0)


def event(duration_s: float = 0.25, **controls: Any) -> SoundEvent:
    return SoundEvent(0, "drums", 1, duration_s, 0.5, 2.25, controls)


def said(duration_s: float = 0.25, **controls: Any) -> dict[str, Any]:
    found = words(event(duration_s, **controls), KINDS)
    assert found is not None
    return dict(zip(found[::2], found[1::2], strict=True))


def test_an_event_is_said_as_tidalcycles_says_it() -> None:
    recorded = json.loads((Path(__file__).parents[3] / "interop" / "recorded.json").read_text())
    row = next(
        row for row in recorded["tidal_follow_57120"]
        if row["bundle"] and row["messages"][0]["args"][0] == "_id_"
    )  # fmt: skip
    (message,) = decode(bytes.fromhex(row["hex"]))
    args = dict(zip(message.args[::2], message.args[1::2], strict=True))
    ours = SoundEvent(
        0, args["_id_"], 1, args["delta"], args["cps"], args["cycle"], {"s": args["s"]}
    )
    assert encode("/dirt/play", words(ours, KINDS) or [], message.at) == bytes.fromhex(row["hex"])


def test_names_are_in_order_and_whole_numbers_are_few() -> None:
    found = words(event(s="bd", lpf=800, orbit=2, pan=1, cut=1, n=3, room="0.5"), KINDS)
    assert found is not None
    assert found[::2] == sorted(found[::2])
    whole = [name for name, value in zip(found[::2], found[1::2], strict=True)
             if isinstance(value, int)]  # fmt: skip
    assert whole == ["cut", "orbit"]
    assert said(s="bd", lpf=800)["cutoff"] == 800.0


def test_a_bank_stands_before_the_name() -> None:
    assert said(s="bd", bank="RolandTR909")["s"] == "RolandTR909bd"
    assert "bank" not in said(s="bd", bank="RolandTR909")


@pytest.mark.parametrize(
    ("controls", "note"),
    [
        ({"s": "sawtooth", "note": 72}, 12), ({"s": "sawtooth", "note": "c3"}, -12),
        ({"s": "sawtooth"}, -24), ({"s": "bd"}, None), ({"s": "bd", "note": 43}, 7),
        ({"s": "superpiano", "note": 60}, 0), ({"s": "arpy", "note": 36}, 0),
        ({"s": "sine", "freq": 440}, 9), ({"s": "piano", "note": "a4", "octave": 1}, 21),
    ],
)  # fmt: skip
def test_notes_count_from_c5_and_from_the_natural_pitch(
    controls: dict[str, Any], note: float | None
) -> None:
    assert said(**controls).get("note") == note


def test_a_level_of_the_envelope_is_no_length() -> None:
    assert "sustain" not in said(s="sawtooth", sustain=0.5, decay=0.1)
    assert said(s="sawtooth", release=0.5)["sustain"] == 0.75


def test_what_osc_has_not_is_left_out() -> None:
    found = said(s="bd", FX=[{"lpf": 3}], pan=float("nan"), vowel="a", gain=None)
    assert found["vowel"] == "a"
    assert not {"FX", "pan", "gain"} & set(found)
    assert words(event(s="~"), KINDS) is None


@given(
    st.fixed_dictionaries(
        {"s": st.sampled_from(["bd", "sawtooth", "piano", "sd"])},
        optional={
            "note": st.integers(12, 96), "gain": st.floats(0.05, 2), "pan": st.floats(0, 1),
            "resonance": st.floats(0, 50), "roomsize": st.floats(0.1, 10), "room": st.floats(0, 1),
            "orbit": st.integers(0, 11), "clip": st.floats(0.1, 4), "speed": st.floats(-4, 4),
            "release": st.floats(0.01, 1), "cutoff": st.floats(100, 9000),
        },
    ),
    st.floats(0.05, 4),
)  # fmt: skip
def test_what_goes_out_means_the_same_when_it_comes_back(
    controls: dict[str, Any], length_s: float
) -> None:
    out = words(event(length_s, **controls), KINDS)
    assert out is not None
    (message,) = decode(encode("/dirt/play", out))
    back = meaning(pairs(message.args, {}), KINDS)
    for name in ("pan", "resonance", "roomsize", "room", "cutoff", "orbit", "speed", "release"):
        if name in controls:
            assert back.controls[name] == pytest.approx(controls[name], rel=1e-3, abs=1e-3), name
    if "gain" in controls:
        assert gain_of(Controls(back.controls)) == pytest.approx(controls["gain"], rel=1e-3)
    if "note" in controls:
        assert midi_note(Controls(back.controls)) == pytest.approx(controls["note"], abs=1e-3)
    if "clip" in controls or "release" in controls:
        assert back.length_s == pytest.approx(length_s, rel=1e-3)
    assert (back.cps, back.cycle) == (0.5, 2.25)
