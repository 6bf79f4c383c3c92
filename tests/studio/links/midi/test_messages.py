"""Each message has the bytes that the specification says, written here by hand."""

import pytest

from patterns.numerals import js_number
from studio.links.midi import messages
from studio.links.midi.incoming import heard, values_of
from studio.links.midi.maps import MapError, Maps
from studio.links.midi.mpe import Zone
from studio.links.midi.outgoing import said

CASES = [
    (messages.note_on(1, 60, 100 / 127), "90 3c 64"),
    (messages.note_on(10, 36, 1), "99 24 7f"),
    (messages.note_on(1, 60, 0), "90 3c 01"),
    (messages.note_on(99, 900, 9), "9f 7f 7f"),
    (messages.poly_touch(2, 61, 1), "a1 3d 7f"),
    (messages.control(1, 7, 100), "b0 07 64"),
    (messages.program(16, 127), "cf 7f"),
    (messages.touch(1, 0.5), "d0 40"),
    (messages.bend(1, 0), "e0 00 40"),
    (messages.bend(1, 1), "e0 7f 7f"),
    (messages.bend(1, -1), "e0 00 00"),
    (messages.bend(1, -7), "e0 00 00"),
    (messages.nrpn(1, (2, 8), 64), "b0 63 02 b0 62 08 b0 06 40 b0 26 00"),
    (messages.rpn(2, 0, 12), "b1 65 00 b1 64 00 b1 06 0c b1 26 00"),
    (messages.sysex([0x7D], [1, 2, 3]), "f0 7d 01 02 03 f7"),
    (messages.sysex([0, 32, 41], []), "f0 00 20 29 f7"),
]


@pytest.mark.parametrize(("data", "wanted"), CASES)
def test_the_bytes_are_those_of_the_specification(data: bytes, wanted: str) -> None:
    assert data.hex(" ") == wanted


@pytest.mark.parametrize("body", [[128], [-1], [0.5], [0] * 3000])
def test_sysex_that_is_none_is_refused(body: list[float]) -> None:
    with pytest.raises(ValueError, match="sysex"):
        messages.sysex([0x7D], body)


CONTROLS = [
    ({"note": 60}, ["90 3c 72"]),
    ({"note": "e4", "velocity": 1}, ["90 40 7f"]),
    ({"note": 60, "velocity": 0.5, "gain": 0.5}, ["90 3c 20"]),
    ({"note": 60, "midichan": 5}, ["94 3c 72"]),
    ({"s": "bd"}, ["99 24 72"]),
    ({"s": "RolandTR909_sd", "midichan": 2}, ["91 26 72"]),
    ({"ccn": 74, "ccv": 1}, ["b0 4a 7f"]),
    ({"ccn": "74", "ccv": "0.5", "midichan": 3}, ["b2 4a 40"]),
    ({"progNum": 5, "note": 60}, ["c0 05", "90 3c 72"]),
    ({"midibend": -1}, ["e0 00 00"]),
    ({"miditouch": 1}, ["d0 7f"]),
    ({"polyTouch": 1, "note": 60, "velocity": 0}, ["a0 3c 7f"]),
    ({"nrpnn": [1, 8], "nrpv": 100}, ["b0 63 01", "b0 62 08", "b0 06 64", "b0 26 00"]),
    ({"nrpnn": 136, "nrpv": 100}, ["b0 63 01", "b0 62 08", "b0 06 64", "b0 26 00"]),
    ({"sysexid": 67, "sysexdata": [121, 9, 17]}, ["f0 43 79 09 11 f7"]),
    ({"sysexid": [0, 32, 41], "sysexdata": 5}, ["f0 00 20 29 05 f7"]),
    ({"midicmd": "clock"}, ["f8"]),
    ({"midicmd": "start"}, ["fa"]),
    ({"midicmd": "continue"}, ["fb"]),
    ({"midicmd": "stop"}, ["fc"]),
    ({"midicmd": ["cc", 74, 0.5]}, ["b0 4a 40"]),
    ({"midicmd": ["progNum", 7]}, ["c0 07"]),
    ({"midicmd": ["sysex", 67, 1, 2]}, ["f0 43 01 02 f7"]),
    ({"note": 60, "midicontroller": True, "ccn": 1, "ccv": 0}, ["b0 01 00"]),
    ({"note": 200}, []),
    ({"note": "Cm7"}, []),
    ({}, []),
]  # fmt: skip


