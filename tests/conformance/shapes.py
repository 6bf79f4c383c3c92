"""Calls of every name of the vocabulary with arguments of every shape, made up by dice.

Forms: as a method, by name with the pattern last or given later, as `_name`, as a function
handed to another, as a pattern of functions, an operator with each alignment. Arguments:
numbers of all sorts, mini-notation, plain strings, lists, patterns, functions, objects,
missing and surplus ones. The same seed gives the same call.
"""

from random import Random
from typing import Final

from patterns.alignments import ALIGNMENTS
from patterns.controls import CONTROLS
from patterns.operators import OPERATORS
from patterns.vocabulary import FUNCTIONS, METHODS

SOURCES: Final = (
    'n("0 1 2 3")', 'n("<0 1> [2 3] 4")', '"0 1 2 3"', '"0 [1 2]*2"', 'note("c3 [e3 g3]")',
    's("bd*2 <hh cp>")', "saw.segment(4)", "sine", '"<0 1>(3,8)"', 'n("0 1").s("bd hh cp")',
    'stack(n("0 2"), n("4 5 6"))', '"0 1 2 3".fast(1.5)', "note(\"[c3,e3,g3] a2\")", "time", "7",
    '"c3 eb4 g"', '"a b"', 'pure(3)', "silence", 'n("0 .. 7")', 'chord("<C Am7>")', '"1 0 1 1"',
    '"<0 1 2>/1.5"', 'n("0,2,4 ~ 3")', 'n("0 1 2").scale("C:minor")', '"0@3 1"', "'5'",
)  # fmt: skip
PLAIN: Final = (
    "2", "3", "4", "1", "0", "-1", "-2", ".5", ".25", "1.7", "1/3", "8", "-.25", "5", ".75", "12",
)  # fmt: skip
MINI: Final = (
    '"<1 2>"', '"0 2"', '".25 .5"', '"<.25 .5>*2"', '"x ~ x"', '"1 0 1"', '"2 [3 4]"', '"1:2"',
    '"<2 -1>"', '"0 .25 .5"', '"3"', '"c e4"', '"0,2"', '"1 2 3"', '"a b"', '"3(3,8)"', '"<0 1 2>"',
    '"C:minor"', '"1:2:3 4:5"', '"1.5"', '"~"', '"t f"', '"<1!2 3>"',
)  # fmt: skip
OBJECTS: Final = (
    'n("0 1")', 's("a b")', "sine", "saw.range(1, 4)", "rand", "[1, 2]", '["0 1", "2"]', "[]",
    '[n("0 1"), n("2")]', '[s("a b"), s("c")]', '["2", "<3 4>"]', "{ n: 1 }", "irand(4)",
    '{ a: "0 1", b: n("2") }', "silence", "[[1, 2], [3, 1]]", '[[1, "0 1"], [2, n("3")]]',
    'n("0 1").fast(2)', "[.25, .5]", "run(3)", "time", 'note("c3")', "[0, [1, 2]]", "pure(2)",
)  # fmt: skip
FUNCTIONAL: Final = (
    "x => x.fast(2)", "rev", "fast(2)", "x => x.add(n(7))", "x => x.late(.25)", "x => x.rev()",
    "x => x", "(x, i) => x.add(i)", "x => x.ply(2)", "(a, b) => a", "x => x + 1", "late(.125)",
    "x => n(x)", "x => x > 1", "v => ({ n: v })", "x => x.struct(\"x*3\")", "x => x.rev().fast(2)",
    "add(2)", "x => y => x", "(a, b) => [a, b]", "x => seq(x, 1)",
)  # fmt: skip
ODD: Final = (
    "undefined", "null", "true", "false", "NaN", "Infinity", "'0 1'", "'a'", '"<1 2>".fast(2)',
    "Fraction(3, 2)", "Fraction(1).div(3)", "''", "'.5'", "1e3", "'c3'", "-0", "x => 1", "{}",
)  # fmt: skip
ARGUMENTS: Final = (*[PLAIN] * 5, *[MINI] * 5, *[OBJECTS] * 2, *[FUNCTIONAL] * 3, ODD)
FORMS: Final = (
    ".{name}({args})", ".{name}({args})", ".{name}({args})", ".{name}({args})", ".{name}({args})",
    "{name}({args}, {source})", "{name}({args})({source})", "._{name}({args})",
    "{name}({args})", ".apply({name}({args}))", ".every(2, {name}({args}))",
    ".layer({name}({args}), x => x)", ".off(.25, x => x.{name}({args}))", ".fast(2).{name}({args})",
    ".{name}({args}).fast(2)", ".{name}", ".sometimesBy(.5, x => x.{name}({args}))",
    ".{name}({args}).{name}({args})", '.{name}({args}).struct("x*3")', ".{name}({args}).segment(4)",
    "stack({source}.{name}({args}), {source})", "cat({source}.{name}({args}), {source})",
    "stepcat({source}, {source}.{name}({args}))",
    'pure({name}({args})).fmap(f => f(pure(1))).innerJoin()',
)  # fmt: skip
HOW: Final = tuple(ALIGNMENTS)
DEVICES: Final = {"midin", "midikeys", "gamepad", "keyDown", "whenKey", "getTime", "addVoicings"}
OTHER: Final = sorted(
    name for name in {*METHODS, *FUNCTIONS} - set(CONTROLS) - DEVICES if not name.startswith("_")
)
CONTROL_NAMES: Final = sorted(CONTROLS)


def call(seed: int) -> str:
    """The call of a seed.

    >>> call(7) == call(7)
    True
    """
    dice = Random(seed)
    form = dice.choice(FORMS)
    name = dice.choice(OTHER if dice.random() < 0.9 else CONTROL_NAMES)
    if name in OPERATORS and dice.random() < 0.7:
        name = f"{name}.{dice.choice(HOW)}"
    while "{" in form.replace("{ ", ""):
        before, _, rest = form.partition("{")
        kind, _, after = rest.partition("}")
        made = {
            "name": lambda: name,
            "args": lambda: _arguments(dice),
            "source": lambda: _source(dice),
        }
        if kind not in made:
            break
        form = before + made[kind]() + after
    return _source(dice) + form if form.startswith(".") else form


def _arguments(dice: Random) -> str:
    many = dice.choices((0, 1, 2, 3, 4), (1, 9, 6, 3, 1))[0]
    return ", ".join(dice.choice(dice.choice(ARGUMENTS)) for _ in range(many))


def _source(dice: Random) -> str:
    return dice.choice(SOURCES)
