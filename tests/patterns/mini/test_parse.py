"""How mini-notation is read: tokens, places, operators in the order written, and time."""

import time

import pytest

from patterns.mini.nodes import (
    Alternation,
    Choice,
    Degrade,
    Euclid,
    Fast,
    Feet,
    Modified,
    Node,
    Polymeter,
    Range,
    Replicate,
    Sequence,
    Slow,
    Stack,
    Tail,
    Weight,
    Word,
)
from patterns.mini.parse import parse, read

A, B, C = Word("a"), Word("b"), Word("c")


def sequence(*steps: Node | Modified) -> Sequence:
    return Sequence(steps)


def one(node: Node, *operators: object) -> Sequence:
    return Sequence((Modified(node, operators),))  # type: ignore[arg-type] # any of them


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a b", sequence(A, B)),
        ("[a b] c", sequence(sequence(A, B), C)),
        ("^a b", Sequence((A, B), marked=True)),
        ("a , b c", Stack((sequence(A), sequence(B, C)))),
        ("a | b", Choice((sequence(A), sequence(B)), 0)),
        ("a . b c", Feet((sequence(A), sequence(B, C)), 0)),
        ("<a b, c>", sequence(Alternation((sequence(A, B), sequence(C))))),
        ("{a b, c}%4", sequence(Polymeter((sequence(A, B), sequence(C)), Word("4")))),
        ("a*2/3", one(A, Fast(Word("2")), Slow(Word("3")))),
        ("a*<b c>", one(A, Fast(Alternation((sequence(B, C),))))),
        ("a@3!2?0.5", one(A, Weight(3), Replicate(2), Degrade(0.5, 0))),
        ("a _ _3", one(A, Weight(None), Weight(3))),
        ("a!!", one(A, Replicate(None), Replicate(None))),
        ("a(b,c)", one(A, Euclid(B, C))),
        ("a( b , c , <a> )", one(A, Euclid(B, C, Alternation((sequence(A),))))),
        ("a:b:c", one(A, Tail(B), Tail(C))),
        ("a .. b", one(A, Range(B))),
    ],
)
def test_each_operator_has_its_node(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0..3", ["0..3"]),
        ("a.b a-b ~x -1 c#4", ["a.b", "a-b", "~x", "-1", "c#4"]),
        ("0 ... 5", ["0", "...", "5"]),
        ("_a b_", ["_a", "b_"]),
        ("a[b]c", ["a", "b", "c"]),
        ("a@01", ["a", "1"]),
        ("a@.5", ["a", ".5"]),
        ("a!2b", ["a", "b"]),
        ("[a]_b", ["a", "b"]),
        ("é Ж 日本", ["é", "Ж", "日本"]),
    ],
)
def test_words_end_where_strudel_ends_them(text: str, words: list[str]) -> None:
    assert [word.text for word in all_words(parse(text))] == words


def all_words(node: object) -> list[Word]:
    match node:
        case Word():
            return [node]
        case Modified():
            return all_words(node.node)
        case Sequence():
            return [word for step in node.steps for word in all_words(step)]
    raise AssertionError(node)


@pytest.mark.parametrize("text", ["a  [ bb\tc ]*2\n\u00a0d _ee", "  a0 _b ..c"])
def test_a_word_knows_its_place(text: str) -> None:
    words = all_words(parse(text))
    assert all(text[word.begin : word.end] == word.text for word in words)
    assert len(words) > 1


def test_seeds_are_numbered_as_the_reader_finishes() -> None:
    tree = parse("[a? | b?] c?")
    assert isinstance(tree, Sequence)
    choice, last = tree.steps
    assert isinstance(choice, Choice)
    assert choice.seed == 2
    assert last == Modified(C, (Degrade(None, 3),))


@pytest.mark.parametrize(
    "unit", ["a b c ", "[a b]*2 ", "a _ ", "0 _a ", "a(3,8) ", "a .. b ", "a | ", "a!@", "\n", "é "]
)
def test_reading_takes_time_in_line_with_length(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + "a"
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 2  # about 0.2 s; a square would take minutes
