"""Compare our sound with the reference: `python -m tests.sound_oracle.run`.

    --cases FILE      other cases than cases.txt: text of the same form
    --group NAME      only one group
    --renders DIR     keep our renders there, and the cases for another renderer as cases.ndjson
    --against DIR     compare with renders there (ID.wav) instead of reference.npz
    --save            make reference.npz of the renders in --against

The reference is rendered by the reference synthesiser itself in a browser; that is not done here.
"""

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import soundfile

from engine.offline import Renderer
from engine.samples.library import Library
from studio.render import job_of, render_job
from tests.sound_oracle.cases import FILE, Case, batch, cases_of
from tests.sound_oracle.pictures import (
    RATE,
    distance_db,
    level_db,
    limit_db,
    packed,
    picture,
    unpacked,
)

REFERENCE = Path(__file__).with_name("reference.npz")


@dataclass(frozen=True, slots=True)
class Result:
    """One comparison: how far apart, in dB; infinite where there is nothing to compare."""

    case: Case
    distance_db: float

    @property
    def passed(self) -> bool:
        """Is it near enough?"""
        return self.distance_db <= limit_db(self.case.random)


def heard(path: Path) -> Any:
    """The samples of a file, shape (frames, 2)."""
    return soundfile.read(path, dtype="float32", always_2d=True)[0]


def kept(cases: list[Case], folder: Path | None) -> dict[str, tuple[Any, float]]:
    """Picture and level of each case that the reference has, from renders or from the file."""
    if folder is not None:
        there = [case.id for case in cases if (folder / f"{case.id}.wav").exists()]
        sounds = {name: heard(folder / f"{name}.wav") for name in there}
        return {name: (picture(sound), level_db(sound)) for name, sound in sounds.items()}
    with np.load(REFERENCE) as file:
        numbers = {str(name): row for name, row in zip(file["names"], file["levels"], strict=True)}
        return {
            case.id: (unpacked(file[case.id], numbers[case.id][0]), float(numbers[case.id][1]))
            for case in cases
            if case.id in numbers
        }


def save(cases: list[Case], folder: Path) -> None:
    """Write the reference file."""
    pictures, names, levels = {}, [], []
    for name, (pic, level) in kept(cases, folder).items():
        pictures[name], top = packed(pic)
        names.append(name)
        levels.append((top, level))
    np.savez_compressed(REFERENCE, names=np.array(names), levels=np.array(levels), **pictures)


def compare(cases: list[Case], renders: Path, against: Path | None = None) -> list[Result]:
    """Our renders against the reference, one gain for all taken out first."""
    reference = kept(cases, against)
    ours = {
        case.id: heard(renders / f"{case.id}.wav")
        for case in cases
        if (renders / f"{case.id}.wav").exists()
    }
    both = [case for case in cases if case.id in ours and case.id in reference]
    gain = median(level_db(ours[case.id]) - reference[case.id][1] for case in both)
    apart = {
        case.id: distance_db(reference[case.id][0], picture(ours[case.id]) - gain, case.random)
        for case in both
    }
    return [Result(case, apart.get(case.id, float("inf"))) for case in cases]


def render(cases: list[Case], folder: Path) -> None:
    """Our own renders of some cases, with the sample files that their code loads."""
    samples = Library(rate=RATE, patient=True)
    with closing(samples), Renderer(RATE) as renderer:
        for case in cases:
            job = job_of(case.row())[1]
            render_job(job, folder / f"{case.id}.wav", renderer, samples=samples)


def tell(results: list[Result]) -> None:
    """The worst first, then the groups."""
    for result in sorted(results, key=lambda each: -each.distance_db):
        mark = "ok  " if result.passed else "FAIL"
        print(f"{mark} {result.distance_db:5.1f} dB  {result.case.id}  {result.case.code}")  # noqa: T201 # its purpose
    total = Counter(result.case.group for result in results)
    good = Counter(result.case.group for result in results if result.passed)
    for group, count in total.items():
        print(f"{group}: {good[group]}/{count}")  # noqa: T201 # its purpose
    print(f"sound: {good.total()}/{total.total()}")  # noqa: T201 # its purpose


def main() -> int:
    """Render, compare, tell."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--cases", type=Path, default=FILE)
    asked.add_argument("--group")
    asked.add_argument("--renders", type=Path)
    asked.add_argument("--against", type=Path)
    asked.add_argument("--save", action="store_true")
    options = asked.parse_args()
    cases = [case for case in cases_of(options.cases) if options.group in (None, case.group)]
    if options.save:
        save(cases, options.against)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.renders or Path(temporary)
        folder.mkdir(exist_ok=True)
        (folder / "cases.ndjson").write_text(batch(cases), encoding="utf-8")
        render(cases, folder)
        results = compare(cases, folder, options.against)
    tell(results)
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
