"""A jam as one tune: what plays at one moment as a single text of Strudel code. Pure.

A pane that declares names stands in a block of its own, so that they do not meet those of others;
labels get the name of the pane before them. Numbers of Math.random fall otherwise in one tune, and
controls are those of whoever plays it.
"""

import re
from fractions import Fraction
from typing import Final

from patterns.errors import PatternError
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Node, read
from studio.jamming.chronicle import Chronicle

LEFT_OUT: Final = ("setcps(", "setcpm(", "samples(", "tables(")
WORD: Final = re.compile(r"\W+")


def tune_of(chronicle: Chronicle, cycle: Fraction | None = None) -> str:
    """The code of all panes at a cycle, or at the end, and the tempo.

    Args:
        chronicle: of the jam.
        cycle: when.
    """
    playing = chronicle.playing(cycle, readable)
    blocks = [block(pane, one.code, chronicle.name_of(one.by)) for pane, one in playing.items()]
    cps = chronicle.cps_at(cycle)
    return "\n\n".join([f"// {one_line(chronicle.room)}", *blocks, f"setcps({tempo(cps)})\n"])


def readable(code: str) -> bool:
    """Is this code that can be read?

    >>> readable("s('bd')"), readable("s(")
    (True, False)
    """
    try:
        return read(code, LOCAL).broken is None
    except PatternError:
        return False


def block(pane: str, code: str, by: str) -> str:
    r"""A pane's code under its name.

    >>> print(block("bass", "const a = 2\nnote('c2').fast(a)", "Ada"))
    // bass, by Ada
    {
    const a = 2
    bass: note('c2').fast(a)
    }
    """
    code = labelled(pane, code.strip())
    inner = f"{{\n{code}\n}}" if declares(code) else code
    return f"// {one_line(pane)}, by {one_line(by)}\n{inner}"


def declares(code: str) -> bool:
    r"""Does this code give names to anything?

    >>> declares("const a = 1\ns('bd')"), declares("s('bd')")
    (True, False)
    """
    return any(node.kind.endswith("_declaration") for node in read(code, LOCAL).root.named)


def labelled(pane: str, code: str) -> str:
    """Code whose patterns have the pane's name.

    >>> labelled("p", "$: s('bd')"), labelled("p", "a: s('bd')"), labelled("p", "s('bd')")
    ("p_$: s('bd')", "p_a: s('bd')", "p: s('bd')")
    """
    name = slot_name(pane)
    source = read(code, LOCAL)
    nodes = source.root.named
    edits = [
        (node.begin, f"{name}_") for node in nodes if node.kind == "labeled_statement"
        and not source.of(node).startswith("_")
    ]  # fmt: skip
    if not edits and nodes and nodes[-1].kind == "expression_statement":
        edits = [(nodes[-1].begin, f"{name}: ")]
    edits += [(node.begin, "// ") for node in nodes if is_not_ours(source.of(node), node)]
    for at, text in sorted(edits, reverse=True):
        code = f"{code[:at]}{text}{code[at:]}"
    return code


def is_not_ours(text: str, node: Node) -> bool:
    """A line that sets the tempo, which is the room's, or loads what nobody agreed to."""
    one_call = node.kind == "expression_statement" and "\n" not in text
    return one_call and text.lower().startswith(LEFT_OUT)


def slot_name(pane: str) -> str:
    """A pane's name as a label.

    >>> slot_name("my pane"), slot_name("2nd")
    ('my_pane', 'p2nd')
    """
    name = WORD.sub("_", pane).strip("_") or "pane"
    return f"p{name}" if name[0].isdigit() else name


def one_line(text: str) -> str:
    """A text that ends no comment."""
    return " ".join(text.split())[:80]


def tempo(cps: Fraction) -> str:
    """A tempo as code has it.

    >>> tempo(Fraction(1, 2)), tempo(Fraction(1, 3))
    ('0.5', '1 / 3')
    """
    short = f"{float(cps):.10g}"
    return short if Fraction(short) == cps else f"{cps.numerator} / {cps.denominator}"
