"""RunPod's own queue of jobs: run, runsync, status, cancel, and the health of an endpoint.

Source: RunPod's operation reference. A worker that is awake answers within one request
(runsync); where none is, the job is queued (run) and looked after (status), and taken back
(cancel) when nobody waits for it any more, because it would cost money.
"""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ai.providers.errors import CANCELLED, LATE, ProviderError, of_status, seconds_in
from ai.providers.provider import Cancelled, Limits, Said, counted

if TYPE_CHECKING:
    import httpx

ROUTE = "/v1/chat/completions"  # what a worker that speaks the OpenAI protocol is handed
LOOK_S = 3.0
SYNC_LEAST_S, SYNC_MOST_S = 1.0, 20.0  # how long one runsync may wait; RunPod takes 1 to 300
FIRST_POLL_S, LONGEST_POLL_S = 0.2, 2.0
GONE = {
    "FAILED": "its worker fails",
    "CANCELLED": "somebody cancelled the job",
    "TIMED_OUT": "its worker took too long",
}

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workers:
    """The workers of an endpoint: those that wait for work, that work, and that start."""

    idle: int = 0
    running: int = 0
    starting: int = 0

    @property
    def told(self) -> str:
        """In words.

        >>> Workers(starting=1).told, Workers(idle=2).told, Workers(running=3).told
        ('no worker is awake, 1 starts', '2 workers wait for work', 'all workers are busy (3)')
        """
        if self.idle:
            return f"{self.idle} workers wait for work" if self.idle > 1 else "a worker waits"
        if self.running:
            return f"all workers are busy ({self.running})"
        return f"no worker is awake, {self.starting} starts" if self.starting else (
            "no worker is awake"
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Jobs:
    """The queue of an endpoint.

    Attributes:
        address: of the endpoint, up to its id.
        key: "" for none.
        sleep: waits some seconds.
    """

    address: str
    key: str = field(default="", repr=False)
    sleep: Callable[[float], None] = time.sleep

    def answer(self, body: Mapping[str, Any], limits: Limits, cancelled: Cancelled) -> Said:
        """What a model says to the body of a chat.

        Raises:
            ProviderError: it does not answer.
        """
        work = {"input": {"openai_route": ROUTE, "openai_input": dict(body)}}
        began = time.monotonic()
        # What RunPod itself answers is read a little longer: without its id no job is taken back.
        longer = replace(limits, end=limits.end + LOOK_S)
        with self._client(longer, lambda: False) as http:
            awake = self._workers(http).idle > 0
            job = self._runsync(http, work, limits) if awake else self._post(http, "run", work)
            job = self._finished(http, job, limits, cancelled)
        seconds = counted(job.get("executionTime")) / 1000 or time.monotonic() - began
        text, tokens_in, tokens_out = said_in(job.get("output"))
        if self.key and self.key in text:
            raise ProviderError("its answer repeats the key")
        return Said(text, tokens_in, tokens_out, seconds)

    def health(self) -> Workers:
        """The workers that there are.

        Raises:
            ProviderError: RunPod does not answer.
        """
        with self._client(Limits(time.monotonic() + LOOK_S), lambda: False) as http:
            return self._workers(http)

    def _client(self, limits: Limits, cancelled: Cancelled) -> Any:
        from ai.providers.wire.net import client

        return client(limits, cancelled)

    def _finished(
        self, http: "httpx.Client", job: dict[str, Any], limits: Limits, cancelled: Cancelled
    ) -> dict[str, Any]:
        """The job when it is done; taken back when that is too late."""
        name, pause = str(job.get("id") or ""), FIRST_POLL_S
        try:
            while (state := str(job.get("status"))) != "COMPLETED":
                if state in GONE:
                    raise ProviderError(GONE[state], again=state == "FAILED")
                if state not in ("IN_QUEUE", "IN_PROGRESS") or not name:
                    raise ProviderError("its answer is not one of RunPod's")
                if cancelled():
                    raise ProviderError(CANCELLED, faulty=False)
                if time.monotonic() + pause > limits.end:
                    waits = state == "IN_QUEUE"
                    raise ProviderError("no worker took the job in time" if waits else LATE)
                self.sleep(pause)
                pause = min(2 * pause, LONGEST_POLL_S)
                job = self._read(http.get(f"{self.address}/status/{name}", headers=self._headers))
        except Exception:
            if name and str(job.get("status")) in ("IN_QUEUE", "IN_PROGRESS"):
                self._cancel(name)
            raise
        return job

    def _runsync(
        self, http: "httpx.Client", work: Mapping[str, Any], limits: Limits
    ) -> dict[str, Any]:
        """A job whose answer is waited for within the request, as long as its id comes back."""
        left = min(limits.end - time.monotonic() - 1, limits.silent_s - 1, SYNC_MOST_S)
        if left < SYNC_LEAST_S:
            return self._post(http, "run", work)
        return self._post(http, f"runsync?wait={round(1000 * left)}", work)

    def _post(self, http: "httpx.Client", what: str, work: Mapping[str, Any]) -> dict[str, Any]:
        return self._read(http.post(f"{self.address}/{what}", json=work, headers=self._headers))

    def _cancel(self, name: str) -> None:
        with suppress(ProviderError), self._client(
            Limits(time.monotonic() + LOOK_S), lambda: False
        ) as http:  # fmt: skip
            http.post(f"{self.address}/cancel/{name}", headers=self._headers)
            LOG.info("a job of RunPod was taken back")

    def _workers(self, http: "httpx.Client") -> Workers:
        row = self._read(http.get(f"{self.address}/health", headers=self._headers))
        found = row.get("workers")
        counts = found if isinstance(found, dict) else {}
        idle = max(_count(counts, "idle"), _count(counts, "ready"))
        return Workers(idle, _count(counts, "running"), _count(counts, "initializing"))

    @property
    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.key}"} if self.key else {}

    def _read(self, response: "httpx.Response") -> dict[str, Any]:
        if response.status_code != 200:
            wait = seconds_in(response.headers.get("retry-after"))
            raise of_status(response.status_code, wait)
        row = None
        with suppress(ValueError, RecursionError):
            row = response.json()
        if not isinstance(row, dict):
            raise ProviderError("its answer is not one of RunPod's")
        return row


def _count(counts: Mapping[str, Any], name: str) -> int:
    value = counts.get(name)
    return value if isinstance(value, int) else 0


def said_in(output: Any) -> tuple[str, int, int]:
    """The text of a job's output, and its tokens: a chat completion, alone or in a list.

    Raises:
        ProviderError: it is none.

    >>> said_in([{"choices": [{"message": {"content": "s('bd')"}}]}])
    ("s('bd')", 0, 0)
    """
    row = output[0] if isinstance(output, list) and output else output
    try:
        choice, usage = row["choices"][0], row.get("usage") or {}
        text = choice["message"]["content"]
        counts = counted(usage.get("prompt_tokens")), counted(usage.get("completion_tokens"))
    except (KeyError, IndexError, TypeError, AttributeError):
        raise ProviderError("its worker does not speak the OpenAI protocol") from None
    if choice.get("finish_reason") == "length":
        raise ProviderError("its answer is longer than there is room for", faulty=False)
    if not isinstance(text, str) or not text.strip():
        raise ProviderError("its answer is empty")
    return text, *counts
