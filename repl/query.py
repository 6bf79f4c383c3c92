"""`notalabel query`: what a pattern plays, as events.

One piece of code is answered here, with as few imports as can be; a batch has its own file.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from repl.screen import complain, say


def run(options: argparse.Namespace) -> int:
    """Answer one question, or a batch of them."""
    if options.batch:
        from repl.batch import run_batch

        return run_batch(sys.stdin.buffer)
    if options.code is None:
        complain("notalabel query: it needs CODE, or --batch with lines on stdin")
        return 2
    return run_one(options)


def run_one(options: argparse.Namespace) -> int:
    """Answer one question: a table, or a line of JSON."""
    from patterns.errors import PatternError
    from repl import answers

    try:
        asked = answers.question({"code": options.code, "from": options.begin, "to": options.end})
        found = answers.answer(asked, answers.deadline(answers.LIMIT_S))
    except (answers.BadQuestionError, PatternError) as error:
        complain(str(error))
        return 1
    say(answers.dumps({"id": None, **found}) if options.json else "\n".join(table(found)))
    return 0


def table(found: dict[str, Any]) -> Iterator[str]:
    """The events as lines to read.

    >>> list(table({"haps": [{"whole": ["0/1", "1/2"], "part": ["0/1", "1/2"], "value": "bd"}]}))
    ['0 → 1/2   bd']
    """
    from patterns.picture import row

    for hap in found["haps"]:
        begin, end = (time.removesuffix("/1") for time in hap["whole"] or hap["part"])
        yield row(begin, end, hap["value"], hap["whole"] not in (None, hap["part"]))
    if not found["haps"]:
        yield "silence"
    if "cps" in found:
        yield f"cps {found['cps']:g}"
