"""A model behind the chat completions of the OpenAI protocol, through the openai package.

The answer is streamed, so that silence is noticed early and a long answer can be left.
"""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ai.providers.errors import ProviderError, of_status, seconds_in
from ai.providers.provider import Cancelled, Limits, Price, Prompt, Said, counted

if TYPE_CHECKING:
    import httpx

CHARACTERS_A_TOKEN = 3.5  # an estimate, for servers that do not count
NO_KEY = "none"  # what a server without keys is sent: the package wants one
TEMPERATURE = 0.6  # what the makers of DeepSeek R1 recommend
LOOK_S = 3.0
OTHER = "its answer is not in the OpenAI protocol"

LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Chat:
    """A model.

    Attributes:
        provider: whose it is.
        model: as the server calls it.
        address: of the protocol, up to /v1.
        key: "" for none.
        price: what it costs.
        schema: it builds its answers by a JSON schema; set to False when the server refuses one.
        silent_s, most_tokens: as in provider.Model.
        room_word: what the server calls the room for the answer.
    """

    provider: str
    model: str
    address: str
    key: str = field(default="", repr=False)
    price: Price = field(default_factory=Price)
    schema: bool = True
    silent_s: float = 6.0
    most_tokens: int = 1500
    room_word: str = "max_tokens"

    @property
    def name(self) -> str:
        """Provider and model."""
        return f"{self.provider} {self.model}"

    def answer(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> Said:
        """What it says.

        Raises:
            ProviderError: it does not answer.
        """
        began = time.monotonic()
        try:
            said = self._asked(prompt, limits, cancelled)
        except _SchemaRefusedError:
            LOG.info("%s takes no JSON schema", self.name)
            self.schema = False
            said = self._asked(prompt, limits, cancelled)
        text, tokens_in, tokens_out = said
        return Said(
            text,
            tokens_in or round(prompt.characters / CHARACTERS_A_TOKEN),
            tokens_out or round(len(text) / CHARACTERS_A_TOKEN),
            time.monotonic() - began,
        )

    def health(self) -> str:
        """Whether the server knows the model.

        Raises:
            ProviderError: it does not, or does not answer.
        """
        if not self.has_model():
            raise ProviderError(f"it has no model {self.model}")
        return f"{self.model} is there"

    def has_model(self) -> bool:
        """Does the server list the model?

        Raises:
            ProviderError: it does not answer.
        """
        from ai.providers.wire.net import client

        with client(Limits(time.monotonic() + LOOK_S), lambda: False) as http:
            headers = {"authorization": f"Bearer {self.key}"} if self.key else {}
            found = http.get(f"{self.address}/models", headers=headers)
        if found.status_code != 200:
            raise of_status(found.status_code)
        return bool({self.model, f"{self.model}:latest"}.intersection(models_in(found)))

    def body(self, prompt: Prompt) -> dict[str, Any]:
        """What is sent."""
        thinks = does_think(self.model)
        made: dict[str, Any] = {
            "model": self.model,
            "messages": prompt.messages(apart=not thinks),
            self.room_word: self.most_tokens,
        }
        if thinks:
            made["temperature"] = TEMPERATURE
        if self.schema and not thinks and prompt.schema:
            shape = {"name": "tune", "strict": True, "schema": dict(prompt.schema)}
            made["response_format"] = {"type": "json_schema", "json_schema": shape}
        return made

    def _asked(self, prompt: Prompt, limits: Limits, cancelled: Cancelled) -> tuple[str, int, int]:
        import openai

        from ai.providers.wire.net import client

        body = self.body(prompt)
        with client(limits, cancelled) as http:
            try:
                stream = self._client(http).chat.completions.create(
                    **body, stream=True, stream_options={"include_usage": True}
                )
                with stream:
                    found = collected(stream)
            except openai.APIStatusError as error:
                raise self._refused(error, body) from None
            except (openai.APIError, ValueError, RecursionError) as error:
                raise self._broken(error, limits) from None
        if self.key and self.key in found[0]:
            raise ProviderError("its answer repeats the key")
        if not found[0].strip():
            raise ProviderError("its answer is empty")
        return found

    def _client(self, http: "httpx.Client") -> Any:
        import openai

        given: Any = http  # the package takes httpx's client too, and says so only in its code
        return openai.OpenAI(
            base_url=self.address, api_key=self.key or NO_KEY, http_client=given, max_retries=0,
            timeout=given.timeout,
        )  # fmt: skip

    def _refused(self, error: Any, body: dict[str, Any]) -> Exception:
        if error.status_code in (400, 422) and "response_format" in body:
            return _SchemaRefusedError()
        wait = seconds_in(error.response.headers.get("retry-after"))
        return of_status(error.status_code, wait, str(error.code or ""))

    def _broken(self, error: BaseException, limits: Limits) -> ProviderError:
        """What a connection that breaks, or an answer that is no JSON, comes to."""
        from ai.providers.wire.net import of_network

        cause = error.__cause__
        if isinstance(cause, ProviderError):
            return cause
        if cause is not None and not isinstance(error, ValueError):
            return of_network(cause, limits)
        return ProviderError(OTHER)


class _SchemaRefusedError(Exception):
    """A server that does not take the schema."""


def does_think(model: str) -> bool:
    """Is this a model that reasons in the open first, and cannot where a schema binds it?

    >>> does_think("deepseek-r1:8b"), does_think("gpt-4.1-mini")
    (True, False)
    """
    return "r1" in model.lower().replace(":", "-").split("-")


def collected(stream: Iterable[Any]) -> tuple[str, int, int]:
    """The text of a stream, and the tokens of question and answer where it counts them.

    Raises:
        ProviderError: it ends before it is done, or is not what the protocol says.
    """
    parts: list[str] = []
    tokens_in = tokens_out = 0
    done = ""
    for chunk in stream:
        try:
            if chunk.usage is not None:
                tokens_in = counted(chunk.usage.prompt_tokens)
                tokens_out = counted(chunk.usage.completion_tokens)
            for choice in (chunk.choices or ())[:1]:
                parts.append(choice.delta.content or "")
                done = choice.finish_reason or done
        except (AttributeError, TypeError):  # the package hands on what it is sent, unlooked at
            raise ProviderError(OTHER) from None
    if done == "length":
        raise ProviderError("its answer is longer than there is room for", faulty=False)
    if parts and not done:
        raise ProviderError("its answer ends in the middle", again=True)
    if not all(isinstance(part, str) for part in parts):
        raise ProviderError(OTHER)
    return "".join(parts), tokens_in, tokens_out


def models_in(response: "httpx.Response") -> list[str]:
    """The names of the models that a server lists."""
    try:
        rows = response.json().get("data") or []
        return [str(row.get("id")) for row in rows]
    except (ValueError, AttributeError, TypeError):
        return []
