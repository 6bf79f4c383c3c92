"""The clock: where the time stands in beats and bars, who leads, and how much outputs are late."""

from concurrent.futures import Future

from studio.commands.clock import follow
from studio.links.clock.desks import MOST_OFFSET_MS, ClockDesk, desk_of
from studio.links.clock.kit import OUTPUTS
from studio.links.names.kit import BOOL, FLOAT, INT, ROOT, TEXT, Desk, Name
from studio.replies import Reply, done

CLOCK = f"{ROOT}/clock"


def _of(desk: Desk) -> ClockDesk:
    return desk_of(desk.session)


def _offset(name: str) -> Name:
    def change(desk: Desk, _: str, ms: float) -> "Future[Reply]":
        return done(_of(desk).set_offset(name, round(ms, 3)))

    return Name(f"{CLOCK}/offset/{name}", FLOAT, f"How much later {name} comes.",
                lambda desk, _: round(1000 * _of(desk).options.offsets[name], 3), change,
                -MOST_OFFSET_MS, MOST_OFFSET_MS, "ms", home=True)  # fmt: skip


NAMES = (
    Name(f"{CLOCK}/beat", FLOAT, "Beats since cycle 0, with the fraction of the one that passes.",
         lambda desk, _: _of(desk).state().beat, unit="beats", live=True),
    Name(f"{CLOCK}/bar", INT, "Whole cycles since cycle 0.",
         lambda desk, _: _of(desk).state().bar, unit="cycles", live=True),
    Name(f"{CLOCK}/phase", FLOAT, "How much of the bar has passed.",
         lambda desk, _: _of(desk).state().phase, low=0, high=1, live=True),
    Name(f"{CLOCK}/bpm", FLOAT, "Beats a minute (bpm); the tempo is set at /notalabel/cps.",
         lambda desk, _: round(60 * desk.session.playing().cps * _of(desk).beats, 6),
         unit="beats/min", live=True),
    Name(f"{CLOCK}/beats", INT, "Beats of a cycle.",
         lambda desk, _: _of(desk).beats,
         lambda desk, _, beats: done(_of(desk).set_beats(beats)), 1, 32, "beats", home=True),
    Name(f"{CLOCK}/leads", TEXT, "Who leads: link, tidal, midi or jam; empty where we do. Set it "
         "to one of them, or to off.",
         lambda desk, _: _of(desk).leads,
         lambda desk, _, name: follow(desk.session, name), home=True),
    Name(f"{CLOCK}/link", BOOL, "Is Ableton Link on?",
         lambda desk, _: "link" in _of(desk).parts,
         lambda desk, _, on: done(_of(desk).link_on() if on else _of(desk).link_off()), home=True),
    *map(_offset, OUTPUTS),
)  # fmt: skip
