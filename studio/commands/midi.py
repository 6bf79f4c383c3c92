"""`midi`: ports, inputs, what knobs turn; `midi ~/tune.mid 8`: what plays as a MIDI file."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from fractions import Fraction
from typing import Final

from engine.typedpath import typed_path
from patterns.constructors import stack
from patterns.pattern import Pattern
from studio.commands.midiknobs import bind, learn, unbind
from studio.links.midi.link import ALL, Midi, midi_of
from studio.links.midi.port import Port
from studio.midifile import MOST_CYCLES, MidiError, write_midi
from studio.replies import Reply, counted, done
from studio.session import Session
from studio.written import number

USUAL_CYCLES: Final = 8
EXAMPLE: Final = "try midi ~/tune.mid 8"
LIST_S: Final = 1.5
MOST_OFFSET_MS: Final = 2000
NONE: Final = "this session has no MIDI"


def midi(session: Session, argument: str) -> "Future[Reply]":
    """List ports, hear an input, bind a knob; or write what plays into a MIDI file."""
    word, _, rest = argument.partition(" ")
    does = WORDS.get(word)
    if does is None:
        return _file(session, argument)
    link = midi_of(session)
    if link is None:
        return done(Reply(False, NONE))
    return does(session, link, rest.strip())


def _list(session: Session, link: Midi, _rest: str) -> "Future[Reply]":
    promised: Future[Reply] = Future()

    def look() -> None:
        promised.set_result(Reply(True, "\n".join(told(link))))

    link.aside(lambda: link.hub.listed(LIST_S), look)
    del session
    return promised


def told(link: Midi) -> list[str]:
    """What there is, and what is open."""
    listed = link.hub.listed()
    lines = [listed.problem] if listed.problem else []
    for way, names, ports in (
        ("out", listed.outputs, link.hub.ports("out")),
        ("in", listed.inputs, link.hub.ports("in")),
    ):
        open_ = {port.name: port for port in ports if port.state == "open"}
        lines += [f"{way}  {name}{_state(open_.get(name))}" for name in names]
        lines += [
            f"{way}  {port.wanted or 'the first there is'}: not there"
            for port in ports
            if port.state != "open"
        ]
        if not names and not listed.problem:
            lines.append(f"{way}  none")
    lines += [one.told() for one in link.bindings.all()]
    if link.keys is not None and link.keys.slots:
        lines.append(f"keys play {', '.join(link.keys.slots)}")
    return lines


def _state(port: Port | None) -> str:
    if port is None:
        return ""
    late = f", {port.offset_s * 1000:+g} ms" if port.offset_s else ""
    lost = f", {port.dropped} lost" if port.dropped else ""
    return f"  (open{late}{lost})"


def _hear(_session: Session, link: Midi, rest: str) -> "Future[Reply]":
    if rest == "off":
        gone = link.deafen()
        return done(Reply(True, f"no input is heard; {len(gone)} closed"))
    try:
        link.listen(rest or ALL)
    except ValueError as error:
        return done(Reply(False, str(error)))
    who = f"the input with {rest} in its name" if rest and rest != ALL else "all inputs"
    return done(Reply(True, f"hearing {who}; midi lists them, midi in off ends it"))


def _out(_session: Session, link: Midi, rest: str) -> "Future[Reply]":
    try:
        link.use(rest)
    except ValueError as error:
        return done(Reply(False, str(error)))
    return done(Reply(True, f"midi() without a name goes to {rest or 'the first output'}"))


def _offset(_session: Session, link: Midi, rest: str) -> "Future[Reply]":
    name, _, text = rest.rpartition(" ")
    late = number(text)
    if late is None or abs(late) > MOST_OFFSET_MS:
        sentence = f"a part of an output's name and up to {MOST_OFFSET_MS} milliseconds"
        return done(Reply(False, f"{sentence}: midi offset synth -20"))
    ports = [port for port in link.hub.ports("out") if name in (port.name, port.wanted) or not name]
    ports = ports or [port for port in link.hub.ports("out") if name in port.name]
    if not ports:
        return done(Reply(False, f"no output {name} is open; midi lists them"))
    for port in ports:
        port.offset_s = float(late) / 1000
    return done(Reply(True, f"{', '.join(port.name for port in ports)}: {float(late):+g} ms"))


def _panic(session: Session, link: Midi, _rest: str) -> "Future[Reply]":
    del session
    link.quiet()
    return done(Reply(True, "all notes off at every MIDI output"))


WORDS: Final[Mapping[str, Callable[[Session, Midi, str], "Future[Reply]"]]] = {
    "": _list,
    "in": _hear,
    "out": _out,
    "offset": _offset,
    "panic": _panic,
    "bind": bind,
    "unbind": unbind,
    "learn": learn,
}


def _file(session: Session, argument: str) -> "Future[Reply]":
    """Write some cycles of what plays into a MIDI file."""
    words = argument.split()
    cycles = number(words[1]) if len(words) > 1 else Fraction(USUAL_CYCLES)
    if not words or len(words) > 2 or cycles is None or not 1 <= cycles <= MOST_CYCLES:
        known = ", ".join(filter(None, WORDS))
        sentence = f"a file's name and a number of cycles: {EXAMPLE}; or one of {known}"
        return done(Reply(False, sentence))
    playing = session.sources()
    if not playing:
        return done(Reply(False, f"nothing plays; {EXAMPLE}"))
    path, cps = typed_path(words[0]), Fraction(str(session.playing().cps))

    def write(patterns: Mapping[str, Pattern]) -> tuple[str, ...]:
        try:
            count = write_midi(path, stack(list(patterns.values())), cps, int(cycles))
        except MidiError as error:
            return (str(error),)
        except OSError as error:
            return (f"{path} cannot be written ({error.strerror or error})",)
        return (f"{counted(count, 'note')} in {path}",)

    return session.examine(playing, write)
