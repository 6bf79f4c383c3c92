"""Answers to questions about patterns: code and a span in, events out.

A question is {"id", "code", "from", "to"}, an answer {"id", "haps", "cps", "steps"} or
{"id", "error"}. Nothing here raises: a question that cannot be answered gets a sentence.
"""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from patterns.encode import encode_fraction, encode_hap, encode_value, items_in
from patterns.errors import LimitError, PatternError
from patterns.hap import Hap
from patterns.operations.chords import reset_voicings
from patterns.strudel.evaluate import evaluate

MAX_HAPS = 100_000  # of one answer
MAX_ITEMS = 1_000_000  # of the values of one answer
LIMIT_S = 4.0  # for evaluating and asking; writing the answer comes on top

_CYCLE = re.compile(r"-?[0-9]{1,15}(/[0-9]{1,15}|\.[0-9]{1,15})?")


class BadQuestionError(ValueError):
    """A line that is no question: its text says why."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the events of some code between two cycle positions."""

    code: str
    begin: Fraction = Fraction(0)
    end: Fraction = Fraction(4)


def cycle(value: object) -> Fraction:
    """A cycle position from an integer or a string like "1/2".

    >>> cycle("-3/2"), cycle(4)
    (Fraction(-3, 2), Fraction(4, 1))
    """
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise BadQuestionError('a cycle is an integer or a string like "1/2"')
    if not _CYCLE.fullmatch(str(value).strip()):
        raise BadQuestionError(f'{str(value)[:40]!r} is no cycle: use an integer or "1/2"')
    try:
        return Fraction(str(value).strip())
    except ZeroDivisionError:
        raise BadQuestionError(f"{value!r} divides by zero") from None


def question(row: dict[str, Any]) -> Question:
    """The question that a decoded line asks.

    Raises:
        BadQuestionError: there is no code, or a cycle that is none.
    """
    code = row.get("code")
    if not isinstance(code, str):
        raise BadQuestionError('a line needs "code", a string')
    asked = Question(code, cycle(row.get("from", 0)), cycle(row.get("to", 4)))
    if asked.end < asked.begin:
        raise BadQuestionError('"to" is before "from"')
    return asked


def decode(line: bytes) -> dict[str, Any]:
    """A line of NDJSON.

    Raises:
        BadQuestionError: it is no JSON object in UTF-8.
    """
    try:
        row = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise BadQuestionError("this line is not UTF-8") from None
    except (ValueError, RecursionError):
        raise BadQuestionError("this line is not JSON") from None
    if not isinstance(row, dict):
        raise BadQuestionError("this line is not a JSON object")
    return row


def answer(asked: Question, expired: Callable[[], bool]) -> dict[str, Any]:
    """The events that the code plays, in a fresh session.

    Raises:
        PatternError: the code cannot be evaluated or queried.
    """
    reset_voicings()
    program = evaluate(asked.code, expired=expired)
    program.budget.expired = expired
    haps = program.pattern.query(asked.begin, asked.end, expired=expired)
    if len(haps) > MAX_HAPS:
        raise LimitError(f"these are {len(haps):,} events", hint="ask for fewer cycles")
    if written(haps) > MAX_ITEMS:
        raise LimitError("these values are too long to write out", hint="use shorter lists")
    out: dict[str, Any] = {"haps": [encode_hap(hap) for hap in haps]}
    if program.cps is not None:
        out["cps"] = encode_value(program.cps)
    if program.pattern.steps is not None:
        out["steps"] = encode_fraction(program.pattern.steps)
    return out


def written(haps: Sequence[Hap]) -> int:
    """How many items the values of haps have, counted a little beyond the limit."""
    known: dict[int, int] = {}
    total = 0
    for hap in haps:
        value = hap.value
        if id(value) not in known:
            known[id(value)] = items_in(value, MAX_ITEMS)
        total += known[id(value)]
    return total


def deadline(seconds: float) -> Callable[[], bool]:
    """An `expired` that says yes some seconds from now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def answer_line(line: bytes) -> str:
    """The line of NDJSON that answers a line of NDJSON."""
    row: dict[str, Any] = {}
    try:
        row = decode(line)
        found = answer(question(row), deadline(LIMIT_S))
        return dumps({"id": row.get("id"), **found})
    except (BadQuestionError, PatternError) as error:
        return error_line(row.get("id"), str(error))
    except Exception as error:  # noqa: BLE001 # the edge, and it is logged
        from repl.failing import log_failure

        log_failure(error)
        return error_line(row.get("id"), f"this line cannot be answered ({type(error).__name__})")


def error_line(name: Any, sentence: str) -> str:
    """The line that says that a line has no answer."""
    return dumps({"id": name, "error": sentence})


def dumps(row: dict[str, Any]) -> str:
    """One line of JSON, ASCII, so that any output can carry it."""
    return json.dumps(row, separators=(",", ":"), allow_nan=False)


def _no_constant(name: str) -> None:
    raise ValueError(name)
