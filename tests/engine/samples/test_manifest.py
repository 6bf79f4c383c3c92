"""Sample maps: which file a name, a number and a note mean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SampleError
from engine.samples.bank import Bank
from engine.samples.manifest import read_map
from engine.samples.places import for_the_wire, map_address

BASE = "https://example.org/"


def chosen(bank: Bank, number: float = 0, note: float = 36) -> tuple[str, float]:
    place, transposed = bank.choose(number, note)
    return place.address.removeprefix(BASE), transposed


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("github:eddyflux/crate", "eddyflux/crate/main/strudel.json"),
        ("github:eddyflux", "eddyflux/samples/main/strudel.json"),
        ("github:a/b/dev/", "a/b/dev/strudel.json"),
        ("github:a/b/dev/kits/one", "a/b/dev/kits/one/strudel.json"),
        ("bubo:fox", "Bubobubobubobubo/dough-fox/main/strudel.json"),
    ],
)
def test_short_forms_name_a_map_in_a_repository(text, address):
    assert map_address(text) == f"https://raw.githubusercontent.com/{address}"


def test_local_is_the_sample_server_on_this_machine():
    assert map_address("local:") == "http://localhost:5432"


@pytest.mark.parametrize("text", ["file:///etc/passwd", "data:audio/wav;base64,AA", "ftp://x/y"])
def test_other_kinds_of_addresses_are_refused(text):
    with pytest.raises(SampleError, match="samples cannot come from"):
        map_address(text)


def test_numbers_count_round_and_round():
    bank = read_map({"bd": ["a.wav", "b.wav", "c.wav"]}, BASE)["bd"]
    assert [chosen(bank, number)[0] for number in (1, 4, -1, 1.5, float("nan"))] == [
        "b.wav", "b.wav", "c.wav", "c.wav", "a.wav",
    ]  # fmt: skip


def test_a_plain_list_is_transposed_from_c2():
    bank = read_map({"bd": "a.wav"}, BASE)["bd"]
    assert chosen(bank, note=48) == ("a.wav", 12)


def test_the_nearest_note_is_taken_and_transposed_from_there():
    bank = read_map({"piano": {"a0": "a0.wav", "c1": ["c1.wav", "c1b.wav"]}}, BASE)["piano"]
    assert chosen(bank, note=22) == ("a0.wav", 1)
    assert chosen(bank, 1, note=60) == ("c1b.wav", 36)


def test_of_two_notes_that_are_as_near_the_first_is_taken():
    bank = read_map({"x": {"d3": "d.wav", "c3": "c.wav"}}, BASE)["x"]
    assert chosen(bank, note=49) == ("d.wav", -1)


def test_names_are_found_in_lower_case_without_spaces():
    assert list(read_map({"Roland TR909_BD": "a.wav"}, BASE)) == ["roland_tr909_bd"]


def test_the_base_of_a_map_wins_over_the_one_beside_it():
    bank = read_map({"_base": "github:a/b", "bd": "a.wav"}, BASE)["bd"]
    assert chosen(bank)[0] == "https://raw.githubusercontent.com/a/b/main/a.wav"


def test_a_name_with_a_base_of_its_own_changes_it_for_those_after_it():
    banks = read_map({"a": "1.wav", "b": {"_base": "http://b/", "c3": "2.wav"}, "c": "3.wav"}, BASE)
    assert [chosen(bank)[0] for bank in banks.values()] == [
        "1.wav",
        "http://b/2.wav",
        "http://b/3.wav",
    ]


def test_a_name_that_begins_with_wt_is_a_table_of_waves():
    banks = read_map({"wt_x": "a.wav", "wx": "b.wav"}, BASE)
    assert [bank.wave_frames for bank in banks.values()] == [2048, 0]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([1], "a sample map is an object; such as { bd: \"bd.wav\" }"),
        ({"bd": 3}, "'bd' in a sample map is no file, list of files, or files for notes; "
                    'write it as { bd: ["a.wav", "b.wav"] }'),
        ({"bd": {"c3": 3}}, "'bd' in a sample map is no file, list of files, or files for notes; "
                            'write it as { bd: ["a.wav", "b.wav"] }'),
        ({"bd": ["a" * 2000]}, "bd has an address of 2000 characters"),
    ],
)  # fmt: skip
def test_what_is_no_map_is_told_in_a_sentence(given, sentence):
    with pytest.raises(SampleError) as caught:
        read_map(given, BASE)
    assert str(caught.value) == sentence


def test_a_map_of_a_million_names_is_refused():
    with pytest.raises(SampleError, match="a sample map of 1000000 names is too large"):
        read_map(dict.fromkeys(map(str, range(1_000_000)), "a.wav"), BASE)


def test_a_map_of_too_many_files_is_refused():
    with pytest.raises(SampleError, match="a sample map of over 50000 files is too large"):
        read_map({str(number): ["a.wav"] * 10_000 for number in range(6)}, BASE)


def test_what_may_not_stand_in_an_address_is_written_out():
    assert for_the_wire("http://x/ä b#c.wav") == "http://x/%C3%A4%20b%23c.wav"


leaves = st.none() | st.booleans() | st.floats() | st.text(max_size=5)
maps = st.recursive(
    leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner)
)


@given(maps)
def test_any_json_is_a_map_or_is_refused(data: Any):
    try:
        banks = read_map(data, BASE)
    except SampleError:
        return
    for bank in banks.values():
        assert bank.choose(3, 40)[0].address
