"""What a provider of a model is, what it is asked, and what it answers. Pure.

A provider is a file of this folder with a PROVIDER; its options become settings by themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a player can set for a provider.

    Attributes:
        name: the setting is called ai.PROVIDER_NAME.
        default: where nobody says otherwise.
        about: a sentence for the file of settings.
        kind: "address", "model", "key", "dollars", or the choices with a bar between.
        variable: the environment variable that wins, "" for none.
    """

    name: str
    default: str | float
    about: str
    kind: str
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked.

    Attributes:
        system: what holds for every request.
        turns: what the player and then, in turn, model and program said.
        schema: how the answer should be built, as a JSON schema.
    """

    system: str
    turns: tuple[str, ...]
    schema: Mapping[str, Any] = field(default_factory=dict)

    def messages(self, apart: bool = True) -> list[dict[str, str]]:
        """As the messages of a chat.

        Args:
            apart: the model reads a system message; else it stands before the first turn.

        >>> [one["role"] for one in Prompt("be brief", ("hi", "yes?", "bye")).messages()]
        ['system', 'user', 'assistant', 'user']
        """
        turns = list(self.turns)
        if not apart:
            turns[0] = f"{self.system}\n\n{turns[0]}"
        said = [
            {"role": "assistant" if at % 2 else "user", "content": text}
            for at, text in enumerate(turns)
        ]
        return [{"role": "system", "content": self.system}, *said] if apart else said

    @property
    def characters(self) -> int:
        """How long it is."""
        return len(self.system) + sum(map(len, self.turns))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take.

    Attributes:
        end: when it has to be there, on the clock of time.monotonic.
        connect_s: until there is a connection.
        silent_s: without a byte.
        most_bytes: of the answer on the wire.
    """

    end: float
    connect_s: float = 2.0
    silent_s: float = 6.0
    most_bytes: int = 600_000


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in dollars: a million tokens in and out, and an hour of work."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0
    hour: float = 0.0

    def of(self, tokens_in: float, tokens_out: float, seconds: float) -> float:
        """Dollars for one answer.

        >>> Price(0.5, 2.0).of(2000, 500, 3.0), Price(hour=1.8).of(2000, 500, 2.0)
        (0.002, 0.001)
        """
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / 1e6 + (
            self.hour * seconds / 3600
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What a model answered: its text, the tokens of question and answer, seconds of work."""

    text: str
    tokens_in: int
    tokens_out: int
    seconds: float


MOST_COUNTED = 10_000_000  # tokens, or ms; whoever counts more counts wrongly


def counted(number: object) -> int:
    """What a server says of tokens or milliseconds, 0 where that is no count.

    >>> counted(200), counted(-1), counted("many"), counted(True)
    (200, 0, 0, 0)
    """
    return number if type(number) is int and 0 <= number <= MOST_COUNTED else 0


class Cancelled(Protocol):
    """Says whether nobody waits for the answer any more."""

    def __call__(self) -> bool:
        """Is it so?"""


class Model(Protocol):
    """A model that can be asked.

    Attributes:
        price: what it costs.
        silent_s: how long it may be silent before and within an answer.
        most_tokens: how much room it needs.
    """

    price: Price
    silent_s: float
    most_tokens: int

    @property
    def name(self) -> str:
        """Provider and model, for the player."""

    def answer(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> Said:
        """What it says; blocks.

        Raises:
            ProviderError: it does not.
        """

    def health(self) -> str:
        """One clause on whether it could answer now.

        Raises:
            ProviderError: it could not.
        """


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider.

    Attributes:
        name: a word.
        place: in the order in which models are asked; the player may say another.
        options: what can be set for it.
        connect: the model that the values of its options lead to, None where it is not set up.
    """

    name: str
    place: int
    options: tuple[Option, ...]
    connect: Callable[[Mapping[str, Any]], Model | None]
