"""Sounds are compared by name and hash; what is missing is named, and something like it plays."""

from collections.abc import Mapping

import pytest

from engine.messages import SoundEvent
from engine.samples.bank import Bank, Place, Recording
from engine.sounds import find, sounds
from studio.jamming.comparing import Comparing
from studio.jamming.manifest import hash_of, manifest_of, stand_in
from studio.jamming.standins import StandIns
from studio.sound import innermost
from tests.jam.wire import Wire as Network
from tests.studio.fakes import FakeSound, ManualClock


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


def manifest(**banks: Bank) -> dict[str, str]:
    return manifest_of(Shelf(banks))


def test_the_same_pack_has_the_same_hash_everywhere_and_another_file_has_another() -> None:
    here, there = (manifest(kick=bank("https://x.org/k.wav")) for _ in range(2))
    assert here == there
    assert manifest(kick=bank("https://x.org/l.wav")) != here


def pair(theirs: Shelf, mine: Shelf, version: str = "1.0") -> tuple[list[str], Comparing, Network]:
    """Ann, who hosts and is looked at, and Bob, who looks; what Bob's player is told."""
    net = Network()
    ann = net.peer("ann", version="1.0")
    bob = net.peer("bob", version=version)
    ann.have(manifest_of(theirs))
    for peer in (ann, bob):
        peer.connected()
    ann.found()
    ann.enter()
    net.run(3)
    bob.enter()
    told: list[str] = []
    looks = Comparing(bob, mine, version, told.append)
    looks.look()
    net.run(12)
    looks.look()
    looks.look()
    return told, looks, net


def test_a_name_that_is_another_sound_here_is_told_once() -> None:
    theirs, mine = (
        Shelf({"kick": bank("https://x.org/k.wav")}),
        Shelf({"kick": bank("https://x.org/l.wav")}),
    )
    assert pair(theirs, mine)[0] == ["ann has other sounds here: kick"]


def test_another_version_is_told_once() -> None:
    told, _, _ = pair(Shelf({}), Shelf({}), "0.9")
    assert told == [
        "ann has version 1.0 of this program, here is 0.9: some of its sounds may be others"
    ]


def test_who_has_the_same_is_told_nothing() -> None:
    same = Shelf({"kick": bank("https://x.org/k.wav")})
    assert pair(same, same)[0] == []


def test_what_is_loaded_later_is_compared_too() -> None:
    mine = Shelf({})
    told, looks, net = pair(Shelf({"kick": bank("https://x.org/k.wav")}), mine)
    assert told == []
    mine.banks = {"kick": bank("https://x.org/l.wav")}
    looks.look()
    net.run(12)
    assert told == ["ann has other sounds here: kick"]


def test_nothing_of_a_players_folders_is_told() -> None:
    told = hash_of(bank("/data/ada/private/kick.wav"))
    assert told == hash_of(bank("C:\\sounds\\kick.wav"))
    assert told != hash_of(bank("https://x.org/kick.wav"))


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
