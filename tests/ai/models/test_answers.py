"""A model over the network, through the real client: whatever it does, there is music in time."""

import json
import logging
import time
from pathlib import Path

import pytest

from ai.answer import Answer
from ai.asking import Question, ask
from ai.guard import play
from ai.palette import Palette
from ai.providers.provider import Limits, Prompt
from ai.tiers.remote import Remote, Terms, connected
from tests.ai.models.fake import (
    TUNE,
    Act,
    Server,
    answer,
    breaks_off,
    refuses,
    running,
    says,
    sends_raw,
    waits,
)

NAMES = "bd sd cp hh oh rim cr lt mt ht cb sh perc sine triangle square sawtooth supersaw white"
SOUNDS = Palette(frozenset(NAMES.split()))
KEY = "sk-verysecret0123456789"
REQUEST = "techno at 130 bpm"
WAIT_S = 20.0  # for answers that come: a busy machine fails no test
SHORT_S = 0.3  # for those that do not


def openai_at(server: Server, folder: Path | None = None, **terms: object) -> Remote:
    """The remote tier with one model, behind the OpenAI protocol, with a key."""
    values = {"openai_key": KEY, "openai_endpoint": f"{server.address}/v1"}
    given = Terms(**{"wait_s": WAIT_S, "limit_s": WAIT_S, "folder": folder, **terms})
    found = connected(values, ["openai"], given)
    assert found is not None
    return Remote(found.models, given, lambda seconds: time.sleep(min(seconds, 0.01)))


def asked(
    server: Server, *acts: Act, request: str = REQUEST, playing: str = "", wait_s: float = WAIT_S
) -> Answer:
    """The answer while a server plays some acts; it is music."""
    server.plays(*acts)
    found = ask(Question(request, playing, SOUNDS, 1), openai_at(server, wait_s=wait_s))
    assert found.code
    assert play(found.code).notes
    return found


def test_a_good_answer_plays_and_says_who_gave_it(server):
    found = asked(server, says(answer()))
    assert (found.code, found.tier, found.model, found.why_not) == (
        TUNE, "remote", "openai gpt-4.1-mini", (),
    )  # fmt: skip
    assert found.played is not None
    assert found.played.reasons == ("a steady one",)


def test_what_goes_over_the_wire(server):
    asked(server, says(answer()))
    (request,) = server.heard
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.headers["accept-encoding"] == "identity"
    body = request.body
    assert body.keys() == {
        "model", "messages", "max_completion_tokens", "response_format", "stream",
        "stream_options",
    }  # fmt: skip
    assert (body["model"], body["stream"]) == ("gpt-4.1-mini", True)
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["code", "explanation"]
    assert [one["role"] for one in body["messages"]] == [
        "system", "user", "assistant", "user", "assistant", "user",
    ]  # fmt: skip
    assert request.last == f"<request>{REQUEST}</request>\nFacts: techno, 130 bpm."
    assert KEY.encode() not in request.raw


def test_the_prompt_names_the_sounds_that_are_here_and_no_others(server):
    asked(server, says(answer()))
    system = server.heard[0].body["messages"][0]["content"]
    line = next(one for one in system.splitlines() if one.startswith("Sounds you may use"))
    named = line.split(": ")[1].rstrip(".").split()
    assert set(named) <= SOUNDS.names
    assert {"bd", "hh", "sawtooth"} <= set(named)
    assert len(system) < 6000


@pytest.mark.parametrize(
    "text",
    [
        f"<think>Four on the floor. {{ }} ```js\nnonsense\n```</think>\n{answer()}",
        f"Sure! Here it is:\n```javascript\n{TUNE}\n```\nHave fun.",
        f"```json\n{answer()}\n```",
        TUNE,
        answer(f"```js\n{TUNE}\n```"),
        json.dumps({"code": TUNE.splitlines()}),
        answer(TUNE.replace("130/4", "130")),  # bars for beats a minute
    ],
    ids=["thoughts", "fence", "json in a fence", "bare", "fence in json", "lines", "setcpm"],
)
def test_code_is_found_however_it_is_wrapped(server, text):
    found = asked(server, says(text))
    assert (found.code, found.tier) == (TUNE, "remote")
    assert len(server.heard) == 1


def row_of(content: object, finish: str = "stop", **more: object) -> bytes:
    """A stream of one row."""
    choice = {"index": 0, "delta": {"content": content}, "finish_reason": finish}
    return b"data: " + json.dumps({"choices": [choice], **more}).encode() + b"\n\n"


