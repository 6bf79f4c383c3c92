"""What all engines are given: notes in plain numbers, and tunes that are made of them.

A tune is Strudel code of what every engine here can do: four waves and some drums, a resonant
low-pass, an envelope, panning and one room.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from engine.messages import SoundEvent
from engine.scheduler import Slot, events_of_cycles
from patterns.strudel.evaluate import evaluate
from patterns.timeline import Timeline

RATE: Final = 48_000
SECONDS: Final = 10
# So many saws sound at once: each lasts a second, and one begins when another ends.
VOICES: Final = (
    's("sawtooth*{0}").note(saw.range(36, 84)).clip({0}).attack(.01).decay(.1).sustain(.5)'
    ".release(.1).lpf(1200).lpq(8).pan(sine).gain(.02).room(.3).roomsize(2)"
)
TUNES: Final = {
    "house": """stack(
        s("bd*4, [~ cp]*2, [~ hh]*4, hh*16").gain(".9 .6 .7 .5"),
        note("c2 [~ c2] eb2 [g1 bb1]").s("sawtooth").lpf("<400 700 1100 700>").lpq(8).clip(.8)
          .attack(.002).decay(.1).sustain(.6).release(.05),
        note("<[c4,eb4,g4] [bb3,d4,f4]>*2").s("square").lpf(1800).attack(.01).decay(.2)
          .sustain(.3).release(.2).gain(.4).pan(.3).room(.4).roomsize(2))""",
    "dusk": """stack(
        note("<[c3,g3,eb4,bb4] [ab2,eb3,c4,g4] [f2,c3,ab3,eb4] [g2,d3,b3,f4]>").s("sawtooth")
          .attack(.4).decay(.2).sustain(.8).release(1.2).lpf("<600 900 1300>").lpq(4)
          .gain(.4).room(.6).roomsize(2),
        note("<c5 g4 eb5 d5>*2").s("triangle").attack(.01).decay(.3).sustain(.2).release(.6)
          .pan(.7).gain(.6).room(.6).roomsize(2),
        s("bd ~ [~ bd] ~, ~ rim ~ rim").gain(.7))""",
    "runs": """stack(
        note("[c3 eb3 g3 bb3 c4 bb3 g3 eb3]*2").add("<0 5 3 -2>").s("sawtooth").lpf(2000).lpq(12)
          .attack(.001).decay(.08).sustain(.3).release(.08).pan("0 .25 .75 1"),
        note("[c5 g4 eb5 c5]*4").add("<0 5 3 -2>").s("square").attack(.001).decay(.06).sustain(.1)
          .release(.05).gain(.35).pan(".8 .2").room(.3).roomsize(2),
        s("bd(5,8), sd*2, hh*16, oh(3,8,2)").gain(".9 .7 .5 .4"))""",
}


@dataclass(frozen=True, slots=True)
class Tune:
    """Something that every engine plays.

    Attributes:
        name: for the table.
        code: Strudel's language.
        cps: cycles a second.
        seconds: how long.
    """

    name: str
    code: str
    cps: Fraction
    seconds: int

    def events(self) -> list[SoundEvent]:
        """What sounds, by the frame at which it begins."""
        slot = Slot("$", 0, evaluate(self.code).pattern)
        cycles = self.cps * self.seconds
        return list(
            events_of_cycles([slot], Timeline(self.cps), Fraction(0), cycles, RATE, False).events
        )


def voices(count: int) -> Tune:
    """So many voices at once."""
    return Tune(f"{count} voices", VOICES.format(count), Fraction(1), SECONDS)


def tunes(seconds: int) -> list[Tune]:
    """The tunes."""
    return [Tune(name, code, Fraction(1, 2), seconds) for name, code in TUNES.items()]


def number(event: SoundEvent, name: str, usual: float) -> float:
    """A control of an event as a number."""
    value: Any = event.controls.get(name)
    return usual if value is None else float(value)
