"""What is drawn, as plain data: events of patterns, and the changes of a set.

All that comes out can be written as JSON.
"""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import Any, Final

from patterns.pattern import Pattern
from studio.foreseeing import soundings
from studio.history import History
from studio.landings import change_of
from studio.profiles import Profile, ProfileError
from studio.slots import Change, Part
from studio.store import ClosedError, failures
from studio.vault import Vault
from studio.visuals.reading import note_of, number_of, sound_of

MOST_EVENTS: Final = 20_000
MOST_CODE: Final = 160  # characters that are kept of a piece of code
USUAL_CPS: Final = 0.5


def pianoroll(patterns: Mapping[str, Pattern], begin: int, end: int, title: str) -> dict[str, Any]:
    """Events of patterns between two cycles.

    Raises:
        PatternError: a pattern fails.
    """
    events: list[list[Any]] = []
    for slot, pattern in patterns.items():
        haps = (hap for hap in pattern.query(begin, end) if hap.has_onset())
        for one in soundings(slot, haps):
            gain = number_of(one.value.get("gain", 1.0))
            note, sound = note_of(one.value), sound_of(one.value) or slot
            times = one.begin, min(one.end, float(end))
            events.append([slot, *times, note, sound, 1.0 if gain is None else gain])
    return {"begin": begin, "end": end, "title": title, "events": events[:MOST_EVENTS]}


def set_history(history: History, run: int, who: str) -> dict[str, Any] | None:
    """What was evaluated and played in a set, None where there is none of that number.

    Args:
        history: where it is kept.
        run: its number.
        who: who played, "" where nobody says.
    """
    landings = history.rows(
        "select frame, sample_rate, change from landings where run = ? order by id", (run,)
    )
    typed = history.rows(
        "select id, at, code, ok from evaluations where run = ? order by id", (run,)
    )
    if not landings:
        return None
    codes = {number: code for number, _, code, _ in typed}
    first, rate = landings[0][0], landings[0][1]
    changes = [((frame - first) / rate, change_of(json.loads(plain), _part(codes)))
               for frame, _, plain in landings]  # fmt: skip
    lines = history.rows("select at, line from commands where run = ? order by id", (run,))
    offset = _offset(changes, {number: at for number, at, _, _ in typed})
    early = min([0.0, *(at + offset for _, at, _, _ in typed)])  # what was typed before it sounded
    changes = [(at - early, change) for at, change in changes]
    evaluations = [[at + offset - early, bool(ok), who] for _, at, _, ok in typed]
    commands = [[max(at + offset - early, 0.0), line[:MOST_CODE]] for at, line in lines]
    seconds = max([changes[-1][0], *(row[0] for row in (*evaluations, *commands))]) * 1.02 + 1
    began = datetime.fromtimestamp(run / 1e9).strftime("%Y-%m-%d %H:%M")
    return {
        "title": f"set of {began}" + (f", {who}" if who else ""),
        "seconds": seconds,
        "segments": segments(changes, seconds),
        "evaluations": evaluations,
        "commands": commands,
        "tempi": tempi(changes),
    }


def who_plays(vault: Vault) -> str:
    """The name of whoever plays here, "" where nobody has said it."""
    try:
        fields = Profile(vault.folder, lambda _: None, vault.connect).all()
    except (ProfileError, ClosedError):
        return ""
    except failures():
        return ""
    return str(fields.get("artistName", ""))[:80]


def _part(codes: Mapping[int, str]) -> Any:
    from patterns.pattern import silence

    return lambda _name, piece: Part(codes.get(piece, ""), silence, piece=piece)


def _offset(changes: Sequence[tuple[float, Change]], typed: Mapping[int, float]) -> float:
    """Seconds of the set at the beginning of 1970: by when pieces of code first landed."""
    landed: dict[int, float] = {}
    for at, change in changes:
        for part in change.parts.values():
            landed.setdefault(part.piece, at)
    apart = [at - typed[piece] for piece, at in landed.items() if piece in typed]
    return median(apart) if apart else -min(typed.values(), default=0.0)


def segments(changes: Sequence[tuple[float, Change]], seconds: float) -> list[list[Any]]:
    """From when to when each slot played which code.

    >>> from patterns.pattern import silence
    >>> bass = Part("bass: note('c')", silence, piece=1)
    >>> segments([(0.0, Change({"bass": bass})), (4.0, Change(hush=True))], 9.0)
    [['bass', 0.0, 4.0, "note('c')", 1]]
    """
    found: list[list[Any]] = []
    playing: dict[str, tuple[float, Part]] = {}

    def end(name: str, at: float) -> None:
        begin, part = playing.pop(name)
        found.append([name, begin, at, _short(name, part.source), part.piece])

    for at, change in changes:
        for name in change.ends(frozenset(playing)):
            end(name, at)
        for name, part in change.parts.items():
            if name in playing and playing[name][1].piece == part.piece:
                continue
            if name in playing:
                end(name, at)
            playing[name] = at, part
    for name in tuple(playing):
        end(name, seconds)
    return sorted(found, key=lambda row: row[1])


def _short(name: str, code: str) -> str:
    """Code on one line, without what comments and the label say."""
    lines = (line.strip() for line in code.splitlines())
    text = " ".join(line for line in lines if line and not line.startswith("//"))
    labelled = text.split(f"{name}:", 1)
    return labelled[-1].strip()[:MOST_CODE]


def tempi(changes: Sequence[tuple[float, Change]]) -> list[list[float]]:
    """The tempo, from each second on at which it changed.

    >>> tempi([(0.0, Change()), (3.0, Change(cps=0.6))])
    [[0.0, 0.5], [3.0, 0.6]]
    """
    found = [[0.0, USUAL_CPS]]
    for at, change in changes:
        cps = None if change.cps is None else float(change.cps)
        if cps is not None and math.isfinite(cps) and cps > 0:
            found.append([at, cps])
    return found
