"""What happens to the layers at the end: the qualities of the request, and the shape in time."""

from dataclasses import replace
from random import Random

from ai.brief.intent import Intent, Wish
from ai.compose.bass import WOBBLE
from ai.compose.drums import GAINS as DRUM_GAINS
from ai.compose.drums import wants_fill, with_fill
from ai.compose.plan import BARS, Plan
from ai.song.tree import Hits, Layer
from ai.tables import table

Fx = dict[str, str]
# feature -> controls of a little more, and of a little less of it
MORE: dict[str, Fx] = {
    "reverb": {"room": ".6", "roomsize": "4"},
    "delay": {"delay": ".5", "delaytime": ".1875", "delayfeedback": ".4"},
    "saturation": {"distort": "1"}, "crush": {"crush": "6"}, "resonance": {"lpq": "15"},
    "attack": {"attack": ".6"}, "release": {"release": "1"},
    "pan": {"pan": "sine.range(.1,.9).slow(4)"},
    "vibrato": {"vib": "5", "vibmod": ".2"}, "tremolo": {"tremolo": "6"}, "phaser": {"phaser": "2"},
    "detune": {"detune": ".3"}, "length": {"clip": "1.1"}, "highpass": {"hpf": "800"},
    "brightness": {"lpf": "7000"}, "speed": {"speed": "1.5"},
}  # fmt: skip
LESS: dict[str, Fx] = {
    "brightness": {"lpf": "1000"}, "length": {"clip": ".4"},
    "attack": {"attack": ".001", "decay": ".15", "sustain": "0"},
    "highpass": {"hpf": "20"}, "pan": {"pan": ".5"}, "speed": {"speed": ".7"},
}  # fmt: skip
PITCHED_ONLY = {
    "vibrato",
    "detune",
    "resonance",
    "attack",
    "release",
    "brightness",
    "length",
    "phaser",
}
NUMBERS = {"distort", "room", "delay"}


def finish(
    layers: list[Layer], wishes: dict[int, Wish], plan: Plan, intent: Intent, rng: Random
) -> list[Layer]:
    """The layers with their last touches.

    Args:
        layers: what was written.
        wishes: number of a layer to the wish that it answers.
        plan: the frame.
        intent: what was asked for.
        rng: the dice.
    """
    out = [_touched(one, wishes.get(at), plan, intent) for at, one in enumerate(layers)]
    every = intent.bars.every or (intent.bars.total if intent.bars.number else 0) or 4
    if wants_fill(intent):
        out = with_fill(out, every, rng)
    out = [_held(one, wishes.get(at), intent) for at, one in enumerate(out)]
    return shaped(out, intent, plan)


def _touched(layer: Layer, wish: Wish | None, plan: Plan, intent: Intent) -> Layer:
    fx = layer.fxs()
    drum = layer.role in DRUM_GAINS
    for mood in intent.moods:
        extra = table("words/moods")[mood].get("fx", {})
        if layer.role != "kick":
            fx |= {key: str(value) for key, value in extra.items()}
    for name, way in intent.qualities:
        if not (drum and name in PITCHED_ONLY) or (
            drum and name == "brightness" and layer.role != "kick"
        ):
            fx = moved(fx, name, way)
    tail = layer.tail
    if wish is not None:
        for name, way in wish.qualities:
            fx = moved(fx, name, way)
        fx = _with_rhythms(fx, wish)
        tail += _swung(wish, layer)
    if plan.tension > 0.4 and layer.role in ("pad", "chords", "lead", "drone") and "room" not in fx:
        fx["room"] = ".4"
    own = wish is not None and any(name == "swing" for name, _ in wish.qualities)
    if plan.swing[0] and not own and not _long(layer):
        tail += (f".swingBy({plan.swing[1]:g},{plan.swing[0]})",)
    if any(name == "humanize" and way > 0 for name, way in intent.qualities):
        tail += ('.late("[0 .011 .004 .017]*2")',)
    return replace(layer, fx=tuple(fx.items()), tail=tail)


def _long(layer: Layer) -> bool:
    """Has it notes so long that a swing would cut them?"""
    return layer.role in ("pad", "drone", "noise", "break")


def moved(fx: Fx, feature: str, way: float) -> Fx:
    """Controls with more (way > 0) or less of a feature.

    >>> moved({"gain": ".8"}, "reverb", 1.0)["room"], moved({"room": ".5"}, "reverb", -1.0)
    ('.6', {})
    """
    fx = dict(fx)
    if feature == "loudness":
        base = float(fx.get("gain", ".8")) if _plain(fx.get("gain", ".8")) else 0.8
        fx["gain"] = f"{max(0.1, min(1.4, base * (1 + 0.3 * way))):.2g}".replace("0.", ".")
        return fx
    if feature == "energy":
        return moved(moved(fx, "loudness", way * 0.5), "brightness", way) if way > 0 else fx
    if way > 0:
        extra = dict(MORE.get(feature, {}))
        if feature == "resonance" and "lpf" not in fx:
            extra["lpf"] = "900"
        if feature == "brightness" and "range" in fx.get("lpf", ""):
            return fx
        if way > 1 and feature in ("saturation", "reverb"):
            extra[next(iter(extra))] = {"saturation": "2", "reverb": ".9"}[feature]
        for name, value in extra.items():
            old = fx.get(name)
            if name in NUMBERS and old and _plain(old) and float(old) > float(value):
                continue
            fx[name] = value
        return fx
    if feature in LESS:
        return (
            fx | LESS[feature]
            if "range" not in fx.get("lpf", "") or feature != "brightness"
            else fx
        )
    gone = set(MORE.get(feature, {}))
    return {name: value for name, value in fx.items() if name not in gone}


