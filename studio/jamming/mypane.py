"""Which pane of a room is mine. Adds one where I have none."""

from jam.room import Room
from studio.jamming.me import pane_named


def is_anothers(room: Room, pane: str) -> bool:
    """Has somebody else the pane, who brought it at the same moment and was first?"""
    mine = {one.id for one in room.members() if one.me}
    return any(one.name == pane and one.owner not in ("", *mine) for one in room.panes())


def my_pane(room: Room, name: str) -> str:
    """The name of my pane: the one that I had here before, or a new one; "" where I only listen."""
    me = next((one for one in room.members() if one.me), None)
    if me is not None and me.role == "listen":
        return ""
    own = [one.name for one in room.panes() if me is not None and one.owner == me.id]
    wanted = pane_named(name)
    if own:
        return wanted if wanted in own else own[0]
    taken = {one.name for one in room.panes()}
    names = (wanted, *(f"{wanted}{number}" for number in range(2, 99)))
    found = next(one for one in names if one not in taken)
    room.add_pane(found)
    return found
