"""The command line: which commands there are, and where each one lives.

A command is one row of COMMANDS; its module is imported only when it runs, because
`notalabel query` has to answer within a moment of being typed.
"""

import argparse
import importlib
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studio.collecting import collect_seldom

OK, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

Options = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the table of commands.

    Attributes:
        name: what the player types after `notalabel`.
        help: one line for `notalabel --help`.
        options: adds the command's own options to its parser.
        runs: "module:function"; the function takes the options and returns an exit code.
    """

    name: str
    help: str
    options: Callable[[argparse.ArgumentParser], None]
    runs: str


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="Strudel code")
    parser.add_argument("--from", dest="begin", default="0", metavar="A", help="first cycle (0)")
    parser.add_argument("--to", dest="end", default="4", metavar="B", help="cycle to stop at (4)")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--batch", action="store_true", help="NDJSON from stdin to stdout")


def _render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", metavar="CODE_OR_FILE")
    parser.add_argument("-o", "--output", metavar="OUT.WAV", help="the file to write")
    parser.add_argument("--cycles", type=int, default=4, help="how many cycles (4)")
    parser.add_argument("--cps", help="cycles a second (the code's own, else 0.5)")
    parser.add_argument("--tail", default="1", metavar="CYCLES", help="time to ring out (1)")
    parser.add_argument("--sample-rate", type=int, default=48_000, help="Hz (48000)")
    parser.add_argument("--stems", action="store_true", help="also OUT.orbitN.wav")
    _set(parser)
    parser.add_argument("--batch", metavar="CASES.NDJSON", help="render each line of this file")
    parser.add_argument("--out", metavar="DIR", help="where --batch puts ID.wav")


def _set(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--set", metavar="NAME", help="a set of yours instead of code")
    parser.add_argument("--arrange", metavar="SCENES", help='its scenes in order: "A 8 B 16"')


def _release(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", metavar="CODE_OR_FILE")
    _set(parser)
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder to fill")
    parser.add_argument("--title", help="names the files")
    parser.add_argument("--artist", default="", help="who made it")
    parser.add_argument("--licence", default="", metavar="TEXT_OR_FILE", help="who may do what")
    parser.add_argument("--cover", metavar="PICTURE", help="a JPEG or PNG")
    parser.add_argument("--cycles", type=int, default=64, help="how many cycles (64)")
    parser.add_argument("--cps", help="cycles a second (the code's own, else 0.5)")
    parser.add_argument("--sample-rate", type=int, default=48_000, help="Hz (48000)")


def _sound(parser: argparse.ArgumentParser) -> None:
    backends = ("auto", "jack", "portaudio", "null")
    parser.add_argument("--backend", choices=backends, help="where sound goes (as configured)")
    parser.add_argument("--device", metavar="NAME", help="an output, by a part of its name")
    frames = (64, 128, 256)
    parser.add_argument("--frames", type=int, choices=frames, help="block size (as configured)")
    rates = (44_100, 48_000, 88_200, 96_000, 192_000)
    parser.add_argument(
        "--sample-rate", type=int, choices=rates, help="frames a second (as configured)"
    )
    parser.add_argument(
        "--outputs",
        type=int,
        choices=(0, 2, 4, 6, 8, 16, 32),
        metavar="N",
        help="how many outputs to open",
    )
    parser.add_argument(
        "--inputs",
        type=int,
        choices=range(33),
        metavar="N",
        help='how many inputs to open for s("in"): 0 to 32 (as configured, else none)',
    )


def _listen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--osc-port", type=int, metavar="N", help="for OSC (as configured)")
    parser.add_argument("--http-port", type=int, metavar="N", help="for HTTP (as configured)")
    parser.add_argument("--socket-port", type=int, metavar="N", help="for WebSocket, the same")


def _prompt(parser: argparse.ArgumentParser) -> None:
    _sound(parser)
    parser.add_argument(
        "--listen", action="store_true", help="let other programs play and send code"
    )
    _listen(parser)


def _front(parser: argparse.ArgumentParser) -> None:
    _prompt(parser)
    parser.add_argument("--stage", action="store_true", help="the full-screen stage first")
    parser.add_argument("--plain", action="store_true", help="plain lines, for screen readers")


def _serve(parser: argparse.ArgumentParser) -> None:
    _sound(parser)
    _listen(parser)
    parser.add_argument("--host", default="127.0.0.1", help="this machine alone (127.0.0.1)")


def _hub(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--listen", default="127.0.0.1", metavar="ADDRESS", help="0.0.0.0 is all (127.0.0.1)"
    )
    parser.add_argument("--port", type=int, default=7475, metavar="N", help="where (7475)")
    parser.add_argument("--nats", metavar="URL", help="share rooms with other hubs")
    parser.add_argument("--players", type=int, default=32, metavar="N", help="of a room (32)")
    parser.add_argument("--rooms", type=int, default=1000, metavar="N", help="at once (1000)")
    parser.add_argument("--per-address", type=int, default=8, metavar="N", help="players (8)")
    parser.add_argument("--proxied", action="store_true", help="believe X-Forwarded-For")
    parser.add_argument("--certificate", metavar="FILE", help="for TLS: jams://")
    parser.add_argument("--private-key", metavar="FILE", help="where it is not in there")


def _projector(parser: argparse.ArgumentParser) -> None:
    themes = ("dark", "light", "contrast", "retro", "plain")
    parser.add_argument("session", nargs="?", default="", help="its number; else the last one")
    parser.add_argument("--theme", choices=themes, default="contrast", help="colours (contrast)")
    parser.add_argument("--visual", default="pianoroll", metavar="NAME", help="below the code")


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="Strudel code, or your own Python (.py)")
    parser.add_argument("--for", dest="seconds", type=float, metavar="SECONDS", help="then stop")
    parser.add_argument("--watch", action="store_true", help="play it again when it is saved")
    _prompt(parser)
    parser.add_argument("--record", metavar="OUT.WAV", help="also into a file, .wav or .flac")
    parser.add_argument("--report", action="store_true", help="a last line of JSON")


def _replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", nargs="?", help="which set; jam, jam:N or FILE.jam: of a jam")
    parser.add_argument("-o", "--output", metavar="OUT.WAV", help="as sound instead of events")
    jams = parser.add_argument_group("of a jam")
    jams.add_argument("--stems", action="store_true", help="with -o: a file for each player too")
    jams.add_argument("--tune", metavar="OUT.STRUDEL", help="all of it, as one tune")
    jams.add_argument("--at", metavar="CYCLE", help="with --tune: what plays at this cycle alone")
    jams.add_argument("--save", metavar="OUT.JAM", help="for others, without what was said")
    jams.add_argument("--packs", action="store_true", help="load the samples that its code names")


def _plot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FILE", help="code, a sound file, or the word history")
    parser.add_argument("output", nargs="?", metavar="OUT.PNG", help=".png, .svg or .pdf")
    parser.add_argument("--cycles", type=int, default=8, help="how many cycles of code (8)")
    parser.add_argument("--from", dest="begin", type=int, default=0, metavar="A", help="cycle (0)")
    parser.add_argument("--wave", action="store_true", help="code rendered, not its notes")
    parser.add_argument("--set", type=int, default=1, metavar="N", help="of the history (1: last)")


TIERS = ("remote", "ensemble", "dna", "procedural", "fallback")


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("request", nargs="?", metavar="WORDS", help="what to play, in plain words")
    parser.add_argument("--batch", action="store_true", help="NDJSON from stdin to stdout")
    parser.add_argument("--seed", type=int, default=0, help="of the dice (0)")
    parser.add_argument("--tier", choices=TIERS, default="", help="only this one")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--sound", action="store_true", help="also play a test tone")


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="such as lpf or every")


def _config(parser: argparse.ArgumentParser) -> None:
    what = ("get", "set", "unset", "edit", "where")
    parser.add_argument("action", nargs="?", choices=what, help="all settings without it")
    parser.add_argument("key", nargs="?", metavar="KEY", help="such as sound.frames")
    parser.add_argument("value", nargs="?", metavar="VALUE")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", metavar="FILE.ZIP", help="the archive to write")


def _erase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="without being asked")


def _passphrase(parser: argparse.ArgumentParser) -> None:
    what = ("set", "change", "off", "remember", "forget")
    parser.add_argument("action", nargs="?", choices=what, help="without it: is there one?")


def _bench(parser: argparse.ArgumentParser) -> None:
    names = ("patterns", "engine", "latency", "startup")
    parser.add_argument("name", nargs="?", choices=names, help="only this one")
    parser.add_argument("--json", action="store_true", help="one line of JSON each")


COMMANDS = (
    Command("query", "what a pattern plays, as events", _query, "repl.query:run"),
    Command("render", "write a tune to a sound file", _render, "repl.render:run"),
    Command("release", "master, stems, tags and cover in a folder", _release, "repl.works:run"),
    Command("play", "play a file", _play, "repl.play:run"),
    Command(
        "serve",
        "for other programs: a SuperDirt, code over OSC and HTTP",
        _serve,
        "repl.serving:run",
    ),
    Command("hub", "a place where jams meet", _hub, "repl.hub:run"),
    Command("projector", "what plays, read-only", _projector, "repl.projector:run"),
    Command("replay", "a set from your history, played again", _replay, "repl.replay:run"),
    Command("plot", "a picture of a tune, a sound file or a set", _plot, "repl.plotting:run"),
    Command("ask", "plain words to code", _ask, "repl.asking:run"),
    Command("learn", "the tutor", _sound, "repl.learn:run"),
    Command("help", "what a name of the language does", _help, "repl.helping:run"),
    Command("config", "settings: list, get, set, edit, where", _config, "repl.configuring:run"),
    Command("passphrase", "your data encrypted", _passphrase, "repl.passphrase:run"),
    Command("export", "everything that is yours in one archive", _export, "repl.leaving:export"),
    Command("erase", "everything that is yours, taken away", _erase, "repl.leaving:erase"),
    Command("doctor", "what works on this machine", _doctor, "repl.doctor:run"),
    Command("bench", "the project's own benchmarks", _bench, "repl.bench:run"),
)
PROMPT = Command("", "", _front, "repl.start:run")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> None:  # type: ignore[override] # argparse says NoReturn
        self.exit(MISUSED, f"notalabel: {message}; `{self.prog} --help` lists what there is\n")


class _Version(argparse.Action):
    """Prints the version; looks it up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"notalabel {version('notalabel')}\n")
        parser.exit(OK)


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(
        prog="notalabel",
        description="A live-coding music instrument: without a command, the prompt.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    PROMPT.options(parser)
    parser.set_defaults(runs=PROMPT.runs)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.help, description=command.help)
        command.options(one)
        one.set_defaults(runs=command.runs)
    return parser


