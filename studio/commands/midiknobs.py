"""`midi bind`, `midi learn`, `midi unbind`, `keys`: what knobs turn and keys play."""

from concurrent.futures import Future
from typing import Final

from engine.turning import turn_message
from studio.links.midi.bindings import Binding
from studio.links.midi.link import Midi, midi_of
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

BIND: Final = "midi bind 74 bass lpf 200 4000"
LEARN: Final = "midi learn cutoff, or midi learn bass lpf 200 4000"
USUAL: Final = {"lpf": (100.0, 8000.0), "cutoff": (100.0, 8000.0), "hpf": (20.0, 4000.0)}


def _binding(name: str, words: list[str]) -> Binding | str:
    """What words after the name of a live value bind it to, or what is wrong with them."""
    if len(words) not in (2, 4):
        return f"a slot, a control and two ends: {BIND}"
    slot, control = words[:2]
    _, said = turn_message(slot, control, 0.0)
    if said and "cannot be turned" in said[0]:
        return said[0]
    low, high = USUAL.get(control, (0.0, 1.0))
    if len(words) == 4:
        ends = [number(word) for word in words[2:]]
        if ends[0] is None or ends[1] is None:
            return f"{words[2]} and {words[3]} are no numbers: {BIND}"
        low, high = float(ends[0]), float(ends[1])
    return Binding(name, slot, control, low, high)


def live_name(word: str) -> str:
    """The name of a live value: a number is a controller's.

    >>> live_name("74"), live_name("cutoff")
    ('cc:74', 'cutoff')
    """
    return f"cc:{int(word)}" if word.isascii() and word.isdigit() else word


def bind(_session: Session, link: Midi, rest: str) -> "Future[Reply]":
    """Let a knob turn a control of a slot, at once."""
    words = rest.split()
    if not words:
        return done(Reply(False, f"a knob's number, a slot and a control: {BIND}"))
    return done(_bound(link, _binding(live_name(words[0]), words[1:])))


def _bound(link: Midi, one: Binding | str) -> Reply:
    if isinstance(one, str):
        return Reply(False, one)
    try:
        link.bind(one)
    except ValueError as error:
        return Reply(False, str(error))
    return Reply(True, one.told())


def unbind(_session: Session, link: Midi, rest: str) -> "Future[Reply]":
    """Let go of a knob."""
    gone = link.unbind(live_name(rest))
    if not gone:
        return done(Reply(False, f"{rest or 'nothing'} is not bound; midi lists what is"))
    return done(Reply(True, f"{gone[0].name} turns nothing now"))


def learn(session: Session, link: Midi, rest: str) -> "Future[Reply]":
    """Wait for a knob, and give it a name or bind it."""
    words = rest.split()
    trial = _binding("cc:0", words) if len(words) > 1 else ""
    if not words or (isinstance(trial, str) and trial):
        return done(Reply(False, trial if isinstance(trial, str) and trial else f"try {LEARN}"))

    def learnt(name: str) -> None:
        try:
            if len(words) == 1:
                link.call(words[0], name)
                session.tell(f"{name} is {words[0]}: cc('{words[0]}') reads it")
            elif isinstance(one := _binding(name, words), Binding):
                link.bind(one)
                session.tell(one.told())
        except ValueError as error:
            session.tell_bad(str(error))

    link.learn(lambda name: link.aside(lambda: learnt(name)))
    return done(Reply(True, "move a knob"))


def keys(session: Session, argument: str) -> "Future[Reply]":
    """Let MIDI keys play the sounds of slots."""
    link = midi_of(session)
    if link is None or link.keys is None:
        return done(Reply(False, "this session has no MIDI"))
    words = argument.split()
    if words == ["off"]:
        link.keys.play(())
        return done(Reply(True, "keys play nothing"))
    playing = session.playing().slots
    if not words:
        shown = ", ".join(link.keys.slots) or "nothing; keys drums lets them play a slot's sound"
        return done(Reply(True, f"keys play {shown}"))
    unknown = [word for word in words if word not in playing]
    if unknown:
        there = ", ".join(playing) or "nothing"
        return done(Reply(False, f"no {unknown[0]} plays; there is {there}"))
    link.play_keys(tuple(words))
    return done(Reply(True, f"keys play {', '.join(words)}"))
