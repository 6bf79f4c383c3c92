"""What a prompt of tests/ai/prompts.json demands of the events that answer it.

A check is a name and parameters; it is true or false of the notes after, the notes before,
and the tempo. Steps are sixteenths of a bar.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ai.compose.theory import QUALITIES, SCALES, pitch_class, symbol
from ai.hearing.measures import fit, key_of_notes
from ai.hearing.notes import CYCLES, DRUMS, Note, is_named
from patterns.controls import CONTROLS

DEFAULTS = {"gain": 0.8, "velocity": 1.0, "cutoff": 20_000.0, "pan": 0.5, "clip": 1.0}
FAMILIES = {
    "mallet": ("marimba", "xylo", "vibraphone", "kalimba"), "bell": ("bell", "glock", "music_box"),
    "strings": ("string", "violin", "cello", "viola"), "guitar": ("guitar", "banjo"),
    "flute": ("flute",), "brass": ("brass", "trumpet"), "organ": ("organ",), "sax": ("sax",),
    "choir": ("choir",), "accordion": ("accordion",), "harp": ("harp",), "clav": ("clav",),
    "epiano": ("epiano",), "piano": ("piano",), "pluck": ("sitar", "banjo", "pluck", "harp"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """Notes after and before, and the tempos in cycles a second."""

    notes: list[Note]
    before: list[Note]
    cps: float
    old_cps: float


def means(note: Note, name: Any) -> bool:
    """Does a selector mean a note?"""
    if name is None or name == "all":
        return True
    if isinstance(name, list):
        return any(means(note, one) for one in name)
    if name.startswith("s:"):
        return note.sound == name[2:]
    groups = {
        "backbeat": note.role in ("snare", "clap", "rim"), "harmony": note.role == "chords",
        "sine808": note.role == "bass",
        "pitched": note.pitch is not None and note.role not in DRUMS,
        "melody": note.role == "lead", "hats": note.role in ("hat", "openhat"),
    }  # fmt: skip
    if name in groups:
        return groups[name]
    if name in FAMILIES:
        return any(part in note.sound for part in FAMILIES[name])
    return note.role == name or (name in ("drums", "percussion") and is_named(note, name))


def of(notes: list[Note], name: Any) -> list[Note]:
    """The notes that a selector means."""
    return [one for one in notes if means(one, name)]


def value(note: Note, name: str) -> float:
    """A control of a note, also loudness and brightness."""
    if name == "loudness":
        return note.loudness
    name = "cutoff" if name == "brightness" else CONTROLS.get(name, name)
    return note.number(name, DEFAULTS.get(name, 0.0))


def names(check: dict[str, Any]) -> list[str]:
    """The controls of a check."""
    return check["name"] if isinstance(check["name"], list) else [check["name"]]


def mean(values: list[float]) -> float:
    """Their mean, 0 for none."""
    return sum(values) / len(values) if values else 0.0


def onsets_at(case: Case, check: dict[str, Any]) -> bool:
    mine = {round(float(one.begin) * 16, 2) for one in of(case.notes, check["sound"])}
    wanted = [bar * 16 + at for bar in range(CYCLES) for at in check["positions"]]
    near = check.get("tolerance", 0.34)
    hit = sum(any(abs(at - place) <= near for place in mine) for at in wanted)
    return hit >= check.get("fraction", 0.75) * len(wanted)


def onsets_only_at(case: Case, check: dict[str, Any]) -> bool:
    mine = of(case.notes, check["sound"])
    return bool(mine) and all(
        any(abs(float(one.begin % 1) * 16 - at) < 0.34 for at in check["positions"]) for one in mine
    )


def cps_between(case: Case, check: dict[str, Any]) -> bool:
    beats = check.get("beats_per_cycle", 4)
    factors = (0.5, 1, 2) if check.get("half_double") else (1,)
    return any(
        check["min"] - 0.5 <= case.cps * 60 * beat * factor <= check["max"] + 0.5
        for beat in (beats if isinstance(beats, list) else [beats])
        for factor in factors
    )


def density_between(case: Case, check: dict[str, Any]) -> bool:
    count = len({one.begin for one in of(case.notes, check["sound"])}) / CYCLES
    return bool(check.get("min", 0) <= count <= check.get("max", 1e9))


def control_present(case: Case, check: dict[str, Any]) -> bool:
    mine = of(case.notes, check.get("sound"))
    low, high = check.get("min", -1e9), check.get("max", 1e9)
    having = [
        one
        for one in mine
        if any(
            CONTROLS.get(n, n) in one.controls and low <= value(one, n) <= high
            for n in names(check)
        )
    ]
    return bool(mine) and len(having) >= check.get("fraction", 0.5) * len(mine)


def control_absent(case: Case, check: dict[str, Any]) -> bool:
    mine = of(case.notes, check.get("sound"))
    return all(value(one, check["name"]) == DEFAULTS.get(check["name"], 0.0) for one in mine)


def control_varies(case: Case, check: dict[str, Any]) -> bool:
    mine = of(case.notes, check.get("sound"))
    kinds = [len({round(value(one, name), 3) for one in mine}) for name in names(check)]
    return max(kinds) >= check.get("min_distinct", 3)


def control_changed_vs_context(case: Case, check: dict[str, Any]) -> bool:
    up = check["direction"] == "up"
    for name in names(check):
        new = mean([value(one, name) for one in of(case.notes, check.get("sound"))])
        old = mean([value(one, name) for one in of(case.before, check.get("sound"))])
        if (new > old * 1.05 + 1e-9) if up else (new < old / 1.05):
            return True
    return False


def unchanged_except(case: Case, check: dict[str, Any]) -> bool:
    def rest(notes: list[Note]) -> "Counter[Any]":
        return Counter((one.begin, one.sound, one.pitch, round(one.loudness, 3), one.number("room"))
                       for one in notes if not means(one, check["sounds"]))  # fmt: skip

    return rest(case.notes) == rest(case.before)


def notes_in_scale(case: Case, check: dict[str, Any]) -> bool:
    pitches = [round(one.pitch or 0) % 12 for one in of(case.notes, "pitched")]
    modes = check["mode"] if isinstance(check["mode"], list) else [check["mode"]]
    scales = SCALES | {"minor any": (0, 2, 3, 5, 7, 8, 9, 10, 11)}
    scales["blues any"] = (0, 2, 3, 4, 5, 6, 7, 9, 10)
    root = pitch_class(check["root"])
    shares = [mean([float((one - root) % 12 in scales[mode]) for one in pitches]) for mode in modes]
    return max(shares) >= check.get("min_fraction", 0.9)


def key_mode(case: Case, check: dict[str, Any]) -> bool:
    other = "minor" if check["mode"] == "major" else "major"
    close = fit(case.notes, check["mode"]) >= fit(case.notes, other) - 0.15
    return close or key_of_notes(case.notes)[1] == check["mode"]


def chord_progression(case: Case, check: dict[str, Any]) -> bool:
    for bar, name in enumerate(check["chords"]):
        root, quality = symbol(name)
        wanted = {(root + tone) % 12 for tone in QUALITIES[quality][:2]}
        heard = {
            round(one.pitch or 0) % 12 for one in of(case.notes, "pitched") if int(one.begin) == bar
        }
        if not wanted <= heard:
            return False
    return True


def density_changed_vs_context(case: Case, check: dict[str, Any]) -> bool:
    new, old = len(of(case.notes, check.get("sound"))), len(of(case.before, check.get("sound")))
    ratio = check.get("min_ratio", 1.15)
    return new >= old * ratio if check["direction"] == "up" else new <= old / ratio


def tempo_changed(case: Case, check: dict[str, Any]) -> bool:
    ratio = case.cps / case.old_cps
    return ratio > 1.02 if check["direction"] == "faster" else ratio < 0.98


def transposed_vs_context(case: Case, check: dict[str, Any]) -> bool:
    new = Counter((one.begin, round(one.pitch or 0)) for one in of(case.notes, check["sound"]))
    by = check["semitones"]
    old = Counter(
        (one.begin, round(one.pitch or 0) + by) for one in of(case.before, check["sound"])
    )
    return new == old


def drops_out(case: Case, check: dict[str, Any]) -> bool:
    playing = {int(one.begin) for one in of(case.notes, check["sound"])}
    return bool(check.get("min", 1) <= CYCLES - len(playing) <= check.get("max", 6))


def changed_vs_context(case: Case, check: dict[str, Any]) -> bool:
    def rows(notes: list[Note]) -> set[Any]:
        return {(one.begin, one.sound, one.pitch) for one in of(notes, check.get("sound"))}

    return rows(case.notes) != rows(case.before)


CHECKS: dict[str, Callable[[Case, dict[str, Any]], bool]] = {
    "evaluates": lambda case, _: bool(case.notes),
    "nonempty": lambda case, _: bool(case.notes),
    "tempo_unchanged": lambda case, _: abs(case.cps - case.old_cps) < 1e-6,
    "has_sound": lambda case, check: len(of(case.notes, check["sound"])) >= check["min"],
    "lacks_sound": lambda case, check: not of(case.notes, check["sound"]),
    **{one.__name__: one for one in (
        onsets_at, onsets_only_at, cps_between, density_between, control_present, control_absent,
        control_varies, control_changed_vs_context, unchanged_except, notes_in_scale, key_mode,
        chord_progression, density_changed_vs_context, tempo_changed, transposed_vs_context,
        drops_out, changed_vs_context,
    )},
}  # fmt: skip
