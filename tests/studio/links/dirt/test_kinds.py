"""What sounds are, looked up for messages of SuperDirt: files that are read or being read."""

from types import SimpleNamespace

import pytest

from engine.errors import ComingError, SoundError
from engine.samples.bank import Recording
from engine.samples.manifest import read_map
from engine.samples.shelf import NOTHING
from studio.links.dirt import kinds
from studio.links.dirt.kinds import KEPT_S, Kinds
from studio.links.dirt.meaning import meaning
from studio.links.osc.guard import OscError

BANKS = read_map({"kit": ["a.wav", "b.wav"], "flute": {"c4": "c.wav"}, "wt_x": "t.wav"}, "http://h")


class Shelf:
    """Three names; a file lasts a second, is being read, or cannot be."""

    def __init__(self, error=None):
        self.error = error

    def __getattr__(self, name):
        return getattr(NOTHING, name)

    def bank(self, key):
        return BANKS.get(key)

    def recording(self, _place, _name):
        if self.error is not None:
            raise self.error
        return Recording("x", 48_000, 1, 48_000)


def test_files_last_as_long_as_they_are_and_may_have_notes():
    found = Kinds(Shelf(), lambda: 0.0)
    kit, flute, table = (found(name) for name in ("kit", "flute", "wt_x"))
    assert [(one.synth, one.pitched) for one in (kit, flute, table)] == [
        (False, False), (False, True), (True, True),
    ]  # fmt: skip
    assert [one.length_s({"s": one.name}) for one in (kit, flute, table)] == [1.0, 1.0, None]
    assert not found.coming({"s": "kit"})
    assert not found.coming({"s": "bd"})
    assert not found.coming({})


@pytest.mark.parametrize(
    ("error", "coming"), [(ComingError("on its way"), True), (SoundError("broken"), False)]
)
def test_a_file_that_is_being_read_is_waited_for_and_a_broken_one_is_not(error, coming):
    found = Kinds(Shelf(error), lambda: 0.0)
    assert found("kit").length_s({"s": "kit"}) is None
    assert found.coming({"s": "kit"}) is coming
    heard = meaning({"s": "kit", "release": 0.1, "delta": 0.5, "cps": 1.0}, found)
    assert heard.length_s == pytest.approx(0.4)  # until the next one, its release in it


def test_what_a_name_was_found_to_be_is_looked_for_again_after_a_while():
    now = [0.0]
    found = Kinds(shelf := Shelf(), lambda: now[0])
    with pytest.raises(SoundError):
        found("mine")
    shelf.bank = lambda key: BANKS["kit"] if key == "mine" else None
    now[0] = KEPT_S + 0.1
    assert found("mine").name == "mine"
    shelf.bank = lambda _key: None
    assert found("mine").name == "mine"
    now[0] = 2 * KEPT_S + 0.2
    with pytest.raises(SoundError):
        found("mine")


def test_of_many_unknown_names_the_first_are_forgotten(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_TOLD", 3)
    found = Kinds(NOTHING, lambda: 0.0)
    for number in range(5):
        with pytest.raises(SoundError):
            found(f"unknown{number}")
    assert len(found._told) == 2


@pytest.mark.parametrize("given", [{"s": 5}, {"s": ":3"}, {"s": 5, "sound": "bd", "bank": 7}, {}])
def test_a_message_without_a_name_is_refused(given):
    with pytest.raises(OscError, match="without the name of a sound"):
        meaning(given, lambda *_: SimpleNamespace())


def test_a_rate_of_tremolo_is_one_and_what_is_no_number_counts_for_nothing():
    found = meaning({"s": "bd", "tremolorate": 3, "gain": [1]}, Kinds(NOTHING, lambda: 0.0))
    assert found.controls["tremolo"] == 3
    assert "gain" not in found.controls
