"""The drums of a tune: cores of the genre, what was wished of them, and how bars vary."""

from dataclasses import replace
from random import Random

from ai.brief.intent import Intent, Wish
from ai.compose.grooves import euclidean, filled, fitted, named, odd_meter_core, on_beats, varied
from ai.compose.plan import BARS, PITCHED, Plan
from ai.palette import Palette
from ai.song.tree import Hits, Layer

GAINS = {
    "kick": "1", "snare": ".8", "clap": ".7", "hat": ".4", "openhat": ".4", "ride": ".4",
    "crash": ".4", "rim": ".6", "tom": ".7", "shaker": ".35", "cowbell": ".4", "tamb": ".4",
    "clave": ".6", "conga": ".6", "perc": ".5", "break": ".8", "noise": ".15",
}  # fmt: skip
NAMES = {"hat": "hats", "openhat": "open", "tom": "toms", "conga": "congas"}
CORE = ("kick", "snare", "clap", "rim", "clave")
GENERIC = {
    "kick": "x...x...x...x...", "snare": "....x.......x...", "clap": "....x.......x...",
    "hat": "x.x.x.x.x.x.x.x.", "openhat": "..x...x...x...x.", "ride": "x.x.x.x.x.x.x.x.",
    "crash": "x...............", "rim": "x..x..x...x.x...", "tom": "..........x.x.xx",
    "shaker": "xoxoxoxoxoxoxoxo", "cowbell": "x..x..x...x.x...", "tamb": "..x...x...x...x.",
    "clave": "x..x..x...x.x...", "conga": "..x...xx..x...xx", "perc": "..x..x....x..x..",
}  # fmt: skip
BUSY = {"hat": "xxxxxxxxxxxxxxxx", "shaker": "XxxxXxxxXxxxXxxx", "perc": "x.xxx.xxx.xxx.xx"}


def drums(plan: Plan, intent: Intent, palette: Palette, rng: Random) -> list[Layer]:
    """The layers of drums."""
    wishes = [one for one in intent.wishes if one.role in GAINS]
    asked = {one.role for one in wishes}
    roles = [part for part in plan.parts if part not in PITCHED and allowed(part, intent)]
    roles = [part for part in roles if part not in asked]
    out = [_core(role, plan, intent, palette, rng) for role in roles]
    out += [_wished(one, plan, intent, palette, rng) for one in wishes if allowed(one.role, intent)]
    order = list(GAINS)
    return sorted((one for one in out if one is not None), key=lambda one: order.index(one.role))


def allowed(role: str, intent: Intent) -> bool:
    """May this role sound?"""
    groups = {"drums": True, "percussion": role not in ("kick", "snare", "hat")}
    return role not in intent.forbidden and not any(groups.get(one) for one in intent.forbidden)


def _core(role: str, plan: Plan, intent: Intent, palette: Palette, rng: Random) -> Layer | None:
    """A drum as the genre plays it."""
    rows = plan.facts.get("drums", {}).get(role) or [GENERIC.get(role, "x...............")]
    if plan.meter.steps != 16 and "meter" not in plan.facts:
        if role not in ("kick", "snare", "clap", "rim", "hat", "ride", "shaker"):
            return None
        rows = [odd_meter_core(role, plan.meter)]
    if role == "kick" and "four_on_floor" in intent.rhythms:
        rows = [named("four_on_floor", plan.meter)]
    half = "halftime" in intent.rhythms
    if half and role in ("snare", "clap"):
        rows = [named("halftime", plan.meter)]
    lively = plan.arousal > 0.6 or any(n == "density" and w > 0 for n, w in intent.qualities)
    if role in ("hat", "shaker") and lively and not plan.swing[0]:
        rows = ["oxXxoxXxoxXxoxXx"]
    rows = [fitted(row, plan.meter) for row in rows]
    bars = _bars(rows, role, plan, intent, rng)
    return _finished(_layer(role, bars, plan, palette), role, plan, rng)


def _finished(layer: Layer, role: str, plan: Plan, rng: Random) -> Layer:
    """Rolls of the hats where the genre has them."""
    if role == "hat" and plan.facts.get("rolls"):
        return replace(layer, part=Hits((), mini=rolled(layer.sound, rng)))
    return layer


