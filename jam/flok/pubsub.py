"""What goes by Flok's second socket: evaluations and lines of output, published by topics. Pure.

A topic is `session:SESSION:target:LANGUAGE:KIND`, of which KIND `eval` and `out` concern us (`in`
is for programs that run code: with three browsers each evaluation comes there three times). All is
JSON; of what others wrote only fields of the right form and a bearable length are taken.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from jam.flok.wire import plain
from jam.lib0 import GarbledError

MOST_FRAME: Final = 512 * 1024  # characters: code of 64 kB, however it is escaped
MOST_CODE: Final = 64 * 1024  # bytes
MOST_LINES: Final = 100
MOST_LINE: Final = 2_000  # characters
MOST_WORD: Final = 64  # characters of names of all kinds

WEB: Final = frozenset({"strudel", "hydra", "mercury", "mercury-web", "p5", "punctual"})
EVAL, OUT = "eval", "out"


@dataclass(frozen=True, slots=True)
class Welcome:
    """The number that the server knows us by."""

    id: str


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Somebody evaluated code.

    Attributes:
        pane: whose code it is.
        language: that it was meant for.
        code: what was evaluated: the pane's text, or a block of it.
        user: the name of who did it, as they say.
        publisher: the connection that it came by.
        mine: it came by ours.
    """

    pane: str
    language: str
    code: str
    user: str
    publisher: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Output:
    """Lines that a program, or a player, shows beside a language's panes."""

    language: str
    lines: tuple[str, ...]
    bad: bool
    mine: bool


News: TypeAlias = Welcome | Evaluated | Output


def topic(session: str, language: str, kind: str) -> str:
    """The topic of a kind of messages about the panes of a language."""
    return f"session:{session}:target:{language}:{kind}"


def read(frame: str, session: str) -> News | None:
    """What a frame says; None where it does not concern us.

    Raises:
        GarbledError: it says nothing.
    """
    if len(frame) > MOST_FRAME:
        raise GarbledError(f"a message has {len(frame)} characters, more than {MOST_FRAME}")
    said = plain(frame)
    payload = said.get("payload") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(payload, dict):
        raise GarbledError("a message has no payload")
    kind = said.get("type")
    if kind == "id":
        return Welcome(_word(payload, "id"))
    return _published(payload, session) if kind == "publish" else None


def _published(payload: Mapping[str, Any], session: str) -> News | None:
    name = payload.get("topic")
    before = f"session:{session}:target:"
    if not isinstance(name, str) or not name.startswith(before):
        return None
    language, _, kind = name[len(before) :].partition(":")
    message = payload.get("message")
    if not isinstance(message, dict):
        raise GarbledError(f"a message on {kind[:20]} has no content")
    mine = payload.get("fromMe") is True
    if kind == EVAL:
        code = _code(message.get("body"))
        publisher = _word(payload, "publisher")
        user = _word(message, "user")
        return Evaluated(_word(message, "docId"), language, code, user, publisher, mine)
    if kind == OUT or kind.endswith(f":{OUT}"):
        return Output(language, _lines(message), message.get("type") == "stderr", mine)
    return None


def _code(body: object) -> str:
    if not isinstance(body, str):
        raise GarbledError("an evaluation has no code")
    if len(body.encode("utf-8", "replace")) > MOST_CODE:
        raise GarbledError(f"code of {len(body)} characters is too long to be played")
    return _whole(body)


def _whole(text: str) -> str:
    """A text in which halves of letters, which JSON can name, are marks."""
    return text.encode("utf-8", "replace").decode()


def _word(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name, "")
    return _whole(value[:MOST_WORD]) if isinstance(value, str) else ""


def _lines(message: Mapping[str, Any]) -> tuple[str, ...]:
    body = message.get("body")
    lines = body if isinstance(body, list) else [body]
    return tuple(line[:MOST_LINE] for line in lines[:MOST_LINES] if isinstance(line, str))


def subscribe(name: str) -> str:
    """A frame that subscribes to a topic."""
    return _frame("subscribe", {"topic": name})


def unsubscribe(name: str) -> str:
    """A frame that ends that."""
    return _frame("unsubscribe", {"topic": name})


def evaluated(session: str, language: str, pane: str, code: str, user: str, start: int) -> str:
    """A frame that lets everybody evaluate code.

    `start` is where in the pane's text the code begins, in the units of JavaScript; browsers flash
    it. Languages that browsers do not play themselves they pass on to programs.
    """
    end = start + utf16(code)
    mode = "web" if language in WEB else "default"
    fields = {"docId": pane, "body": code, "user": user, "mode": mode, "from": start, "to": end}
    return _frame("publish", {"topic": topic(session, language, EVAL), "msg": fields})


def output(session: str, language: str, lines: list[str]) -> str:
    """A frame that shows lines to everybody beside a language's panes."""
    fields = {"target": language, "type": "stdout", "body": lines, "tags": []}
    return _frame("publish", {"topic": topic(session, language, OUT), "msg": fields})


def utf16(text: str) -> int:
    """How long JavaScript says that a text is."""
    return len(text) + sum(character > "\uffff" for character in text)


def _frame(kind: str, payload: Mapping[str, Any]) -> str:
    return json.dumps({"type": kind, "payload": payload}, separators=(",", ":"))
