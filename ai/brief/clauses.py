"""The clauses of a request to change what plays: who, what, and how much, each by itself."""

from dataclasses import dataclass, field

from ai.brief.counts import beats_at
from ai.brief.intent import Wish
from ai.brief.lexicon import Meaning
from ai.brief.marks import Mark
from ai.brief.wishes import SLIGHT, STRONG, joined, wish_of

SPLITS = {
    "and",
    "&",
    "und",
    "y",
    "et",
    "e",
    "then",
    "と",
    "but",
    "und dann",
    "luego",
    "puis",
    "dann",
    "poi",
}


@dataclass(slots=True)
class Clause:
    """A part of a request.

    Attributes:
        marks: its marks.
        ops: operations, in order.
        targets: layers before any word like "into".
        into: layers after it.
        others: layers after "except".
        old: layers after "instead of".
        qualities: features with their way; 0 for a bare name.
        rhythms, structures, moods, genres: by name.
        beats: places in the bar.
        degree: how much.
        negated: "no", "without".
        both: "everything" is among the targets.
        tail: which list the last layer went to.
    """

    marks: list[Mark]
    ops: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    targets: list[Wish] = field(default_factory=list)
    into: list[Wish] = field(default_factory=list)
    others: list[Wish] = field(default_factory=list)
    old: list[Wish] = field(default_factory=list)
    qualities: list[Meaning] = field(default_factory=list)
    rhythms: list[str] = field(default_factory=list)
    structures: list[str] = field(default_factory=list)
    moods: list[str] = field(default_factory=list)
    genres: list[str] = field(default_factory=list)
    beats: tuple[float, ...] = ()
    degree: float = 1.0
    negated: bool = False
    definite: bool = False
    tail: str = "targets"

    def has(self, *ops: str) -> bool:
        """Does it name one of these operations?"""
        return any(op in self.ops for op in ops)

    def empty(self) -> bool:
        """Does it name layers only, or nothing?"""
        said = (self.ops, self.qualities, self.rhythms, self.structures, self.moods, self.genres)
        return not any(said) and not self.beats and not self.negated


def clauses(found: list[Mark], used: frozenset[int]) -> list[Clause]:
    """The clauses of a request, layers that are only listed joined to the clause before.

    >>> from ai.brief.marks import marks
    >>> [one.ops for one in clauses(marks("mute the hats and add a clap"), frozenset())]
    [['remove'], ['add']]
    """
    out: list[Clause] = []
    for part in _parts(found, used):
        clause = _clause(part)
        if clause.empty() and out and (clause.targets or clause.into or clause.others):
            _extend(out[-1], clause)
        elif not clause.empty() or clause.targets:
            out.append(clause)
    return out


def _parts(found: list[Mark], used: frozenset[int]) -> list[list[tuple[int, Mark]]]:
    out: list[list[tuple[int, Mark]]] = [[]]
    at = 0
    while at < len(found):
        mark = found[at]
        _, size = beats_at(found, at)
        if size and at not in used:
            out[-1].extend((place, found[place]) for place in range(at, at + size))
            at += size
            continue
        splits = mark.kind == "stop" or (mark.words in SPLITS and at not in used)
        if mark.words == "but" and _lists_on(found, at):
            splits = False
        if splits:
            out.append([])
        elif at not in used:
            out[-1].append((at, mark))
        at += 1
    return [part for part in out if part]


def _lists_on(found: list[Mark], at: int) -> bool:
    """Does "but" mean "except": no operation comes right after it?"""
    return not any(one.has("operation") and not one.target() for one in found[at + 1 : at + 3])


def _clause(part: list[tuple[int, Mark]]) -> Clause:
    found = [mark for _, mark in part]
    out = Clause(found)
    at = 0
    while at < len(found):
        beats, size = beats_at(found, at)
        if size:
            out.beats += beats
            at += size
            continue
        _read(out, found, at)
        at += 1
    return out


# kind of a meaning -> the list of a clause that it goes to
LISTS = {"rhythm": "rhythms", "structure": "structures", "mood": "moods", "genre": "genres"}
ARTICLES = {
    "the", "that", "this", "these", "those", "el", "la", "le", "der", "die", "den", "das", "il",
}  # fmt: skip


def _read(out: Clause, found: list[Mark], at: int) -> None:
    mark = found[at]
    target, quality = mark.target(), mark.quality()
    out.definite |= mark.words in ARTICLES
    if _turns(out, mark):
        return
    plain = not (target or mark.has("mood") or _particle(mark))
    moves = mark.has("rhythm") and mark.words in ("wobble", "arpeggio") and bool(out.targets)
    if moves:
        out.rhythms.append(mark.name("rhythm"))
    elif mark.has("operation") and plain:
        _operation(out, mark)
    elif target is not None:
        _layer(out, wish_of(target, mark.words), found, at)
    elif quality is not None:
        out.qualities.append(quality)
    elif kind := next((one for one in LISTS if mark.has(one)), ""):
        getattr(out, LISTS[kind]).append(mark.name(kind))
    else:
        _small_word(out, mark)


def _turns(out: Clause, mark: Mark) -> bool:
    """Words after which layers are meant otherwise: except, instead of, without."""
    if mark.has("except"):
        out.tail = "others"
    elif mark.has("instead"):
        out.tail = "old"
    elif mark.has("negation"):
        out.negated = True
    else:
        return False
    return True


def _small_word(out: Clause, mark: Mark) -> None:
    if mark.has("very"):
        out.degree = STRONG
    elif mark.has("a_bit"):
        out.degree = SLIGHT
    elif mark.has("into") and (out.targets or out.ops) and out.tail == "targets":
        if mark.words not in ("a", "in", "con", "with", "en") or out.has("change"):
            out.tail = "into"
    elif mark.words == "off" and not out.has("remove"):
        out.ops.append("remove")


def _particle(mark: Mark) -> bool:
    """Is this more of a quality than an operation, such as "slap" or "swing"?"""
    return bool(mark.quality()) and mark.name("operation") not in ("up", "down")


def _operation(out: Clause, mark: Mark) -> None:
    name = mark.name("operation")
    out.verbs.append(mark.words)
    out.ops.append(name)
    quality = mark.quality()
    if quality is not None and name in ("up", "down"):
        out.qualities.append(quality)


def _layer(out: Clause, wish: Wish, found: list[Mark], at: int) -> None:
    row: list[Wish] = getattr(out, out.tail)
    near = at and (found[at - 1].target() or found[at - 1].has("joins", "to"))
    both = joined(row[-1], wish) if row and near else None
    if both is not None:
        row[-1] = both
    else:
        row.append(wish)


def _extend(before: Clause, clause: Clause) -> None:
    row: list[Wish] = getattr(before, before.tail)
    row.extend(clause.targets)
    before.into.extend(clause.into)
    before.others.extend(clause.others)