@pytest.mark.parametrize(("controls", "wanted"), CONTROLS)
def test_a_control_map_says_these_bytes(controls: dict[str, object], wanted: list[str]) -> None:
    one = said({**controls, "midi": ""}, 0.5, Maps())
    found = [data.hex(" ") for data in one.before]
    if one.note is not None:
        found.append(messages.note_on(one.note.channel, one.note.pitch, one.note.velocity).hex(" "))
    assert found == wanted
    assert one.problems == ()


WRONG = [
    ({"progNum": 128}, "progNum goes from 0 to 127"),
    ({"ccn": 200, "ccv": 1}, "ccn goes from 0 to 127"),
    ({"ccn": "x", "ccv": 1}, "ccn needs a number, not x"),
    ({"nrpnn": [1, 2, 3], "nrpv": 1}, "nrpnn is a number up to 16383, or its halves, such as 1:8"),
    ({"nrpnn": 5, "nrpv": 1e9}, "nrpv goes from 0 to 16383"),
    ({"sysexid": [1, 2], "sysexdata": 5}, "sysexid is one number or three, such as 0:32:41"),
    ({"sysexid": 1, "sysexdata": 200}, "bytes of sysex are whole numbers from 0 to 127"),
    ({"midimap": "x"}, "there is no MIDI map x; midimaps({…}) makes one: none yet"),
]


@pytest.mark.parametrize(("controls", "sentence"), WRONG)
def test_what_cannot_be_said_is_told_and_the_note_plays_all_the_same(
    controls: dict[str, object], sentence: str
) -> None:
    one = said({"note": 60, "midi": "", **controls}, 0.5, Maps())
    assert one.problems == (sentence,)
    assert one.note is not None


def test_a_note_ends_a_little_before_its_time() -> None:
    one = said({"note": 60, "midi": ""}, 0.5, Maps()).note
    other = said({"note": 60, "midi": "", "midioffset": 0.1}, 0.5, Maps()).note
    assert one is not None
    assert other is not None
    assert (one.duration_s, other.duration_s) == (pytest.approx(0.49), pytest.approx(0.4))


def test_maps_turn_controls_into_controllers_by_any_of_their_names() -> None:
    maps = Maps()
    maps.load("midimaps", ({"synth": {"lpf": {"ccn": 74, "max": 20_000, "exp": 0.5}, "room": 91}},))
    one = said({"midi": "", "midimap": "synth", "cutoff": 5000, "room": 1}, 0.5, maps)
    assert [data.hex(" ") for data in one.before] == ["b0 4a 40", "b0 5b 7f"]


@pytest.mark.parametrize(
    "given",
    [None, 5, {"a": 5}, {"a": {"lpf": 200}}, {"a": {"lpf": {"ccn": 1, "min": 1, "max": 1}}}],
)
def test_maps_that_are_none_are_refused(given: object) -> None:
    with pytest.raises(MapError):
        Maps().load("midimaps", (given,))


def test_each_note_that_sounds_has_a_channel_of_its_own() -> None:
    zone = Zone()
    assert sorted(zone.channel(n / 100, 9) for n in range(15)) == list(range(2, 17))
    assert zone.channel(1, 9) == 2  # more than fifteen: the oldest goes


HOSTILE = ["", "3c", "90", "90 3c", "90 3c 64 00", "90 80 64", "90 3c ff", "c0", "e0 00", "f0 01",
           "ff", "b0 4a 40 40", "00 00 00"]  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE)
def test_bytes_that_are_no_message_are_heard_as_none(data: str) -> None:
    assert heard(bytes.fromhex(data)) is None


def test_what_is_sent_is_heard_as_it_was_meant() -> None:
    sent = [
        messages.note_on(3, 60, 1), bytes.fromhex("823c00"), messages.control(1, 74, 127),
        messages.bend(1, -1), messages.bend(1, 1), messages.touch(2, 1), messages.program(1, 5),
    ]  # fmt: skip
    found = [heard(data) for data in sent]
    assert [(one.kind, one.channel, one.value) for one in found if one is not None] == [
        ("on", 3, 1.0), ("off", 3, 0.0), ("cc", 1, 1.0), ("bend", 1, -1.0), ("bend", 1, 1.0),
        ("touch", 2, 1.0), ("program", 1, 5.0),
    ]  # fmt: skip
    assert all(js_number(value) == value for one in found if one for _, value in values_of(one))
