"""What the answers promise, at length: python -m tests.ai.proofs [judge|seeds|requests] [count]

judge: verified tunes against copies of them that were spoiled in one way: a layer shifted, a layer
randomised, a layer transposed. seeds: twenty seeds of some requests: do they meet the request,
and how far apart are they? requests: random requests over all tiers and seeds: is each answer
valid?
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

from ai.asking import ORDER, Question, ask
from ai.brief.intent import Intent
from ai.brief.reading import read
from ai.errors import AskError
from ai.guard import InvalidError, checked
from ai.hearing.measures import apart
from ai.hearing.notes import DRUMS
from ai.judge.demands import unmet
from ai.judge.score import Heard, judge
from ai.lift.layers import Scene, Voice, scene
from ai.tables import genres, table
from ai.tiers.fallback import tunes
from repl.screen import say
from studio.palette import palette

PAIRS, REQUESTS, SEEDS = 200, 2000, 20
ASKED = (
    "dark techno at 130", "lofi hip hop", "a sad piano ballad in D minor", "funky house",
    "ambient", "drum and bass",
)  # fmt: skip
CONTEXT = 'setcpm(30)\ndrums: s("bd*4, ~ cp, hh*8")\nbass: note("c2*4").s("sawtooth").lpf(800)'


@dataclass(frozen=True, slots=True)
class Pair:
    """A tune and its spoiled copy, as the judge scores them."""

    kind: str
    genre: str
    good: float
    spoiled: float


def shifted(voice: Voice, rng: Random) -> str:
    """A layer out of time, by no multiple of a sixteenth."""
    return f"{voice.text}.late({rng.choice((3, 5, 7, 11))}/{rng.choice((29, 31, 37))})"


def randomised(voice: Voice, rng: Random) -> str:
    """A layer whose places and notes are dealt anew in each cycle."""
    if any(one.pitch is not None for one in voice.notes):
        return f"{voice.text}.transpose(irand(12).segment(16)).shuffle(8)"
    return f"{voice.text}.shuffle({rng.choice((6, 7, 8))}).someCycles(x => x.late(1/16))"


def transposed(voice: Voice, rng: Random) -> str:
    """A layer out of tune with the others, by a semitone or a tritone."""
    return f"{voice.text}.transpose({rng.choice((-6, -1, 1, 6))})"


SPOILS: dict[str, Callable[[Voice, Random], str]] = {
    "shifted": shifted, "randomised": randomised, "transposed": transposed,
}  # fmt: skip


def pairs(count: int, seed: int = 1) -> Iterator[Pair]:
    """Verified tunes with a copy each, spoiled in one layer; kinds and tunes take turns."""
    rng = Random(f"pairs:{seed}")
    rows = tunes()
    number = 0
    while number < count:
        for row in rng.sample(rows, len(rows)):
            kind = list(SPOILS)[number % len(SPOILS)]
            stage = scene(row["code"])
            copy = _spoiled(stage, kind, rng)
            if copy is None:
                continue
            intent = Intent("create", genres=(row["genre"],))
            scores = [judge(Heard(one.played, intent, row["genre"])).score for one in (stage, copy)]
            yield Pair(kind, row["genre"], *scores)
            number += 1
            if number == count:
                return


def _spoiled(stage: Scene, kind: str, rng: Random) -> Scene | None:
    """The tune with one of its layers spoiled, None where it has none that could be."""
    tuneful = [one for one in stage.voices if any(note.pitch is not None for note in one.notes)]
    voices = list(stage.voices)
    if kind == "transposed":
        voices = [one for one in tuneful if not one.roles <= DRUMS] if len(tuneful) > 1 else []
    if not voices:
        return None
    voice = rng.choice(voices)
    text = SPOILS[kind](voice, rng)
    try:
        after = scene(stage.text[: voice.leaf.begin] + text + stage.text[voice.leaf.end :])
    except InvalidError:
        return None
    return after if apart(stage.notes, after.notes) > 0 else None


def judged(count: int) -> str:
    """The share of pairs in which the judge prefers the tune."""
    found = list(pairs(count))
    lost = [one for one in found if one.good <= one.spoiled]
    kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(one.kind for one in lost).items())
    return f"{len(found) - len(lost)} of {len(found)} pairs right; wrong: {kinds or 'none'}"


def spread(request: str, seeds: int, tier: str = "") -> tuple[int, float, float]:
    """How many of some seeds meet a request, and the least and mean distance between them."""
    sounds, intent = palette(), read(request)
    made = [ask(Question(request, "", sounds, seed, tier)).played for seed in range(seeds)]
    played = [one for one in made if one is not None]
    far = [apart(one.notes, two.notes) for one, two in combinations(played, 2)]
    return sum(not unmet(intent, one) for one in played), min(far), sum(far) / len(far)


def random_request(rng: Random) -> tuple[str, str]:
    """A request of words by dice, and the code that plays, "" for none."""
    genre = rng.choice([name for row in genres().values() for name in row["names"]])
    mood = rng.choice([name for row in table("words/moods").values() for name in row["names"]])
    drum = rng.choice([name for row in table("words/drums").values() for name in row["names"]])
    tone = rng.choice([n for row in table("words/instruments").values() for n in row["names"]])
    root = rng.choice("ABCDEFG")
    texts = (
        f"{mood} {genre}", f"{genre} at {rng.randint(60, 180)} bpm", f"{genre} with {tone}",
        f"a {mood} {genre} beat with {drum} and {tone}", f"{mood} {tone} in {root} minor",
        f"add {tone}", f"make the {drum} {mood}", f"louder {drum}", f"more {mood}", f"no {drum}",
        f"swap the bass for {tone}", f"turn it into {genre}",
        f"{drum} every {rng.randint(2, 8)} bars",
    )  # fmt: skip
    return rng.choice(texts), rng.choice(("", CONTEXT))


def invalid(count: int, seed: int = 1) -> list[str]:
    """The random requests whose answers are neither valid code nor a sentence."""
    rng, sounds, bad = Random(f"requests:{seed}"), palette(), []
    for number in range(count):
        request, context = random_request(rng)
        tier = rng.choice(("", *ORDER))
        answer = ask(Question(request, context, sounds, rng.randint(0, 10**6), tier))
        if answer.played is None:
            if not answer.error and not answer.told:
                bad.append(f"{number}: {request}: no answer")
            continue
        try:
            checked(answer.played.code, sounds)
        except AskError as error:
            bad.append(f"{number}: {request} ({answer.tier}): {error}")
    return bad


def main(arguments: list[str]) -> int:
    """Run what is named, or everything."""
    what = arguments[0] if arguments else ""
    count = int(arguments[1]) if len(arguments) > 1 else 0
    if what in ("", "judge"):
        say(f"judge: {judged(count or PAIRS)}")
    for request in ASKED if what in ("", "seeds") else ():
        met, least, mean = spread(request, count or SEEDS)
        say(f"seeds: {request}: {met} met, distance at least {least:.2f}, mean {mean:.2f}")
    if what in ("", "requests"):
        bad = invalid(count or REQUESTS)
        say("\n".join([f"requests: {len(bad)} of {count or REQUESTS} invalid", *bad]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
