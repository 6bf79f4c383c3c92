"""`lineage dusk`: the patterns that one was bred from, as a tree."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future

from studio.background import in_background
from studio.library import LibraryError, Record
from studio.replies import Reply, done
from studio.session import Session

DEEPEST = 12


def lineage(session: Session, argument: str) -> "Future[Reply]":
    """Where a pattern of the library comes from."""
    if not argument:
        return done(Reply(False, "of which pattern? lineage dusk"))

    def work() -> Reply:
        try:
            first = session.library.get(argument)
            known = {one.name.lower(): one for one in session.library.search()}
        except LibraryError as error:
            return Reply(False, str(error))
        return Reply(True, "\n".join(tree(first.name, known)))

    return in_background(work)


def tree(name: str, known: Mapping[str, Record], depth: int = 0) -> Iterator[str]:
    r"""A line for a pattern and each of its forebears, indented by generation.

    >>> dawn = Record("dawn", "s('hh')", "busier hats", parents=("dusk",))
    >>> print("\n".join(tree("dawn", {"dawn": dawn})))
    dawn: busier hats
      dusk (gone)
    """
    record = known.get(name.lower())
    said = " (gone)" if record is None else f": {record.description}" * bool(record.description)
    yield f"{'  ' * depth}{name}{said}"
    for parent in record.parents if record is not None and depth < DEEPEST else ():
        yield from tree(parent, known, depth + 1)