def run_command(options: Options) -> int:
    """Run the command that the options name.

    Returns:
        the exit code.
    """
    module, _, function = options.runs.partition(":")
    code: int = getattr(importlib.import_module(module), function)(options)
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """The `notalabel` program.

    Returns:
        the exit code: 0 done, 1 failed, 2 called in a wrong way, 130 interrupted.
    """
    _never_fail_to_write()
    collect_seldom()
    options = build_parser().parse_args(joined(sys.argv[1:] if arguments is None else arguments))
    try:
        return run_command(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return FAILED
    except OSError as error:
        sys.stderr.write(f"notalabel: {error.strerror or error}\n")
        return FAILED
    except Exception as error:  # noqa: BLE001 # the edge, and it is logged
        from repl.failing import log_failure, sentence

        log_failure(error)
        sys.stderr.write(sentence(error) + "\n")
        return FAILED


def joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with negative cycles joined to their options, which argparse takes for options.

    >>> joined(["query", "--from", "-1/2", "--to", "1"])
    ['query', '--from=-1/2', '--to', '1']
    """
    out: list[str] = []
    for argument in arguments:
        if out and out[-1] in ("--from", "--to") and argument[:1] == "-":
            argument = f"{out.pop()}={argument}"
        out.append(argument)
    return out


def _never_fail_to_write() -> None:
    """A terminal that lacks a character shows a question mark in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _silence_stdout() -> None:
    """Whoever read our output is gone: let the interpreter's last flush go nowhere."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
