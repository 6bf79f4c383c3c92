"""`lineage dusk`, `lineage dusk tree.png`: the patterns that one was bred from, as a tree."""

from concurrent.futures import Future
from pathlib import Path
from typing import Final

from engine.typedpath import typed_path
from studio.background import in_background
from studio.family import Kin, lines, placed
from studio.library import LibraryError
from studio.plotting.asking import draw_beside
from studio.replies import Reply, done
from studio.session import Session

ENDINGS: Final = (".png", ".svg", ".pdf")


def lineage(session: Session, argument: str) -> "Future[Reply]":
    """Where a pattern of the library comes from, in lines or as a picture."""
    if not argument:
        return done(Reply(False, "of which pattern? lineage dusk, or lineage dusk tree.png"))
    words = argument.split()
    drawn = len(words) > 1 and Path(words[-1]).suffix.lower() in ENDINGS
    name = " ".join(words[:-1]) if drawn else argument

    def work() -> Reply:
        try:
            first = session.library.get(name).name
            known = {one.name.lower(): Kin(one.name, one.description, one.parents)
                     for one in session.library.search()}  # fmt: skip
        except LibraryError as error:
            return Reply(False, str(error))
        if not drawn:
            return Reply(True, "\n".join(lines(first, known)))
        path = typed_path(words[-1])
        data = {"title": f"where {first} comes from", **placed([first], known)}
        problem = draw_beside("lineage", data, path)
        return Reply(not problem, problem or f"where {first} comes from is in {path}")

    return in_background(work)
