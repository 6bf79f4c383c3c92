"""Ollama: models on the player's own machine, or another of the house; DeepSeek R1 by default."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ai.providers.errors import NO_MODEL, ProviderError
from ai.providers.provider import Cancelled, Limits, Option, Prompt, Provider, Said
from ai.providers.wire.chat import Chat

LOAD_S = 40.0  # a model that was not in memory is loaded before the first byte
KNOCK_S = 2.0
THOUGHTS = 6000  # tokens: what R1 thinks comes before what it says


@dataclass(slots=True)
class Ollama(Chat):
    """A model of Ollama."""

    def answer(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> Said:
        """What it says.

        Raises:
            ProviderError: it does not answer.
        """
        knock(self.address, limits.connect_s)
        try:
            return Chat.answer(self, prompt, limits, cancelled)
        except ProviderError as error:
            if str(error) == NO_MODEL:
                raise self._lacking() from None
            raise

    def health(self) -> str:
        """Whether it has the model.

        Raises:
            ProviderError: it does not answer, or has not.
        """
        knock(self.address, KNOCK_S)
        if not self.has_model():
            raise self._lacking()
        return f"{self.model} is there"

    def _lacking(self) -> ProviderError:
        return ProviderError(f"it has no model {self.model}; `ollama pull {self.model}` fetches it")


def knock(address: str, seconds: float) -> None:
    """See whether somebody listens, before anything is loaded to talk.

    Raises:
        ProviderError: nobody does.
    """
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), seconds).close()
    except OSError as error:
        quick = isinstance(error, ConnectionRefusedError)  # to ask again next time costs nothing
        told = f"nobody answers at {parts.netloc}"
        raise ProviderError(told, faulty=not quick, worked=False) from None


def connect(values: Mapping[str, Any]) -> Ollama | None:
    """The model, where there is an address."""
    if not values["endpoint"]:
        return None
    address = values["endpoint"].rstrip("/").removesuffix("/v1")
    return Ollama("ollama", values["model"], f"{address}/v1", silent_s=LOAD_S, most_tokens=THOUGHTS)


PROVIDER = Provider(
    "ollama",
    2,
    (
        Option("endpoint", "http://127.0.0.1:11434", "Where Ollama answers; empty: it is not "
               "asked.", "address", "OLLAMA_ENDPOINT"),
        Option("model", "deepseek-r1", "The model of Ollama that is asked.", "model"),
    ),
    connect,
)  # fmt: skip
