"""`scene store A`, `scene A`, `arrange A 8 B 16 to song.wav`: pictures of what plays."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Final

from engine.errors import EngineError
from engine.typedpath import typed_path
from studio.arranging import (
    EXAMPLE,
    ArrangeError,
    Steps,
    changes_of,
    performed,
    steps_of,
    unknown,
)
from studio.background import in_background
from studio.player import Player
from studio.replies import Reply, counted, done
from studio.session import Session
from studio.wishes import Wish

LONGEST_NAME: Final = 40
MOST_SCENES: Final = 200


def scene(session: Session, argument: str) -> "Future[Reply]":
    """Store, recall, list or drop scenes."""
    word, _, rest = argument.partition(" ")
    name = rest.strip()
    if word in ("store", "drop") and name:
        work = _store if word == "store" else _drop
        return session.wish(lambda player: work(session, player, name))
    if argument and argument not in ("list", "store", "drop"):
        return session.wish(lambda _: _recall(session, argument))
    listed = ", ".join(session.scenes) or f"no scenes yet; {EXAMPLE}"
    return done(Reply(True, listed))


def _store(session: Session, player: Player, name: str) -> Wish:
    if len(name) > LONGEST_NAME or " " in name:
        return Wish(None, Reply(False, f"a scene's name is one word; {EXAMPLE}"))
    if len(session.scenes) >= MOST_SCENES and name not in session.scenes:
        return Wish(None, Reply(False, f"there are {MOST_SCENES} scenes already; drop one first"))
    session.scenes[name] = player.picture()
    names = ", ".join(sorted(player.slots)) or "silence"
    return Wish(None, Reply(True, f"scene {name}: {names}"))


def _drop(session: Session, player: Player, name: str) -> Wish:
    del player
    if session.scenes.pop(name, None) is None:
        return Wish(None, Reply(False, unknown(session.scenes, name)))
    return Wish(None, Reply(True, f"scene {name} is gone"))


def _recall(session: Session, name: str) -> Wish:
    picture = session.scenes.get(name)
    if picture is None:
        return Wish(None, Reply(False, unknown(session.scenes, name)))
    launch = session.launch
    change = replace(picture.change(), quantum=launch.quantum, fade=launch.fade)
    return Wish(change, Reply(True, f"scene {name}"))


def arrange(session: Session, argument: str) -> "Future[Reply]":
    """Play scenes one after the other, each for some cycles; `to FILE` renders them."""
    words, _, file = argument.partition(" to ")
    if file.strip():
        return _to_file(session, words, typed_path(file.strip()))
    return session.wish(lambda player: _arranged(session, player, words))


def _to_file(session: Session, words: str, path: Path) -> "Future[Reply]":
    """Render an arrangement behind the music, as fast as the machine goes."""
    steps: list[Steps] = []

    def look(_: Player) -> Wish:
        try:
            steps.append(steps_of(words, session.scenes))
        except ArrangeError as error:
            return Wish(None, Reply(False, str(error)))
        return Wish(None, Reply(True))

    looked = session.wish(look)

    def work() -> Reply:
        from studio.replaying import planned, render  # only who renders pays for it

        reply = looked.result()
        if not reply.ok:
            return reply
        try:
            played = performed(steps[0], session.launch.fade)
            done_ = render(planned(played, session.shelf), path, played.sample_rate)
        except (ArrangeError, EngineError) as error:
            return Reply(False, str(error))
        seconds = done_.frames / done_.sample_rate
        return Reply(True, f"{path}: {seconds:.1f} s", done_.problems)

    return in_background(work)


def _arranged(session: Session, player: Player, words: str) -> Wish:
    try:
        steps = steps_of(words, session.scenes)
    except ArrangeError as error:
        return Wish(None, Reply(False, str(error)))
    first, *rest = changes_of(steps, player.cycle(), session.launch.fade)
    player.waiting.clear()
    player.change(first)
    for change in rest:
        player.change(change)
    cycles = sum(length for _, length in steps)
    return Wish(
        None,
        Reply(True, f"{counted(len(steps), 'scene')}, {counted(cycles, 'cycle')}, then silence"),
    )
