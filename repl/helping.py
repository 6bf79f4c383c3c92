"""`notalabel help NAME`: what there is, and what the manual says about a name."""

import argparse

from repl.screen import complain, say
from studio.commands.help import overview, told
from studio.replies import Reply


def run(options: argparse.Namespace) -> int:
    """Say what the name does, what it takes, and an example."""
    name = options.name.strip(" .()")
    reply = told(name) if name else Reply(True, overview())
    (say if reply.ok else complain)(reply.text)
    return 0 if reply.ok else 1
