"""Goals about playing the same as some code of the lesson."""

from collections.abc import Sequence

from tutorials.goals.finding import REACHED, Finding, goal
from tutorials.listening import Heard, Hearing, known
from tutorials.matching import Voice, compared, grid, praised, to_mend
from tutorials.saying import Sound, message


@goal("like")
def like(
    heard: Hearing,
    code: str,
    notes: bool = True,
    sounds: Sequence[str] | None = None,
) -> Finding:
    """The same is heard as of some code.

    Args:
        heard: what is played.
        code: what plays as it should.
        notes: do pitches count, beside sounds and times?
        sounds: only these count; None: all.
    """
    return _finding(compared(_only(heard.events, sounds), _only(known(code).events, sounds), notes))


@goal("rhythm like")
def rhythm_like(heard: Hearing, code: str) -> Finding:
    """Something begins whenever something of some code does, whatever it sounds like."""
    return _finding(compared(_nameless(heard.events), _nameless(known(code).events), notes=False))


@goal("kept")
def kept(heard: Hearing, code: str, sounds: Sequence[str]) -> Finding:
    """Some sounds still play as in some code, while others change."""
    mine, theirs = _only(heard.events, sounds), _only(known(code).events, sounds)
    voices = compared(mine, theirs)
    wrong = [voice for voice in voices if not voice.is_right]
    if not wrong:
        return REACHED
    told = message("matching.kept", name=Sound(wrong[0].sound), what=to_mend(voices))
    return Finding(False, "", told, grid(voices))


def _finding(voices: list[Voice]) -> Finding:
    if all(voice.is_right for voice in voices):
        return REACHED
    return Finding(False, praised(voices), to_mend(voices), grid(voices))


def _only(events: Sequence[Heard], sounds: Sequence[str] | None) -> Sequence[Heard]:
    return events if sounds is None else [one for one in events if one.sound in sounds]


def _nameless(events: Sequence[Heard]) -> list[Heard]:
    """The events as hits of one sound, those at one time as one."""
    hits = dict.fromkeys((one.cycle, one.at) for one in events)
    return [Heard(cycle, at, {}) for cycle, at in hits]
