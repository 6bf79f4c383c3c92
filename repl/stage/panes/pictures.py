"""Pictures that the code asks for without an underscore, one above the other."""

from typing import Any, Final

from repl.stage.pane import BOTTOM, Line, Pane, Shown

NONE: Final = "code that ends in .pianoroll(), .scope() and the like is drawn here"


class Asked(Shown):
    """Shows the pictures of what plays.

    Args:
        desk: the stage's.
    """

    def __init__(self, desk: Any) -> None:
        self._desk = desk

    def draw(self, columns: int, rows: int) -> list[Line]:
        """As many as there is room for, each as high as the others."""
        pictures = self._desk.pictures
        wished = [wish for wish in pictures.wished() if not wish.inline][: max(rows, 0)]
        if not wished:
            return [[("quiet", NONE)]]
        each, more = divmod(rows, len(wished))
        found: list[Line] = []
        for place, wish in enumerate(wished):
            lines = each + (place < more)
            drawn = list(pictures.lines(wish, columns, lines, not self._desk.plain))
            found += [*drawn, *[""] * (lines - len(drawn))]
        return found

    def title(self) -> str:
        """What is drawn."""
        names = dict.fromkeys(w.visual.name for w in self._desk.pictures.wished() if not w.inline)
        return ", ".join(names)


PANE: Final = Pane(
    "pictures", "Pictures", "what pianoroll() and its like in the code ask for", "y", Asked,
    BOTTOM, rows=8,
)  # fmt: skip
