"""Pictures of what plays, one after the other: as changes to come, or played on a tape.

A piece of music that is written to disk (an arrangement, a release) is played by the same
player as on stage, on a tape in place of the engine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Final, TypeAlias

from studio.player import Player
from studio.replaying import STEP_S, Replay, Tape
from studio.slots import Change, Picture
from studio.written import number

LONGEST: Final = 10_000  # cycles of a scene in an arrangement
MOST_STEPS: Final = 60
EXAMPLE: Final = "try scene store A, then scene A"
MOST_S: Final = 6 * 3600  # of an arrangement

Steps: TypeAlias = Sequence[tuple[Picture, Fraction]]  # what plays, and for how many cycles


class ArrangeError(Exception):
    """Words that are no arrangement: the text is the sentence."""


class TooLongError(ArrangeError):
    """An arrangement that lasts too long."""


def steps_of(words: str, scenes: Mapping[str, Picture]) -> Steps:
    """The steps that a player's words mean: `intro 8 verse 16`.

    Args:
        words: names of scenes, each with a number of cycles.
        scenes: those that there are.

    Raises:
        ArrangeError: they mean none.
    """
    names, lengths = words.split()[::2], [number(word) for word in words.split()[1::2]]
    wrong = len(names) != len(lengths) or not names or len(names) > MOST_STEPS
    if wrong or any(length is None or not 0 < length <= LONGEST for length in lengths):
        raise ArrangeError("arrange needs scenes and cycles: arrange intro 8 verse 16")
    for name in names:
        if name not in scenes:
            raise ArrangeError(unknown(scenes, name))
    pairs = zip(names, lengths, strict=True)
    return [(scenes[name], length) for name, length in pairs if length is not None]


def unknown(scenes: Iterable[str], name: str) -> str:
    """What is said of a scene that is not there."""
    there = ", ".join(scenes)
    return f"there is no scene {name[:40]}; {f'there are {there}' if there else EXAMPLE}"


def changes_of(steps: Steps, now: Fraction | None, fade: float) -> list[Change]:
    """The changes of an arrangement, the last of which is silence.

    Args:
        steps: what plays, and for how many cycles.
        now: the position that sounds; None in silence, from which the first begins at once.
        fade: cycles of crossfade from one to the next.
    """
    at = Fraction(0) if now is None else Fraction(ceil(now))
    changes: list[Change] = []
    for picture, length in steps:
        fades = fade if changes else 0.0
        changes.append(replace(picture.change(), at=at, fade=fades, goes_on=True))
        at += length
    return [*changes, Change(hush=True, at=at)]


def performed(steps: Steps, fade: float = 0.0, rate: int = 48_000) -> Replay:
    """The events of an arrangement, as a listener would hear them from its beginning on.

    Args:
        steps: what plays, and for how many cycles.
        fade: cycles of crossfade from one to the next.
        rate: frames a second.

    Raises:
        TooLongError: it lasts longer than six hours.
    """
    problems: list[str] = []
    tape = Tape(rate)
    player = Player(tape, lambda notice: problems.append(notice.text))
    for change in changes_of(steps, None, fade):
        player.change(change)
    line = player.timeline
    begin = 0 if line is None else line.frame_at(Fraction(0), rate)
    step, end = round(STEP_S * rate), begin
    while player.waiting or player.sounds:
        if end > MOST_S * rate:
            raise TooLongError(f"this lasts longer than {MOST_S // 3600} hours; arrange less")
        line, last = player.timeline, player.waiting[-1:]
        tape.wind(tape.clock().frame + step)
        player.tick()
        if line is not None and last:
            end = line.frame_at(last[0][0], rate)
    tape.wind(end)
    events = [replace(event, frame=event.frame - begin) for event in tape.played]
    return Replay(events, rate, end - begin, tuple(dict.fromkeys(problems)))
