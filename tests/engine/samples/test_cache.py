"""Files kept on the disk: whole, found again, within limits."""

import os
from dataclasses import replace

import pytest

from engine.samples.cache import Cache
from engine.samples.limits import LIMITS


def keep(cache: Cache, key: str, size: int = 10) -> None:
    with cache.writing(key, ".x") as path:
        path.write_bytes(b"x" * size)


def test_what_is_kept_is_found_by_the_next_run(tmp_path):
    keep(Cache(tmp_path / "deep" / "cache"), "https://x/../../a.wav")
    found = Cache(tmp_path / "deep" / "cache").find("https://x/../../a.wav", ".x")
    assert found is not None
    assert found.parent == tmp_path / "deep" / "cache"


def test_what_fails_half_way_leaves_nothing(tmp_path):
    cache = Cache(tmp_path)
    with pytest.raises(FileNotFoundError), cache.writing("a", ".x") as path:
        path.unlink()
    assert cache.find("a", ".x") is None
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_used_for_longest_goes(tmp_path):
    cache = Cache(tmp_path, replace(LIMITS, cache_bytes=1000))
    keeper = Cache(tmp_path)
    for age, key in ((300, "a"), (200, "b"), (100, "c")):
        keep(keeper, key, 400)
        path = cache.find(key, ".x")
        if path is not None:
            os.utime(path, (1e9 - age, 1e9 - age))
    cache.find("a", ".x")
    cache.trim()
    assert [key for key in "abc" if cache.find(key, ".x")] == ["a", "c"]


def test_too_many_files_are_too_many(tmp_path):
    cache = Cache(tmp_path, replace(LIMITS, cache_files=10, cache_bytes=1))
    for number in range(30):
        keep(cache, str(number))
    assert len(list(tmp_path.iterdir())) <= 10


def test_without_a_folder_they_are_kept_for_this_run(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache = Cache(blocked / "cache")
    keep(cache, "a")
    found = cache.find("a", ".x")
    assert found is not None
    cache.close()
    assert not found.exists()
