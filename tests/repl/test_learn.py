"""The tutor's thin shell: lines of a pipe."""

import io
import sys

from repl.learn import lines


def test_lines_of_a_pipe_need_not_be_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b's("bd")\n\xff\n')))
    assert list(lines()) == ['s("bd")\n', "\ufffd\n"]
