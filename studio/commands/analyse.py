"""`analyse` or `analyze`: what plays or a saved set is like, in words and figures, slot by slot."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from patterns.errors import PatternError
from patterns.pattern import Pattern
from studio.asker import asker
from studio.background import in_background
from studio.library import LibraryError
from studio.replies import Reply, done
from studio.session import Session
from studio.setfiles import load, names
from studio.sets import SetError

SET: Final = "all together"
SAVED: Final = "set"
MOST: Final = 100  # patterns of the library that one is compared with


def analyse(session: Session, argument: str) -> "Future[Reply]":
    """Tell what all slots, a slot, a saved set, or code is like; nothing of it is played anew."""
    word, _, name = argument.partition(" ")
    if word == SAVED:
        return in_background(lambda: _saved(session, name.strip()))
    playing = session.sources()
    cps = session.playing().cps
    if not argument and not playing:
        return done(Reply(False, 'nothing plays; try analyse s("bd*4")'))
    if not argument:
        code = "\n".join(dict.fromkeys(playing.values()))
        return _compared(session, session.examine(playing, lambda found: told(found, cps)), code)
    if argument in playing:
        one = {argument: playing[argument]}
        return session.examine(one, lambda found: told(found, cps))
    tempo = _tempo(argument) or cps
    examined = session.examine({"": argument}, lambda found: told(found, tempo))
    return _compared(session, examined, argument)


def _saved(session: Session, name: str) -> Reply:
    from studio.setlook import look  # only who asks pays for it

    if not name:
        return Reply(False, f"which set? {', '.join(names(session.vault)) or 'none is saved yet'}")
    try:
        return look(load(session.vault, name), told)
    except SetError as error:
        return Reply(False, str(error))


def _tempo(code: str) -> float | None:
    """The tempo that code asks for itself; None where it does not say, or cannot be read alone."""
    from patterns.strudel.evaluate import evaluate
    from patterns.strudel.limits import STRANGER

    try:
        return evaluate(code, limits=STRANGER).cps
    except PatternError:
        return None


def told(found: Mapping[str, Pattern], cps: float) -> tuple[str, ...]:
    """What patterns are like, two lines each, with its name where there are several.

    >>> from patterns.mini.build import mini
    >>> for line in told({"bass": mini("c2 c2")}, 0.5): print(line)
    2 onsets a cycle, on the beat; each cycle is the same. The note C2.
    complexity 2 %, syncopation 0, variation 0 %, in key 100 %
    """
    from patterns.constructors import stack  # only who asks pays for it

    whole = {SET: stack(list(found.values()))} if len(found) > 1 else {}
    lines = {name: about(pattern, cps) for name, pattern in {**found, **whole}.items()}
    return tuple(
        f"{name}: {line}" if whole else line for name, pair in lines.items() for line in pair
    )


def about(pattern: Pattern, cps: float) -> tuple[str, ...]:
    """What a pattern is like: a sentence, and its figures where it plays anything."""
    from patterns.analysis.summary import analyse as analysed
    from patterns.analysis.summary import in_words

    found = analysed(pattern)
    if not found.density:
        return (in_words(found),)
    figures = [
        f"complexity {found.complexity.whole:.0%}",
        f"syncopation {found.syncopation:.2g}",
        f"variation {found.variation:.0%}",
    ]
    for name, share in (("in key", found.in_key), ("consonance", found.consonance)):
        figures += [f"{name} {share:.0%}"] if share is not None else []
    if found.chord_changes:
        figures.append(f"{found.chord_changes:.2g} changes of chord a cycle")
    line = ", ".join(figures).replace("%", " %")
    genre = _genre(pattern, cps)
    return in_words(found), f"{line}; {genre}" if genre else line


def _genre(pattern: Pattern, cps: float) -> str:
    """What kind of music it may be; "" where that is a guess."""
    from ai.genre.estimate import LEAST, judged
    from ai.hearing.notes import CYCLES, notes_of

    notes = notes_of(pattern.query(0, CYCLES))
    if len({one.role for one in notes}) < 2:  # one layer alone may be of anything
        return ""
    sure = [one for one in judged(notes, cps)[:2] if one.confidence >= LEAST]
    return " or ".join(f"{one.family} ({one.confidence:.0%})".replace("%", " %") for one in sure)


def _compared(session: Session, examined: "Future[Reply]", code: str) -> "Future[Reply]":
    """The reply, and how unlike the patterns of the library it is, where there are others."""
    try:
        others = [one.code for one in session.library.search()[:MOST] if one.code != code]
    except LibraryError:
        return examined
    return in_background(_adding(examined, code, others)) if others else examined


def _adding(examined: "Future[Reply]", code: str, others: list[str]) -> Callable[[], Reply]:
    def work() -> Reply:
        reply = examined.result()
        found = asker().do("unlike", code=code, others=others) if reply.ok else None
        if found is None or found["unlike"] is None:
            return reply
        line = f"unlike your library by {found['unlike']:.0%}".replace("%", " %")
        return replace(reply, notes=(*reply.notes, line))

    return work
