"""What a model is told: the language as it is here, tunes of our own, and the request. Pure.

What the player wrote stands in marked fields, as data; keys and other players' words are
never in it.
"""

import json
from functools import cache

from ai.brief.intent import Intent
from ai.guard import InvalidError, checked
from ai.lift.layers import Scene
from ai.palette import Palette
from ai.providers.provider import Prompt
from ai.song.show import number
from ai.tables import genres, table, text
from ai.tiers.fallback import nearest
from patterns.vocabulary import FUNCTIONS, METHODS

MOST_SOUNDS = 90
MOST_BANKS = 8
MOST_REQUEST = 600  # characters
SHOTS = 2
SCHEMA = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "explanation": {"type": "string"}},
    "required": ["code", "explanation"],
    "additionalProperties": False,
}


def prompt(intent: Intent, stage: Scene | None, palette: Palette) -> Prompt:
    """The question for a request.

    >>> from ai.brief.reading import read
    >>> made = prompt(read("techno at 130 bpm"), None, Palette())
    >>> "setcpm(BPM/4)" in made.system, made.turns[0].splitlines()[-1]
    (True, 'Facts: techno, 130 bpm.')
    """
    asked = f"<request>{intent.request[:MOST_REQUEST]}</request>"
    if stage is None or intent.kind != "edit":
        turns = [*_shots(intent, palette), f"{asked}\n{_facts(intent)}".strip()]
    else:
        turns = [f"<playing>\n{stage.text}\n</playing>\n{asked}\n{_heard(stage)}"]
    return Prompt(system(palette), tuple(turns), SCHEMA)


def repaired(before: Prompt, answer: str, faults: list[str]) -> Prompt:
    """The question after an answer that cannot be played.

    Args:
        before: the question that was answered.
        answer: what came.
        faults: what is wrong with it, exactly.
    """
    told = "\n".join(f"- {one}" for one in faults)
    again = f"This cannot be played:\n{told}\nGive the whole JSON object again, mended."
    return Prompt(before.system, (*before.turns, answer, again), before.schema)


@cache
def system(palette: Palette) -> str:
    """What holds for every request: the language, the functions and sounds of this installation."""
    functions = [
        one for one in text("prompt/functions.txt").split() if one in METHODS or one in FUNCTIONS
    ]
    banks = [one for one in _banks() if palette.has("bd", one)][:MOST_BANKS]
    told = f"\nDrum machines for .bank(): {', '.join(banks)}." if banks else ""
    return (
        text("prompt/system.txt")
        .replace("{functions}", " ".join(functions))
        .replace("{sounds}", " ".join(_sounds(palette)))
        .replace("{banks}", told)
    )


def _sounds(palette: Palette) -> list[str]:
    """Sounds that are here: those that the tables name first, in their order."""
    rows = (*table("words/drums").values(), *table("words/instruments").values())
    named = dict.fromkeys(name for row in rows for name in row["sounds"])
    return [name for name in named if palette.has(name)][:MOST_SOUNDS]


@cache
def _banks() -> tuple[str, ...]:
    """The drum machines that the genres use."""
    return tuple(dict.fromkeys(row["bank"] for row in genres().values() if row.get("bank")))


def _shots(intent: Intent, palette: Palette) -> list[str]:
    """Requests with our own tunes as answers, nearest first."""
    out: list[str] = []
    for tune in nearest(intent, 0)[: 3 * SHOTS]:
        if len(out) < 2 * SHOTS and _can_play(tune["code"], palette):
            words = " ".join([*tune["moods"][:1], tune["genre"]])
            answer = {"code": tune["code"].strip(), "explanation": f"{words} in {tune['root']}"}
            out += [f"<request>{words}</request>", json.dumps(answer)]
    return out


@cache
def _can_play(code: str, palette: Palette) -> bool:
    try:
        checked(code, palette)
    except InvalidError:
        return False
    return True


def _facts(intent: Intent) -> str:
    """What was understood, so that it is met."""
    found = [*intent.genres[:2], *intent.moods[:2]]
    if intent.tempo.bpm:
        found.append(f"{number(intent.tempo.bpm)} bpm")
    if intent.key.root:
        found.append(f"{intent.key.root} {intent.key.mode}".strip())
    if intent.chords:
        found.append(f"chords {' '.join(intent.chords)}")
    found += [f"with {one.words or one.role}" for one in intent.wishes[:6]]
    found += [f"no {one}" for one in intent.forbidden]
    return f"Facts: {', '.join(found)}." if found else ""


def _heard(stage: Scene) -> str:
    """What plays, measured."""
    layers = ", ".join(f"{one.leaf.name or 'line'} ({one.role})" for one in stage.voices)
    return f"Facts: {number(stage.played.cps * 240)} bpm; layers: {layers}."
