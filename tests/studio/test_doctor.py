"""The doctor: looks at everything, and never faints."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import doctor
from studio.config import Config
from studio.doctor import Finding, examine

CONFIG = Config("production", Path("/data"), None, ("there is no log",))


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_audio", lambda: iter([Finding("audio", "ok", "fine")]))
    monkeypatch.setattr(doctor, "_engine", lambda: iter([Finding("engine", "ok", "fine")]))


def test_every_thing_is_looked_at() -> None:
    names = [finding.name for finding in examine(CONFIG)]
    for name in ("python", "pyo", "data folder", "language", "engine", "midi", "link"):
        assert name in names


def test_the_language_is_tried() -> None:
    found = {finding.name: finding for finding in examine(CONFIG)}
    assert found["language"] == Finding("language", "ok", "a line gives 5 events")


def test_a_look_that_fails_is_a_finding_and_the_next_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faint() -> Iterator[Finding]:
        raise OSError("no such thing")

    monkeypatch.setattr(doctor, "_engine", faint)
    found = {finding.name: finding for finding in examine(CONFIG)}
    assert found["engine"].state == "bad"
    assert found["engine"].detail == "the look at it failed (OSError: no such thing)"
    assert "sockets" in found


def test_a_package_that_is_missing_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package-of-ours",))
    found = {finding.name: finding for finding in examine(CONFIG)}
    assert found["no-such-package-of-ours"] == Finding(
        "no-such-package-of-ours", "bad", "not installed", "run `make play` again"
    )


def test_where_link_is_not_installed_it_says_how_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aalink", None)
    found = {finding.name: finding for finding in examine(CONFIG)}
    assert found["link"] == Finding(
        "link", "missing", "Link is not in this installation", "pip install aalink brings it"
    )
