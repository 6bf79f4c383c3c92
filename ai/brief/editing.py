"""The edits of a request: each clause becomes changes of what plays, by a table of readings.

The first reading that fits a clause wins.
"""

from dataclasses import replace

from ai.brief.clauses import Clause
from ai.brief.intent import Edit, Key
from ai.brief.readings import READINGS, Said, names_of, sole


def edits_of(clauses: list[Clause], said: Said) -> list[Edit]:
    """The edits of all clauses; a layer that is only called "it" is the one before."""
    out: list[Edit] = []
    keeps = [one for one in clauses if one.ops[:1] == ["keep"] and not sole(one)]
    every = (name for one in keeps for wish in one.targets for name in names_of(wish))
    kept = tuple(name for name in every if name != "all")
    for clause in clauses:
        if clause in keeps:
            continue
        found = read(clause, said)
        if (
            out
            and out[-1].op in ("add", "drop")
            and any(mark.words in ("it", "make it") for mark in clause.marks)
        ):
            found = [one for one in found if one.op != "mood"]  # it is the new layer that is meant
        out.extend(
            one for edit in found if (one := _with_pronoun(edit, out, clause, said.key)) not in out
        )
    return [replace(one, others=one.others + kept) if kept else one for one in out]


def _with_pronoun(edit: Edit, before: list[Edit], clause: Clause, key: Key) -> Edit:
    pronoun = any(mark.words in ("it", "them") for mark in clause.marks)
    if edit.op in ("add", "drop", "renew") and edit.key == Key():
        edit = replace(edit, key=key)
    if pronoun and before and not edit.targets and edit.op in ("move", "off", "transpose"):
        last = before[-1]
        targets = (last.wish.role,) if last.wish else last.targets
        return replace(edit, targets=targets)
    return edit


def read(clause: Clause, said: Said) -> list[Edit]:
    """The edits of one clause."""
    words = " ".join(mark.words for mark in clause.marks)
    for reading in READINGS:
        found = reading(clause, said)
        if found:
            full = (replace(one, words=words, bars=said.bars) for one in found)
            return list(dict.fromkeys(full))
    return []
