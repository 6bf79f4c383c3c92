"""Who plays here: a few fields, checked, kept, shown and written."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.profiles import FILE, Profile, ProfileError
from studio.replies import Reply
from studio.vault import Vault
from tests.studio.fakes import steps
from tests.studio.rooms import Room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(Vault(tmp_path))


def said(room: Room, line: str) -> Reply:
    from studio.commands.table import run

    reply = run(room.session, line)
    assert reply is not None
    room.session.turn()
    return reply.result(30)


def test_what_is_set_is_shown_and_written(room: Room, tmp_path: Path) -> None:
    assert said(room, "profile").text.startswith("nothing is known of you yet; try profile set")
    assert said(room, "profile set artistName Ada L").text == "artistName is Ada L"
    assert said(room, "profile set musicDNA.energyLevel 7").text == "musicDNA.energyLevel is 7"
    said(room, "profile set musicDNA.keywords dub, deep dub")
    said(room, "profile set preferences.theme dark")
    room.type('s("bd")', drums=steps("bd"))
    assert said(room, "profile set signaturePattern").text == 'signaturePattern is s("bd")'
    assert said(room, "profile").text.splitlines() == [
        "artistName        Ada L",
        "musicDNA          energyLevel 7, keywords dub deep",
        "preferences       theme dark",
        'signaturePattern  s("bd")',
    ]
    said(room, f"profile export {tmp_path / 'me.json'}")
    assert json.loads((tmp_path / "me.json").read_text()) == {
        "artistName": "Ada L",
        "musicDNA": {"energyLevel": 7, "keywords": ["dub", "deep"]},
        "preferences": {"theme": "dark"},
        "signaturePattern": 's("bd")',
    }


def test_an_empty_value_takes_a_field_away(room: Room) -> None:
    said(room, "profile set musicDNA.primaryGenre techno")
    assert (
        said(room, "profile set musicDNA.primaryGenre").text == "musicDNA.primaryGenre is not set"
    )
    assert said(room, "profile").text.startswith("nothing is known of you yet")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("profile set shoeSize 43", "there is no shoeSize; there is artistName, musicDNA."),
        ("profile set musicDNA.energyLevel 11", "musicDNA.energyLevel cannot be '11'; it can be a "
         "whole number from 1 to 10"),
        ("profile set artistName " + "x" * 81, "artistName cannot be 'xxx"),
        ("profile set musicDNA.keywords " + "a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, "
         "s, t, u", "musicDNA.keywords cannot be"),
        ("profile burn", "profile shows, sets and exports who plays here"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(room: Room, line: str, sentence: str) -> None:
    reply = said(room, line)
    assert not reply.ok
    assert reply.text.startswith(sentence)


def test_fields_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    mine = Profile(tmp_path, print)
    mine.keep("aura", {"hue": 3})
    mine.change("artistName", "Ada")
    assert mine.all() == {"artistName": "Ada", "aura": {"hue": 3}}


def test_a_profile_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="there is no folder for your data"):
        Profile(None, print).all()
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("pragma user_version = 99")
    with pytest.raises(ProfileError, match="it is of version 99"):
        Profile(tmp_path, print).all()