ODD_ROWS = [
    b"5", b"null", b"[" * 50_000, b'{"usage": 5}', b'{"choices": 3}', b'{"choices": {"a": 1}}',
    b'{"choices": [{"delta": null}]}', b'{"choices": [{"delta": {"content": 5}, '
    b'"finish_reason": "stop"}]}',
]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (refuses(401, f"bad key {KEY}"), "it refuses the key"),
        (refuses(404), "there is no such model or address"),
        (refuses(429, retry_after="30"), "it has too many requests; it asks to wait 30 s"),
        (refuses(500), "it fails (status 500)"),
        (breaks_off(answer()), "its answer ends in the middle"),
        (sends_raw(b"data: {no json\n\n"), "its answer is not in the OpenAI protocol"),
        *((sends_raw(b"data: " + row + b"\n\n"), "its answer is not in the OpenAI protocol")
          for row in ODD_ROWS),
        (sends_raw(b"<html>hello</html>"), "its answer is empty"),
        (sends_raw(row_of("s(", "length")), "its answer is longer than there is room for"),
        (sends_raw(b"data: 1\n\n", content_encoding="gzip"),
         "its answer is compressed, which was not asked for"),
        (says("x" * 1_000_000, piece=20_000), "its answer is larger than 600,000 bytes"),
        (says(f"{answer()} {KEY}"), "its answer repeats the key"),
    ],
    ids=["401", "404", "429", "500", "truncated", "malformed", *map(str, range(len(ODD_ROWS))),
         "html", "long", "zipped", "1 MB", "echo"],
)  # fmt: skip
def test_a_model_that_fails_costs_nothing_and_its_reason_is_one_line(server, act, why):
    found = asked(server, act)
    assert found.tier == "fallback"
    assert found.why_not == (f"openai gpt-4.1-mini: {why}",)


@pytest.mark.parametrize(
    "act",
    [waits(60, says(answer())), says(answer(), piece=1, pause_s=0.2), waits(60, refuses(500))],
    ids=["slow", "drip", "slow to fail"],
)
def test_a_model_that_is_slow_is_waited_for_so_long_and_no_longer(server, act):
    began = time.monotonic()
    found = asked(server, act, wait_s=SHORT_S)
    assert SHORT_S <= time.monotonic() - began < SHORT_S + 5  # the machine may be busy
    assert found.why_not == ("openai gpt-4.1-mini: no answer within 0.3 s",)


def test_an_answer_that_trickles_is_left_when_its_time_is_over(server):
    server.plays(says(answer(), piece=1, pause_s=0.02))
    found = ask(Question(REQUEST, "", SOUNDS, 1), openai_at(server, limit_s=SHORT_S))
    assert found.why_not == ("openai gpt-4.1-mini: it took too long",)


def test_what_a_server_counts_is_believed_only_where_it_is_a_count(server):
    server.plays(
        sends_raw(row_of("s", usage={"prompt_tokens": -(10**9), "completion_tokens": "x"}))
    )
    (model,) = openai_at(server).models
    said = model.answer(Prompt("s", ("x" * 69,)), Limits(time.monotonic() + WAIT_S), lambda: False)
    assert (said.tokens_in, said.tokens_out) == (20, 0)


def test_nobody_there_is_told_at_once():
    with running() as gone:
        pass
    began = time.monotonic()
    found = ask(Question(REQUEST, "", SOUNDS), openai_at(gone))
    assert time.monotonic() - began < WAIT_S
    assert found.why_not == ("openai gpt-4.1-mini: nobody answers there",)


@pytest.mark.parametrize(
    ("acts", "requests"),
    [
        ((refuses(429, retry_after="0.01"), says(answer())), 2),
        ((refuses(503), refuses(500), says(answer())), 3),
        ((breaks_off(answer()), says(answer())), 2),
    ],
    ids=["429", "5xx", "truncated"],
)
def test_what_may_pass_is_asked_again(server, acts, requests):
    found = asked(server, *acts)
    assert (found.tier, len(server.heard)) == ("remote", requests)


@pytest.mark.parametrize("status", [400, 401, 404])
def test_what_will_not_pass_is_not_asked_again_the_same_way(server, status):
    asked(server, refuses(status))
    bodies = [one.raw for one in server.heard]
    assert len(bodies) == len(set(bodies)) <= 2


