"""Tunes about two meters at once, and voices that take turns."""

from dataclasses import replace
from random import Random

from ai.brief.intent import Intent
from ai.compose.plan import BARS, Plan
from ai.compose.theory import note_name
from ai.palette import Palette
from ai.song.tree import Hits, Layer, Notes


def polyrhythm(intent: Intent, plan: Plan, palette: Palette, rng: Random) -> list[Layer]:
    """Two even streams in one bar."""
    one, two = intent.ratio if intent.ratio[0] else rng.choice(((3, 4), (3, 2), (5, 4)))
    asked = [wish for wish in intent.wishes if wish.role not in ("drums",)]
    roles = [wish.role for wish in asked if wish.instrument == ""][:2]
    low = next((role for role in roles if role == "kick"), "kick")
    high = next((role for role in roles if role != low), rng.choice(("rim", "cowbell", "clave")))
    out = []
    for role, count in ((low, min(one, two)), (high, max(one, two))):
        if role in ("bass", "lead", "chords", "arp", "pad", "drone"):
            out.append(_tones(role, count, plan, palette))
            continue
        sound, bank = palette.drum(role, plan.bank or "RolandTR808")
        out.append(Layer(role, role, Hits((), f"{sound}*{count}"), sound, bank, (("gain", ".8"),)))
    return out


def _tones(role: str, count: int, plan: Plan, palette: Palette) -> Layer:
    """An even stream of one note."""
    pitch = plan.tonic + (36 if role == "bass" else 60)
    sound = palette.pitched("bass" if role == "bass" else "lead")
    return Layer(role, role, Notes((), mini=f"{note_name(pitch, plan.flat)}*{count}"), sound)


def polymeter(intent: Intent, plan: Plan, palette: Palette, rng: Random) -> Layer:
    """A line whose loop has another length than the bar."""
    steps = next((one for one in intent.ratio if one in (3, 5, 6, 7, 9, 11, 13)), 5)
    size = len(plan.scale)
    base = 60 + plan.tonic
    line = [rng.choice((0, 2, 4, 1, 5)) for _ in range(steps)]
    line[0] = 0
    notes = [note_name(base + plan.scale[at % size] + 12 * (at // size), plan.flat) for at in line]
    text = "{" + " ".join(notes) + "}%8"
    sound = palette.pitched("pluck")
    return Layer("loop", "lead", Notes((), mini=text), sound, "", (("gain", ".5"), ("room", ".2")))


def turns(layers: list[Layer], palette: Palette) -> list[Layer]:
    """The melody and its answer in another voice: they play in turn, two bars each."""
    lead = next((one for one in layers if one.role in ("lead", "arp")), None)
    if lead is None or not isinstance(lead.part, Notes):
        return layers
    other = "sawtooth" if lead.sound != "sawtooth" else "square"
    for name in ("flute", "sax", "vibraphone", "violin"):
        if palette.pitched(name).startswith("gm_") and palette.pitched(name) != lead.sound:
            other = palette.pitched(name)
            break
    call = tuple(at for at in range(BARS) if at % 4 < 2)
    answer = tuple(at for at in range(BARS) if at % 4 >= 2)
    two = replace(lead, name="answer", sound=other, held=answer)
    return [replace(one, name="call", held=call) if one is lead else one for one in layers] + [two]
