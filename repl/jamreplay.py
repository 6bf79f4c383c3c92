"""`notalabel replay jam`: recorded jams, and one of them again, as events, sound or one tune."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

from engine.errors import EngineError
from engine.offline import Plan, Renderer
from engine.samples.library import Library
from engine.samples.limits import LIMITS
from repl.progress import Bar
from repl.render import samples_for
from repl.replay import MOST_LISTED, tell
from repl.screen import complain, say
from repl.unseen import opened_data
from studio.config import Config, load, start_log
from studio.files import write_whole
from studio.jamming.chronicle import Chronicle
from studio.jamming.onetune import tune_of
from studio.jamming.recordings import RecordingError, Recordings, read_file, text_of, without_chat
from studio.jamming.retelling import TooLongError, by_player, retold
from studio.jamming.wholetune import whole_tune_of
from studio.release import safe, slots_of
from studio.replaying import Replay, planned, render
from studio.written import number

JAM: Final = "jam"
FAILURES = (RecordingError, TooLongError, EngineError)


def run_jam(options: argparse.Namespace) -> int:
    """List the recorded jams, or play one again."""
    config = load(os.environ)
    start_log(config, os.environ)
    try:
        told = chosen(options.number, config)
        if told is None:
            return 0
        return written(told, options, config)
    except FAILURES as error:
        complain(str(error))
    except BrokenPipeError:
        raise  # whoever read the events has gone
    except OSError as error:
        complain(f"{error.filename} cannot be written ({error.strerror or error})")
    return 1


def chosen(word: str, config: Config) -> Chronicle | None:
    """The jam that is meant; None where the list was: it is said then.

    Raises:
        RecordingError: there is none.
    """
    kind, _, which = word.partition(":")
    if kind != JAM:
        return read_file(Path(word))
    recordings = Recordings(opened_data(config, complain), complain)
    found = recordings.listed()
    if not which:
        for place, one in enumerate(found[:MOST_LISTED], 1):
            began = datetime.fromtimestamp(one.at).strftime("%Y-%m-%d %H:%M")
            say(f"jam:{place:<3}  {began}  {one.room}  {one.happenings} lines")
        if not found:
            say("no jams yet: in a room, its host records with jam record")
        return None
    if not which.isdecimal() or not 1 <= int(which[:6]) <= len(found):
        raise RecordingError(f"there is no jam {which[:40]}; `notalabel replay jam` lists them")
    return recordings.read(found[int(which) - 1].number)


def written(told: Chronicle, options: argparse.Namespace, config: Config) -> int:
    """Do with a jam what is asked for.

    Raises:
        RecordingError, TooLongError, EngineError: it cannot be done.
        OSError: a file cannot be written.
    """
    if options.save is not None:
        write_whole(Path(options.save), text_of(without_chat(told)))
        say(options.save)
    if options.tune is not None:
        cycle = moment(options.at)
        tune = whole_tune_of(told) if cycle is None else tune_of(told, cycle)
        write_whole(Path(options.tune), tune)
        say(options.tune)
    if options.output is None and (options.save or options.tune):
        return 0
    played = retold(told)
    if options.output is not None:
        sounded(by_player(played, told), Path(options.output), options, config)
    for problem in played.problems:
        complain(problem)
    if options.output is None:
        tell(played)
    return 0


def moment(word: str | None) -> Fraction | None:
    """The cycle that is meant.

    Raises:
        RecordingError: it is none.
    """
    found = None if word is None else number(word)
    if word is not None and found is None:
        raise RecordingError(f"--at {word[:40]} is no cycle; try --at 16")
    return found


def sounded(played: Replay, path: Path, options: argparse.Namespace, config: Config) -> None:
    """Write a jam as sound, and a stem for each player where that is asked for.

    Raises:
        EngineError: it cannot be rendered.
    """
    with samples_for(config, played.sample_rate, LIMITS) as samples:
        plan = with_packs(played, samples, options.packs)
        with Bar() as bar:
            done = render(plan, path, played.sample_rate, config.log, bar.show)
        say(f"{done.path}: {done.frames / done.sample_rate:.2f} s, {done.voices} voices")
        for stem in stems(plan, path, played.sample_rate, config) if options.stems else ():
            say(str(stem))


def with_packs(played: Replay, samples: Library, packs: bool) -> Plan:
    """What a render plays; samples that the players' code names are loaded where that is wanted."""
    if packs:
        return planned(played, samples, samples.load)
    named = {str(args[0])[:80] for _, (_, args) in played.loads if args}
    for name in sorted(named):
        complain(f"its code names samples that were not loaded: {name}; --packs loads them")
    return planned(played, samples)


def stems(plan: Plan, path: Path, rate: int, config: Config) -> Iterator[Path]:
    """A file for each player, all from the same first frame to the same last one."""
    with unlimited(rate, config) as renderer:
        for player, plays in slots_of(plan.plays).items():
            stem = path.with_name(f"{path.stem} - {safe(player)}.wav")
            one = replace(plan, plays=plays)
            with Bar() as bar:
                renderer.render(one, stem, bar.show)
            yield stem


@contextmanager
def unlimited(rate: int, config: Config) -> Iterator[Renderer]:
    """A renderer without the master's limiter, so that stems add up."""
    with Renderer(rate, limiter=False, log=config.log) as renderer:
        yield renderer
