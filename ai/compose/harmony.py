"""Chords, pads, arpeggios and drones: the symbols of the plan, struck as a style has it."""

from random import Random

from ai.brief.intent import Wish
from ai.compose.grooves import fitted, named, on_beats
from ai.compose.plan import Plan
from ai.compose.theory import SCALES, note_name, symbol
from ai.palette import Palette
from ai.song.tree import Chords, Layer, Notes
from ai.tables import table

ARPS = (
    "0 1 2 3 4 3 2 1", "0 2 1 3 2 4 3 1", "4 3 2 1 0 1 2 3", "0 2 4 1 3 0 2 4", "0 4 2 3 1 3 2 4",
    "0 1 2 4 3 2 1 2", "0 3 1 4 2 3 1 2",
)  # fmt: skip
ALBERTI = "0 2 1 2 0 2 1 2"
SMALL = ("major pentatonic", "minor pentatonic", "hirajoshi", "whole tone", "chromatic", "blues")
PAD_FX = {"attack": ".4", "release": ".8"}
GAINS = {"chords": ".5", "pad": ".4", "arp": ".4", "drone": ".4"}


def harmony(plan: Plan, palette: Palette, rng: Random, role: str, wish: Wish | None) -> Layer:
    """A layer of chords.

    Args:
        plan: the frame.
        palette: what can sound.
        rng: the dice.
        role: "chords", "pad", "arp" or "drone".
        wish: what was wished of it.
    """
    sound = sound_of(plan, wish, palette, role)
    fx = {"gain": GAINS[role], **_fx(plan, role, wish, sound)}
    style = style_of(plan, role, wish, rng)
    if role == "drone":
        return Layer("drone", role, _drone(plan), sound, "", tuple(fx.items()))
    if plan.mode in SMALL:
        return Layer(role, role, _open(plan, style, rng), sound, "", tuple(fx.items()))
    if role == "arp" or style.startswith(("arp", "alberti")):
        arp = ALBERTI if style == "alberti" else rng.choice(ARPS)
        speed = _speed(wish, style, role, plan)
        part = Chords(plan.symbols, (), "c5", f"[{arp}]{speed}" if speed else arp)
        return Layer("arp" if role == "arp" else role, role, part, sound, "", tuple(fx.items()))
    if plan.facts.get("power") and _takes_power(wish, role):
        return Layer(role, role, _power(plan, style, rng), sound, "", tuple(fx.items()))
    rhythm = rhythm_of(plan, style, wish, rng)
    part = Chords(plan.symbols, rhythm, anchor_of(wish, role))
    return Layer(role, role, part, sound, "", tuple(fx.items()))


def _speed(wish: Wish | None, style: str, role: str, plan: Plan) -> str:
    """How often a bar an arpeggio of eight is played."""
    if wish is not None and "quarters" in wish.rhythms:
        return "/2"
    if wish is not None and "eighths" in wish.rhythms:
        return ""
    if wish is not None and "triplets" in wish.rhythms:
        return "*1.5"
    fast = style == "arp16" or (role == "arp" and plan.bpm < 150 and not plan.facts.get("nodrums"))
    return "*2" if fast else ""


def style_of(plan: Plan, role: str, wish: Wish | None, rng: Random) -> str:
    """The style that was wished, else one that suits role and genre."""
    if wish is not None:
        words = wish.words.split()
        for word, style in (("skank", "skank"), ("stab", "housestab"), ("stabs", "housestab"),
                            ("chord stabs", "stab"), ("comping", "comp")):  # fmt: skip
            if word in words and "stab" not in plan.facts.get("chords", []):
                return style
        if "arpeggiated" in wish.rhythms:
            return "arp8"
        if wish.genre and wish.genre != plan.genre:
            from ai.tables import genres

            return str(rng.choice(genres()[wish.genre].get("chords", ["comp"])))
    if role in ("pad", "drone"):
        return "pad"
    known = plan.facts.get("chords", ["pad"])
    if wish is not None and not plan.parts and not wish.instrument:
        return "pad"
    if role == "chords" and known == ["pad"] and not plan.facts.get("nodrums"):
        return str(rng.choice(("pad", "pushed")))
    return str(rng.choice(known))