def test_a_server_that_takes_no_schema_is_asked_without_one(server):
    found = asked(server, refuses(400, "unknown field response_format"), says(answer()))
    assert found.tier == "remote"
    assert ["response_format" in one.body for one in server.heard] == [True, False]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ('{"code": "s(', "there is no code in it"),
        (answer(TUNE.replace("130", "90")), "asked 130 bpm, got 90 at four beats a bar"),
        (answer(TUNE.replace(".lpf(", ".lpff(")), "lpff"),
        (answer('s("nosuchsound*4")'), "there is no sound called nosuchsound"),
        (answer('s("bd*4").gain(0)'), "this is silence"),
    ],
    ids=["malformed", "tempo", "function", "sound", "silence"],
)
def test_what_cannot_be_played_goes_back_with_what_is_wrong(server, bad, told):
    found = asked(server, says(bad), says(answer()))
    first, second = server.heard
    assert found.tier == "remote"
    assert second.body["messages"][: len(first.body["messages"])] == first.body["messages"]
    assert second.body["messages"][-2] == {"role": "assistant", "content": bad}
    assert told in second.last


def test_three_bad_answers_are_enough(server):
    found = asked(server, says(answer(TUNE.replace("130", "90"))))
    assert (found.tier, len(server.heard)) == ("fallback", 3)
    assert found.why_not == (
        "openai gpt-4.1-mini: its 3 answers cannot be played: asked 130 bpm, got 90 at four "
        "beats a bar",
    )


@pytest.mark.parametrize(
    "code",
    [
        "samples('http://127.0.0.1:9/x.json')\ns(\"bd*4\")",
        "const f = samples; f('github:a/b')\ns(\"bd*4\")",
        "while (true) {}",
        "fetch('http://127.0.0.1:9/'); s('bd')",
        "eval('1'); s('bd')",
        "import('os'); s('bd')",
        "process.exit(1)",
        "(function f() { f() })(); s('bd')",
        's("bd*4").fmap(x => { for (;;) {} })',
        's("bd*100000")',
        's("sine").note(0/0)',
        's("sine").freq(1/0).gain(1e308)',
        's("bd").late("1e300")',
        "s('bd')" + " " * 9000 + ".fast(2)",
    ],
)
def test_hostile_code_never_leaves(server, code):
    found = asked(server, says(answer(code)))
    assert found.tier == "fallback"
    assert len(found.why_not) == 1
    assert ("samples and the like fetch from elsewhere" in found.why_not[0]) == ("samples" in code)


PLAYING = 'kick: s("bd*4")\nhats: s("hh*8").gain(.4) // mine\nbass: note("c2*4").s("sawtooth")'


@pytest.mark.usefixtures("editing")
def test_an_edit_that_leaves_the_rest_alone_is_taken(server):
    better = PLAYING.replace(".gain(.4)", ".gain(.6)")
    found = asked(server, says(answer(better)), request="louder hats", playing=PLAYING)
    assert (found.code, found.tier) == (better, "remote")
    assert server.heard[0].last.startswith(f"<playing>\n{PLAYING}\n</playing>\n<request>louder")


@pytest.mark.parametrize(
    ("worse", "told"),
    [
        (PLAYING.replace(".gain(.4)", ".gain(.6)").replace("c2*4", "c2*8"),
         "layers changed that were not named"),
        (PLAYING.replace(".gain(.4)", ".gain(.2)"), "not done, as far as can be heard"),
        ("setcpm(40)\n" + PLAYING.replace(".gain(.4)", ".gain(.6)"), "the tempo changed"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("editing")
def test_an_edit_that_changes_more_or_less_goes_back(server, worse, told):
    found = asked(server, says(answer(worse)), request="louder hats", playing=PLAYING)
    assert found.tier == "procedural"
    assert told in server.heard[1].last


def test_a_change_of_what_does_not_play_is_declined_without_asking(server):
    server.plays(says(answer()))
    found = ask(Question("mute the violin", PLAYING, SOUNDS), openai_at(server))
    assert found.error
    assert server.heard == []


def test_the_key_is_nowhere(server, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    acts = (refuses(401, KEY), says(f"{answer()} {KEY}"), says(answer()), breaks_off(KEY * 9))
    remote = openai_at(server, tmp_path)
    told = [repr(remote.models)]
    for act in acts:
        server.plays(act)
        told.append(repr(ask(Question(REQUEST, "", SOUNDS), remote)))
    assert len(list(tmp_path.glob("*.json"))) == 1
    told += [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    assert KEY not in "\n".join(told)
    assert KEY not in caplog.text
