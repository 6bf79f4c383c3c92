"""What code that plays does, in plain sentences: read from its layers and their notes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ai.edits.attempt import NAMES, playing
from ai.hearing.notes import CYCLES, Note
from ai.lift.layers import Scene, Voice
from ai.tables import table
from patterns.analysis.summary import analyse, in_words
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import STRANGER

MOST = 10  # layers that are told one by one
NOTHING = "nothing plays that could be explained; play something first, such as: ask a techno beat"


def explained(stage: Scene) -> tuple[str, ...]:
    r"""What some code does: the whole in a sentence, then each layer, then the notes.

    >>> from ai.lift.layers import scene
    >>> for line in explained(scene('setcpm(120/4)\ns("bd*4").room(.2)')): print(line)
    1 layer at 120 bpm (4 beats a cycle of 2 s): kick
    line 2, kick: bd, 4 times a cycle on beats 1, 2, 3 and 4, with reverb
    4 onsets a cycle (bd 4), on the beat; each cycle is the same.
    """
    count = len(stage.voices)
    beats = beats_of(stage)
    cps = stage.played.cps
    whole = (
        f"{count} layer{'s' if count != 1 else ''} at {cps * 60 * beats:.4g} bpm "
        f"({beats:g} beats a cycle of {1 / cps:.3g} s): {playing(stage)}"
    )
    more = [f"and {count - MOST} more layers"] if count > MOST else []
    each = [_voice(stage, one) for one in stage.voices[:MOST]]
    return whole, *each, *more, in_words(analyse(evaluate(stage.text, limits=STRANGER).pattern))


def beats_of(stage: Scene) -> float:
    """Beats of a cycle: what setcpm divides by, else 4."""
    call = stage.lifted.tempo
    text = stage.text[call.begin : call.end].rstrip("); ") if call is not None else ""
    try:
        return float(text.rpartition("/")[2]) if "/" in text else 4.0
    except ValueError:
        return 4.0


def _voice(stage: Scene, voice: Voice) -> str:
    line = stage.text.count("\n", 0, voice.leaf.begin) + 1
    roles = in_a_row(dict.fromkeys(NAMES.get(one.role, one.role) for one in voice.notes))
    label = voice.leaf.name if voice.leaf.name.isalpha() and voice.leaf.name != roles else ""
    name = f"{label} ({roles})" if label else roles
    parts = [
        in_a_row(_sounds(voice.notes)),
        _times(voice.notes, beats_of(stage)),
        _pitches(voice.notes),
    ]
    if effects := list(_effects(voice.notes)):
        parts.append(f"with {in_a_row(effects)}")
    return f"line {line}, {name}: {', '.join(filter(None, parts))}"


def _sounds(notes: Iterable[Note]) -> Iterator[str]:
    counts = Counter((one.sound, one.bank) for one in notes)
    for sound, bank in counts:
        yield f"{sound} of the {bank}" if bank else sound


def _times(notes: Sequence[Note], beats: float) -> str:
    """How often and where a layer begins to sound."""
    bars = [[one for one in notes if int(one.begin) == bar] for bar in range(CYCLES)]
    often = round(len({one.begin for one in notes}) / CYCLES, 2)
    words = "once a cycle" if often == 1 else f"{often:g} times a cycle"
    at = sorted({one.begin % 1 * Fraction(beats) for one in notes})
    if all(place.denominator == 1 for place in at):
        words += f" on beat{'s' if len(at) > 1 else ''} {in_a_row(str(place + 1) for place in at)}"
    elif all(place.denominator == 2 for place in at):
        words += " between the beats"
    silent = sum(not bar for bar in bars)
    if silent:
        return f"{words}, silent in {silent} of {CYCLES} cycles"
    same = len({frozenset(_in_bar(bar)) for bar in bars}) == 1
    return words if same else f"{words}, not the same in every cycle"


def _in_bar(notes: Iterable[Note]) -> Iterator[tuple[Fraction, str, float | None]]:
    return ((one.begin % 1, one.sound, one.pitch) for one in notes)


def _pitches(notes: Iterable[Note]) -> str:
    heard = {round(one.pitch) % 12 for one in notes if one.pitch is not None}
    if not heard or not any(one.pitch is not None for one in notes):
        return ""
    return f"{len(heard)} different notes" if len(heard) > 1 else "on one note"


def _effects(notes: Sequence[Note]) -> Iterator[str]:
    """What shapes the sound; a value that moves is told."""
    for control, name in table("effects").items():
        values = {str(one.controls[control]) for one in notes if control in one.controls}
        if values - {"0", "0.0"}:
            yield f"{name} that moves" if len(values) > 2 else name


def in_a_row(words: Iterable[str]) -> str:
    """Words as a list in a sentence.

    >>> in_a_row(["kick", "snare", "bass"])
    'kick, snare and bass'
    """
    found = list(words)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
