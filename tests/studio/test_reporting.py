"""Reports of a player's: shown first, kept only when asked for, in the player's folder alone."""

import json

import pytest

from studio.reporting import LINES, MOST_TEXT, Reports, last_lines, report, shown
from studio.vault import Vault


def test_a_report_is_shown_first_and_kept_when_asked_for(said, tmp_path):
    reply = said("feedback it clicks when I mute")
    assert "it clicks when I mute" in reply.text
    assert "sent nowhere" in reply.text
    assert not list(tmp_path.glob("data/feedback/*"))
    assert said("feedback keep").ok
    (path,) = tmp_path.glob("data/feedback/*.json")
    assert json.loads(path.read_text(encoding="utf-8"))["text"] == "it clicks when I mute"
    assert not said("feedback keep").ok


def test_a_dropped_report_is_gone(said, tmp_path):
    said("feedback never mind")
    said("feedback drop")
    assert not said("feedback keep").ok
    assert not list(tmp_path.glob("data/feedback/*"))


def test_reports_are_listed_exported_as_one_file_and_erased(said, tmp_path):
    for text in ("one", "two"):
        said(f'feedback "{text}"')
        said("feedback keep")
    assert "one" in said("feedback").text
    path = tmp_path / "all.json"
    assert said(f"feedback export {path}").text == f"2 reports are in {path}"
    found = json.loads(path.read_text(encoding="utf-8"))
    assert [one["text"] for one in found] == ["one", "two"]
    assert said("feedback erase").text == "2 reports are erased"
    assert not list(tmp_path.glob("data/feedback/*"))


def test_a_report_has_the_last_lines_of_the_log_and_an_end(tmp_path):
    log = tmp_path / "log"
    log.write_text("\n".join(map(str, range(100))), encoding="utf-8")
    one = report("x" * 9_000, "jack", log, now=0.0)
    assert len(one.text) == MOST_TEXT
    assert one.log == tuple(map(str, range(100 - LINES, 100)))
    assert one.at.startswith("1970-01-01T00:00:00")
    assert "  99" in shown(one)
    assert last_lines(tmp_path / "none") == last_lines(None) == ()


def test_without_a_folder_a_report_says_why_it_cannot_be_kept():
    with pytest.raises(FileNotFoundError, match="no folder"):
        Reports(Vault(None)).keep(report("a", "", None, 0.0))


def test_a_damaged_report_leaves_the_others(tmp_path):
    reports = Reports(Vault(tmp_path))
    reports.keep(report("good", "", None, 0.0))
    for name, text in (("a", "{"), ("b", "[]"), ("c", "{}")):
        (tmp_path / "feedback" / f"{name}.json").write_text(text, encoding="utf-8")
    assert [one.text for one in reports.all()] == ["good"]
