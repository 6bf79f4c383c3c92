"""Patterns become MIDI files and MIDI files become code, note for note."""

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import mido
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patterns.analysis.onsets import onsets
from patterns.pattern import Pattern
from studio.evaluator import Evaluator
from studio.midicode import code_of_midi
from studio.midifile import MidiError, notes_of, write_midi

TUNE = """
drums: s("bd*4, ~ sd, hh(5,8)")
bass: note("<c2 a1 f1 g1>*8").s("sawtooth").gain("1 .4")
lead: note("[c5,e5]@3 g5").s("RolandTR909_x").clip(.5)
"""


def pattern_of(code: str) -> Pattern:
    return Evaluator()(code, expired=lambda: False).pattern


def notes(path: Path) -> dict[str, list[tuple[int, int, int, int]]]:
    """Of each track: ticks, key, velocity and channel of its notes."""
    found = {}
    for track in mido.MidiFile(path).tracks[1:]:
        now, rows = 0, []
        for message in track:
            now += message.time
            if message.type == "note_on":
                rows.append((now, message.note, message.velocity, message.channel))
        found[track.name] = rows
    return found


def test_each_sound_is_a_track_and_drums_are_on_channel_ten(tmp_path: Path) -> None:
    path = tmp_path / "tune.mid"
    assert write_midi(path, pattern_of(TUNE), Fraction(1, 2), 1) == 21
    found = notes(path)
    assert list(found) == ["bd", "sd", "hh", "sawtooth", "RolandTR909_x"]
    assert found["bd"] == [(n * 960, 36, 100, 9) for n in range(4)]
    assert found["sd"] == [(1920, 38, 100, 9)]
    assert [row[:3] for row in found["sawtooth"]][::4] == [(0, 36, 125), (1920, 36, 50)]
    assert found["RolandTR909_x"] == [(0, 72, 100, 1), (0, 76, 100, 1), (2880, 79, 100, 1)]


def test_the_tempo_map_follows_the_pattern(tmp_path: Path) -> None:
    path = tmp_path / "tune.mid"
    write_midi(path, pattern_of('s("bd").cps("<0.5 0.6>")'), Fraction(1, 2), 3)
    tempi = [message for message in mido.MidiFile(path).tracks[0] if message.type == "set_tempo"]
    assert [(one.time, one.tempo) for one in tempi] == [
        (0, 500_000), (3840, 416_667), (3840, 500_000),
    ]  # fmt: skip


def test_the_file_lasts_as_long_as_its_cycles(tmp_path: Path) -> None:
    path = tmp_path / "tune.mid"
    write_midi(path, pattern_of('s("bd")'), Fraction(1, 2), 4)
    assert mido.MidiFile(path).length == pytest.approx(8.0)


def test_what_is_no_note_is_told(tmp_path: Path) -> None:
    with pytest.raises(MidiError, match="nothing in this is a note or a drum"):
        write_midi(tmp_path / "x.mid", pattern_of('s("white")'), Fraction(1, 2), 1)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["c3", "eb4", "g5", "~", "[c3,e3]", "[d4 f4]", "a4*3"]),
                 min_size=1, max_size=4).filter(lambda bar: len(bar) != 3),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_code_from_a_file_plays_the_notes_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, bars: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("midi") / "x.mid"
    line = " ".join(f"[{' '.join(bar)}]" for bar in bars)
    before = pattern_of(f'note("<{line}>").s("piano")')
    cycles = len(bars)
    if not onsets(before, cycles):
        return
    write_midi(path, before, Fraction(1, 2), cycles)
    after = pattern_of(code_of_midi(path))
    last = max(int(one.begin) for one in onsets(before, cycles)) + 1
    assert [(one.begin, one.pitch) for one in onsets(after, last)] == [
        (one.begin, one.pitch) for one in onsets(before, last)
    ]


def test_code_keeps_the_tempo_and_names_drums(tmp_path: Path) -> None:
    path = tmp_path / "x.mid"
    write_midi(path, pattern_of('s("bd*4, ~ cp")'), Fraction(13, 24), 2)
    assert code_of_midi(path).splitlines() == [
        "setcpm(130/4)", "bd: s(`[bd bd bd bd]`)", "cp: s(`[~ cp]`)",
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"MThd", b"RIFF" * 100, b"MThd\0\0\0\6\0\1\xff\xff\0\1MTrk"])
def test_a_file_that_is_no_midi_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.mid"
    path.write_bytes(data)
    with pytest.raises(MidiError, match=r"^x\.mid (cannot be read|holds no notes)"):
        code_of_midi(path)


