"""`midi ~/tune.mid 8`: what plays as a MIDI file."""

from collections.abc import Mapping
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path
from typing import Final

from patterns.constructors import stack
from patterns.pattern import Pattern
from studio.midifile import MOST_CYCLES, MidiError, write_midi
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

USUAL_CYCLES: Final = 8
EXAMPLE: Final = "try midi ~/tune.mid 8"


def midi(session: Session, argument: str) -> "Future[Reply]":
    """Write some cycles of what plays into a MIDI file."""
    words = argument.split()
    cycles = number(words[1]) if len(words) > 1 else Fraction(USUAL_CYCLES)
    if not words or len(words) > 2 or cycles is None or not 1 <= cycles <= MOST_CYCLES:
        return done(Reply(False, f"a file's name and a number of cycles: {EXAMPLE}"))
    playing = session.sources()
    if not playing:
        return done(Reply(False, f"nothing plays; {EXAMPLE}"))
    path, cps = Path(words[0]).expanduser(), Fraction(str(session.playing().cps))

    def write(patterns: Mapping[str, Pattern]) -> tuple[str, ...]:
        try:
            count = write_midi(path, stack(list(patterns.values())), cps, int(cycles))
        except MidiError as error:
            return (str(error),)
        except OSError as error:
            return (f"{path} cannot be written ({error.strerror or error})",)
        return (f"{count} notes in {path}",)

    return session.examine(playing, write)
