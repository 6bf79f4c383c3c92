"""`notalabel replay`: the sets of the history, and one of them again, as events or as sound."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from engine.errors import EngineError
from engine.samples.limits import LIMITS
from repl.answers import dumps
from repl.progress import Bar
from repl.render import samples_for
from repl.screen import complain, say
from repl.unseen import opened_data
from studio.config import load, start_log
from studio.history import History
from studio.replaying import NoSetError, Replay, Run, planned, render, replay, runs

MOST_LISTED = 20


def run(options: argparse.Namespace) -> int:
    """List the sets, or play one again."""
    if options.number is not None and not options.number.isdecimal():
        from repl.jamreplay import run_jam  # only who asks for a jam pays for it

        return run_jam(options)
    config = load(os.environ)
    start_log(config, os.environ)
    vault = opened_data(config, complain)
    if vault.folder is None:
        return 1
    history = History(vault.folder, complain, connect=vault.connect)
    found = runs(history)
    if options.number is None:
        return listed(found)
    number = int(options.number[:6])
    if not 1 <= number <= len(found):
        complain(f"there is no set {number} in your history; `notalabel replay` lists them")
        return 1
    try:
        with Bar() as bar:
            bar.begin("the set is worked out")
            played = replay(history, found[number - 1].number)
            if options.output is not None:
                with samples_for(config, played.sample_rate, LIMITS) as samples:
                    plan = planned(played, samples, samples.load)
                    path, rate = Path(options.output), played.sample_rate
                    done = render(plan, path, rate, config.log, bar.show)
        if options.output is not None:
            say(f"{done.path}: {done.frames / done.sample_rate:.2f} s, {done.voices} voices")
    except (NoSetError, EngineError) as error:
        complain(str(error))
        return 1
    for problem in played.problems:
        complain(problem)
    if options.output is None:
        tell(played)
    return 0


def listed(found: list[Run]) -> int:
    """Say which sets there are, the latest first."""
    for place, one in enumerate(found[:MOST_LISTED], 1):
        began = datetime.fromtimestamp(one.number / 1e9).strftime("%Y-%m-%d %H:%M")
        say(f"{place:3}  {began}  {one.seconds:7.0f} s  {one.evaluations} evaluations")
    if not found:
        say("no sets yet: whatever you play at the prompt can be played again from here")
    elif len(found) > MOST_LISTED:
        say(f"and {len(found) - MOST_LISTED} older ones")
    return 0


def tell(played: Replay) -> None:
    """A line of JSON for each event."""
    for event in played.events:
        row = {
            "seconds": event.frame / played.sample_rate,
            "slot": event.slot,
            "cycle": event.cycle,
            "duration": event.duration_s,
            "value": {name: _plain(value) for name, value in event.controls.items()},
        }
        say(dumps(row))


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float) else str(value)
