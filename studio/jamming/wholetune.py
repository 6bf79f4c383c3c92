"""A whole jam as one tune: each pane an arrangement of what it played, one after the other. Pure.

A pane's code becomes a function that gives its pattern, moved so that it is at the cycle at which
it stood in the jam. Knobs are those of whoever plays the tune, numbers of Math.random fall
otherwise, and what was evaluated and failed is left out, as it was in the jam.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Node, Source, read
from studio.jamming.chronicle import Chronicle
from studio.jamming.onetune import is_not_ours, one_line, slot_name, tempo
from studio.slots import is_anonymous

SILENCE: Final = "silence"
TOGETHER: Final = "all"  # the function that changes everything
LABELLED: Final = "labeled_statement"
CLOCK: Final = "tempo_of_the_jam"
BEFORE: Final = Fraction(1, 100_000)  # cycles: a tempo comes before the sounds that go by it
LONG: Final = 10_000  # cycles: one sound in each section is enough


def whole_tune_of(chronicle: Chronicle) -> str:
    """The code of a jam from its begin to its end, after which it begins anew."""
    cps = chronicle.cps_at(chronicle.begins())
    panes = sorted({one.pane for one in chronicle.evaluations()})
    blocks = [_pane(chronicle, pane) for pane in panes]
    head = [f"// {one_line(chronicle.room)}", f"setcps({tempo(cps)})"]
    return "\n\n".join([*head, *_tempos(chronicle), *filter(None, blocks)]) + "\n"


def _pane(chronicle: Chronicle, pane: str) -> str:
    """What a pane played, as an arrangement; "" where that is nothing."""
    begin, end = chronicle.begins(), chronicle.ends()
    sections: list[tuple[Fraction, str]] = [(begin, SILENCE)]
    for one in chronicle.evaluations():
        made = expression(one.code) if one.pane == pane and one.cycle < end else None
        if made is None:
            continue
        if sections[-1][0] == one.cycle:
            sections.pop()
        moved = f".early({tempo(one.cycle)})" if one.cycle else ""
        said = made if made == SILENCE else f"{made}{moved}"
        by = f"// {one_line(chronicle.name_of(one.by))}, from cycle {float(one.cycle):g}\n"
        sections.append((one.cycle, said if made == SILENCE else by + said))
    if all(said == SILENCE for _, said in sections):
        return ""
    return f"{slot_name(pane)}: {_arranged(sections, end)}"


def _arranged(sections: list[tuple[Fraction, str]], end: Fraction) -> str:
    ends = [at for at, _ in sections[1:]] + [end]
    rows = [
        f"[{tempo(stop - at)}, {said}]"
        for (at, said), stop in zip(sections, ends, strict=True)
        if stop > at
    ]
    return "arrange(\n" + ",\n".join(rows) + "\n)"


def _tempos(chronicle: Chronicle) -> Iterator[str]:
    """Where the tempo changed: sounds that nobody hears, which bring it at its cycle."""
    begin, end = chronicle.begins(), chronicle.ends()
    later = [one for one in chronicle.tempos() if begin < one.cycle < end]
    if not later:
        return
    changes = [(begin, chronicle.cps_at(begin)), *((one.cycle - BEFORE, one.cps) for one in later)]
    sections = [(at, f's("bd").gain(0).cps({tempo(cps)}).slow({LONG})') for at, cps in changes]
    yield f"{CLOCK}: {_arranged(sections, end)}"


def expression(code: str) -> str | None:
    r"""What some code plays, as one expression; None where it fails, or cannot be one.

    >>> print(expression("const a = 2\nbass: note('c2').fast(a)\ndrums: s('bd')"))
    (() => {
    const a = 2
    const played1 = note('c2').fast(a)
    const played2 = s('bd')
    return stack(played1, played2)
    })()
    >>> expression("  "), expression("s(")
    ('silence', None)
    """
    if not code.strip():
        return SILENCE
    try:
        source = read(code, LOCAL)
        if source.broken is not None:
            return None
        evaluate(code)
        made = _function(source)
        evaluate(made)
    except PatternError:
        return None
    return made


def _function(source: Source) -> str:
    """Code whose patterns have names, and the function around it."""
    nodes = source.root.named
    plays, wholes = _plays(source), [one for one in nodes if _called(source, one) == TOGETHER]
    edits = [
        (one.begin, one.fields["body"].begin if one.kind == LABELLED else one.begin,
         f"const played{number} = ")
        for number, one in enumerate(plays, 1)
    ]  # fmt: skip
    edits += [
        (one.begin, one.begin + len(TOGETHER), f"const whole{number} = ")
        for number, one in enumerate(wholes, 1)
    ]
    edits += [(one.begin, one.begin, "// ") for one in nodes if is_not_ours(source.of(one), one)]
    edits += [
        (one.begin, one.end, "") for one in nodes if one.kind == LABELLED and one not in plays
    ]
    code = source.text
    for begin, end, text in sorted(edits, reverse=True):
        code = f"{code[:begin]}{text}{code[end:]}"
    names = ", ".join(f"played{number}" for number in range(1, len(plays) + 1))
    found = f"stack({names})" if names else SILENCE
    for number in range(1, len(wholes) + 1):
        found = f"whole{number}({found})"
    return f"(() => {{\n{code.strip()}\nreturn {found}\n}})()"


def _plays(source: Source) -> list[Node]:
    """The statements that play: those with labels, the last one of each; else the last line."""
    nodes, named = source.root.named, dict[str, Node]()
    for place, one in enumerate(nodes):
        if one.kind == LABELLED:
            name = source.of(one.fields["label"])
            named[f"$ {place}" if is_anonymous(name) else name] = one
    if named:
        return [one for name, one in named.items() if not name.startswith("_")]
    last = [one for one in nodes[-1:] if one.kind == "expression_statement"]
    return [one for one in last if _called(source, one) != TOGETHER]


def _called(source: Source, node: Node) -> str:
    """The name of the function that a statement calls, "" where it is none."""
    inner = node.named[0] if node.kind == "expression_statement" and node.named else node
    called = inner.fields.get("function") if inner.kind == "call_expression" else None
    return source.of(called) if called is not None and called.kind == "identifier" else ""
