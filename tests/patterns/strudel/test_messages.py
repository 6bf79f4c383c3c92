"""Every mistake in code is answered with one sentence and a place: read these aloud."""

import pytest

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate

MESSAGES = [
    ("<!-- now\ns('bd')", "`<!-- now` is not part of the pattern language", "<!--", ""),
    # what needs a function
    (
        "register('up', 5)",
        "register(…) needs a function",
        "register",
        "such as (x, pat) => pat.add(x)",
    ),
    # what cannot be read
    ('s("bd").lpf(800', "no ) closes this (", "(800", "add ) where it ends"),
    ("stack([1, 2)", "no ] closes this [", "[1", "add ] where it ends"),
    ('s("bd"))', "this ) closes nothing", ")", "take it away"),
    (
        'const x = "bd',
        'no " closes this text',
        '"bd',
        'add " after its end; a text over several lines needs ` around it',
    ),
    ("s('bd)", "no ' closes this text", "'bd", "add ' after its end"),
    ("s(`bd)", "no ` closes this text", "`bd", "add ` after its end"),
    ('s("bd") /* now', "no */ closes this comment", "/* now", ""),
    ('s("bd")..fast(2)', "there is a dot too many here", ".fast", "one dot is enough"),
    ("const = 3", "a name is missing here", "const", "write const name = …"),
    ('# beat\ns("bd")', "a comment begins with //", "#", "write // instead of #"),
    (
        '$: s("a"),\n$: s("b")',
        "a label cannot stand here",
        '$: s("b")',
        "does the line before it end with a , or an operator?",
    ),
    ("seq(1,,2)", "a value is missing before this ,", ",2", "take the , away or write a value"),
    (
        's("bd") s("hh")',
        "`s` cannot be read here",
        's("hh")',
        "is something missing before it?",
    ),
    ("s(“bd”)", "these are not straight quotes", "“bd", "type \" or ' instead"),
    # names
    ('sond("bd")', "`sond` is not defined", "sond", "did you mean sound?"),
    ("qqq", "`qqq` is not defined", "qqq", "if it is yours, write const qqq = … first"),
    ('s("bd").fsat(2)', "a pattern has no method `fsat`", "fsat", "did you mean .fast(…)?"),
    (
        "'0 1'.fast(2)",
        "a text in single quotes has no method `fast`",
        "fast",
        'only "double quotes" make a pattern: "0 1".fast(…)',
    ),
    ("null.x", "null has no `x`", "x", "is a name misspelt, or a value not there yet?"),
    ("const f = 3; f(1)", "`f` is not a function", "f(1)", ""),
    (
        "n(x); let x = 3; n(x)",
        "`x` is used before its own line",
        "x); let",
        "move that line further up",
    ),
    ("let a = 1; let a = 2; n(a)", "`a` is declared twice", "a = 2", "give one another name"),
    ("const a = 1; a = 2", "`a` is a const and stays as it is", "a = 2", "declare it with let"),
    ("b = 2", "`b` is not declared", "b = 2", "write let b = … first"),
    ("break; 1", "`break` stands outside of a loop", "break", "take it away"),
    # what is not part of the language
    (
        "fetch('x')",
        "`fetch` is not part of the pattern language",
        "fetch",
        "load sounds with samples(…)",
    ),
    (
        "window.alert(1)",
        "`window` is not part of the pattern language",
        "window",
        "code reaches only patterns, sounds and values",
    ),
    (
        "class A {}",
        "classes are not part of the pattern language",
        "class",
        "use functions and objects",
    ),
    (
        "import x from 'y'",
        "`import` is not part of the pattern language",
        "import",
        "all of its words are here already",
    ),
    ("n(10n)", "`10n` is not part of the pattern language", "10n", "leave out the n"),
    (
        "const x = 3; s(`bd*${x} hh`)",
        "a pattern in backticks ends at its first ${",
        "${x} hh",
        "write mini('bd*' + count)",
    ),
    ("Math.foo(1)", "`Math` has no method `foo`", "foo", ""),
    (
        "Promise.resolve(1).then(n)",
        "a number has no method `then`",
        "then",
        "write await before it",
    ),
    (
        "new Promise(() => 1)",
        "`new Promise` is not part of the pattern language",
        "new Promise",
        "write the value itself",
    ),
    (
        "super.x",
        "`super` is not part of the pattern language",
        "super",
        "use functions and objects",
    ),
    (
        "new URL('x')",
        "`URL` is not part of the pattern language",
        "URL",
        "code reaches only patterns, sounds and values",
    ),
    # the stage
    (
        "const q = 1",
        "the last line must be a pattern",
        "const",
        'end with one, such as s("bd"), or use $:',
    ),
    ("$: 3", "a number cannot be played", "3", "$: takes a pattern"),
    ("$: const x = 3", "a pattern belongs after $:", "const", 'write $: s("bd")'),
    ("setcps()", "setcps(…) needs a number above 0", "setcps", "such as setcps(0.5)"),
    ("all(3)", "all(…) needs a function", "all", "such as all(x => x.room(.2))"),
    (
        's("bd").p("one")',
        ".p(…) needs a name",
        'p("one")',
        "in single quotes, such as .p('drums')",
    ),
    ('s("bd").d1', ".d1 has no name to play under", "d1", "write $: or .p('d1')"),
    (
        '({"a": 1})',
        'a key cannot be in double quotes, which make a pattern of "a"',
        '"a"',
        "write 'a': …",
    ),
    ("[...3]", "a number is not a list", "[...3]", "give a list, such as [1, 2, 3]"),
    (
        '[..."a b"]',
        "a pattern is not a list",
        '[..."a b"]',
        "single quotes make a plain text, [1, 2, 3] a list",
    ),
    ("throw new Error('stop'); 1", "the code says: stop", "throw", ""),
    ("return 3; 1", "`return` stands outside of a function", "return", "just write the pattern"),
]


