"""A session that is announced is found and browsed, in a network of its own."""

import json

import pytest

from tests.interop.apart import run_apart, why_not

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not())]


def test_a_client_finds_browses_and_changes_a_session() -> None:
    code, out, err = run_apart("tests.interop.browse")
    assert code == 0, (out, err)
    assert json.loads(out)["left"]


def test_other_machines_hear_only_what_they_may_and_asked_for() -> None:
    code, out, err = run_apart("tests.interop.afar")
    assert code == 0, (out, err)
    assert json.loads(out)["stranger_hears"] == 0
