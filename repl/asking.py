"""`notalabel ask`: words to code; a batch answers lines of NDJSON with code and its events."""

import argparse
import os
import sys
from collections.abc import Iterable
from typing import Any

from ai.answer import Answer
from ai.asking import Question, Waiting, ask
from ai.palette import Palette
from ai.tiers.remote import Remote
from patterns.encode import encode_hap
from repl.answers import BadQuestionError, decode, dumps
from repl.screen import complain, say
from repl.unseen import opened_data
from studio.config import load, start_log
from studio.models import models_from, terms_of
from studio.palette import palette
from studio.plugins import with_tiers


def run(options: argparse.Namespace) -> int:
    """Answer one request, or a batch of them."""
    for problem in with_tiers():
        complain(problem)
    if options.batch:
        return run_batch(sys.stdin.buffer, options.seed, options.tier)
    if options.request is None:
        complain("notalabel ask: it needs WORDS, or --batch with lines on stdin")
        return 2
    config = load(os.environ)
    start_log(config, os.environ)
    question = Question(options.request, "", palette(), options.seed, options.tier)
    models = models_from(terms_of(config, opened_data(config, complain)))
    answer = ask(question, models, Waiting(complain))
    if answer.error:
        complain(answer.error)
        return 1
    for note in (*answer.why_not, *answer.notes):
        complain(note)
    say(answer.code or "\n".join(answer.told))
    return 0


def run_batch(lines: Iterable[bytes], seed: int, tier: str) -> int:
    """Answer every line, in order; models are asked only where the tier is theirs."""
    sounds = palette()
    config = load(os.environ)
    models = (
        models_from(terms_of(config, opened_data(config, complain))) if tier == "remote" else None
    )
    for line in lines:
        sys.stdout.write(answer_line(line, sounds, seed, tier, models) + "\n")
        sys.stdout.flush()
    return 0


def answer_line(
    line: bytes, sounds: Palette, seed: int, tier: str, models: Remote | None = None
) -> str:
    """The line that answers a line: {"id", "request", "context_code", "rep"}."""
    row: dict[str, Any] = {}
    try:
        row = decode(line)
        question = question_of(row, sounds, seed, tier)
    except BadQuestionError as error:
        return dumps({"id": row.get("id"), "rep": 0, "error": str(error), "code": None})
    return dumps(answered(row, ask(question, models)))


def question_of(row: dict[str, Any], sounds: Palette, seed: int, tier: str) -> Question:
    """The question of a decoded line.

    Raises:
        BadQuestionError: there are no words, or a number that is none.
    """
    request, context, rep = row.get("request"), row.get("context_code"), row.get("rep") or 0
    if not isinstance(request, str):
        raise BadQuestionError('a line needs "request", a string')
    if not isinstance(rep, int) or not (context is None or isinstance(context, str)):
        raise BadQuestionError('"rep" is a number, "context_code" a string')
    return Question(request, context or "", sounds, seed + rep, tier)


def answered(row: dict[str, Any], answer: Answer) -> dict[str, Any]:
    """An answer as a row."""
    head = {"id": row.get("id"), "rep": row.get("rep") or 0}
    if answer.played is None:
        return {**head, "error": answer.error or answer.told[0], "code": None}
    return {
        **head,
        "code": answer.code,
        "tier": answer.tier,
        **({"model": answer.model} if answer.model else {}),
        "why_not": list(answer.why_not),
        "cps": answer.played.cps,
        "haps": [encode_hap(hap) for hap in answer.played.haps],
    }
