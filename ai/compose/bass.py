"""Bass lines: a rhythm of chord steps, on the chord of each bar, leading into the next."""

from random import Random

from ai.brief.intent import Wish
from ai.compose.grooves import fitted, named, on_beats
from ai.compose.plan import Plan
from ai.compose.theory import QUALITIES, note_name, symbol
from ai.palette import Palette
from ai.song.tree import Layer, Notes
from ai.tables import table

LOWEST = 28  # e1
WOBBLE = 'sine.range(200,1800).fast("<2 3 4 6>")'
BY_RHYTHM = {
    "octave": "octaves", "walking": "walking", "rolling": "rolling", "wobbling": "wobble",
    "acidline": "acid", "offbeat": "offbeat", "syncopated": "funk", "four_on_floor": "root4",
    "tresillo": "tresillo", "gallop": "gallop", "amen": "dub",
}  # fmt: skip


def bass(plan: Plan, palette: Palette, rng: Random, wish: Wish | None) -> Layer:
    """The bass of a tune, as wished where it was."""
    style = style_of(plan, wish, rng)
    rows = table("styles")["bass"].get(style) or table("styles")["bass"]["root"]
    if wish is not None and any(name == "syncopation" and way > 0 for name, way in wish.qualities):
        rows = [row for row in rows if row.count(".") > 4] or rows
    first, last = rng.choice(rows), rng.choice(rows)
    override = _override(plan, wish)
    if override:
        first = last = override
    busy = sum(way for name, way in wish.qualities if name == "density") if wish else 0
    if busy > 0:
        first = last = "1.1.1.8.1.5.1.8."
    if busy < 0:
        first = last = "1_______........"
    bars = written(plan, (first, first, first, last), _floor(wish))
    sound = _sound(plan, wish, palette, style)
    fx = {"gain": ".8", **{k: str(v) for k, v in plan.facts.get("bass_fx", {}).items()}}
    if style == "acid":
        fx |= {"lpf": "sine.range(300,2400).slow(8)", "lpq": "14", "decay": ".15", "sustain": ".2"}
    if style == "wobble":
        fx |= {"lpf": WOBBLE, "lpq": "8"}
    if "lpf" not in fx and sound in ("sawtooth", "square", "pulse", "supersaw"):
        fx["lpf"] = "800"
    part = Notes(bars)
    if style == "wobble":
        part = Notes(tuple(_pulsed(bar) for bar in bars))
    return Layer("bass", "bass", part, sound, "", tuple(fx.items()))


def _pulsed(bar: tuple[str, ...]) -> tuple[str, ...]:
    """Held notes struck again each sixteenth, so that each has its own filter."""
    out, last = [], "~"
    for step in bar:
        last = step if step != "_" else last
        out.append(last)
    return tuple(out)


def style_of(plan: Plan, wish: Wish | None, rng: Random) -> str:
    """The style that was wished, else one of the genre's."""
    if wish is not None:
        words = wish.words.split()
        if "acid" in words or "303" in words:
            return "acid"
        if "wobble" in words or "wobbly" in words:
            return "wobble"
        for name in wish.rhythms:
            if name in BY_RHYTHM:
                return BY_RHYTHM[name]
        for name, way in wish.qualities:
            if name == "syncopation" and way > 0:
                return "funk"
        if wish.genre:
            from ai.tables import genres

            return str(rng.choice(genres()[wish.genre].get("bass", ["root"])))
    known = plan.facts.get("bass", ["root"])
    if wish is not None and not plan.parts and not plan.facts.get("nodrums"):
        return str(rng.choice(("house", "syncopated", "pulse8", *known)))
    return str(rng.choice(known))


def _override(plan: Plan, wish: Wish | None) -> str:
    """A rhythm that was said outright."""
    if wish is None:
        return ""
    if wish.beats:
        return on_beats(wish.beats, plan.meter).replace("x", "1")
    if any(name == "length" and way > 0 for name, way in wish.qualities):
        return fitted("1_______1_______", plan.meter)
    if "arpeggiated" in wish.rhythms:
        return fitted("1.5.8.5.3.5.8.5.", plan.meter)
    for name in wish.rhythms:
        if name in (
            "sixteenths",
            "eighths",
            "quarters",
            "halves",
            "wholes",
            "dotted",
            "syncopated",
        ):
            return named(name, plan.meter).replace("x", "1")
    return ""


def _floor(wish: Wish | None) -> int:
    way = sum(amount for name, amount in wish.qualities if name == "register") if wish else 0.0
    return LOWEST + (12 if way > 0 else -4 if way < 0 else 0)


def written(plan: Plan, rows: tuple[str, ...], floor: int = LOWEST) -> tuple[tuple[str, ...], ...]:
    """Bars of notes from rows of chord steps, a row a bar in turn."""
    symbols = plan.symbols
    length = len(symbols) if len(symbols) > 4 or len(symbols) == 3 else 4
    bars = []
    for at in range(length):
        chord = symbols[at % len(symbols)].split()[0]
        following = symbols[(at + 1) % len(symbols)].split()[0]
        row = fitted(rows[at % len(rows)], plan.meter)
        bars.append(tuple(_step(char, chord, following, plan, floor) for char in row))
    return tuple(bars)


def _step(char: str, chord: str, following: str, plan: Plan, floor: int) -> str:
    if char in "._":
        return "~" if char == "." else "_"
    root, quality = symbol(chord)
    low = floor + (root - floor) % 12
    tones = QUALITIES[quality]
    third = tones[1] if len(tones) > 2 else 7
    fifth = next((tone for tone in tones if tone in (6, 7, 8)), 7)
    seventh = next((tone for tone in tones if tone in (9, 10, 11)), 10)
    up = {"1": 0, "3": third, "5": fifth, "8": 12, "7": seventh, "4": 5, "6": 9}
    if char in up:
        wanted = up[char]
        if char in "467" and (low + wanted - plan.tonic) % 12 not in plan.scale:
            wanted -= 1
        return note_name(low + wanted, plan.flat)
    return note_name(_leading(symbol(following)[0], low, plan), plan.flat)


def _leading(root: int, low: int, plan: Plan) -> int:
    """The note of the scale below the next root, in the register of this bar."""
    below = next(
        step for step in range(1, 4) if (root - step - plan.tonic) % 12 in plan.scale or step == 3
    )
    target = low + (root - low) % 12
    if target - low > 7:
        target -= 12
    return target - below


def _sound(plan: Plan, wish: Wish | None, palette: Palette, style: str) -> str:
    if wish is not None and wish.instrument:
        return palette.pitched(wish.instrument)
    if style in ("acid", "wobble"):
        return "sawtooth"
    own = plan.facts.get("bass_sound", "sawtooth")
    if wish is not None and not plan.parts:
        own = "sawtooth"
    return palette.pitched(own)
