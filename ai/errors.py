"""What can go wrong between words and music, told to the player.

AskError          anything below; its text is one sentence for the player
└── DeclinedError     the request cannot be met: what is missing, what is possible
"""


class AskError(Exception):
    """A request that got no music; the text is one sentence."""


class DeclinedError(AskError):
    """A request that cannot be met; the music goes on."""
