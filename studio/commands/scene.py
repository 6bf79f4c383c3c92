"""`scene store A`, `scene A`, `scene drop A`, `arrange A 8 B 16`: pictures of what plays."""

from concurrent.futures import Future
from dataclasses import replace
from fractions import Fraction
from typing import Final

from studio.arranging import changes_of
from studio.commands.tempo import number
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.wishes import Wish

LONGEST_NAME: Final = 40
MOST_SCENES: Final = 200
LONGEST: Final = 10_000  # cycles of a scene in an arrangement
MOST_STEPS: Final = 60
EXAMPLE: Final = "try scene store A, then scene A"


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
        return Wish(None, Reply(False, unknown(session, name)))
    return Wish(None, Reply(True, f"scene {name} is gone"))


def _recall(session: Session, name: str) -> Wish:
    picture = session.scenes.get(name)
    if picture is None:
        return Wish(None, Reply(False, unknown(session, name)))
    launch = session.launch
    change = replace(picture.change(), quantum=launch.quantum, fade=launch.fade)
    return Wish(change, Reply(True, f"scene {name}"))


def unknown(session: Session, name: str) -> str:
    """What is said of a scene that is not there."""
    there = f"there are {', '.join(session.scenes)}" if session.scenes else EXAMPLE
    return f"there is no scene {name[:LONGEST_NAME]}; {there}"


def arrange(session: Session, argument: str) -> "Future[Reply]":
    """Play scenes one after the other, each for some cycles, then silence."""
    words = argument.split()
    lengths = [number(word) for word in words[1::2]]
    wrong = len(words) % 2 or not words or len(words) > 2 * MOST_STEPS
    if wrong or any(length is None or not 0 < length <= LONGEST for length in lengths):
        return done(Reply(False, "arrange wants scenes and cycles: arrange intro 8 verse 16"))
    steps = [(name, length) for name, length in zip(words[::2], lengths, strict=True) if length]
    return session.wish(lambda player: _arranged(session, player, steps))


def _arranged(session: Session, player: Player, steps: list[tuple[str, Fraction]]) -> Wish:
    for name, _ in steps:
        if name not in session.scenes:
            return Wish(None, Reply(False, unknown(session, name)))
    pictures = [(session.scenes[name], length) for name, length in steps]
    first, *rest = changes_of(pictures, player.cycle(), session.launch.fade)
    player.waiting.clear()
    player.change(first)
    for change in rest:
        player.change(change)
    cycles = sum(length for _, length in steps)
    return Wish(None, Reply(True, f"{len(steps)} scenes, {float(cycles):g} cycles"))
