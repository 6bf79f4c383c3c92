"""The remote tier: models over the network, asked while the local tiers work.

An answer is tried before it leaves; one that cannot be played goes back to the model with
what is wrong, twice at most. Nothing here makes the player wait: who asks decides how long.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import random
from typing import Any

from ai.errors import AskError
from ai.guard import Played
from ai.providers.errors import LATE, ProviderError
from ai.providers.provider import Limits, Model, Prompt
from ai.providers.table import every
from ai.remote.cache import Cache, key_of
from ai.remote.extract import NoCodeError, proposal
from ai.remote.patience import Circuit, patiently
from ai.remote.prompt import prompt, repaired
from ai.remote.purse import Purse, PurseError
from ai.remote.trial import Case, FaultyError, tried

LOG = logging.getLogger(__name__)
LOOK_S = 0.05  # how soon it is seen that nobody waits any longer
ROUNDS = 3  # the first answer, and two that are mended
MOST_CHARACTERS_BACK = 8000  # of an answer that goes back to be mended
CHARACTERS_A_TOKEN = 3.0  # an estimate on the dear side


@dataclass(frozen=True, slots=True)
class Terms:
    """How models are asked.

    Attributes:
        wait_s: how long the player waits for a better answer than the local one.
        limit_s: after this a model is given up, though nobody waits for it.
        a_minute: requests.
        a_day: dollars.
        strategy: of the cache.
        folder: for what is kept, None for nothing.
    """

    wait_s: float = 12.0
    limit_s: float = 60.0
    a_minute: float = 10.0
    a_day: float = 1.0
    strategy: str = "normal"
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What came of asking.

    Attributes:
        played: the answer, None for none.
        model: who gave it.
        why_not: of each model that did not, why.
        key: of the answer in the cache.
    """

    played: Played | None
    model: str = ""
    why_not: tuple[str, ...] = ()
    key: str = ""


@dataclass(slots=True)
class Pending:
    """A request that models work on."""

    future: "Future[Found]"
    began: float
    given: set[str]
    asking: str
    why: list[str] = field(default_factory=list)
    cancelled: bool = False

    def fail(self, error: Exception) -> None:
        """It comes to nothing, by a fault of our own."""
        told = f"{self.asking}: it failed ({type(error).__name__})"
        self.future.set_result(Found(None, why_not=(*self.why, told)))

    def left_s(self, seconds: float) -> float:
        """How much of some seconds from the request on is left to wait; 0 where it is done."""
        if self.future.done():
            return 0.0
        return max(0.0, self.began + seconds - time.monotonic())

    def within(self, seconds: float, over: Callable[[], bool] = lambda: False) -> Found:
        """What has come within some seconds of the request; never fails.

        A model that is not done goes on: the same request finds its answer in the cache.

        Args:
            seconds: how long to wait at most.
            over: says that nobody waits any longer.
        """
        while not self.future.done() and self.left_s(seconds) and not over():
            wait([self.future], min(LOOK_S, self.left_s(seconds)))
        if self.future.done():
            found = self.future.result()
            self.given.add(found.key)
            return found
        late = "you asked for something else" if over() else f"no answer within {seconds:g} s"
        return Found(None, why_not=(*self.why, f"{self.asking}: {late}"))


