"""The guard: what leaves the AI has been played for eight cycles, and may be."""

import pytest

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
