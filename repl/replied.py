"""What came of a line, as texts to show, each in a style; the marks say it without colour. Pure."""

from collections.abc import Iterator
from typing import Final

from studio.differences import GONE, NEW
from studio.replies import Reply

BAD, NOTE, CODE, PLAIN = "bad", "note", "code", ""
ADDED, REMOVED = "added", "removed"
STYLES: Final = {NEW: ADDED, GONE: REMOVED}


def told_of(reply: Reply) -> Iterator[tuple[str, str]]:
    """Code, or what changes in it; then what is said about it; then the sentence.

    >>> list(told_of(Reply(True, "dusk plays", code='s("bd")')))
    [('s("bd")', 'code'), ('dusk plays', '')]
    >>> list(told_of(Reply(True, changes=("- a", "+ b"), code="b")))
    [('- a', 'removed'), ('+ b', 'added')]
    """
    if reply.changes:
        yield from ((line, STYLES.get(line[:2], NOTE)) for line in reply.changes)
    elif reply.code:
        yield reply.code, CODE
    yield from ((note, NOTE) for note in reply.notes)
    if reply.text:
        yield reply.text, PLAIN if reply.ok else BAD
