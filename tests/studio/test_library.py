"""The library keeps patterns and what is known of them; files and links carry them elsewhere."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.library import FILE, Library, LibraryError, Record
from studio.patternfiles import export_to, import_from, record_of, text_of
from studio.sharing import MOST_CODE, LinkError, code_of, link_of, strudel_link

words = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=20)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path, print)


def test_a_pattern_comes_back_with_all_that_is_known_of_it(library: Library) -> None:
    kept = library.save(
        Record("Dusk", 's("bd")', "a slow one", "ambient", "calm", 0.25, 0.5, 0.75, tags=("a", "b"))
    )
    assert library.get("dusk") == kept
    assert kept.uid
    assert kept.timestamp > 0


def test_saving_again_keeps_stars_tags_and_plays(library: Library) -> None:
    first = library.save(Record("dusk", "one", tags=("slow",)))
    library.change("dusk", lambda one: replace(one, user_rating=4, favourite=True, play_count=7))
    again = library.save(Record("DUSK", "two"))
    assert (again.code, again.uid, again.timestamp) == ("two", first.uid, first.timestamp)
    assert (again.user_rating, again.favourite, again.play_count) == (4, True, 7)
    assert again.tags == ("slow",)
    assert len(library.search()) == 1


def test_words_and_tags_are_searched_and_the_best_come_first(library: Library) -> None:
    library.save(Record("dusk", 's("bd*4")', tags=("slow",)))
    library.save(Record("dawn", 's("hh*4")', user_rating=3, tags=("slow", "bright")))
    library.save(Record("noon", 'note("c")', favourite=True))
    assert [one.name for one in library.search()] == ["noon", "dawn", "dusk"]
    assert [one.name for one in library.search(["#slow"])] == ["dawn", "dusk"]
    assert [one.name for one in library.search(["BD", "#slow"])] == ["dusk"]
    assert [one.name for one in library.search(favourites=True)] == ["noon"]


def test_what_is_removed_is_gone_and_its_name_is_free(library: Library) -> None:
    library.save(Record("dusk", "one"))
    library.remove("Dusk")
    with pytest.raises(LibraryError, match="there is no dusk in your library; try library"):
        library.get("dusk")
    library.save(Record("dusk", "two"))
    assert library.get("dusk").code == "two"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Record("", "x"), "a name has 1 to 80 characters on one line, without /"),
        (Record("a/b", "x"), "a name has 1 to 80 characters on one line, without /"),
        (Record("a\nb", "x"), "a name has 1 to 80 characters on one line, without /"),
        (Record("a" * 81, "x"), "a name has 1 to 80 characters on one line, without /"),
        (Record("a", " "), "there is no code to keep"),
        (Record("a", "x" * 256_001), "this code is longer than 256000 characters; "
                                     "that is no pattern"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_told_and_not_kept(library: Library, record: Record, said: str) -> None:
    with pytest.raises(LibraryError) as caught:
        library.save(record)
    assert str(caught.value) == said
    assert library.search() == []


def test_without_a_folder_there_is_no_library() -> None:
    with pytest.raises(LibraryError, match="there is no folder for your data"):
        Library(None, print).search()


def test_a_broken_library_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    told: list[str] = []
    library = Library(tmp_path, told.append, lambda: 5 * 10**9)
    library.save(Record("dusk", "one"))
    aside = tmp_path / f"{FILE}.broken-5"
    assert told == [f"your library could not be read; it is kept as {aside}, a new one begins"]


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("pragma user_version = 9")
    with pytest.raises(LibraryError, match="it is of version 9, this program knows 3"):
        Library(tmp_path, print).search()


@given(words, words, st.lists(words.filter(lambda w: "," not in w and w.strip()), max_size=3))
def test_a_file_says_all_that_is_known(mood: str, genre: str, tags: list[str]) -> None:
    record = Record(
        "Dusk", 's("bd")\n\n  .fast(2)', genre=genre.strip(), mood=mood.strip(), complexity=0.5,
        user_rating=3, favourite=True, tags=tuple(dict.fromkeys(tags)), source="ensemble",
    )  # fmt: skip
    assert record_of(text_of(record), "x") == record


def test_a_folder_of_files_becomes_a_library_and_a_folder_again(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "tunes"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.strudel").write_text('s("bd")')
    (folder / "deep" / "two.js").write_text('// @title Second\n// @tags a, b\ns("hh")')
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "empty.txt").write_text("\n")
    (folder / "huge.txt").write_text("x" * (4 * 256_000 + 1))
    (folder / "out.strudel").symlink_to("/etc/hostname")
    found = list(import_from(folder))
    assert sorted(one for one in found if isinstance(one, str)) == [
        "broken.txt is not text in UTF-8",
        "empty.txt holds no code",
        "huge.txt is too large for a pattern",
    ]
    assert library.save_all(one for one in found if isinstance(one, Record)) == 2
    assert library.get("second").tags == ("a", "b")
    assert export_to(tmp_path / "out", library.search()) == 2
    assert {one.name for one in import_from(tmp_path / "out") if isinstance(one, Record)} == {
        "one", "Second",
    }  # fmt: skip


def test_twenty_thousand_patterns_are_taken_in_and_searched(library: Library) -> None:
    records = (Record(f"tune {n}", f's("bd*{n}")', tags=(f"t{n % 7}",)) for n in range(20_000))
    assert library.save_all(records) == 20_000
    assert len(library.search(["#t3"])) == 2857


@given(st.text(max_size=300))
def test_links_carry_any_code(code: str) -> None:
    code = code.encode("utf-8", "replace").decode()
    assert code_of(link_of(code)) == code
    assert not code or code_of(strudel_link(code)) == code


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://strudel.cc/", "this link only names a pattern that strudel.cc keeps; "
                                "open it there, and copy the code"),
        ("https://example.org/#abc", "only links of strudel.cc and Not a Label carry a pattern"),
        ("https://strudel.cc/#%%%", "this link is damaged; was all of it copied?"),
        ("https://strudel.cc/#//79", "this link is damaged; was all of it copied?"),
        ("notalabel:1.", "this link is damaged; was all of it copied?"),
        ("notalabel:1.AAAA", "this link is damaged; was all of it copied?"),
        ("notalabel:2.AAAA", "this link was made by a newer Not a Label"),
        ("https://[", "this is no link that carries a pattern"),
        ("x" * 400_001, "this link is longer than 400000 characters; that is no pattern"),
    ],
)  # fmt: skip
def test_a_link_that_carries_nothing_says_why(link: str, said: str) -> None:
    with pytest.raises(LinkError) as caught:
        code_of(link)
    assert str(caught.value) == said


def test_a_link_that_swells_is_refused() -> None:
    with pytest.raises(LinkError, match="this link is damaged"):
        code_of(link_of("x" * (8 * MOST_CODE)))


@given(st.text(max_size=100))
def test_any_text_is_a_link_or_a_sentence(text: str) -> None:
    for link in (text, f"notalabel:1.{text}", f"https://strudel.cc/#{text}"):
        with suppress(LinkError):
            assert isinstance(code_of(link), str)
