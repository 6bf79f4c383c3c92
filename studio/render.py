"""Code to a sound file, through the engine's offline renderer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from engine.offline import Rendered, Renderer, plan
from engine.samples.library import Library
from engine.samples.shelf import NOTHING
from engine.scheduler import Slot, exact_cps
from patterns.strudel.evaluate import Program, evaluate
from studio.deadline import Deadline
from studio.preparing import Evaluates

LIMIT_S = 5.0  # for evaluating the code
USUAL_CPS = Fraction(1, 2)
BATCH_RATE = 48_000

_PLAIN_NAME = re.compile(r"[\w.,=+#-][\w .,=+#-]{0,199}")


class BadCaseError(ValueError):
    """A case of a batch that cannot be rendered: its text says why."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to render.

    Attributes:
        code: Strudel code.
        cycles: how many cycles of events.
        tail: how many cycles more the sound may ring out.
        cps: tempo, cycles a second; None: the code's own, else 0.5.
        sample_rate: frames a second.
        stems: a file for each orbit too.
        limiter: the master limiter.
        follow_tempo: `cps` controls of events change the tempo.
        evaluates: code to a program.
    """

    code: str
    cycles: Fraction = Fraction(4)
    tail: Fraction = Fraction(1)
    cps: Fraction | None = None
    sample_rate: int = 48_000
    stems: bool = False
    limiter: bool = True
    follow_tempo: bool = True
    evaluates: Evaluates = evaluate


def render_job(
    job: Job,
    path: Path,
    renderer: Renderer | None = None,
    progress: Callable[[float], bool] = lambda _: True,
    log: Path | None = None,
    samples: Library | None = None,
) -> Rendered:
    """Render code into a file.

    Args:
        job: what.
        path: where.
        renderer: a process to use again; None: one of its own.
        progress: hears the share that is done; its False stops the render.
        log: a file for what the process prints.
        samples: a patient library, for what the code loads; None: it loads nothing.

    Raises:
        PatternError: the code cannot be evaluated or asked.
        RenderError: it cannot be rendered.
    """
    program, cps = evaluated(job)
    if samples is not None:
        for what, args in program.loads:
            samples.load(what, args)
    planned = plan(
        [Slot("$", 0, program.pattern)],
        cps,
        job.cycles,
        job.tail,
        job.sample_rate,
        job.follow_tempo,
        NOTHING if samples is None else samples,
    )
    if renderer is not None:
        return renderer.render(planned, path, progress)
    orbits = planned.orbits if job.stems else ()
    with Renderer(job.sample_rate, orbits, job.limiter, log) as own:
        return own.render(planned, path, progress)


def evaluated(job: Job) -> tuple[Program, Fraction]:
    """What a job's code asks for, and its tempo.

    Raises:
        PatternError: the code cannot be evaluated.
    """
    deadline = Deadline()
    with deadline.within(LIMIT_S):
        program = job.evaluates(job.code, expired=deadline.expired)
    cps = exact_cps(program.cps) or USUAL_CPS if job.cps is None else job.cps
    return program, cps


def job_of(case: Mapping[str, Any]) -> tuple[str, Job]:
    """The name and the work of a case of a batch.

    Raises:
        BadCaseError: something is missing or is not what it should be.

    >>> name, job = job_of({"id": "a", "code": "s('bd')", "cps": 0.5, "cycles": 2, "tail": 0.5})
    >>> name, job.cps, job.cycles, job.tail, job.limiter
    ('a', Fraction(1, 2), Fraction(2, 1), Fraction(1, 2), False)
    """
    name, code = case.get("id"), case.get("code")
    if not isinstance(name, str) or not _PLAIN_NAME.fullmatch(name) or name in (".", ".."):
        raise BadCaseError('"id" has to be a name that a file can have')
    if not isinstance(code, str):
        raise BadCaseError('a case needs "code", a string')
    return name, Job(
        code,
        cycles=_number(case, "cycles", Fraction(4)),
        tail=_number(case, "tail", Fraction(0)),
        cps=_number(case, "cps", USUAL_CPS),
        sample_rate=BATCH_RATE,
        limiter=False,
        follow_tempo=False,
    )


def _number(case: Mapping[str, Any], key: str, usual: Fraction) -> Fraction:
    value = case.get(key, usual)
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadCaseError(f'"{key}" has to be a number')
    try:
        return Fraction(str(value))
    except (ValueError, OverflowError):
        raise BadCaseError(f'"{key}" has to be a number') from None
