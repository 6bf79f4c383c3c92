"""Spectrograms, the reference's beside ours: `python -m tests.sound_oracle.draw ID ...`.

Each is written to docs/sound/ID.png: the pictures that are compared, 40 bands from 30 Hz to 16 kHz,
50 dB from the loudest to black. Without IDs: the cases that docs/sound.md shows. Needs matplotlib:
`pip install matplotlib`, or the extra "pictures".
"""

import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np

from tests.sound_oracle.cases import Case, cases_of
from tests.sound_oracle.pictures import (
    AUDIBLE_DB,
    HIGHEST_HZ,
    HOP,
    LOWEST_HZ,
    RATE,
    distance_db,
    picture,
)
from tests.sound_oracle.run import heard, kept, render

FOLDER: Final = Path(__file__).parents[2] / "docs" / "sound"
SHOWN: Final = ("stretch_01", "stretch_02", "fx_08", "fm_27", "ladder_03", "dynamics_04")
_MARKS_HZ: Final = (100, 300, 1000, 3000, 10_000)


def figure(case: Case, reference: Any, ours: Any) -> Any:
    """Both pictures of a case, shape (channels, frames, bands): the left channel of each."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(7, 2.2), layout="constrained")
    axes = drawn.subplots(1, 2, sharey=True)
    top = reference.max()
    apart = distance_db(reference, ours, case.random)
    for axis, title, pic in zip(
        axes, ("Strudel", f"ours: {apart:.1f} dB apart"), (reference, ours), strict=True
    ):
        seconds = pic.shape[1] * HOP / RATE
        axis.imshow(
            pic[0].T, origin="lower", aspect="auto", cmap="magma", vmin=top - AUDIBLE_DB, vmax=top,
            extent=(0, seconds, 0, 1),
        )  # fmt: skip
        axis.set_title(title, fontsize=8)
        axis.set_yticks(
            [_height(hertz) for hertz in _MARKS_HZ], [f"{hertz:,}" for hertz in _MARKS_HZ]
        )
        axis.tick_params(labelsize=6)
        axis.set_xlabel("s", fontsize=6)
    axes[0].set_ylabel("Hz", fontsize=6)
    return drawn


def _height(hertz: float) -> float:
    """Where a frequency is, from 0 at the bottom to 1 at the top."""
    low, here, high = (float(np.log10(1 + each / 700)) for each in (LOWEST_HZ, hertz, HIGHEST_HZ))
    return (here - low) / (high - low)


def main(names: list[str]) -> int:
    """Render and draw."""
    try:
        import matplotlib  # noqa: F401 # is it there?
    except ImportError:
        print("drawing needs matplotlib: pip install matplotlib")  # noqa: T201 # a command
        return 1
    wanted = [case for case in cases_of() if case.id in (names or SHOWN)]
    reference = kept(wanted, None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        render(wanted, Path(folder))
        for case in wanted:
            ours = picture(heard(Path(folder) / f"{case.id}.wav"))
            drawn = figure(case, reference[case.id][0], ours)
            drawn.savefig(FOLDER / f"{case.id}.png", dpi=80, metadata={"Software": None})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
