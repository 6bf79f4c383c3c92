"""What changes in a shared document while somebody watches.

Whoever watches is held by the library, and holds the document, in a way that Python's collector
cannot see: a document that is watched for good is never given back. So it is watched only while we
change it ourselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pycrdt import Doc


@contextmanager
def changes_of(doc: Doc[Any]) -> Iterator[list[bytes]]:
    """The updates that are made meanwhile, for the others; whole when it is over."""
    made: list[bytes] = []
    watch = doc.observe(lambda event: made.append(bytes(event.update)))
    try:
        yield made
    finally:
        doc.unobserve(watch)
