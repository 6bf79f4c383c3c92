"""`notalabel` without a command: the prompt, or, with stdin a pipe, its lines."""

import argparse
import sys


def run(options: argparse.Namespace) -> int:
    """Open the prompt where there is somebody to type at it."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from repl.app import run as prompt

        return prompt(options)
    from repl.piped import run as piped

    return piped(options)
