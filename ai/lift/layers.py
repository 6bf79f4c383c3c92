"""The layers of code with the notes that each plays, and the roles that they have."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ai.guard import InvalidError, Played, play
from ai.hearing.notes import DRUMS, Note, is_named
from ai.lift.source import Leaf, Lifted, lift


@dataclass(frozen=True, slots=True)
class Voice:
    """A layer of code that plays: its expression and its notes."""

    leaf: Leaf
    notes: tuple[Note, ...]
    text: str

    @property
    def roles(self) -> frozenset[str]:
        """The roles of its notes."""
        return frozenset(one.role for one in self.notes)

    @property
    def role(self) -> str:
        """The role of most of its notes."""
        return Counter(one.role for one in self.notes).most_common(1)[0][0] if self.notes else ""

    @property
    def drums(self) -> bool:
        """Does it play drums?"""
        return bool(self.roles & DRUMS)


@dataclass(frozen=True, slots=True)
class Scene:
    """What plays: the text, its layers, and its notes."""

    played: Played
    lifted: Lifted
    voices: tuple[Voice, ...]

    @property
    def text(self) -> str:
        """The code."""
        return self.played.code

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes."""
        return self.played.notes


def scene(text: str) -> Scene:
    r"""What code plays, layer by layer.

    Raises:
        InvalidError: it cannot be evaluated.

    >>> [one.role for one in scene('$: s("bd*4")\n$: note("c2*8").s("sine")').voices]
    ['kick', 'bass']
    """
    return layered(play(text))


def layered(played: Played) -> Scene:
    """What was played, layer by layer."""
    text = played.code
    lifted = lift(text)
    found: dict[int, list[Note]] = defaultdict(list)
    lost = []
    for note in played.notes:
        at = _leaf_of(note, lifted.leaves)
        if at is None:
            lost.append(note)
        else:
            found[at].append(note)
    if lost:
        _assign(lost, lifted, found)
    voices = tuple(
        Voice(leaf, tuple(found[at]), text[leaf.begin : leaf.end])
        for at, leaf in enumerate(lifted.leaves)
    )
    return Scene(played, lifted, tuple(one for one in voices if one.notes))


def _leaf_of(note: Note, leaves: Iterable[Leaf]) -> int | None:
    for begin, _ in note.places:
        for at, leaf in enumerate(leaves):
            if leaf.begin <= begin < leaf.end:
                return at
    return None


def _assign(lost: list[Note], lifted: Lifted, found: dict[int, list[Note]]) -> None:
    """Notes without a place in the text: played alone, each layer shows which are its own."""
    for at, leaf in enumerate(lifted.leaves):
        if at in found:
            continue
        try:
            alone = play(lifted.text[leaf.begin : leaf.end])
        except InvalidError:
            continue
        known = {(one.begin, one.sound, one.pitch) for one in alone.notes}
        mine = [one for one in lost if (one.begin, one.sound, one.pitch) in known]
        found[at].extend(mine)
        for one in mine:
            lost.remove(one)


def named(stage: Scene, name: str) -> list[tuple[Voice, list[Note]]]:
    """The layers that a name means, each with the notes that are meant.

    A label that bears the name wins over the roles of notes.
    """
    found = _named(stage, name)
    for other in () if found else NEAR.get(name, ()):
        found += _named(stage, other)
    return found


def _named(stage: Scene, name: str) -> list[tuple[Voice, list[Note]]]:
    by_label = [one for one in stage.voices if _label_means(one.leaf.name, name)]
    if by_label:
        return [(one, list(one.notes)) for one in by_label]
    out = []
    for voice in stage.voices:
        mine = [note for note in voice.notes if is_named(note, name)]
        if mine:
            out.append((voice, mine))
    return out


# A name that means nothing here -> names that may be meant.
NEAR = {
    "lead": ("arp",), "arp": ("lead",), "chords": ("pad",), "snare": ("clap", "rim"),
    "clap": ("snare",), "synth": ("pitched",), "drone": ("pad",), "cymbals": ("hat",),
}  # fmt: skip


def _label_means(label: str, name: str) -> bool:
    if not label or label.startswith("$"):
        return False
    low = label.lower().rstrip("0123456789_")
    return low == name or low == f"{name}s" or (name == "hat" and low in ("hats", "hh", "hihat"))
