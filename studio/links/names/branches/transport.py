"""What plays as a whole: tempo, position, silence, back and forth, when changes come in."""

from fractions import Fraction

from engine.scheduler import MIN_CPS
from studio.commands.hush import hush, panic
from studio.commands.launch import LONGEST, fade, launch
from studio.commands.past import redo, undo
from studio.links.names.kit import ACT, BOOL, FLOAT, INT, ROOT, Desk, Name


def _cycle(desk: Desk) -> Fraction:
    return desk.session.playing().cycle or Fraction(0)


NAMES = (
    Name(f"{ROOT}/cps", FLOAT, "The tempo in cycles a second.",
         lambda desk, _: round(desk.session.playing().cps, 9),
         lambda desk, _, value: desk.session.set_cps(value),
         float(MIN_CPS), 16.0, "cycles/s"),
    Name(f"{ROOT}/cycle", FLOAT, "The cycle that sounds, with its fraction; 0 while nothing plays.",
         lambda desk, _: float(_cycle(desk)), unit="cycles", live=True),
    Name(f"{ROOT}/playing", BOOL, "Is there anything that plays?",
         lambda desk, _: desk.session.playing().cycle is not None),
    Name(f"{ROOT}/hush", ACT, "Silence; what sounds rings out.",
         set=lambda desk, *_: hush(desk.session, "")),
    Name(f"{ROOT}/panic", ACT, "Silence at once, what rings out too.",
         set=lambda desk, *_: panic(desk.session, "")),
    Name(f"{ROOT}/undo", ACT, "Back to what played before.",
         set=lambda desk, *_: undo(desk.session, "")),
    Name(f"{ROOT}/redo", ACT, "Forth again.",
         set=lambda desk, *_: redo(desk.session, "")),
    Name(f"{ROOT}/launch/quantum", INT, "Changes wait for a multiple of so many cycles; 0: not.",
         lambda desk, _: desk.session.launch.quantum,
         lambda desk, _, value: launch(desk.session, str(value)), 0, LONGEST, "cycles"),
    Name(f"{ROOT}/launch/fade", FLOAT, "How long changes fade; 0: not.",
         lambda desk, _: float(desk.session.launch.fade),
         lambda desk, _, value: fade(desk.session, f"{value:.6f}"), 0, 64, "cycles"),
)  # fmt: skip
