"""What the player reads about a change, where the sound does not say it all."""

from dataclasses import replace

from studio.player import Player
from studio.replies import Reply
from studio.slots import Change


def unheard(change: Change, reply: Reply, player: Player) -> Reply:
    """The reply, which tells of slots that the mixer keeps silent."""
    silent = sorted(name for name in change.parts if not player.faders.level(name))
    if not silent:
        return reply
    verb = "is" if len(silent) == 1 else "are"
    return replace(reply, text=f"{', '.join(silent)} {verb} muted; unmute lets all be heard")


def said(change: Change) -> str:
    """What an evaluation did, in a few words; "" where the sound says it all."""
    if change.hush and not change.parts:
        return "silence"
    if change.cps is not None and not change.parts:
        return f"cps {change.cps:g}"
    return ""