class Remote:
    """The models that are set up, in the order in which they are asked.

    Args:
        models: who can be asked.
        terms: how.
        sleep: waits some seconds.
    """

    def __init__(
        self, models: Sequence[Model], terms: Terms, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.models, self.terms, self._sleep = tuple(models), terms, sleep
        self._circuits = {one.name: Circuit(time.monotonic) for one in models}
        self._purse = Purse(terms.folder, terms.a_minute, terms.a_day)
        self._cache = Cache(terms.folder, terms.strategy)
        self._last: Pending | None = None

    def begin(self, case: Case) -> Pending:
        """Let the models work on a request; what they worked on before is given up.

        The question is made here: its examples are tried by the guard, where the local tiers
        would be in the way.
        """
        if self._last is not None:
            self._last.cancelled = True
        first = self.models[0].name
        mine = self._last = Pending(Future(), time.monotonic(), self._cache.given, first)
        try:
            work = (mine, case, prompt(case.intent, case.stage, case.palette))
        except Exception as error:  # the edge of the tier, and it is logged
            LOG.exception("there is no question for a model")
            mine.fail(error)
        else:
            threading.Thread(target=self._run, args=work, name="remote", daemon=True).start()
        return mine

    def _run(self, mine: Pending, case: Case, question: Prompt) -> None:
        try:
            mine.future.set_result(self._asked(mine, case, question))
        except Exception as error:  # the edge of the thread, and it is logged
            LOG.exception("the remote tier fails")
            mine.fail(error)

    def _asked(self, mine: Pending, case: Case, question: Prompt) -> Found:
        for model in self.models:
            mine.asking = model.name
            try:
                key = key_of(model.name, question)
                played = self._of(model, question, case, mine, key)
            except AskError as error:
                mine.why.append(f"{model.name}: {error}")
                continue
            return Found(played, model.name, tuple(mine.why), key)
        return Found(None, why_not=tuple(mine.why))

    def _of(self, model: Model, question: Prompt, case: Case, mine: Pending, key: str) -> Played:
        """What one model gives.

        Raises:
            AskError: nothing that can be played, and why.
        """
        kept = self._cache.get(key)
        if kept is not None:
            try:
                return tried(kept, case)
            except FaultyError:
                self._cache.drop(key)
        rest = self._circuits[model.name].rest_s()
        if rest:
            raise ProviderError(
                f"it failed too often, it is left alone for {rest:.0f} s", worked=False
            )
        asked, fault = question, ""
        for _ in range(ROUNDS):
            text = self._said(model, asked, mine)
            try:
                found = proposal(text)
                played = tried(found.code, case)
            except (NoCodeError, FaultyError) as error:
                fault = str(error)
                faults = error.faults if isinstance(error, FaultyError) else [fault]
                asked = repaired(asked, text[-MOST_CHARACTERS_BACK:], faults)
                continue
            self._cache.put(key, played.code)
            return replace(played, reasons=(found.note,) if found.note else ())
        raise AskError(f"its {ROUNDS} answers cannot be played: {fault}")

    def _said(self, model: Model, question: Prompt, mine: Pending) -> str:
        """What a model says, paid for, with its circuit kept.

        Raises:
            AskError: it says nothing.
        """
        end = mine.began + self.terms.limit_s
        circuit = self._circuits[model.name]
        limits = Limits(end, silent_s=model.silent_s)
        tokens = question.characters / CHARACTERS_A_TOKEN

        def ask() -> Any:
            left = end - time.monotonic()
            if left <= 0 or mine.cancelled:
                raise ProviderError(LATE, faulty=False, worked=False)
            self._purse.take(model.price.of(tokens, model.most_tokens, left))
            began = time.monotonic()
            try:
                return model.answer(question, limits, lambda: mine.cancelled)
            except ProviderError as error:
                if error.worked:  # what it did until then is charged, and nobody says how much
                    seconds = time.monotonic() - began
                    self._purse.pay(model.price.of(tokens, model.most_tokens, seconds))
                raise

        try:
            said = patiently(ask, lambda: end - time.monotonic(), self._sleep, random)
        except PurseError:
            raise
        except ProviderError as error:
            if error.faulty:
                circuit.failed()
            raise
        circuit.answered()
        self._purse.pay(model.price.of(said.tokens_in, said.tokens_out, said.seconds))
        return str(said.text)


def connected(values: Mapping[str, Any], order: Sequence[str], terms: Terms) -> Remote | None:
    """The remote tier that some settings lead to, None where no model is set up.

    Args:
        values: of the providers' options, as PROVIDER_OPTION.
        order: names of providers; one that is not named is not asked.
        terms: how they are asked.

    >>> connected({}, [], Terms()) is None
    True
    """
    models = []
    for name in order:
        provider = every()[name]
        mine = {one.name: values.get(f"{name}_{one.name}", one.default) for one in provider.options}
        model = provider.connect(mine)
        if model is not None:
            models.append(model)
    return Remote(models, terms) if models else None
