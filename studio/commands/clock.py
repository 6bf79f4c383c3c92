"""`clock`, `link`, `follow`, `offset`, `calibrate`: who leads the time, and who is told of it."""

from concurrent.futures import Future
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish
from studio.written import number

if TYPE_CHECKING:
    from studio.links.clock.desks import ClockDesk

CLICKS: Final = "calibrate"
MOST_BEATS: Final = 32
HOW_CLOCK: Final = "clock beats 3, clock tidal on, clock midi NAME, clock midi off"
HOW_FOLLOW: Final = "follow link, follow tidal, follow midi NAME, follow jam, or follow off"
HOW_OFFSET: Final = "offset midi 12, in milliseconds, up to 1000; of link, midi, osc or tidal"
HOW_CALIBRATE: Final = "calibrate midi, or link, osc, tidal; calibrate off"


def _desk(session: Session) -> "ClockDesk":
    from studio.links.clock.desks import desk_of  # only who asks pays for it

    return desk_of(session)


def beats_of(session: Session) -> int:
    """Beats of a cycle."""
    return _desk(session).beats


def clock(session: Session, argument: str) -> "Future[Reply]":
    """Say where the time stands, who leads and who is told; or change who is told."""
    desk, words = _desk(session), argument.split()
    if not words:
        return done(Reply(True, _told(desk)))
    what, rest = words[0], " ".join(words[1:])
    if what == "beats" and rest.isdigit() and 1 <= int(rest) <= MOST_BEATS:
        return done(desk.set_beats(int(rest)))
    if what == "tidal" and rest in ("on", ""):
        return done(desk.tidal_on())
    if what in ("tidal", "midi") and rest == "off":
        return done(desk.off(what))
    if what == "midi":
        return done(desk.midi_out(rest))
    return done(Reply(False, f"clock knows {HOW_CLOCK}"))


def _told(desk: "ClockDesk") -> str:
    from studio.links.clock.desk import shown

    state = desk.state()
    place = f"cycle {state.cycle:.2f}, beat {int(state.phase * state.beats) + 1} of {state.beats}"
    runs = "" if state.running else ", nothing plays"
    leads = desk.leads or "we"
    error = ""
    if desk.following is not None:
        error = f" ({1000 * desk.following.steering.error_s:+.1f} ms from it)"
    told = ", ".join(sorted(desk.parts)) or "nobody"
    return (
        f"{place}, {state.bpm:.2f} bpm{runs}\n"
        f"leads: {leads}{error}; told: {told}; offsets: {shown(desk.options.offsets)}"
    )


def link(session: Session, argument: str) -> "Future[Reply]":
    """Join Ableton Link, leave it, or say who is there."""
    desk = _desk(session)
    if argument == "on":
        return done(desk.link_on())
    if argument == "off":
        return done(desk.link_off())
    if argument:
        return done(Reply(False, "link on, link off, or link to hear who is there"))
    if "link" not in desk.parts:
        return done(Reply(True, "Link is off; link on joins it, on all networks of this machine"))
    return done(desk.link_on())


def follow(session: Session, argument: str) -> "Future[Reply]":
    """Let another clock lead."""
    desk = _desk(session)
    name, _, port = argument.partition(" ")
    if not argument:
        return done(Reply(True, f"{desk.leads or 'our own clock'} leads; {HOW_FOLLOW}"))
    if name not in ("link", "tidal", "midi", "jam", "off"):
        return done(Reply(False, HOW_FOLLOW))
    return done(desk.follow(name, port.strip()))


def offset(session: Session, argument: str) -> "Future[Reply]":
    """Let an output come later or earlier; without a word, how they stand."""
    from studio.links.clock.desk import shown
    from studio.links.clock.desks import MOST_OFFSET_MS
    from studio.links.clock.kit import OUTPUTS

    desk = _desk(session)
    if not argument:
        return done(Reply(True, f"offsets: {shown(desk.options.offsets)}; {HOW_OFFSET}"))
    words = argument.removesuffix("ms").split()
    ms = signed(words[1]) if len(words) == 2 else None
    if ms is None or words[0] not in OUTPUTS or abs(ms) > MOST_OFFSET_MS:
        return done(Reply(False, HOW_OFFSET))
    return done(desk.set_offset(words[0], float(ms)))


def signed(text: str) -> Fraction | None:
    """A number with a sign, None where it is none.

    >>> signed("-12.5"), signed("+3"), signed("far")
    (Fraction(-25, 2), Fraction(3, 1), None)
    """
    found = number(text.lstrip("+-"))
    return None if found is None else -found if text.startswith("-") else found


def calibrate(session: Session, argument: str) -> "Future[Reply]":
    """Find the offset of an output by tapping, first to our click, then to what it plays."""
    from studio.links.clock.calibrating import ENOUGH, Calibration
    from studio.links.clock.kit import OUTPUTS

    desk = _desk(session)
    if argument == "off":
        desk.calibration = None
        return session.wish(lambda _: Wish(_silence(), Reply(True, "no more of it")))
    if argument not in OUTPUTS:
        return done(Reply(False, HOW_CALIBRATE))
    desk.calibration = Calibration(argument, 60 / desk.state().bpm)

    def click(player: Player) -> Wish:
        from patterns import s  # only who calibrates pays for it

        del player
        mini = f"rim*{desk.beats}"
        part = session.known(f'{CLICKS}: s("{mini}")', s(mini).pattern)
        text = f"tap (or F9) {ENOUGH} times to our click; silence the rest with `only {CLICKS}`"
        return Wish(Change({CLICKS: part}, undoable=False), Reply(True, text))

    return session.wish(click)


def _silence() -> Change:
    return Change(muted=frozenset({CLICKS}), undoable=False)


def tapped(session: Session) -> "Future[Reply] | None":
    """A tap that is for calibrating; None where it is for the tempo."""
    desk = _desk(session)
    calibration = desk.calibration
    if calibration is None:
        return None
    other = calibration.other
    text = calibration.tap(desk.state("ears").beat)
    if calibration.other and not other:
        session.wish(lambda _: Wish(_silence(), Reply(True)))
    if calibration.found_s is None:
        return done(Reply(True, text))
    desk.calibration = None
    now_ms = 1000 * (desk.options.offsets[calibration.name] - calibration.found_s)
    reply = desk.set_offset(calibration.name, round(now_ms, 1))
    return done(replace(reply, text=f"{text}: {reply.text}"))
