"""The procedural tier: one pass of rules, tried again with other dice where it is not valid."""

from ai.brief.intent import Intent
from ai.compose.compose import compose
from ai.errors import AskError
from ai.guard import InvalidError, Played, checked
from ai.judge.demands import unmet
from ai.palette import Palette
from ai.song.show import show

TRIES = 8


def create(intent: Intent, palette: Palette, seed: int) -> Played:
    """A new tune: the first of a few that meets the request, else the one that meets most of it.

    Raises:
        AskError: none of them is valid.
    """
    best: tuple[int, Played] | None = None
    for attempt in range(TRIES):
        song = compose(intent, palette, seed + 7919 * attempt)
        try:
            played = checked(show(song), palette)
        except InvalidError:
            continue
        missing = len(unmet(intent, played))
        if not missing:
            return played
        if best is None or missing < best[0]:
            best = missing, played
    if best is None:
        raise AskError("no tune made by rules fits this request")
    return best[1]
