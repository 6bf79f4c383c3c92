"""Code in what models say: any text gives code or a sentence, and soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai.brief.reading import read
from ai.errors import AskError
from ai.palette import Palette
from ai.remote.extract import LONGEST_CODE, LONGEST_NOTE, NoCodeError, proposal
from ai.remote.trial import Case, tried
from ai.tiers.fallback import tunes
from tests.ai.models.fake import TUNE, answer

PIECES = ("```", "```js\n", "```json\n", "<think>", "</think>", "{", "}", '"code"', ":", '"', "\n",
          "s('bd')", "setcpm(130)", "\\n", "kick: ", "note(", "0", ",", " ", "[")  # fmt: skip
CASE = Case(read("a beat"), None, Palette())


def said(text: str) -> str:
    """The code in a text, or the sentence that says why there is none."""
    try:
        found = proposal(text)
    except NoCodeError as error:
        return str(error)
    assert len(found.code) <= LONGEST_CODE
    assert len(found.note) <= LONGEST_NOTE
    assert "\n" not in found.note
    return found.code


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join))
def test_any_text_gives_code_or_a_sentence(text):
    assert said(text).strip()


@pytest.mark.timeout(20)  # what looks at everything again and again takes many minutes
@pytest.mark.parametrize(
    "piece", ["```", "```a", "`", "\n", "{", '{"a":', "[", '"', "a", "<think>", " :", "$: s", "\\"]
)
def test_long_texts_take_no_longer_than_their_length(piece):
    assert said(piece * (600_000 // len(piece)))


def test_a_block_that_is_cut_off_and_one_of_another_language():
    assert proposal(f"```\npip install x\n```\nand\n```js\n{TUNE}").code == TUNE


def test_the_note_is_one_line_of_printable_characters():
    assert proposal(answer(note="a\n\x1b[31mred\x00  b" + "c" * 500)).note.startswith("a [31mred b")


@given(st.data())
def test_a_tune_that_is_damaged_anywhere_is_played_or_refused(data):
    code = data.draw(st.sampled_from([one["code"] for one in tunes()]))
    at = data.draw(st.integers(0, len(code) - 1))
    cut = data.draw(st.integers(0, 12))
    damaged = code[:at] + data.draw(st.sampled_from(PIECES)) + code[at + cut :]
    assert outcome(damaged)


def outcome(code: str) -> str:
    """What a proposal comes to: "played", or why not."""
    try:
        return "played" if tried(code, CASE).notes else ""
    except AskError as error:
        return str(error)
