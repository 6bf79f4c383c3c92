"""The worker: hands what RunPod brings in on to Ollama, and its answer back.

RunPod's OpenAI protocol arrives as a job {"openai_route", "openai_input"}; so do the jobs of
Not a Label's own client. Only the two routes below are handed on, and only to this machine.
"""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

ROUTES = ("/v1/chat/completions", "/v1/models")
MOST_BYTES = 200_000  # of a request
ANSWER_S = 300.0


def handler(job: dict[str, Any]) -> Iterator[Any]:
    """What Ollama answers to a job: one object, or pieces of a stream as they come."""
    asked = job.get("input")
    if not isinstance(asked, dict) or asked.get("openai_route") not in ROUTES:
        yield _error(f"input needs openai_route, one of {', '.join(ROUTES)}")
        return
    body = asked.get("openai_input")
    raw = None if body is None else json.dumps(body).encode()
    if raw is not None and len(raw) > MOST_BYTES:
        yield _error(f"the request is larger than {MOST_BYTES} bytes")
        return
    try:
        with urllib.request.urlopen(
            _request(asked["openai_route"], raw), timeout=ANSWER_S
        ) as found:
            if isinstance(body, dict) and body.get("stream"):
                yield from _pieces(found)
            else:
                yield json.load(found)
    except urllib.error.HTTPError as error:
        yield _error(f"Ollama answers with status {error.code}", error.code)
    except (OSError, ValueError) as error:
        yield _error(f"Ollama does not answer ({type(error).__name__})", 503)


def _pieces(found: Any) -> Iterator[str]:
    """The events of a stream, whole."""
    event = b""
    for line in found:
        event += line
        if line in (b"\n", b"\r\n"):
            yield event.decode("utf-8", "replace")
            event = b""
    if event:
        yield event.decode("utf-8", "replace")


def _request(route: str, raw: bytes | None) -> urllib.request.Request:
    host = os.environ.get("OLLAMA_HOST", "127.0.0.1:11434")
    headers = {"content-type": "application/json"}
    return urllib.request.Request(f"http://{host}{route}", raw, headers)


def _error(text: str, code: int = 400) -> dict[str, Any]:
    return {"error": {"message": text, "type": "worker", "code": code}}


if __name__ == "__main__":
    import runpod

    runpod.serverless.start({"handler": handler, "return_aggregate_stream": True})
