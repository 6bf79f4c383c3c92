"""Programs made up by dice play as in Strudel, step counts included.

generated.ndjson.gz was written by `python -m tests.conformance.generate --keep`.
"""

import gzip
import json
from pathlib import Path

from repl.answers import answer_line
from tests.conformance.generate import mismatch, question
from tests.conformance.programs import program

KEPT = Path(__file__).resolve().parent / "generated.ndjson.gz"


def test_programs_made_up_by_dice_play_as_in_strudel():
    misses = {}
    with gzip.open(KEPT, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            expected = {name: value for name, value in row["answer"].items() if value is not None}
            answer = json.loads(answer_line(json.dumps(row).encode()))
            if (why := mismatch(expected, answer)) is not None:
                misses[row["code"]] = why
    assert not misses


def test_a_seed_gives_the_same_program_again():
    assert program(5) == program(5)
    assert len({program(seed) for seed in range(50)}) > 40


def test_every_third_program_is_asked_off_the_borders_of_cycles():
    assert question(4, 4, program)["from"] == 0
    assert question(3, 4, program)["from"] == "1/3"
