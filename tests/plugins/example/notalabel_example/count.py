"""A command: `count` tells how many slots play."""

from studio.commands.table import Command
from studio.replies import Reply, done


def count(session, argument):
    """Answer with a number, or with a mistake where one is asked for."""
    if argument == "badly":
        raise ZeroDivisionError
    return done(Reply(True, f"{len(session.playing().slots)} slots"))


COUNT = Command("count", "count", "how many slots play", count)
