"""Edits one after the other, each verified on events before the next begins."""

from dataclasses import dataclass
from random import Random

from ai.brief.intent import Intent
from ai.edits import layers, moves, pitch, timing, whole
from ai.edits.attempt import Job, Operation, playing, settle
from ai.errors import DeclinedError
from ai.guard import Played
from ai.lift.layers import Scene
from ai.palette import Palette

OPS: dict[str, Operation] = {
    "move": moves.move, "off": moves.off, "more": layers.more,
    "add": layers.add, "remove": layers.remove, "drop": layers.drop, "solo": layers.solo,
    "replace": layers.swap, "renew": layers.renew,
    "transpose": pitch.transpose, "key": pitch.change_key, "chords": pitch.change_chords,
    "reverse": pitch.reverse, "harmonize": pitch.harmonize, "arpeggiate": pitch.arpeggiate,
    "octaves": pitch.octaves,
    "tempo": timing.tempo, "tempo_by": timing.tempo, "tempo_times": timing.tempo,
    "tempo_way": timing.tempo,
    "rhythm": timing.rhythm, "half_time": timing.half_time, "double_time": timing.double_time,
    "sweep": timing.sweep, "build": timing.rising(True), "fade": timing.rising(False),
    "drop_out": timing.drop_out, "enter": timing.enter, "accent": timing.accent,
    "ghost": timing.ghost, "shift": timing.shift,
    "fill": timing.methods(".lastOf(EVERY, x => x.ply(4))", ".lastOf(EVERY, x => x.fast(2))"),
    "vary_bars": timing.methods(".lastOf(EVERY, x => x.ply(2))", ".lastOf(EVERY, x => x.fast(2))"),
    "roll": timing.methods('.ply("<1 1 2 1 1 3 1 4>*8")', '.ply("[1 1 2 4]*2")'),
    "sidechain": timing.sidechain,
    "wobble": timing.methods(
        '.ply(2).lpf(sine.rangex(200,2000).fast("<3 5>"))', '.lpf(sine.rangex(200,2000).fast(3))',
    ),
    "chop": timing.methods('.ply("[1 2]*4")', ".ply(2)"),
    "invert": timing.methods(".rev()"),
    "randomize": timing.methods(".sometimesBy(.4, x => x.ply(2)).degradeBy(.15)", ".shuffle(4)"),
    "style": whole.style, "mood": whole.mood, "breakdown": whole.breakdown,
    "undo": whole.undo, "redo": whole.undo,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edited:
    """What plays after edits, and a sentence for each that could not be done."""

    played: Played
    undone: tuple[str, ...] = ()


def edited(
    stage: Scene, intent: Intent, palette: Palette, seed: int, second: frozenset[str] = frozenset()
) -> Edited:
    """What plays after the edits of a request.

    Args:
        stage: what plays.
        intent: the request.
        palette: what can sound.
        seed: of the dice.
        second: operations of which the second good way is wanted, where there are several.

    Raises:
        DeclinedError: none of them can be done; its text says why the first cannot.

    >>> from ai.brief.reading import read
    >>> from ai.lift.layers import scene
    >>> edited(scene('s("hh*8").gain(.4)'), read("louder hats", {"hat"}), Palette(), 0).played.code
    's("hh*8").gain(.54)'
    """
    rng = Random(f"{seed}:{intent.request}")
    first, undone = stage, []
    for edit in intent.edits:
        try:
            stage = _one(Job(stage, edit, palette, rng, edit.op in second))
        except DeclinedError as error:
            undone.append(str(error))
    if stage is first and undone:
        raise DeclinedError(undone[0])
    if stage is first:
        raise DeclinedError(f"that changes nothing here; I hear {playing(stage)}")
    return Edited(stage.played, tuple(dict.fromkeys(undone)))


def _one(job: Job) -> Scene:
    stage, edit = job.stage, job.edit
    found = settle(job, OPS[edit.op](job))
    if found is None:
        what = edit.words or edit.op
        raise DeclinedError(
            f"I know no safe way to do {what!r} to this code; I hear {playing(stage)}"
        )
    return found