def rhythm_of(plan: Plan, style: str, wish: Wish | None, rng: Random) -> tuple[str, ...]:
    """The rhythm of the chords: said outright, or of the style; the fourth bar may differ."""
    if wish is not None:
        if wish.beats:
            return (on_beats(wish.beats, plan.meter),)
        for name in wish.rhythms:
            bar = named(name, plan.meter)
            if bar:
                return (bar,)
        way = sum(amount for name, amount in wish.qualities if name == "density")
        if way > 0:
            return (fitted("x.xx.x.xx.xx.x.x", plan.meter),)
    rows = [
        fitted(row, plan.meter)
        for row in table("styles")["chords"].get(style, ["x_______________"])
    ]
    first = rng.choice(rows)
    if style in ("pad", "drone", "skank", "offbeat", "waltz") or rng.random() < 0.5:
        return (first,)
    return (first, first, first, rng.choice(rows))


def anchor_of(wish: Wish | None, role: str) -> str:
    """The note that voicings stay below."""
    way = sum(amount for name, amount in wish.qualities if name == "register") if wish else 0.0
    if way:
        return "g5" if way > 0 else "b3"
    return "c5" if role != "pad" else "g4"


def sound_of(plan: Plan, wish: Wish | None, palette: Palette, role: str) -> str:
    """The sound that was wished, else the genre's."""
    if wish is not None and wish.instrument:
        return palette.pitched(wish.instrument)
    if wish is not None and not plan.parts:
        return palette.pitched({"chords": "piano", "pad": "pad", "arp": "pluck"}.get(role, "drone"))
    own = plan.facts.get(f"{role}_sound") or plan.facts.get("chord_sound", "piano")
    if role in ("pad", "drone") and own in ("piano", "pluck"):
        own = "pad"
    return palette.pitched(str(own))


def _fx(plan: Plan, role: str, wish: Wish | None, sound: str) -> dict[str, str]:
    fx = {key: str(value) for key, value in plan.facts.get("chord_fx", {}).items()}
    if wish is not None and wish.instrument and not plan.parts:
        fx = {}
    if role == "pad":
        fx = {**PAD_FX, **fx}
    if role == "drone":
        fx = {
            "attack": ".5",
            "release": "1",
            "lpf": "600",
            **{k: v for k, v in fx.items() if k in ("room", "roomsize")},
        }
    if (
        role in ("chords", "pad")
        and sound in ("sawtooth", "square", "supersaw")
        and "lpf" not in fx
    ):
        fx["lpf"] = "1800"
    if wish is not None and wish.instrument == "distguitar" and "distort" not in fx:
        fx["distort"] = ".6"
    return fx


def _takes_power(wish: Wish | None, role: str) -> bool:
    plain = wish is None or wish.instrument in ("", "distguitar", "eguitar", "guitar")
    return plain and role == "chords"


def _power(plan: Plan, style: str, rng: Random) -> Notes:
    """Root and fifth, struck as the style has it."""
    rows = table("styles")["chords"].get(style) or ["x_______x_______"]
    row = fitted(rng.choice(rows), plan.meter)
    bars = []
    for one in plan.symbols:
        root, _ = symbol(one.split()[0])
        low = 40 + (root - 40) % 12
        chord = f"[{note_name(low, plan.flat)},{note_name(low + 7, plan.flat)}]"
        bars.append(tuple({"x": chord, "_": "_"}.get(char, "~") for char in row))
    return Notes(tuple(bars))


def _open(plan: Plan, style: str, rng: Random) -> Notes:
    """Stacked notes of a small scale, where triads would leave it."""
    rows = table("styles")["chords"].get(style) or ["x_______________"]
    row = fitted(rng.choice(rows), plan.meter).replace("a", "x")
    scale = SCALES[plan.mode]
    base = 48 + plan.tonic
    bars = []
    for at in range(4):
        place = (0, 2, 1, 3)[at] if at else 0
        steps = [
            scale[(place + up) % len(scale)] + 12 * ((place + up) // len(scale)) for up in (0, 2, 4)
        ]
        chord = "[" + ",".join(note_name(base + step, plan.flat) for step in steps) + "]"
        bars.append(tuple({"x": chord, "_": "_"}.get(char, "~") for char in row))
    return Notes(tuple(bars))


def _drone(plan: Plan) -> Notes:
    """The root and its fifth, held."""
    low = 36 + plan.tonic
    fifth = 7 if 7 in plan.scale else 12
    chord = f"[{note_name(low, plan.flat)},{note_name(low + fifth, plan.flat)}]"
    return Notes(((chord,),))
