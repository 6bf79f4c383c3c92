"""`lab`: evolution beside the music: many generations, heard, chosen from, bred on."""

from collections.abc import Sequence
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from ai.dna.brood import SHOWN
from ai.dna.lab import MOST_GENERATIONS, Creature, Generation
from ai.taste import as_data
from engine.typedpath import typed_path
from studio.background import in_background
from studio.breeding import Breeding, Plan, population
from studio.commands.breed import THIS, parents_of
from studio.commands.founding import off
from studio.family import Kin, lines, placed
from studio.learning import learn
from studio.library import LibraryError
from studio.nowplaying import code_playing
from studio.offers import Offer
from studio.plotting.asking import draw_beside
from studio.replies import Reply, done
from studio.session import Session

LABS: Final[WeakKeyDictionary[Session, Breeding]] = WeakKeyDictionary()
GENERATIONS: Final = 30
ENDINGS: Final = (".png", ".svg", ".pdf")
NOTHING: Final = "nothing plays that could have children; play something, or lab dusk dawn 30"
NONE: Final = "nothing is bred yet; lab 30 breeds what plays, lab dusk dawn 30 two of your library"
HOW: Final = "hear 1 plays the first, keep 1 dusk keeps it, lab choose 1 breeds on from it"
_DICE: Final = count(1)


def lab(session: Session, argument: str) -> "Future[Reply]":
    """Begin, look, choose, draw, or stop."""
    if problem := off("lab"):
        return done(Reply(False, problem))
    words = argument.replace(",", " ").split()
    if not words:
        return in_background(lambda: _shown(session))
    if words == ["stop"]:
        return in_background(lambda: _stopped(session))
    if words == ["tree"]:
        return in_background(lambda: _tree(session))
    if words[0] == "choose":
        return in_background(lambda: _chosen(session, words[1:]))
    if Path(words[-1]).suffix.lower() in ENDINGS:
        return in_background(lambda: _drawn(session, typed_path(argument.strip())))
    generations = int(words.pop()) if words[-1].isdecimal() else GENERATIONS
    if not 1 <= generations <= MOST_GENERATIONS:
        return done(Reply(False, f"how many generations, 1 to {MOST_GENERATIONS}? lab 30"))
    names = [word for word in words if word not in ("and", "with")] or [THIS[0]]
    return in_background(lambda: _begun(session, names, generations))


def _begun(session: Session, names: Sequence[str], generations: int) -> Reply:
    playing = code_playing(session)
    try:
        parents = parents_of(session, names, playing, NOTHING)
    except LibraryError as error:
        return Reply(False, str(error))
    codes = tuple(one.code for one in parents)
    kin = tuple(one.name for one in parents if one.name)
    return _bred(session, codes, kin, generations, ())


def _bred(
    session: Session, codes: tuple[str, ...], kin: tuple[str, ...], generations: int,
    known: Sequence[Creature], root: int = 0,
) -> Reply:  # fmt: skip
    old = LABS.get(session)
    if old is not None and old.running:
        old.stop()
    plan = Plan(codes, kin, generations, as_data(session.tasting.taste), next(_DICE), root=root)

    def over(problem: str) -> None:
        if problem:
            session.tell_bad(problem)
        else:
            session.tell(f"{generations} generations are there; lab shows who lives")

    LABS[session] = Breeding(plan, known, over)
    return Reply(True, f"{generations} generations are bred beside the music; lab looks at them")


def _shown(session: Session) -> Reply:
    found = LABS.get(session)
    if found is None:
        return Reply(False, NONE)
    now = found.generation
    if found.problem:
        return Reply(False, found.problem)
    head = f"generation {now.number} of {found.plan.generations}"
    if not now.living:
        return Reply(True, f"{head}; nobody lives yet")
    offers = tuple(
        Offer(one.code, f"no. {one.number}: {one.how}", "bred", one.how, parents=found.plan.names)
        for one in now.living[:SHOWN]
    )
    session.offers.make(offers, code_playing(session))
    return Reply(True, "\n".join([head, *population(now, SHOWN), HOW]))


def _chosen(session: Session, words: Sequence[str]) -> Reply:
    """Breed on from one that was heard; what was passed over is learnt from too."""
    found = LABS.get(session)
    now = found.generation if found is not None else Generation(0, (), ())
    living = now.living[:SHOWN]
    if found is None or not living:
        return Reply(False, NONE)
    if len(words) != 1 or not words[0].isdecimal() or not 1 <= int(words[0]) <= len(living):
        return Reply(False, f"which one, 1 to {len(living)}? lab choose 1")
    one = living[int(words[0]) - 1]
    found.stop()
    learn(session, one.code, "kept", "")
    for place in session.offers.heard - {int(words[0]) - 1}:
        learn(session, session.offers.all[place].code, "passed over", "")
    known = (*now.forebears, *now.living)
    return _bred(session, (one.code,), found.plan.names, found.plan.generations, known, one.number)


def kin_of(now: Generation, names: Sequence[str]) -> dict[str, Kin]:
    """The creatures of a generation and their forebears as a family."""
    roots = tuple(names)
    return {
        f"no. {one.number}": Kin(
            f"no. {one.number}", one.how, (f"no. {one.parent}",) if one.parent else roots
        )
        for one in (*now.forebears, *now.living)
    } | {name.lower(): Kin(name) for name in roots}


def _tree(session: Session) -> Reply:
    found = LABS.get(session)
    if found is None or not found.generation.living:
        return Reply(False, NONE)
    now = found.generation
    return Reply(
        True, "\n".join(lines(f"no. {now.living[0].number}", kin_of(now, found.plan.names)))
    )


def _drawn(session: Session, path: Path) -> Reply:
    found = LABS.get(session)
    if found is None or not found.generation.living:
        return Reply(False, NONE)
    now = found.generation
    family = placed([f"no. {one.number}" for one in now.living], kin_of(now, found.plan.names))
    problem = draw_beside("lineage", {"title": f"generation {now.number}", **family}, path)
    return Reply(not problem, problem or f"the family of generation {now.number} is in {path}")


def _stopped(session: Session) -> Reply:
    found = LABS.get(session)
    if found is None or not found.running:
        return Reply(False, "nothing is being bred")
    found.stop()
    return Reply(True, f"stopped at generation {found.generation.number}; lab shows who lives")
