"""The guard: what leaves the AI has been played for eight cycles, and may be."""

from itertools import count
from types import SimpleNamespace

import pytest

from ai import guard
from ai.guard import InvalidError, checked
from ai.palette import Palette

SOUNDS = Palette(frozenset({"bd", "sine"}))


def test_code_that_sounds_with_what_is_here_may_leave():
    assert len(checked('s("bd*4")', SOUNDS).notes) == 32


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("silence", "this is silence"),
        ('s("~")', "this is silence"),
        ('s("bd*400")', "these are too many sounds at once"),
        ('s("gong")', "there is no sound called gong"),
        ('s("bd', 'no " closes this text\n  s("bd\n    ^ add " after its end; '),
    ],
)
def test_what_may_not_leave_is_told_in_a_sentence(code, why):
    with pytest.raises(InvalidError) as caught:
        checked(code, SOUNDS)
    assert str(caught.value).startswith(why)


def test_time_that_is_computed_counts(monkeypatch):
    seconds = count(0, 100)
    monkeypatch.setattr(guard, "time", SimpleNamespace(thread_time=lambda: float(next(seconds))))
    with pytest.raises(InvalidError, match="too much time"):
        checked('s("bd*4")', SOUNDS)


def test_time_that_is_waited_does_not(monkeypatch):
    monkeypatch.setattr(guard, "time", SimpleNamespace(thread_time=lambda: 0.0))
    assert checked('s("bd*4")', SOUNDS).notes
