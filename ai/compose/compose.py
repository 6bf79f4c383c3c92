"""A tune by rules, in one pass: the frame, then drums, bass, chords, melody, and the finish."""

from dataclasses import replace
from random import Random

from ai.brief.intent import Intent, Wish
from ai.compose.bass import bass
from ai.compose.drums import GAINS as DRUM_GAINS
from ai.compose.drums import drums
from ai.compose.finish import finish
from ai.compose.harmony import harmony
from ai.compose.melody import melody
from ai.compose.plan import PITCHED, Plan, plan
from ai.compose.special import polymeter, polyrhythm, turns
from ai.palette import Palette
from ai.song.tree import Layer, Song

ROLES = {"stab": "chords", "strings": "pad", "bell": "lead"}
MOST_LAYERS = 7


def compose(intent: Intent, palette: Palette, seed: int) -> Song:
    """A tune for a request; the same seed gives the same tune."""
    rng = Random(f"{seed}:{intent.request}")
    return compose_in(plan(intent, rng), intent, palette, rng)


def compose_in(frame: Plan, intent: Intent, palette: Palette, rng: Random) -> Song:
    """A tune in a frame."""
    layers = list(drums(frame, intent, palette, rng))
    if "polyrhythm" in intent.rhythms:
        rest = [one for one in layers if one.role in ("hat", "shaker")]
        layers = polyrhythm(intent, frame, palette, rng) + rest[:1]
    for role, wish in pitched_roles(frame, intent):
        layers.append(_voice(role, wish, frame, intent, palette, rng))
    if "polymeter" in intent.rhythms:
        layers.append(polymeter(intent, frame, palette, rng))
    if not layers:
        layers = [_voice("lead", None, frame, intent, palette, rng)]
    layers = finish(layers, _answers(layers, intent), frame, intent, rng)
    if "call_response" in _rhythms(intent):
        layers = turns(layers, palette)
    keyed = any(one.role not in DRUM_GAINS for one in layers)
    root, mode = (frame.root, frame.mode) if keyed else ("", "")
    return Song(frame.bpm, tuple(layers[:MOST_LAYERS + 2]), frame.meter, root, mode,
                genre=frame.genre, symbols=frame.symbols)  # fmt: skip


def _rhythms(intent: Intent) -> set[str]:
    return {*intent.rhythms, *(name for one in intent.wishes for name in one.rhythms)}


def pitched_roles(frame: Plan, intent: Intent) -> list[tuple[str, Wish | None]]:
    """The pitched layers to write, each with what was wished of it."""
    wishes = [one for one in intent.wishes if one.role not in DRUM_GAINS and one.role != "drums"]
    if "polyrhythm" in intent.rhythms or "polymeter" in intent.rhythms:
        wishes = [] if "polyrhythm" in intent.rhythms else wishes
        return [(one.role, one) for one in wishes]
    out: list[tuple[str, Wish | None]] = [
        (one.role, one) for one in wishes if _may(one.role, one, intent)
    ]
    asked = {one.role for one in wishes}
    for part in frame.parts:
        role = ROLES.get(part, part)
        taken = role in asked or (role in ("chords", "pad") and asked & {"chords", "pad"})
        if part in PITCHED and not taken and _may(role, None, intent):
            out.append((role, None))
            asked.add(role)
    out += [(role, None) for role in _needed(frame, intent, asked, wishes) if role not in asked]
    order = ("bass", "drone", "pad", "chords", "arp", "lead")
    return sorted(out, key=lambda one: order.index(one[0]))


def _may(role: str, wish: Wish | None, intent: Intent) -> bool:
    names = {role, wish.instrument if wish else ""}
    out = set(intent.forbidden)
    drums_only = intent.only and all(one.role in (*DRUM_GAINS, "drums") for one in intent.wishes)
    return not names & out and not {"pitched", "synth"} & out and not (drums_only and intent.wishes)


def _needed(frame: Plan, intent: Intent, asked: set[str], wishes: list[Wish]) -> list[str]:
    """Roles that the request needs without naming them."""
    out = []
    if (intent.chords or intent.degrees) and not asked & {"chords", "pad", "arp"}:
        out.append("chords")
    nothing = not intent.wishes and not frame.parts
    if nothing and (intent.key.root or intent.key.mode):
        out += ["chords", "lead"]
    bare = len(wishes) == 1 and wishes[0].role == "chords" and not frame.parts
    if bare and wishes[0].instrument and not intent.only and not _says_chords(wishes[0], intent):
        out.append("lead")
    if "call_response" in _rhythms(intent) and "lead" not in asked:
        out.append("lead")
    return out


def _says_chords(wish: Wish, intent: Intent) -> bool:
    words = (
        "chord",
        "chords",
        "stab",
        "stabs",
        "skank",
        "progression",
        "comping",
        "harmony",
        "quartet",
    )
    return bool(intent.chords or intent.degrees) or any(word in wish.words for word in words)


def _voice(
    role: str, wish: Wish | None, frame: Plan, intent: Intent, palette: Palette, rng: Random
) -> Layer:
    """One pitched layer."""
    if role == "bass":
        return bass(frame, palette, rng, wish)
    if role == "lead":
        layer = melody(frame, intent, palette, rng, wish)
        if wish is None and not intent.genres and intent.wishes:
            sound = next((one.instrument for one in intent.wishes if one.instrument), "")
            return replace(layer, sound=palette.pitched(sound)) if sound else layer
        return layer
    return harmony(frame, palette, rng, role, wish)


def _answers(layers: list[Layer], intent: Intent) -> dict[int, Wish]:
    """Which layer answers which wish."""
    out: dict[int, Wish] = {}
    left = list(intent.wishes)
    for at, one in enumerate(layers):
        for wish in left:
            if wish.role == one.role:
                out[at] = wish
                left.remove(wish)
                break
    group = next((one for one in intent.wishes if one.role == "drums"), None)
    if group is not None:
        for at, one in enumerate(layers):
            if one.role in DRUM_GAINS and at not in out and group.qualities:
                out[at] = replace(group, structures=())
    return out
