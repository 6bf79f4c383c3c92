"""Counts of what a session does: right, without words, sealed, exported bare, off, erased."""

import json
from datetime import date, timedelta

import pytest

from studio.commands.stats import over_time
from studio.commands.table import word_of
from studio.counting import FILE, CountedHistory, Usage
from studio.evaluator import Evaluator
from studio.files import write_bytes
from studio.sealing import seal
from studio.session import Session
from studio.usage import Used, anonymous, dashboard, figures, retention, sessions_of
from studio.vault import SECRETS, Vault
from tests.studio.fakes import FakeSound, ManualClock

FIRST = date(2026, 1, 1)
SECRET = 's("bd*4") // my secret love'


class Clock:
    now = 1_767_268_800.0

    def __call__(self) -> float:
        return self.now


def played(vault: Vault, on: bool = True) -> CountedHistory:
    """A session of ten minutes: two patterns, one of them twice, a mistake, two commands."""
    clock = Clock()
    history = CountedHistory(vault, pytest.fail, on, word_of, clock)
    for code, ok in ((SECRET, True), (SECRET, True), ('s("hh")', True), ("nonsense(", False)):
        history.became(history.evaluated(code), ok, 0, None)
        clock.now += 150
    history.commanded("save my secret love")
    history.commanded("play me something secret")
    history.close()
    return history


def test_a_session_is_counted_as_it_was(tmp_path):
    played(Vault(tmp_path))
    (one,) = Usage(Vault(tmp_path)).all()
    assert (one.evaluations, one.errors, one.patterns, one.seconds) == (4, 1, 2, 600.0)
    assert one.features == {"save": 1, "ask": 1}


def test_the_file_holds_no_word_of_the_player(tmp_path):
    played(Vault(tmp_path))
    assert "secret" not in (tmp_path / FILE).read_text(encoding="utf-8")


def test_off_nothing_is_written(tmp_path):
    played(Vault(tmp_path), on=False)
    assert not (tmp_path / FILE).exists()


def test_under_a_passphrase_the_file_is_sealed(tmp_path):
    write_bytes(tmp_path / SECRETS, seal(b"{}", "open sesame"))
    vault = Vault(tmp_path, "open sesame")
    Usage(vault).put(Used(1, FIRST, features={"hush": 3}))
    assert b"hush" not in (tmp_path / FILE).read_bytes()
    assert Usage(vault).all()[0].features == {"hush": 3}
    assert Usage(Vault(tmp_path)).all() == []


def test_two_sessions_stand_beside_each_other_and_one_is_never_twice(tmp_path):
    usage = Usage(Vault(tmp_path))
    for one in (Used(1, FIRST), Used(2, FIRST), Used(1, FIRST, evaluations=5)):
        usage.put(one)
    assert [(one.run, one.evaluations) for one in usage.all()] == [(2, 0), (1, 5)]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"run": 1}]', '[{"day": "x"}]', "\x00"])
def test_a_damaged_file_is_no_session(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert Usage(Vault(tmp_path)).all() == []


def test_figures_are_the_means_and_parts_that_a_hand_works_out():
    sessions = [
        Used(1, FIRST, 600, 10, 1, 4, {"ask": 2}),
        Used(2, FIRST + timedelta(2), 1200, 10, 3, 8, {"ask": 1, "hush": 1}),
        Used(3, FIRST + timedelta(20), 0, 0, 0, 0),  # opened, and nothing done
    ]
    found = figures(sessions, FIRST + timedelta(40), finished=3, begun=4, stars=[4, 5])
    assert found.sessions == 2
    assert found.retention == 1 / 2  # the first day was followed, the second was not
    assert (found.minutes, found.patterns, found.errors) == (15, 6, 4 / 20)
    assert (found.lessons, found.rating) == (3 / 4, 4.5)
    assert found.features == (("ask", 3), ("hush", 1))
    lines = dashboard(found)
    assert "back within a week     50 %   70 %" in lines
    assert "mean rating             4.5    4.5" in lines


@pytest.mark.parametrize(
    ("days", "part"),
    [([], None), ([0], 0), ([0, 7], 1 / 2), ([0, 8], 0), ([0, 0, 1], 1 / 2), ([39], None)],
)
def test_retention_counts_days_that_were_followed_within_a_week(days, part):
    assert retention([FIRST + timedelta(day) for day in days], FIRST + timedelta(40)) == part


def test_an_export_has_no_date_no_number_and_no_word_of_a_plugin():
    sessions = [Used(77, FIRST, 90, features={"hush": 1, "mine": 2, "own": 1}),
                Used(78, FIRST + timedelta(3))]  # fmt: skip
    rows = anonymous(sessions, frozenset({"hush"}))
    assert [row["day"] for row in rows] == [0, 3]
    assert rows[0]["features"] == {"hush": 1, "other": 3}
    text = json.dumps(rows)
    assert not any(word in text for word in ("2026", "77", "mine", "own"))


@pytest.fixture
def counted(tmp_path, monkeypatch):
    """A session that counts, and what comes of a line."""
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    (tmp_path / "data").mkdir()
    vault = Vault(tmp_path / "data")
    memory = CountedHistory(vault, pytest.fail, True, word_of)
    session = Session(
        FakeSound(ManualClock()), Evaluator(seed=1), lambda _: None, memory, vault=vault
    )
    session.start()
    yield session
    session.close()
    memory.close()


def said(session, line):
    from studio.commands.table import run

    return run(session, line).result(30)


def test_stats_shows_exports_and_erases(counted, tmp_path):
    counted.evaluate('s("bd*4")')
    assert "patterns a session      1.0      5" in said(counted, "stats").text
    path = tmp_path / "mine.json"
    assert said(counted, f"stats export {path}").ok
    assert json.loads(path.read_text(encoding="utf-8"))[0]["patterns"] == 1
    counted.memory.write()
    assert (tmp_path / "data" / FILE).exists()
    assert said(counted, "stats erase").ok
    assert not (tmp_path / "data" / FILE).exists()
    assert counted.memory.used.evaluations == 0


def test_stats_off_is_a_setting_and_ends_the_counting(counted, tmp_path):
    assert said(counted, "stats off").ok
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("config.toml")]
    assert any('keep = "off"' in text for text in texts)
    counted.evaluate('s("bd*4")')
    counted.memory.close()
    assert not (tmp_path / "data" / FILE).exists()
    assert "stats on begins" in said(counted, "stats").text


def test_an_odd_word_is_told_what_there_is(counted):
    assert "stats erase" in said(counted, "stats upside down").text


@pytest.mark.slow
def test_sessions_are_drawn(counted, tmp_path):
    counted.evaluate('s("bd*4")')
    path = tmp_path / "me.png"
    assert said(counted, f"stats {path}").ok
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_picture_shows_retention_as_it_was_then():
    rows = over_time([Used(2, FIRST + timedelta(3)), Used(1, FIRST)])["rows"]
    assert [row[3] for row in rows] == [None, 1.0]


def test_what_is_kept_comes_back():
    assert sessions_of([{"run": 1, "day": "2026-01-01", "seconds": 2, "evaluations": 1,
                         "errors": 0, "patterns": 1, "features": {"a": 1}, "newer": 1}]) == [
        Used(1, FIRST, 2.0, 1, 0, 1, {"a": 1})]  # fmt: skip
