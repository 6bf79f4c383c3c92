"""What the host of a room may say: locks, roles, who is heard, who is out. Others are refused."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from jam.policy import DOOR
from jam.room import Door, Hosted, JamError, Member, Role, Room
from studio.jamming.jam import Jamming
from studio.replies import Reply, done

NO_RULES: Final = "this room has no host, and no rules"
ROLES: Final[tuple[Role, ...]] = ("listen", "play", "host")
DOORS: Final[tuple[Door, ...]] = ("open", "ask", "shut")
FOR_ALL: Final = " for all"


def hosted(room: Room) -> Hosted:
    """The room, where it has rules.

    Raises:
        JamError: it has none.
    """
    if not hasattr(room, "give_role"):
        raise JamError(NO_RULES)
    return room  # type: ignore[return-value] # a Protocol is not looked for at run time: too slow


def member_named(room: Room, name: str) -> Member:
    """Somebody in the room.

    Raises:
        JamError: nobody is called so.
    """
    members = room.members()
    for one in members:
        if name in (one.id, one.name) or one.name.casefold() == name.casefold():
            return one
    names = ", ".join(one.name for one in members)
    raise JamError(f"nobody here is called {name[:40]}; there is {names}")


def _ruled(
    jamming: Jamming, name: str, example: str, work: Callable[[Hosted, Member], str]
) -> "Future[Reply]":
    if not name:
        return done(Reply(False, f"who? {example}"))
    return jamming.in_room(lambda room: Reply(True, work(hosted(room), member_named(room, name))))


def lock(jamming: Jamming, argument: str, locked: bool = True) -> "Future[Reply]":
    """Let only its owner and the host touch a pane."""

    def work(room: Room) -> Reply:
        if argument not in {one.name for one in room.panes()}:
            return Reply(False, f"there is no pane {argument or 'without a name'}")
        hosted(room).lock(argument, locked)
        return Reply(True, "")  # the room tells it to all, us too

    return jamming.in_room(work)


def unlock(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Let all touch a pane again."""
    return lock(jamming, argument, False)


def remove(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Take a pane away; for its owner and the host."""
    if not argument:
        return done(Reply(False, "which pane? jam remove ideas"))

    def work(room: Room) -> Reply:
        hosted(room).remove_pane(argument)
        return Reply(True, f"{argument} is gone for everybody; jam pane {argument} begins it anew")

    return jamming.in_room(work)


def mute_for_all(jamming: Jamming, argument: str, muted: bool = True) -> "Future[Reply]":
    """Keep somebody from being heard by anybody; or let them be heard."""

    def work(room: Hosted, member: Member) -> str:
        room.mute(member.id, muted)
        return f"{member.name} is heard by {'nobody' if muted else 'all'}"

    return _ruled(jamming, argument.removesuffix(FOR_ALL), "jam mute bo for all", work)


def kick(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Send somebody out."""

    def work(room: Hosted, member: Member) -> str:
        room.kick(member.id)
        return f"{member.name} is out, and does not come in again"

    return _ruled(jamming, argument, "jam kick bo", work)


def give(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Let somebody else be the host."""

    def work(room: Hosted, member: Member) -> str:
        room.hand_over(member.id)
        return f"{member.name} is the host now, and keeps the time"

    return _ruled(jamming, argument, "jam give bo", work)


def role(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Say what somebody may do."""
    name, _, what = argument.rpartition(" ")

    def work(room: Hosted, member: Member) -> str:
        chosen = next((one for one in ROLES if one == what), None)
        if chosen is None:
            raise JamError("a role is listen, play or host: jam role bo listen")
        room.give_role(member.id, chosen)
        return f"{member.name}: {what}"

    return _ruled(jamming, name, "jam role bo listen", work)


def door(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Say whether who is new comes in; without a word, how the door stands and who waits there."""

    def work(room: Room) -> Reply:
        ruled = hosted(room)
        chosen = next((one for one in DOORS if one == argument), None)
        if argument and chosen is None:
            return Reply(False, "jam door open, jam door ask, or jam door shut")
        if chosen not in (None, ruled.rules().door):
            ruled.set_door(chosen)
            return Reply(True, "")  # the room tells it to all, us too
        waits = [f"{name} ({who[:6]})" for who, name in ruled.waiting()]
        knocking = f"; {', '.join(waits)} at the door: jam let NAME" if waits else ""
        return Reply(True, f"{DOOR[ruled.rules().door]}{knocking}")

    return jamming.in_room(work)


def let(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Let somebody in who knocks."""

    def work(room: Room) -> Reply:
        waiting = hosted(room).waiting()
        key = argument.strip("()").casefold()
        found = [one for one in waiting if key and key in (one[1].casefold(), one[0][: len(key)])]
        if len(found) != 1:
            there = ", ".join(f"{name} ({who[:6]})" for who, name in waiting) or "nobody"
            many = f"{len(found)} of that name knock: jam let {found[0][0][:6]}" if found else ""
            return Reply(False, many or f"nobody called {argument[:40]} knocks; there is {there}")
        hosted(room).let_in(found[0][0])
        return Reply(True, f"{found[0][1]} may come in")

    return jamming.in_room(work)


def record(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Say to all that the room is recorded, or no more."""
    if argument not in ("on", "off"):
        return done(Reply(False, "jam record on, or jam record off"))

    def work(room: Room) -> Reply:
        hosted(room).record(argument == "on")
        return Reply(True, "")  # the room tells it to all, us too

    return jamming.in_room(work)
