"""What happens in a room, in a sentence for the player. Pure."""

from jam.room import Changed as Told
from jam.room import Connection, Edited, Evaluation, Happening, Moved, Said, Scene, Sounded, Tempo
from studio.jamming.kit import Look


def sentence(happening: Happening, look: Look) -> str:
    """What to tell of something that happened, "" for nothing.

    What I did myself I know already; edits, knobs and sounds come too often to be told.
    """
    if isinstance(happening, Told | Connection):
        return happening.text
    member = look.member(happening.by)
    if isinstance(happening, Edited | Moved | Sounded) or (member is not None and member.me):
        return ""
    return _done(happening, member.name if member else "somebody")


def _done(happening: Evaluation | Tempo | Said | Scene, who: str) -> str:
    if isinstance(happening, Said):
        return f"{who}: {happening.text}"
    if isinstance(happening, Tempo):
        return f"{who} sets the tempo: cps {float(happening.cps):g}, from cycle {happening.cycle}"
    if isinstance(happening, Scene):
        return f"{who} keeps scene {happening.name}"
    what = "plays" if happening.code.strip() else "is silent"
    where = "" if happening.pane.casefold() == who.casefold() else f" in {happening.pane}"
    return f"{who} {what}{where}, from cycle {happening.cycle}"
