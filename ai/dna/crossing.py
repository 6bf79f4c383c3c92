"""Crossing two pieces of code: layers of one take the place of their kind in the other.

What only makes sense together travels together (LINKED). The host's text stays as it is
otherwise; the guests come in the host's key, with the constants that they use.
"""

import re

from ai.brief.intent import Edit
from ai.compose.theory import root_name, uses_flats
from ai.edits.attempt import Job
from ai.edits.layers import without
from ai.edits.pitch import moved_line
from ai.edits.work import Aim, added
from ai.guard import InvalidError
from ai.hearing.measures import key_of_notes, pitched
from ai.hearing.notes import DRUMS
from ai.lift.layers import Scene, Voice, scene
from ai.palette import Palette

# What travels together -> its roles.
LINKED = {
    "drums": DRUMS,
    "melody": frozenset({"lead", "arp"}),
    "bass": frozenset({"bass"}),
    "chords": frozenset({"chords", "pad"}),
}
_DECLARATIONS = ("lexical_declaration", "variable_declaration", "function_declaration")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


def cross(host: Scene, guest: Scene, kind: str, palette: Palette) -> Scene | None:
    r"""The host with the guest's layers of a kind in place of its own.

    None where the guest has none, where nothing of the host would be left, or where the two
    texts cannot live in one.

    Args:
        host: whose text, tempo and key stay.
        guest: who gives layers.
        kind: a key of LINKED.
        palette: what can sound.

    >>> found = cross(scene('setcpm(30)\n$: s("bd*4")\n$: note("c2*8")'), scene('s("hh*8")'),
    ...               "drums", Palette())
    >>> print(found.text)
    setcpm(30)
    $: note("c2*8")
    $: s("hh*8")
    """
    coming, going = _of(guest, kind), _of(host, kind)
    if not coming or len(going) == len(host.voices):
        return None
    job = Job(host, Edit("remove"), palette)
    code = without(job, [Aim(one, one.notes) for one in going])
    lines = [_in_key(one.text, guest, host) for one in coming]
    try:
        child = scene("\n".join([*_constants(guest, host, lines), code]))
        for voice, line in zip(coming, lines, strict=True):
            name = voice.leaf.name.strip("$") or kind
            child = scene(added(child, line, name))
    except InvalidError:
        return None
    return child


def _of(stage: Scene, kind: str) -> list[Voice]:
    return [one for one in stage.voices if one.roles <= LINKED[kind]]


def _in_key(line: str, guest: Scene, host: Scene) -> str:
    """A line of the guest in the host's key, by the shorter way."""
    if not pitched(guest.notes) or not pitched(host.notes):
        return line
    (old, _), (new, mode) = key_of_notes(guest.notes), key_of_notes(host.notes)
    by = (new - old + 5) % 12 - 5
    if not by:
        return line
    moved = moved_line(line, by, uses_flats(root_name(new), mode))
    if moved != line:
        return moved
    return f"{line}.transpose({by})" if re.search(r"\b(note|n|chord)\(", line) else line


def _constants(guest: Scene, host: Scene, lines: list[str]) -> list[str]:
    """The guest's declarations, where its lines use any, but for those that the host has too."""
    source = guest.lifted.source
    found = [source.of(one) for one in source.root.named if one.kind in _DECLARATIONS]
    declared = {word for text in found for word in _WORD.findall(text.partition("=")[0])}
    used = {word for line in lines for word in _WORD.findall(line)}
    return [text for text in found if text not in host.text] if declared & used else []
