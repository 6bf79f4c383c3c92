"""RunPod serverless: a model of the player's own on a rented machine that sleeps between requests.

By the OpenAI protocol where the worker speaks it, else by RunPod's own queue of jobs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ai.providers.errors import SILENT, ProviderError
from ai.providers.provider import Cancelled, Limits, Model, Option, Price, Prompt, Provider, Said
from ai.providers.wire.chat import Chat
from ai.providers.wire.jobs import Jobs

WAKE_S = 40.0  # a worker that sleeps takes this long to say its first word
THOUGHTS = 6000  # tokens
ROUTE = "/openai/v1"


@dataclass(slots=True)
class Serverless(Chat):
    """A model behind RunPod's OpenAI protocol; its queue says why it is silent."""

    def answer(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> Said:
        """What it says.

        Raises:
            ProviderError: it does not answer.
        """
        try:
            return self.said(prompt, limits, cancelled)
        except ProviderError as error:
            if not str(error).startswith(SILENT):
                raise
            raise ProviderError(f"{error}: {self._workers()}", error.again) from None

    def _workers(self) -> str:
        try:
            return self.health()
        except ProviderError as error:
            return str(error)

    def said(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> Said:
        """The same, without a look at the queue."""
        return Chat.answer(self, prompt, limits, cancelled)

    def health(self) -> str:
        """How many workers are there.

        Raises:
            ProviderError: RunPod does not answer.
        """
        return Jobs(self.address.removesuffix(ROUTE), self.key).health().told


@dataclass(slots=True)
class Queued(Serverless):
    """A model behind RunPod's queue of jobs."""

    def said(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> Said:
        """What it says.

        Raises:
            ProviderError: it does not answer.
        """
        return Jobs(self.address, self.key).answer(self.body(prompt), limits, cancelled)


def connect(values: Mapping[str, Any]) -> Model | None:
    """The model, where there is an address."""
    if not values["endpoint"]:
        return None
    base = values["endpoint"].rstrip("/").removesuffix(ROUTE)
    price = Price(hour=values["price_hour"])
    queued = values["protocol"] == "jobs"
    made = Queued if queued else Serverless
    address = base if queued else base + ROUTE
    return made(
        "runpod", values["model"], address, values["key"], price, silent_s=WAKE_S,
        most_tokens=THOUGHTS,
    )  # fmt: skip


PROVIDER = Provider(
    "runpod",
    1,
    (
        Option("endpoint", "", "Where RunPod answers, https://api.runpod.ai/v2/ID; empty: it is "
               "not asked.", "address", "RUNPOD_ENDPOINT"),
        Option("key", "", "The key for RunPod.", "key", "RUNPOD_API_KEY"),
        Option("model", "deepseek-r1", "The model on RunPod that is asked.", "model"),
        Option("protocol", "openai", "How RunPod is asked.", "openai|jobs"),
        Option("price_hour", 0.69, "Dollars for an hour of a worker of RunPod.", "dollars"),
    ),
    connect,
)  # fmt: skip
