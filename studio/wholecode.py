"""All that plays as one piece of code. Pure."""

from collections.abc import Iterable

from patterns.errors import PatternError
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import read
from studio.slots import Part


def whole_code(parts: Iterable[Part]) -> str:
    """The code of all parts, in the order in which it was evaluated, each piece once.

    A last line without a label gets one where there are several pieces, or it would not be heard
    beside the others.

    >>> from patterns.pattern import silence
    >>> print(whole_code([Part('s("hh")', silence, piece=2), Part('a: s("bd")', silence, piece=1)]))
    a: s("bd")
    <BLANKLINE>
    $: s("hh")
    """
    ordered = sorted(parts, key=lambda part: part.piece)
    sources = list(dict.fromkeys(part.source.strip() for part in ordered))
    if len(sources) > 1:
        sources = [labelled(source) for source in sources]
    return "\n\n".join(sources)


def labelled(code: str) -> str:
    r"""Code whose last line has a label, `$` where it had none.

    >>> labelled('setcps(1)\ns("bd")'), labelled('drums: s("bd")'), labelled("s(")
    ('setcps(1)\n$: s("bd")', 'drums: s("bd")', 's(')
    """
    try:
        source = read(code, LOCAL)
    except PatternError:
        return code
    nodes = source.root.named
    if source.broken is not None or not nodes or nodes[-1].kind != "expression_statement":
        return code
    begin = nodes[-1].begin
    return f"{code[:begin]}$: {code[begin:]}"
