"""`notalabel` without a command: the prompt, or, with stdin a pipe, its lines."""

import argparse
import sys

NO_TERMINAL = (
    "the stage fills a terminal, and there is none: pipe code to notalabel without --stage"
)


def run(options: argparse.Namespace) -> int:
    """Open the prompt where there is somebody to type at it."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from repl.front import run as front

        return front(options)
    if options.stage:
        from repl.screen import complain

        complain(NO_TERMINAL)
        return 2
    from repl.piped import run as piped

    return piped(options)