@pytest.mark.parametrize(("code", "reason", "at", "hint"), MESSAGES)
def test_a_mistake_is_named_and_pointed_at(code: str, reason: str, at: str, hint: str) -> None:
    with pytest.raises(PatternError) as caught:
        evaluate(code)
    error = caught.value
    assert (error.reason, error.hint) == (reason, hint)
    assert error.place is not None
    assert code[error.place.at :].startswith(at)


def test_a_whole_message_shows_line_caret_and_hint() -> None:
    with pytest.raises(PatternError) as caught:
        evaluate('$: s("bd*4")\n$: s("hh").fsat(2)')
    assert str(caught.value) == (
        "a pattern has no method `fsat` (line 2)\n"
        '  $: s("hh").fsat(2)\n'
        "             ^ did you mean .fast(…)?"
    )


def test_mini_notation_points_into_the_code() -> None:
    code = '$: s("bd")\n$: s("bd [hh hh")'
    with pytest.raises(PatternError) as caught:
        evaluate(code)
    assert caught.value.place is not None
    assert caught.value.place.text == code
    assert code[caught.value.place.at] == "["


def test_a_lambda_that_fails_while_playing_points_into_the_code() -> None:
    code = '"0 1".fmap(v => v.x.y)'
    program = evaluate(code)
    with pytest.raises(PatternError) as caught:
        program.pattern.query(0, 1)
    assert caught.value.reason == "undefined has no `y`"
    assert caught.value.place is not None
    assert code[caught.value.place.at] == "y"


@pytest.mark.parametrize(
    "code",
    [
        's("bd").__class__()',
        "[].__class__.__base__",
        "(x => x).__globals__.x",
        "Math.__init__.x",
        "s.func.x",
        "({}).__class__.x",
        "'a'.format.x",
        "'a'.encode('utf8')",
        "s('a').query.__func__.x",
        "Fraction(1).numerator.x",
        "constructor.constructor",
        "({}).constructor.constructor('x')()",
        "open('/etc/passwd')",
        "__import__('os')",
        "print(1)",
        "getattr(s, 'x')",
    ],
)
def test_nothing_of_python_can_be_reached(code: str) -> None:
    with pytest.raises(PatternError):
        evaluate(code)