def rolled(sound: str, rng: Random) -> str:
    """Hats in eighths with rolls of sixteenths, triplets and 32nds.

    >>> rolled("hh", Random(1))[:6]
    '<[hh*2'
    """
    beats = [
        f"{sound}*2",
        f"{sound}*4",
        f"[{sound} {sound}*3]",
        f"[{sound} {sound}*2]",
        f"{sound}*6",
    ]
    first = [f"{sound}*2", rng.choice(beats[:2]), rng.choice(beats[:3]), rng.choice(beats[2:])]
    last = [f"{sound}*2", rng.choice(beats[1:3]), f"{sound}*2", rng.choice(beats[3:])]
    count = " ".join(first), " ".join(last)
    return f"<[{count[0]}]!3 [{count[1]}]>"


def _bars(rows: list[str], role: str, plan: Plan, intent: Intent, rng: Random) -> tuple[str, ...]:
    """Eight bars: the same with a change in the fourth, or all different in some styles."""
    if plan.facts.get("bars") or "changing" in intent.structures:
        pool = [*rows, *(varied(row, rng, 2) for row in rows)]
        picked = [pool[0] if role == "kick" and not plan.facts.get("random") else rng.choice(pool)]
        while len(picked) < BARS:
            picked.append(rng.choice(pool))
        return tuple(picked)
    row = rows[0] if role in CORE and rng.random() < 0.7 else rng.choice(rows)
    if wants_fill(intent) or "repetitive" in intent.structures:
        return (row,) * BARS
    if role in CORE or rng.random() < 0.5:
        last = (
            varied(row, rng)
            if role in ("kick", "rim", "perc", "conga") and rng.random() < 0.5
            else row
        )
        return (row, row, row, last) * 2
    return (row, row, row, rng.choice(rows)) * 2


def wants_fill(intent: Intent) -> bool:
    """Was a fill asked for?"""
    return "fill" in intent.structures or any("fill" in one.structures for one in intent.wishes)


def _layer(role: str, bars: tuple[str, ...], plan: Plan, palette: Palette) -> Layer:
    sound, bank = palette.drum(role, plan.bank or "RolandTR808")
    fx = [("gain", GAINS[role])]
    extra = plan.facts.get(f"{role}_fx", {}) | plan.facts.get("drum_fx", {})
    if plan.facts.get("chip") and role in ("kick", "snare", "hat"):
        extra = {"crush": 6}
    fx += [(name, str(value)) for name, value in extra.items()]
    return Layer(NAMES.get(role, role), role, Hits(bars), sound, bank, tuple(fx))


def _wished(wish: Wish, plan: Plan, intent: Intent, palette: Palette, rng: Random) -> Layer | None:
    """A drum as it was wished."""
    if wish.role == "noise":
        return noise(wish, palette)
    if wish.role == "break":
        return _break(palette, rng)
    mini = _mini(wish, palette.drum(wish.role, plan.bank)[0], plan, rng)
    bars = _asked_bars(wish, plan, rng)
    if bars is None and not mini:
        bare = not (plan.parts or (plan.facts.get("drums", {}).get(wish.role) and intent.genres))
        known = _core(wish.role, plan, intent, palette, rng) if not bare else None
        bars = (
            known.part.bars if known and isinstance(known.part, Hits) and known.part.bars else None
        )
        if known is not None and isinstance(known.part, Hits) and known.part.mini:
            mini = known.part.mini
        if bars is None and not mini:
            bars = (fitted(GENERIC[wish.role], plan.meter),) * BARS
            if plan.meter.steps != 16:
                bars = (odd_meter_core(wish.role, plan.meter),) * BARS
        bars = _moved(wish, bars, plan) if bars else bars
    layer = _layer(wish.role, bars or (), plan, palette)
    return replace(layer, part=Hits(bars or (), mini)) if mini else layer


