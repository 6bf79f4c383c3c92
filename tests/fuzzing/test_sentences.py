"""Each way in which bytes of others are refused, in its words."""

import base64

import pytest

from engine.errors import SampleError
from engine.samples.maps import decoded
from studio.links.osc.guard import MOST_BYTES, OscError, decode, encode
from studio.links.osc.jsonform import decode_json
from studio.sets import SetError, read
from studio.sharing import MOST_CODE, MOST_LINK, STRUDEL, LinkError, code_of
from tutorials.lesson import LessonError, read_lesson


def theirs(data):
    return STRUDEL + base64.b64encode(data).decode()


LINKS = {
    "x" * (MOST_LINK + 1): "longer than",
    "ftp://a.org/b": "only links of strudel.cc and Not a Label",
    "https://example.org/#abc": "only links of strudel.cc and Not a Label",
    STRUDEL + "a": "damaged",
    theirs(b"\xff\xfe"): "damaged",
    theirs(b"a" * (MOST_CODE + 1)): "more than a pattern",
    "notalabel:abc": "newer Not a Label",
}


@pytest.mark.parametrize(("link", "reason"), LINKS.items(), ids=[link[:30] for link in LINKS])
def test_links_that_carry_no_code(link, reason):
    with pytest.raises(LinkError, match=reason):
        code_of(link)


SETS = {
    "x" * 20_000_001: "too large",
    "{}": "no set",
    '{"version": 99, "pieces": []}': "newer Not a Label",
    '{"version": 1, "pieces": [{"code": 5, "seed": 1}]}': "no set",
}


@pytest.mark.parametrize(("text", "reason"), SETS.items(), ids=[text[:20] for text in SETS])
def test_files_that_are_no_sets(text, reason):
    with pytest.raises(SetError, match=reason):
        read(text)


STEP = '[[steps]]\nkind = "edit"\ntext = "t"\nskill = "pulse"\n'
LESSONS = {
    "a = [": "is no TOML",
    'title = "a"': "is not as lesson.py describes it",
    'steps = [1]\ntitle = "a"': "step 1 is no table",
    "[[steps]]\nbanana = 1": "has banana, which no step has",
    '[[steps]]\nkind = "dance"': "is of kind dance",
    '[[steps]]\nkind = "edit"': "has no",
}


@pytest.mark.parametrize(("text", "reason"), LESSONS.items())
def test_files_that_are_no_lessons(text, reason):
    with pytest.raises(LessonError, match=reason):
        read_lesson("x", text)


def test_packets_of_numbers_that_cannot_be_are_refused():
    with pytest.raises(OscError, match="number that is none"):
        decode_json(b'{"address": "/a", "args": [1' + b"0" * 400 + b"]}")
    with pytest.raises(OscError, match="up to"):
        decode_json(b" " * (MOST_BYTES + 1))


def test_lists_in_lists_come_back_as_they_went():
    (message,) = decode(encode("/a", [(1, 2.0)]))
    assert list(message.args[0]) == [1, 2.0]


def test_what_is_no_json_is_no_sample_map():
    with pytest.raises(SampleError, match="no sample map"):
        decoded(b"[" * 100_000, "a map")