@pytest.mark.parametrize(
    ("name", "most", "said"),
    [
        ("MOST_BYTES", 10, "x.mid is too large for a MIDI file of notes"),
        ("MOST_NOTES", 3, "these are more than 3 notes; choose fewer tracks"),
    ],
)
def test_a_file_of_too_much_is_told(tmp_path: Path, monkeypatch, name, most, said) -> None:
    path = tmp_path / "x.mid"
    write_midi(path, pattern_of('s("bd*4")'), Fraction(1, 2), 1)
    monkeypatch.setattr(f"studio.midicode.{name}", most)
    with pytest.raises(MidiError) as caught:
        code_of_midi(path)
    assert str(caught.value) == said


def test_of_a_very_long_file_the_beginning_is_taken(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "x.mid"
    write_midi(path, pattern_of('s("<bd bd sd>")'), Fraction(1, 2), 9)
    monkeypatch.setattr("studio.midicode.MOST_BARS", 2)
    assert code_of_midi(path).splitlines()[1:] == ["bd: s(`bd`)"]


def test_what_is_no_note_or_endlessly_loud_is_left_out() -> None:
    pattern = pattern_of('stack(pure(5), note("c").gain(1/0), note("e").gain(0), note("g"))')
    assert {
        name: [one.key for one in found] for name, found in notes_of(pattern.query(0, 1)).items()
    } == {"piano": [55]}


MUSIC = """
drums: s("bd*4, [~ sd]*2, hh*12").velocity("1 .5 .75 .5")
tune: note("c4 [e4 g4 b4]").s("gm_flute").clip(.5).cps("<.5 .75>")
"""


def test_a_file_of_several_tracks_is_code_with_instruments_lengths_and_tempi(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.mid"
    write_midi(path, pattern_of(MUSIC), Fraction(1, 2), 4)
    code = code_of_midi(path)
    lines = dict(line.split(": ", 1) for line in code.splitlines()[1:])
    assert code.startswith("setcpm(120/4)\n")
    beats = "[hh hh hh hh hh hh hh hh hh hh hh hh]"
    hard = "[1 1 1 .5 .5 .5 .75 .75 .75 .5 .5 .5]"
    assert lines["hh"] == f"s(`{beats}`).velocity(`{hard}`)"
    assert lines["bd"].endswith(".cps(`<.5 .75 .5 .75>`)")
    assert lines["gmflute"] == 'note(`[c4 ~ ~ e4 g4 b4]`).s("gm_flute").clip(0.5)'
    assert lines["sd"] == "s(`[~ sd ~ sd]`).velocity(.5)"


def test_code_from_a_file_makes_the_same_file_again(tmp_path: Path) -> None:
    one, two = tmp_path / "one.mid", tmp_path / "two.mid"
    write_midi(one, pattern_of(MUSIC), Fraction(1, 2), 4)
    write_midi(two, pattern_of(code_of_midi(one)), Fraction(1, 2), 4)
    assert notes(two) == notes(one)
    tempi = [
        [(message.time, message.tempo) for message in mido.MidiFile(path).tracks[0][1:-1]]
        for path in (one, two)
    ]
    assert tempi[0] == tempi[1]


@pytest.mark.parametrize("name", ["new", "Strings", "_x", "$1", "1", "x" * 50, "bd bd", "été"])
def test_every_name_of_a_track_gives_code_that_plays(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.mid"
    file = mido.MidiFile()
    for _ in range(2):
        plain = name.encode("latin-1", "replace").decode("latin-1")
        track = mido.MidiTrack([mido.MetaMessage("track_name", name=plain)])
        track += [mido.Message("note_on", note=60), mido.Message("note_off", note=60, time=480)]
        file.tracks.append(track)
    file.save(path)
    assert len(pattern_of(code_of_midi(path)).query(0, 1)) == 2


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=30),
    st.integers(0, 2000),
)
def test_a_broken_file_is_code_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    path = tmp_path_factory.mktemp("midi") / "x.mid"
    write_midi(path, pattern_of(MUSIC), Fraction(1, 2), 2)
    data = bytearray(path.read_bytes())
    for place, value in changes:
        data[place % len(data)] = value
    path.write_bytes(bytes(data[: len(data) - cut % len(data)]))
    with suppress(MidiError):
        pattern_of(code_of_midi(path))
