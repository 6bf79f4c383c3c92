"""How our pictures look: legible on dark and on light, as the ground shows through. matplotlib.

Text and lines are a grey that stands out from white and from black alike (contrast 4.5 and 4.7 to
1); colours are of middle lightness, and apart for the colour-blind (after Okabe and Ito, 2008).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

INK: Final = "#777777"
FAINT: Final = "#77777744"
ON_COLOUR: Final = "#111111"  # text on our colours
ALARM: Final = "#d1495b"
COLOURS: Final = (
    "#3b8fd4", "#d97b29", "#3d9c6d", "#c75a9b", "#a68a16", "#8a6fd1", "#2a9d9d", "#c4574b",
)  # fmt: skip
ENDINGS: Final = (".png", ".svg", ".pdf")
DPI: Final = 144
PAD: Final = 0.09  # inches
LOOK: Final[Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.titlecolor": INK,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
    "xtick.color": INK,
    "ytick.color": INK,
    "grid.color": FAINT,
    "legend.frameon": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "notalabel",
}


@contextmanager
def drawing(columns: float, lines: float, rows: int = 1, **more: Any) -> Iterator[tuple[Any, Any]]:
    """A figure of some inches in our look, and its axes; matplotlib is imported here.

    Args:
        columns: inches across.
        lines: inches down.
        rows: how many axes, one above the other.
        more: for `pyplot.subplots`.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    with matplotlib.rc_context(LOOK):
        made = pyplot.subplots(rows, figsize=(columns, lines), layout="constrained", **more)
        made[0].get_layout_engine().set(w_pad=PAD, h_pad=PAD)
        try:
            yield made
        finally:
            pyplot.close(made[0])


def save(figure: Any, path: Path) -> None:
    """Write a figure; without a date, so that the same picture is the same file.

    Raises:
        OSError: it cannot be written.
    """
    kept = {"Date": None} if path.suffix.lower() == ".svg" else {}
    figure.savefig(path, dpi=DPI, metadata=kept or None)


def colour(place: int) -> str:
    """The colour of the one at a place."""
    return COLOURS[place % len(COLOURS)]
