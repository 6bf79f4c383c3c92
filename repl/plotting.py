"""`notalabel plot`: pictures of tunes, of sound files and of the sets in the history."""

import argparse
import os
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from engine.errors import EngineError
from patterns.errors import PatternError
from repl.screen import complain, say
from repl.sources import NoSourceError, code_or_file, python_evaluator
from studio.commands.plot import ENDINGS, MOST_CYCLES, of_sound
from studio.store import NO_FOLDER

SOUNDS: Final = (".wav", ".flac", ".ogg", ".mp3", ".aiff", ".aif")
HISTORY: Final = "history"


class NoPictureError(Exception):
    """There is nothing to draw: its text is the sentence."""


def run(options: argparse.Namespace) -> int:
    """Draw a picture."""
    from studio.plotting.child import drawn

    path = Path(options.output or f"{_stem(options.source)}.png")
    if path.suffix.lower() not in ENDINGS:
        complain(f"notalabel plot: a picture is {', '.join(ENDINGS)}, not {path.suffix or path}")
        return 2
    if not 1 <= options.cycles <= MOST_CYCLES:
        complain(f"notalabel plot: --cycles goes from 1 to {MOST_CYCLES}")
        return 2
    try:
        with TemporaryDirectory() as folder:
            kind, data = found(options, Path(folder))
            problem = drawn(kind, data, path)
    except (NoSourceError, NoPictureError, PatternError, EngineError) as error:
        problem = str(error)
    if problem:
        complain(problem)
        return 1
    say(str(path))
    return 0


def _stem(source: str) -> str:
    name = Path(source).stem if len(source) < 200 and "\n" not in source else ""
    return name if name and all(char not in name for char in "()\"'") else "picture"


def found(options: argparse.Namespace, folder: Path) -> tuple[str, dict[str, Any]]:
    """What the options ask to be drawn, and what that looks like as data.

    Raises:
        NoPictureError, NoSourceError, PatternError, EngineError: there is nothing to draw.
    """
    source, suffix = options.source, Path(options.source[:500]).suffix.lower()
    if source == HISTORY and not Path(source).exists():
        return HISTORY, _history(options.set)
    if suffix in SOUNDS:
        file = Path(source)
        if not file.is_file():
            raise NoPictureError(f"there is no file {source}; is its name right?")
        return "wave", {"file": source, "title": f"{file.name}: {of_sound(file)}"}
    code = code_or_file(source)
    return _wave(options, code, folder) if options.wave else _pianoroll(options, code)


def _job(options: argparse.Namespace, code: str) -> Any:
    from dataclasses import replace

    from studio.render import Job

    job = Job(code, Fraction(options.cycles))
    evaluates = python_evaluator(options.source, code, say)
    return job if evaluates is None else replace(job, evaluates=evaluates)


def _pianoroll(options: argparse.Namespace, code: str) -> tuple[str, dict[str, Any]]:
    from studio.plotting.gathering import pianoroll
    from studio.render import evaluated

    program, cps = evaluated(_job(options, code))
    slots = program.slots or {"$": program.pattern}
    name = Path(options.source).name if code != options.source else code.strip()[:60]
    title = f"{name}: {options.cycles} cycles, {float(cps):g} cps"
    return "pianoroll", pianoroll(slots, options.begin, options.begin + options.cycles, title)


def _wave(options: argparse.Namespace, code: str, folder: Path) -> tuple[str, dict[str, Any]]:
    from engine.samples.limits import LIMITS
    from repl.render import samples_for
    from studio.config import load
    from studio.render import render_job

    config, file = load(os.environ), folder / "tune.wav"
    job = _job(options, code)
    with samples_for(config, job.sample_rate, LIMITS) as samples:
        render_job(job, file, log=config.log, samples=samples)
    name = Path(options.source).name if code != options.source else "tune"
    return "wave", {"file": str(file), "title": f"{name}: {of_sound(file)}"}


def _history(number: int) -> dict[str, Any]:
    from repl.unseen import opened_data
    from studio.config import load
    from studio.history import History
    from studio.plotting.gathering import set_history, who_plays
    from studio.replaying import runs

    vault = opened_data(load(os.environ), complain)
    if vault.folder is None:
        raise NoPictureError(f"no history is kept: {NO_FOLDER}")
    history = History(vault.folder, complain, connect=vault.connect)
    known = runs(history)
    if not 1 <= number <= len(known):
        raise NoPictureError(
            f"there is no set {number} in your history; `notalabel replay` lists them"
        )
    data = set_history(history, known[number - 1].number, who_plays(vault))
    if data is None:
        raise NoPictureError("nothing was played in this set")
    return data
