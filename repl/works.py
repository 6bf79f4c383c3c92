"""What a command is to write: code, a file, a set, or scenes of a set one after the other."""

import argparse
import os
from fractions import Fraction
from pathlib import Path

from engine.errors import EngineError
from engine.samples.limits import LIMITS
from patterns.errors import PatternError
from repl.render import ready, samples_for, tell, wrong_number
from repl.screen import complain, say
from repl.sources import NoSourceError, code_or_file, python_evaluator
from repl.unseen import opened_data
from studio.arranging import ArrangeError, steps_of
from studio.config import Config
from studio.release import ReleaseError, Words, release
from studio.replaying import planned, render
from studio.setfiles import load
from studio.sets import SetError
from studio.works import Work, work_of_code, work_of_set
from studio.written import number

FAILURES = (NoSourceError, ArrangeError, SetError, ReleaseError, PatternError, EngineError)


def run(options: argparse.Namespace) -> int:
    """`notalabel release`: master, stems, tags, cover, licence and code in one folder."""
    config = ready()
    try:
        work = work_of(options, config)
        played = work.performed(options.sample_rate)
        words = Words(
            options.title or "", options.artist, _licence(options.licence), work.code,
            None if options.cover is None else Path(options.cover).read_bytes(),
        )  # fmt: skip
        with samples_for(config, options.sample_rate, LIMITS) as samples:
            plan = planned(played, samples, samples.load)
            folder = Path(options.output)
            files = release(plan, played.sample_rate, words, folder, config.log, complain)
    except FAILURES as error:
        complain(str(error))
        return 1
    except OSError as error:
        complain(f"{error.filename} cannot be used ({error.strerror or error})")
        return 1
    for path in files:
        say(str(path))
    return 0


def render_set(options: argparse.Namespace) -> int:
    """`notalabel render --set`: a set, or scenes of it, as one sound file."""
    config = ready()
    try:
        work = work_of(options, config)
        played = work.performed(options.sample_rate)
        with samples_for(config, options.sample_rate, LIMITS) as samples:
            plan = planned(played, samples, samples.load)
            tell(render(plan, Path(options.output), played.sample_rate, config.log))
    except FAILURES as error:
        complain(str(error))
        return 1
    return 0


def work_of(options: argparse.Namespace, config: Config) -> Work:
    """The work that the options name.

    Raises:
        NoSourceError, SetError, ArrangeError: there is none; the text is the sentence.
        PatternError: its code cannot be evaluated.
    """
    if (wrong := wrong_number(options)) is not None:
        raise NoSourceError(wrong)
    cycles = Fraction(options.cycles)
    if options.set is not None:
        words = options.arrange
        steps = None if words is None else lambda scenes: steps_of(words, scenes)
        return work_of_set(load(opened_data(config, complain), options.set), cycles, steps)
    if options.source is None:
        raise NoSourceError("it needs CODE_OR_FILE, or --set NAME")
    code = code_or_file(options.source)
    cps = None if options.cps is None else number(options.cps)
    return work_of_code(code, cycles, cps, python_evaluator(options.source, code, say))


def _licence(argument: str) -> str:
    """The text of a licence, or of the file that is named."""
    path = Path(argument)
    is_file = 0 < len(argument) < 1000 and os.path.exists(path)
    return path.read_text(encoding="utf-8") if is_file else argument
