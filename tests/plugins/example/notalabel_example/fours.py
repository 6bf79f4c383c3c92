"""An AI tier that knows one thing: four on the floor."""

from ai.errors import AskError


def create(intent, palette, seed):
    """Code for what was asked; an AskError where it is beyond this tier."""
    if intent.kind != "create" or not palette.has("bd"):
        raise AskError("it knows only a kick drum")
    return f's("bd*{4 + seed % 2 * 4}")'
