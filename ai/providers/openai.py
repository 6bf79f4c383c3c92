"""OpenAI's own models."""

from collections.abc import Mapping
from typing import Any

from ai.providers.provider import Option, Price, Provider
from ai.providers.wire.chat import Chat


def connect(values: Mapping[str, Any]) -> Chat | None:
    """The model, where there is a key."""
    if not values["key"]:
        return None
    price = Price(values["price_in"], values["price_out"])
    return Chat(
        "openai", values["model"], values["endpoint"].rstrip("/"), values["key"], price,
        room_word="max_completion_tokens",
    )  # fmt: skip


PROVIDER = Provider(
    "openai",
    3,
    (
        Option("key", "", "The key for OpenAI.", "key", "OPENAI_API_KEY"),
        Option("endpoint", "https://api.openai.com/v1", "Where OpenAI answers.", "address"),
        Option("model", "gpt-4.1-mini", "The model of OpenAI that is asked.", "model"),
        Option("price_in", 0.4, "Dollars for a million tokens sent to OpenAI.", "dollars"),
        Option("price_out", 1.6, "Dollars for a million tokens that OpenAI answers.", "dollars"),
    ),
    connect,
)
