"""`notalabel render`: a tune, or a batch of them, to sound files."""

import argparse
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from engine.errors import EngineError, SoundError
from engine.instruments.font import choose
from engine.offline import Rendered, Renderer
from engine.samples.library import Library
from engine.samples.limits import LIMITS, Limits
from patterns.errors import PatternError
from repl.answers import BadQuestionError, decode, dumps, error_line
from repl.progress import Bar
from repl.screen import complain, say
from repl.sources import MIDI, NoSourceError, code_or_file, python_evaluator
from studio.bouncing import loudness_of
from studio.config import Config, load, start_log
from studio.plugins import with_sounds
from studio.render import BATCH_RATE, BadCaseError, Job, evaluated, job_of, render_job
from studio.sampling import open_library
from studio.written import number

BATCH_LIMITS = replace(LIMITS, patience_s=10.0)  # no sample holds up a batch for long
RATES = (8_000, 384_000)  # Hz, the lowest and the highest that make sense

LOG = logging.getLogger(__name__)


def ready() -> Config:
    """The log, the player's own sounds, and what is set: all that a render stands on."""
    config = load(os.environ)
    start_log(config, os.environ)
    for problem in with_sounds(config):
        complain(problem)
    try:
        choose(config.settings["sound.soundfont"])
    except SoundError as error:
        complain(str(error))
    return config


def run(options: argparse.Namespace) -> int:
    """Render one tune or a batch."""
    if options.set is not None and options.output is not None:
        from repl.works import render_set  # it stands on this file

        return render_set(options)
    config = ready()
    if options.batch is not None:
        return run_batch(options.batch, options.out, config)
    try:
        job = job_of_options(options)
    except NoSourceError as error:
        complain(str(error))
        return 1
    if isinstance(job, str):
        complain(f"notalabel render: {job}")
        return 2
    path, bar = Path(options.output), Bar()
    try:
        if path.suffix.lower() in MIDI:
            return write_notes(job, path)
        with samples_for(config, job.sample_rate, LIMITS) as samples:
            done = render_job(job, path, progress=bar.show, log=config.log, samples=samples)
    except (PatternError, EngineError) as error:
        bar.clear()
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        bar.clear()
        complain(f"the render was stopped; {path} is as it was")
        raise
    bar.clear()
    tell(done)
    return 0


def write_notes(job: Job, path: Path) -> int:
    """Write a tune's notes as a MIDI file.

    Raises:
        PatternError: the code cannot be evaluated or asked.
    """
    from studio.midifile import MidiError, write_midi  # only who exports pays for it

    program, cps = evaluated(job)
    try:
        count = write_midi(path, program.pattern, cps, int(job.cycles))
    except (MidiError, OSError) as error:
        complain(f"{path} cannot be written: {error}")
        return 1
    say(f"{path}: {count} notes in {job.cycles} cycles")
    return 0


@contextmanager
def samples_for(config: Config, rate: int, limits: Limits) -> Iterator[Library]:
    """The player's samples for one render; what cannot be had is told."""
    library = open_library(config, _tell_bad, rate=rate, patient=True, limits=limits)
    try:
        yield library
    finally:
        library.close()


def _tell_bad(text: str, bad: bool) -> None:
    if bad:
        complain(text)


def job_of_options(options: argparse.Namespace) -> Job | str:
    """What the options ask for, or a sentence that says what is wrong with them.

    Raises:
        NoSourceError: a file that cannot be read.
    """
    if options.source is None or options.output is None:
        return "it needs CODE_OR_FILE and -o OUT.WAV, or --batch CASES and --out DIR"
    place = Path(options.output)
    if place.exists() and not place.is_file():
        return f"{place} is no file that can be written over"
    if (wrong := wrong_number(options)) is not None:
        return wrong
    tail, cps = number(options.tail), None if options.cps is None else number(options.cps)
    if tail is None:
        return f"--tail {options.tail} is no number of cycles"
    code = code_or_file(options.source)
    job = Job(code, Fraction(options.cycles), tail, cps, options.sample_rate, options.stems)
    evaluates = python_evaluator(options.source, code, say)
    return job if evaluates is None else replace(job, evaluates=evaluates)


def wrong_number(options: argparse.Namespace) -> str | None:
    """What is wrong with tempo, length or rate, in a sentence; None where nothing is."""
    if options.cps is not None and not number(options.cps):
        return f"--cps {options.cps} is no tempo; 0.5 is the usual one"
    if options.cycles < 1:
        return "--cycles has to be 1 or more"
    if not RATES[0] <= options.sample_rate <= RATES[1]:
        return f"--sample-rate has to be between {RATES[0]} and {RATES[1]}"
    return None


def tell(done: Rendered) -> None:
    """Say what was written; the real-time factor last."""
    for problem in done.problems:
        complain(problem)
    for path in (done.path, *done.stems.values()):
        say(f"{path}: {done.frames / done.sample_rate:.2f} s at {done.sample_rate} Hz")
    say(f"{done.voices} voices, peak {done.peak:.3f}, {loudness_of(done.path)}")
    say(f"real-time factor {done.real_time_factor:.1f}")


def run_batch(cases: str, out: str | None, config: Config) -> int:
    """Render each line of a file; a line of JSON tells of each."""
    if out is None:
        complain("notalabel render: --batch needs --out DIR")
        return 2
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lines = Path(cases).read_bytes().splitlines()
    except OSError as error:
        complain(f"{error.filename} cannot be used ({error.strerror})")
        return 1
    render_lines(lines, folder, config)
    return 0


def render_lines(lines: Iterable[bytes], folder: Path, config: Config) -> None:
    """Render the case on each line with one process."""
    with Renderer(BATCH_RATE) as renderer:
        for line in lines:
            if line.strip():
                say(render_line(line, folder, renderer, config))


def render_line(line: bytes, folder: Path, renderer: Renderer, config: Config) -> str:
    """Render one case.

    Returns:
        a line of JSON that tells of it.
    """
    name = None
    try:
        case = decode(line)
        name = case.get("id")
        name, job = job_of(case)
        with samples_for(config, BATCH_RATE, BATCH_LIMITS) as samples:
            done = render_job(job, folder / f"{name}.wav", renderer, samples=samples)
    except (BadQuestionError, BadCaseError, PatternError, EngineError) as error:
        return error_line(name, str(error))
    except Exception as error:  # the edge: one bad case never ends a batch
        LOG.exception("a case could not be rendered")
        return error_line(name, f"this case cannot be rendered ({type(error).__name__})")
    factor = round(done.real_time_factor, 2)
    row = {"id": name, "frames": done.frames, "voices": done.voices, "real_time_factor": factor}
    return dumps(row)