def _plain(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _with_rhythms(fx: Fx, wish: Wish) -> Fx:
    if "gated" in wish.rhythms:
        fx |= {"room": ".6", "roomsize": "4", "clip": ".6"}
    if "wobbling" in wish.rhythms or (wish.role == "bass" and "wobble" in wish.words):
        fx |= {"lpf": WOBBLE, "lpq": "8"}
    if "sidechain" in wish.rhythms:
        fx["gain"] = "saw.range(.1,.6).fast(4)"
    if "sweep" in wish.structures and wish.role != "noise":
        fx["lpf"] = "saw.rangex(250,5000).slow(8)"
    if "closes" in wish.structures:
        fx["lpf"] = "isaw.rangex(250,5000).slow(8)"
    return fx


def _swung(wish: Wish, layer: Layer) -> tuple[str, ...]:
    asked = [way for name, way in wish.qualities if name == "swing"]
    if not asked or asked[0] < 0:
        return ()
    return (f".swingBy(1/3,{8 if _sixteenths(layer) else 4})",)


def _sixteenths(layer: Layer) -> bool:
    """Has it hits between the eighths?"""
    if isinstance(layer.part, Hits) and layer.part.bars:
        return any(char != "." for bar in layer.part.bars for char in bar[1::2])
    return isinstance(layer.part, Hits) and "*16" in layer.part.mini


def _held(layer: Layer, wish: Wish | None, intent: Intent) -> Layer:
    """In which of eight bars it plays."""
    said = wish.structures if wish is not None else ()
    every = range(BARS)
    if "drops_out" in said:
        gone = intent.bars.last or 2
        total = min(intent.bars.total or BARS, BARS)
        if intent.bars.every and not intent.bars.last:
            held = tuple(at for at in every if at % intent.bars.every != intent.bars.every - 1)
        else:
            held = tuple(at for at in every if at % total < total - gone)
        return replace(layer, held=held)
    if "enters" in said:
        first = intent.bars.number - 1 if intent.bars.number > 1 else intent.bars.total or 4
        return replace(layer, held=tuple(at for at in every if at >= min(first, BARS - 1)))
    return layer


def shaped(layers: list[Layer], intent: Intent, plan: Plan) -> list[Layer]:
    """The shape of the whole over eight bars."""
    said = set(intent.structures)
    if said & {"build", "fade_in", "intro"}:
        return _rising(layers, True)
    if said & {"fade_out", "outro"}:
        return _rising(layers, False)
    if "changing" in said or plan.facts.get("random"):
        return [_restless(one) for one in layers]
    if "breakdown" in said or "beatdrop" in said:
        return [
            _silent(one) if one.role in DRUM_GAINS or one.role == "bass" else one for one in layers
        ]
    if "drops_out" in said and layers:
        return [replace(layers[0], held=tuple(range(BARS - (intent.bars.last or 2)))), *layers[1:]]
    return layers


def _rising(layers: list[Layer], up: bool) -> list[Layer]:
    """Layers enter one by one, louder and brighter; or the other way round."""
    out = []
    for at, one in enumerate(layers):
        fx = one.fxs()
        top = float(fx["gain"]) if _plain(fx.get("gain", "")) else 0.6
        signal = "saw" if up else "isaw"
        fx["gain"] = f"{signal}.range({top * 0.35:.2g},{top * 1.1:.2g}).slow(8)"
        if one.role not in DRUM_GAINS:
            fx["lpf"] = f"{signal}.rangex(400,6000).slow(8)"
        first = min(6, at * 6 // max(len(layers), 1))
        bars = range(first, BARS) if up else range(BARS - first)
        out.append(replace(one, fx=tuple(fx.items()), held=tuple(bars) if first else ()))
    return out


def _restless(layer: Layer) -> Layer:
    """Controls that never stand still."""
    fx = layer.fxs()
    if layer.role in ("hat", "perc", "rim", "shaker"):
        fx["pan"] = "rand"
    elif layer.role in ("lead", "bass", "chords", "pad"):
        fx["lpf"] = "perlin.range(400,4000)"
    elif layer.role == "snare":
        fx["speed"] = "rand.range(.8,1.4)"
    return replace(layer, fx=tuple(fx.items()))


def _silent(layer: Layer) -> Layer:
    return replace(layer, held=(4, 5, 6, 7))
