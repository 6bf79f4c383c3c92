"""An evolution beside the music: its process, and the population as it was last heard of."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from ai.dna.lab import Creature, Generation

ROOT: Final = str(Path(__file__).resolve().parents[1])
ENDED: Final = "the evolution ended before its time; the log file says why"

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is bred.

    Attributes:
        parents: codes.
        names: of the parents in the library.
        generations: how many.
        taste: the player's, as plain data.
        seed: of the dice.
        births, changes, far: see ai.dna.brood.Recipe.
        root: the number of the creature that is bred on from, 0 where there is none.
    """

    parents: tuple[str, ...]
    names: tuple[str, ...]
    generations: int
    taste: Mapping[str, Any]
    seed: int
    births: int = 8
    changes: int = 2
    far: float = 0.5
    root: int = 0


class Breeding:
    """A process that breeds; it lives as long as it is wanted, and never longer than the session.

    Args:
        plan: what is bred.
        known: the creatures of an evolution that this one goes on from.
        over: told of once, when the last generation is there, with what went wrong or "".
    """

    def __init__(
        self,
        plan: Plan,
        known: Sequence[Creature] = (),
        over: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.plan, self._over = plan, over
        self._known = tuple(known)
        self._generation = Generation(0, (), ())
        self.problem, self.done, self._stopped = "", False, False
        paths = [ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "studio.labworker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )  # fmt: skip
        self._thread = threading.Thread(target=self._read, name="lab", daemon=True)
        self._thread.start()

    @property
    def generation(self) -> Generation:
        """The last one, with all forebears that are known."""
        now = self._generation
        have = {one.number for one in (*now.living, *now.forebears)}
        older = [one for one in self._known if one.number not in have]
        return Generation(now.number, now.living, (*older, *now.forebears))

    @property
    def running(self) -> bool:
        """Are there more generations to come?"""
        return not self.done

    def stop(self) -> None:
        """End it; what lives stays."""
        self._stopped = True
        self._process.kill()
        self._thread.join(2.0)

    def join(self, seconds: float) -> None:
        """Wait for the end."""
        self._thread.join(seconds)

    def _read(self) -> None:
        sent, lines = self._process.stdin, self._process.stdout
        assert sent is not None
        assert lines is not None
        try:
            self._send(sent)
            for row in map(json.loads, lines):
                if error := row.get("error"):
                    self.problem = str(error)
                else:
                    self._generation = generation_of(row)
        except (OSError, ValueError) as error:
            LOG.warning("the lab cannot be heard: %s", error)
        for pipe in (sent, lines):
            pipe.close()
        code = self._process.wait()
        if code and not self._stopped:
            self.problem = self.problem or ENDED
        self.done = True
        if not self._stopped:
            self._over(self.problem)

    def _send(self, sent: IO[str]) -> None:
        plan = self.plan
        first = max((one.number for one in self._known), default=0)
        asked = {
            "parents": plan.parents, "generations": plan.generations, "taste": plan.taste,
            "seed": plan.seed, "births": plan.births, "changes": plan.changes, "far": plan.far,
            "first": first, "root": plan.root,
        }  # fmt: skip
        sent.write(json.dumps(asked) + "\n")
        sent.flush()


def generation_of(row: Mapping[str, Any]) -> Generation:
    """A generation from what the process wrote."""
    living, forebears = (tuple(Creature(**one) for one in row[name])
                         for name in ("living", "forebears"))  # fmt: skip
    return Generation(int(row["number"]), living, forebears)


def population(one: Generation, shown: int) -> Iterator[str]:
    """Those that live, a line each, the fittest first.

    >>> creature = Creature(7, 3, 2, "busier hats", "s('hh')", 0.25, 1.0)
    >>> list(population(Generation(2, (creature,), ()), 4))
    ['1  no. 7 of no. 3: busier hats (25% new, fitness 1.00)']
    """
    for place, each in enumerate(one.living[:shown], 1):
        kin = f" of no. {each.parent}" if each.parent else ""
        yield (f"{place}  no. {each.number}{kin}: {each.how} "
               f"({each.far:.0%} new, fitness {each.fitness:.2f})")  # fmt: skip