def _moved(wish: Wish, bars: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """Busier or sparser, as was wished."""
    way = sum(amount for name, amount in wish.qualities if name == "density")
    if way > 0:
        return (fitted(BUSY.get(wish.role, "x.xxx.xxx.xxx.xx"), plan.meter),) * BARS
    if way < 0 or "sparse_time" in wish.structures:
        return tuple(thinned(bar) for bar in bars)
    return bars


def thinned(bar: str) -> str:
    """Every second hit of a bar, the strong ones kept.

    >>> thinned("xxxxxxxxxxxxxxxx"), thinned("x...x...x...x...")
    ('x.x.x.x.x.x.x.x.', 'x.......x.......')
    """
    places = [at for at, char in enumerate(bar) if char != "."]
    keep = set(places[::2])
    return "".join(char if at in keep else "." for at, char in enumerate(bar))


def _asked_bars(wish: Wish, plan: Plan, rng: Random) -> tuple[str, ...] | None:
    """Bars that the wish says outright, None where it says nothing of them."""
    if wish.beats:
        return (on_beats(wish.beats, plan.meter),) * BARS
    if wish.euclid[0]:
        bar = euclidean(*wish.euclid)
        return (bar,) * BARS if wish.euclid[1] in (4, 8, 16) else None
    if "ghost" in wish.rhythms:
        core = on_beats((1.0, 3.0), plan.meter)
        ghosts = [at for at in (2, 7, 9, 10, 14, 15) if at < plan.meter.steps and core[at] == "."]
        chosen = set(rng.sample(ghosts, min(3, len(ghosts))))
        bar = "".join(
            "X" if char == "x" else "o" if at in chosen else "." for at, char in enumerate(core)
        )
        return (bar,) * BARS
    for name in wish.rhythms:
        bar = named(name, plan.meter)
        if bar:
            return (accented(bar) if "accent" in wish.rhythms else bar,) * BARS
    if "accent" in wish.rhythms:
        return (accented("x" * plan.meter.steps),) * BARS
    return None


def accented(bar: str) -> str:
    """A bar with its hits on the beats louder.

    >>> accented("x.x.x.x.")
    'X.x.X.x.'
    """
    return "".join("X" if char == "x" and not at % 4 else char for at, char in enumerate(bar))


def _mini(wish: Wish, sound: str, plan: Plan, rng: Random) -> str:
    """Rhythms that are not on steps."""
    if wish.euclid[0] and wish.euclid[1] not in (4, 8, 16):
        return f"{sound}({wish.euclid[0]},{wish.euclid[1]})"
    if "triplets" in wish.rhythms:
        return f"{sound}*{plan.meter.beats * 3}"
    if "rolls" in wish.rhythms:
        return rolled(sound, rng)
    if "thirtyseconds" in wish.rhythms:
        return f"{sound}*{plan.meter.steps * 2}"
    return ""


def noise(wish: Wish, palette: Palette) -> Layer:
    """A noise: a riser where it should sweep or build, else a soft bed."""
    sound = "pink" if "pink" in wish.words and palette.has("pink") else "white"
    if not {"sweep", "build", "fade_in"} & set(wish.structures):
        return Layer(
            "noise", "noise", Hits((), f"{sound}*4"), sound, "", (("gain", ".12"), ("hpf", "2000"))
        )
    fx = (("lpf", "saw.rangex(300,9000).slow(8)"), ("gain", "saw.range(.1,.5).slow(8)"))
    return Layer("riser", "noise", Hits((), f"{sound}*16"), sound, "", fx)


def _break(palette: Palette, rng: Random) -> Layer | None:
    """A sampled break where there is one, else none: the genre's own drums break."""
    name = next((one for one in ("breaks165", "amen") if palette.has(one)), "")
    if not name:
        return None
    order = rng.choice(
        ("<[0 1 2 3 4 5 6 7] [0 1 4 3 6 5 6 7]>", "<[0 1 2 1 4 5 2 7] [0 3 2 3 4 5 7 6]>")
    )
    tail = (f'.slice(8,"{order}")', ".cut(1)")
    return Layer("breaks", "break", Hits((), name), name, "", (("gain", ".8"),), tail)


def with_fill(layers: list[Layer], every: int, rng: Random) -> list[Layer]:
    """The drums with a fill in the last bar of every so many; the other bars alike."""
    voices = [one for one in layers if one.role in ("snare", "clap", "tom", "rim", "perc", "conga")]
    if not voices:
        voices = [one for one in layers if one.role in GAINS]
    if not voices:
        return layers
    chosen = voices[0]
    if not isinstance(chosen.part, Hits) or not chosen.part.bars:
        return layers
    bar = chosen.part.bars[0]
    bars = tuple(
        filled(bar, rng) if at % every == every - 1 else bar for at in range(max(BARS, every))
    )
    out = []
    for one in layers:
        part = one.part
        if one is chosen:
            out.append(replace(one, part=Hits(bars)))
        elif one.role in GAINS and isinstance(part, Hits) and part.bars:
            out.append(replace(one, part=Hits((part.bars[0],) * len(bars))))
        else:
            out.append(one)
    return out
