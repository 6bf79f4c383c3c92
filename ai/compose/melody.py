"""Melodies: a motif, repeated, moved, answered; chord tones on strong beats, mostly steps."""

from random import Random

from ai.brief.intent import Intent, Wish
from ai.compose.grooves import fitted, named, on_beats
from ai.compose.plan import BARS, Plan
from ai.compose.theory import QUALITIES, SPOKEN, root_name, symbol
from ai.palette import Palette
from ai.song.tree import Layer, Notes
from ai.tables import table

MOVES = (-2, -1, -1, 1, 1, 2, 0)
LEAPS = (-3, 3, 4)
FORMS = ("AABA", "ABAC", "AABC", "ABAB")


def melody(plan: Plan, intent: Intent, palette: Palette, rng: Random, wish: Wish | None) -> Layer:
    """A line of single notes."""
    rows = _rows(plan, wish, rng)
    bars = _bars(plan, rows, rng)
    low = any(
        name == "register" and way < 0 for one in intent.wishes for name, way in one.qualities
    )
    octave = _octave(plan, wish) - (1 if low and wish is None else 0)
    mode = SPOKEN.get(plan.mode, plan.mode).replace(" ", ":")
    scale = f"{root_name(plan.tonic, plan.flat)}{octave}:{mode}"
    sound = _sound(plan, wish, palette)
    fx = {"gain": ".5", **{k: str(v) for k, v in plan.facts.get("lead_fx", {}).items()}}
    if wish is not None and not plan.parts:
        fx = {"gain": ".6", "room": ".2"}
    if sound in ("sawtooth", "square", "pulse", "supersaw") and "lpf" not in fx:
        fx["lpf"] = "3000"
    return Layer("lead", "lead", Notes(bars, scale), sound, "", tuple(fx.items()))


def _rows(plan: Plan, wish: Wish | None, rng: Random) -> tuple[str, str]:
    """The rhythm of the motif and of its answer."""
    style = str(rng.choice(plan.facts.get("lead", ["motif"])))
    if wish is not None:
        if "sparse_time" in wish.structures:
            style = "rare"
        way = sum(amount for name, amount in wish.qualities if name == "density")
        style = "busy" if way > 0 else "long" if way < 0 else style
        if any(name == "length" and amount > 0 for name, amount in wish.qualities):
            style = "long"
        if wish.beats:
            row = on_beats(wish.beats, plan.meter)
            return row, row
        for name in wish.rhythms:
            if row := named(name, plan.meter):
                return row, row
        if not plan.parts and style in ("rare", "sparse") and "sparse_time" not in wish.structures:
            style = "motif"
    if plan.arousal < -0.5 and style == "motif":
        style = "long"
    rows = table("styles")["lead"][style]
    return fitted(rng.choice(rows), plan.meter), fitted(rng.choice(rows), plan.meter)


def _bars(plan: Plan, rows: tuple[str, str], rng: Random) -> tuple[tuple[str, ...], ...]:
    """Eight bars in a form of phrases of two: the motif, its repetition, its answer."""
    size = len(plan.scale)
    motif = _motif(rows[0], rng)
    form = rng.choice(FORMS)
    phrases: dict[str, list[int]] = {}
    out: list[tuple[str, ...]] = []
    count = BARS if len(plan.symbols) <= BARS else len(plan.symbols)
    for at in range(count):
        letter = form[at // 2 % 4]
        known = phrases.setdefault(f"{letter}{at % 2}", _transformed(motif, letter, at % 2, rng))
        row = rows[at % 2] if letter != "C" else rows[0]
        last = at == count - 1
        out.append(_bar(row, known, plan, plan.symbols[at % len(plan.symbols)], size, last))
    return tuple(out)


def _motif(row: str, rng: Random) -> list[int]:
    """Steps of the scale, from a note near the root: mostly steps, a leap that turns back."""
    place, out = rng.choice((0, 2, 4)), []
    for _ in range(max(row.count("x"), 1)):
        out.append(place)
        move = rng.choice(LEAPS if rng.random() < 0.18 else MOVES)
        if out and len(out) > 1 and abs(out[-1] - out[-2]) > 2:
            move = -1 if out[-1] > out[-2] else 1
        place += move
        if not -2 <= place <= 9:
            place -= 2 * move
    return out


def _transformed(motif: list[int], letter: str, half: int, rng: Random) -> list[int]:
    """The motif as this phrase has it: itself, moved, turned upside down, or new at its end."""
    if letter == "A" and not half:
        return motif
    kind = rng.choice(("move", "invert", "end", "end"))
    if kind == "move":
        step = rng.choice((-2, -1, 1, 2))
        return [place + step for place in motif]
    if kind == "invert":
        return [2 * motif[0] - place for place in motif]
    return [*motif[:-1], motif[-1] + rng.choice((-2, -1, 1, 2))]


def _bar(
    row: str, motif: list[int], plan: Plan, chord: str, size: int, last: bool
) -> tuple[str, ...]:
    tones = _tones(chord, plan)
    out, count = [], 0
    hits = row.count("x")
    for at, char in enumerate(row):
        if char != "x":
            held = char == "_" or (plan.facts.get("nodrums") and plan.arousal <= 0 and bool(count))
            out.append("_" if held else "~")
            continue
        place = motif[count % len(motif)]
        count += 1
        if (at % 8 == 0 or count == hits) and tones:
            place = min(tones, key=lambda tone: (abs(tone - place), tone))
        if last and count == hits:
            place = min((0, size), key=lambda tone: abs(tone - place))
        out.append(str(place))
    return tuple(out)


def _tones(chord: str, plan: Plan) -> list[int]:
    """Scale steps that are notes of a chord, from a third below the root to an octave above."""
    root, quality = symbol(chord.split()[0])
    classes = {(root + tone) % 12 for tone in QUALITIES[quality][:3]}
    size = len(plan.scale)
    return [
        place for place in range(-2, size + 3)
        if (plan.tonic + plan.scale[place % size]) % 12 in classes
    ]  # fmt: skip


def _octave(plan: Plan, wish: Wish | None) -> int:
    instrument = wish.instrument if wish is not None else str(plan.facts.get("lead_sound", ""))
    register: int = table("words/instruments").get(instrument, {}).get("register", 60)
    base = register // 12 - 1
    way = sum(amount for name, amount in wish.qualities if name == "register") if wish else 0.0
    return base + (1 if way > 0 else -1 if way < 0 else 0)


def _sound(plan: Plan, wish: Wish | None, palette: Palette) -> str:
    if wish is not None and wish.instrument:
        return palette.pitched(wish.instrument)
    return palette.pitched(str(plan.facts.get("lead_sound", "triangle")))
