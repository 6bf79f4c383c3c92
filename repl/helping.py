"""`notalabel help NAME`: what the manual says about a name of the language."""

import argparse

from repl.screen import complain, say
from studio.commands.help import told


def run(options: argparse.Namespace) -> int:
    """Say what the name does, what it takes, and an example."""
    reply = told(options.name.strip(" .()"))
    (say if reply.ok else complain)(reply.text)
    return 0 if reply.ok else 1
