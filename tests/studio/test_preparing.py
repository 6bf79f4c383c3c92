"""Code that is only looked at: whatever breaks is a sentence."""

import logging

from studio.deadline import Deadline
from studio.preparing import examine
from studio.replies import Reply


def test_a_programming_error_of_ours_becomes_a_sentence(caplog):
    def breaks(_code, *, expired):
        assert not expired()
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        reply = examine({"drums": 's("bd")'}, breaks, Deadline(), lambda _: ())
    assert reply == Reply(False, "this cannot be examined (ZeroDivisionError)")
    assert caplog.messages == ["examining fails"]
