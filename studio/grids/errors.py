"""Why something cannot be edited by hand, in one sentence for the player."""


class GridError(Exception):
    """What was asked for cannot be done; the text says why."""
