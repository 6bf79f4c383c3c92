"""`countin`, `countin 2`, `countin 2 A`: clicks before what comes next.

From silence, time begins before cycle 0: what is evaluated while it clicks begins at 0. While
something plays, it clicks along from the next cycle on. A scene that is named begins after it.
"""

from concurrent.futures import Future
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Final

from studio.arranging import unknown
from studio.commands.clock import beats_of
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish
from studio.written import number

SLOT: Final = "countin"
LONGEST: Final = 16  # cycles


def countin(session: Session, argument: str) -> "Future[Reply]":
    """Click for some cycles, a click a beat, then bring a scene where one is named."""
    words = argument.split()
    cycles = number(words[0]) if words else Fraction(1)
    if cycles is None or cycles.denominator > 1 or not 1 <= cycles <= LONGEST or len(words) > 2:
        return done(Reply(False, f"countin needs 1 to {LONGEST} cycles, and a scene: countin 2 A"))
    scene = words[1] if len(words) > 1 else ""
    return session.wish(lambda player: _counted(session, player, int(cycles), scene))


def _counted(session: Session, player: Player, cycles: int, scene: str) -> Wish:
    if scene and scene not in session.scenes:
        return Wish(None, Reply(False, unknown(session.scenes, scene)))
    now = player.cycle()
    if now is not None and now < 0:
        return Wish(None, Reply(False, "it is counting in already"))
    from patterns import s  # only who counts in pays for it

    beats = beats_of(session)
    mini, gains = f"rim*{beats}", " ".join(("1", *(".6",) * (beats - 1)))
    part = session.known(f'{SLOT}: s("{mini}").gain("{gains}")', s(mini).gain(gains).pattern)
    clicks = Change({SLOT: part}, undoable=False)
    if now is None:
        player.change(replace(clicks, start=Fraction(-cycles)))
        end = Fraction(0)
    else:
        begin = Fraction(ceil(now))
        player.change(replace(clicks, at=begin))
        end = begin + cycles
    after = session.scenes[scene].change() if scene else Change(muted=frozenset({SLOT}))
    player.change(replace(after, at=end))
    what = f", then scene {scene}" if scene else ""
    return Wish(None, Reply(True, f"{cycles * beats} clicks{what}"))
