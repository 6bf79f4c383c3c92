"""The small tree stands where the code stands, whatever comments and letters are in it."""

import pytest

from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import read, walk

CODE = [
    's("bd")',
    '// one\ns("bd" /* two */, /* three\n */ 3)',
    'const ä = "ö ü" // 🥁\nnote("🎵\u00a0c3").s(ä)',
    "[1,, 2, ]",
    "const {a, b = 2, ...rest} = {a: 1, 'b': 2, c}",
    "for (let i = 0; i < 2; i++) { a?.b?.(i)?.[c] }",
]


@pytest.mark.parametrize("code", CODE)
def test_a_node_lies_within_the_node_it_is_part_of(code: str):
    for node in walk(read(code, LOCAL).root):
        for one in (*node.named, *node.fields.values()):
            assert node.begin <= one.begin <= one.end <= node.end


def test_offsets_are_those_of_characters():
    source = read('/* 🥁 */ note("🎵 c3").s(“ä”)', LOCAL)
    names = [source.of(node) for node in walk(source.root) if node.kind == "identifier"]
    assert names == ["note", "“ä”"]
    assert [source.of(node) for node in walk(source.root) if node.kind == "string"] == ['"🎵 c3"']


def test_comments_are_known_by_their_places_and_are_no_nodes():
    source = read('// one\ns("bd" /* two */)', LOCAL)
    assert [source.text[begin:end] for begin, end in source.comments] == ["// one", "/* two */"]
    assert not [node for node in walk(source.root) if node.kind == "comment"]


def test_a_comment_over_lines_still_ends_the_line():
    source = read("a /* one\ntwo */ b", LOCAL)
    assert source.broken is None
    assert [node.kind for node in source.root.named] == ["expression_statement"] * 2


@pytest.mark.parametrize(
    ("code", "kinds"), [("[1,,2,]", ["number", "hole", "number"]), ("[,]", ["hole"]), ("[]", [])]
)
def test_a_comma_without_a_value_is_a_hole_in_a_list(code: str, kinds: list[str]):
    array = read(code, LOCAL).root.named[0].named[0]
    assert [node.kind for node in array.named] == kinds


def test_such_a_comma_elsewhere_is_what_is_broken():
    source = read("f(1,,2)", LOCAL)
    assert source.broken is not None
    assert source.broken.begin == 4
