"""Requests become what was meant: genres, tempo, keys, layers, edits, refusals."""

import pytest

from ai.brief.reading import read
from ai.tables import genres

DRUMS = {"kick", "snare", "hat", "bass", "chords", "lead"}


def test_there_are_many_genres_each_with_a_tempo_and_parts():
    rows = genres()
    assert len(rows) >= 45
    assert all(len(row["bpm"]) == 4 and row["parts"] and row["loops"] for row in rows.values())


@pytest.mark.parametrize(
    ("request_", "genre", "bpm"),
    [
        ("deep house at 122 bpm", "deephouse", 122),
        ("drum & bass, one seventy four bpm", "drumandbass", 174),
        ("tecno a 130 bpm por favor", "techno", 130),
        ("un morceau de reggae à 75 bpm", "reggae", 75),
        ("ハウスを125 bpmで作って", "house", 125),
        ("psytranse at ninety-five bpm", "psytrance", 95),
    ],
)
def test_genre_and_tempo_are_heard_in_many_languages_and_spellings(request_, genre, bpm):
    intent = read(request_)
    assert intent.genres[:1] == (genre,)
    assert intent.tempo.bpm == bpm


@pytest.mark.parametrize(
    ("request_", "root", "mode"),
    [
        ("a melody in D dorian", "D", "dorian"),
        ("ein Lied in fis moll", "F#", "minor"),
        ("une valse en sol majeur", "G", "major"),
        ("a bassline in E flat minor", "Eb", "minor"),
        ("something in a major key", "", "major"),
    ],
)
def test_keys_are_heard(request_, root, mode):
    key = read(request_).key
    assert (key.root, key.mode) == (root, mode)


def test_what_is_said_of_a_layer_stays_with_it():
    kick, hat = read("kick on 1 and 3, swung sixteenth hats").wishes
    assert (kick.role, kick.beats) == ("kick", (0.0, 2.0))
    assert (hat.role, hat.rhythms, hat.qualities) == ("hat", ("sixteenths",), (("swing", 1.0),))


def test_what_is_not_wanted_is_heard():
    intent = read("ambient without drums or bass")
    assert set(intent.forbidden) == {"drums", "bass"}


@pytest.mark.parametrize(
    ("request_", "op", "targets"),
    [
        ("make the hats busier", "move", ("hat",)),
        ("get rid of the snare", "remove", ("snare",)),
        ("quita la caja", "remove", ("snare",)),
        ("Bass lauter", "move", ("bass",)),
        ("baisse le volume de la basse", "move", ("bass",)),
        ("remove everything except the kick and the bass", "solo", ("kick", "bass")),
        ("up an octave", "transpose", ()),
        ("もっと速く", "tempo_way", ()),
    ],
)
def test_changes_of_what_plays_are_heard(request_, op, targets):
    (edit,) = read(request_, DRUMS).edits
    assert (edit.op, edit.targets) == (op, targets)


@pytest.mark.parametrize(
    "request_",
    ["", "?!", "what is the capital of Peru?", "write me a poem about cats", "make the bass louder",
     "mute the hats", "undo that", "play at 5000 bpm", "tempo 0", "delete all files"],
)  # fmt: skip
def test_what_cannot_be_met_gets_one_sentence(request_):
    intent = read(request_)
    assert intent.kind == "decline"
    assert 12 <= len(intent.decline) <= 300
    assert "\n" not in intent.decline


def test_a_tempo_beside_other_changes_is_heard():
    edits = read("dark techno at 130, busier hats", ("drums", "keys")).edits
    assert [(one.op, one.value) for one in edits][-1] == ("tempo", 130.0)
