"""Sounds are compared by name and hash; what is missing is named, and something like it plays."""

import json
from collections.abc import Mapping

import pytest

from engine.messages import SoundEvent
from engine.samples.bank import Bank, Place, Recording
from engine.sounds import find, sounds
from studio.jamming.manifest import (
    MOST_NAMES,
    Manifest,
    hash_of,
    lacks,
    manifest_in,
    manifest_of,
    plain_of,
    stand_in,
)
from studio.jamming.standins import StandIns
from studio.sound import innermost
from tests.studio.fakes import FakeSound, ManualClock

PACK = {"https://x.org/strudel.json": "ab" * 32}


class Shelf:
    """Loaded sounds that are a table."""

    def __init__(self, banks: Mapping[str, Bank]) -> None:
        self.banks = banks

    def real_name(self, key: str) -> str:
        return key

    def bank(self, key: str) -> Bank | None:
        return self.banks.get(key)

    def recording(self, place: Place, name: str) -> Recording:
        raise KeyError(place, name)

    def expect(self, place: Place) -> object:
        raise KeyError(place)

    def coming(self) -> bool:
        return False

    def names(self) -> dict[str, int]:
        return {name: bank.count for name, bank in self.banks.items()}


def bank(*files: str) -> Bank:
    return Bank(((36.0, files),))


def manifest(packs: Mapping[str, str] | None = None, **banks: Bank) -> Manifest:
    return manifest_of(Shelf(banks), "1.0", packs or {})


def test_the_same_pack_has_the_same_hash_everywhere_and_another_file_has_another() -> None:
    here, there = (manifest(PACK, kick=bank("https://x.org/k.wav")) for _ in range(2))
    assert here.digest == there.digest
    assert manifest(PACK, kick=bank("https://x.org/l.wav")).digest != here.digest


def test_nothing_of_a_players_folders_is_told() -> None:
    told = hash_of(bank("/data/ada/private/kick.wav"))
    assert told == hash_of(bank("C:\\sounds\\kick.wav"))
    assert told != hash_of(bank("https://x.org/kick.wav"))


def test_what_is_missing_is_named_with_its_stand_in_and_who_has_it() -> None:
    theirs = manifest(PACK, mykick=bank("https://x.org/k.wav"))
    (lack,) = lacks(manifest(), theirs, ["MyKick", "bd", "hh", "MyKick"])
    assert lack.text == (
        "MyKick is not loaded here, bd plays in its place; https://x.org/strudel.json has it"
    )


def test_a_name_that_is_another_sound_here_is_told_and_keeps_its_own() -> None:
    theirs = manifest(PACK, bd=bank("https://x.org/k.wav"))
    (lack,) = lacks(manifest(), theirs, ["bd"])
    assert (lack.instead, lack.text.partition(";")[0]) == (
        "", "bd is another sound here than for the others",
    )  # fmt: skip


def test_who_has_the_same_lacks_nothing() -> None:
    both = manifest(PACK, mykick=bank("https://x.org/k.wav"))
    assert lacks(both, both, ["mykick", "bd", "what nobody has"]) == []


@pytest.mark.parametrize(
    ("name", "instead"),
    [("RolandTR808_kick", "rolandtr808_bd"), ("snare12", "sd"), ("lin_hihat", "hh"),
     ("linn_hihat", "linn_hh"),
     ("openhat", "oh"), ("handclap", "cp"), ("tom", "mt"), ("gm_strings", "sawtooth"),
     ("gm_acoustic_piano", "piano"), ("subbass", "sine"), ("xyz", "triangle")],
)  # fmt: skip
def test_a_stand_in_is_like_what_the_name_says_and_exists(name: str, instead: str) -> None:
    assert stand_in(name, sounds()) == instead
    assert find(instead).name


def test_a_manifest_travels_as_plain_values() -> None:
    sent = manifest(PACK, kick=bank("https://x.org/k.wav"))
    assert manifest_in(json.loads(json.dumps(plain_of(sent)))) == sent


@pytest.mark.parametrize(
    "plain",
    [None, 3, [], {}, {"version": 1, "names": {}, "packs": {}},
     {"version": "1", "names": [], "packs": {}}, {"version": "1", "names": {"a": 1}, "packs": {}},
     {"version": "1", "names": {"a" * 101: "b"}, "packs": {}},
     {"version": "1", "names": {str(n): "b" for n in range(MOST_NAMES + 1)}, "packs": {}}],
)  # fmt: skip
def test_what_is_no_manifest_is_refused(plain: object) -> None:
    assert manifest_in(plain) is None


def test_a_stand_in_plays_in_its_slot_alone() -> None:
    inner = FakeSound(ManualClock())
    sound = StandIns(inner)
    sound.instead = {"bass": {"my_kick": "bd"}}
    sound.send(
        [
            SoundEvent(at, slot, 0, 0.1, 0.5, 0.0, {"s": "kick", "bank": "My"})
            for at, slot in enumerate(("bass", "drums"))
        ]
    )
    assert [event.controls for event in inner.queue] == [{"s": "bd"}, {"s": "kick", "bank": "My"}]
    assert innermost(sound) is inner
