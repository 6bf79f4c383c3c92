"""`describe`, `describe drums`: what plays, said in words."""

from collections.abc import Mapping
from concurrent.futures import Future
from fractions import Fraction

from engine.tape import MASTER
from patterns.pattern import Pattern
from studio.describing import Scene, described
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.wishes import Wish


def describe(session: Session, argument: str) -> "Future[Reply]":
    """Say what all slots play, how loud, and what changes next; or one slot, event by event."""
    playing = session.sources()
    if not playing:
        return done(Reply(True, "nothing plays"))
    if argument and argument not in playing:
        return done(Reply(False, f"no slot is called {argument[:40]}; {', '.join(playing)} play"))
    answer: Future[Reply] = Future()
    levels: dict[str, float] = {}

    def look(player: Player) -> Wish:
        levels.update({name: player.faders.level(name) for name in player.slots})
        return Wish(None, Reply(True))

    def ask(found: Mapping[str, Pattern]) -> tuple[str, ...]:
        return described(_scene(session, found, levels), argument)

    def go_on(_: "Future[Reply]") -> None:
        session.examine(playing, ask).add_done_callback(lambda one: answer.set_result(one.result()))

    session.wish(look).add_done_callback(go_on)
    return answer


def _scene(session: Session, patterns: Mapping[str, Pattern], levels: Mapping[str, float]) -> Scene:
    now = session.playing()
    cycle = max(now.cycle or Fraction(0), Fraction(0))
    return Scene(patterns, cycle, now.cps, levels, now.waiting, _peaks(session))


def _peaks(session: Session) -> tuple[float, float] | None:
    from studio.viewing import Viewer  # only who asks pays for it
    from studio.visuals.kit import LEVELS

    levels = Viewer(session, session.sound).look(needs=frozenset({LEVELS})).levels
    master = None if levels is None else levels.get(MASTER)
    return None if master is None else master.peak
