"""RunPod: its queue of jobs and its OpenAI protocol, over a real connection."""

import time

import pytest

from ai.answer import Answer
from ai.asking import Question, ask
from ai.providers.provider import Limits
from ai.providers.wire import jobs
from ai.providers.wire.jobs import Jobs
from ai.tiers.remote import Remote, Terms, connected
from tests.ai.models.fake import (
    TUNE,
    Act,
    Server,
    answer,
    completion,
    refuses,
    says,
    sends,
    sends_raw,
    waits,
)
from tests.ai.models.test_answers import KEY, REQUEST, SOUNDS, WAIT_S

AWAKE = {"jobs": {}, "workers": {"idle": 1, "running": 0, "initializing": 0}}
ASLEEP = {"jobs": {}, "workers": {"idle": 0, "running": 0, "initializing": 1}}
DONE = {"id": "job-1", "status": "COMPLETED", "executionTime": 900, "output": completion(answer())}
QUEUED = {"id": "job-1", "status": "IN_QUEUE"}
WORKING = {"id": "job-1", "status": "IN_PROGRESS"}


def runpod_at(
    server: Server, protocol: str = "jobs", wait_s: float = WAIT_S, limit_s: float = WAIT_S
) -> Remote:
    """The remote tier with RunPod alone."""
    values = {"runpod_endpoint": f"{server.address}/v2/x", "runpod_key": KEY,
              "runpod_protocol": protocol, "runpod_price_hour": 0.0}  # fmt: skip
    terms = Terms(wait_s, limit_s)
    found = connected(values, ["runpod"], terms)
    assert found is not None
    return Remote(found.models, terms, lambda _: None)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are looked after often."""
    monkeypatch.setattr(jobs, "FIRST_POLL_S", 0.01)


def asked(server: Server, limit_s: float = 20.0, **by_path: list[Act]) -> Answer:
    """The answer while the queue plays some acts; it is music."""
    server.plays(**by_path)
    found = ask(Question(REQUEST, "", SOUNDS), runpod_at(server, limit_s=limit_s))
    assert found.code
    return found


def cut_off(text: str) -> dict[str, object]:
    """An answer that a worker had no room to finish."""
    made = completion(text)
    return {**made, "choices": [{**made["choices"][0], "finish_reason": "length"}]}


def paths(server: Server) -> list[str]:
    """Method and path of each request."""
    return [f"{one.method} {one.path.split('?')[0]}" for one in server.heard]


def test_a_worker_that_is_awake_answers_within_one_request(server):
    server.plays(health=[sends(AWAKE)], runsync=[sends(DONE)])
    found = ask(Question(REQUEST, "", SOUNDS), runpod_at(server))
    assert (found.code, found.model) == (TUNE, "runpod deepseek-r1")
    assert paths(server) == ["GET /v2/x/health", "POST /v2/x/runsync"]
    health, job = server.heard
    assert {one.headers["authorization"] for one in (health, job)} == {f"Bearer {KEY}"}
    assert 1000 <= int(job.path.split("?wait=")[1]) <= 20_000
    assert job.body.keys() == {"input"}
    assert job.body["input"]["openai_route"] == "/v1/chat/completions"
    sent = job.body["input"]["openai_input"]
    assert (sent["model"], sent["temperature"]) == ("deepseek-r1", 0.6)
    assert sent["messages"][0]["role"] == "user"  # R1 is told everything by the player's side
    assert "response_format" not in sent


def test_a_worker_that_sleeps_gets_a_job_that_is_looked_after(server):
    status = [sends(QUEUED), sends(WORKING), sends({**DONE, "output": [completion(answer())]})]
    found = asked(server, health=[sends(ASLEEP)], run=[sends(QUEUED)], status=status)
    assert found.code == TUNE
    assert paths(server)[:2] == ["GET /v2/x/health", "POST /v2/x/run"]
    assert set(paths(server)[2:]) == {"GET /v2/x/status/job-1"}


def test_a_job_that_takes_too_long_is_taken_back(server):
    asked(
        server, 0.4, health=[sends(ASLEEP)], run=[sends(QUEUED)], status=[sends(QUEUED)],
        cancel=[sends({**QUEUED, "status": "CANCELLED"})],
    )  # fmt: skip
    end = time.monotonic() + 30
    while "POST /v2/x/cancel/job-1" not in paths(server):
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("by_path", "why"),
    [
        ({"health": [refuses(401, KEY)]}, "it refuses the key"),
        ({"health": [refuses(429, retry_after="30")]},
         "it has too many requests; it asks to wait 30 s"),
        ({"health": [refuses(500)]}, "it fails (status 500)"),
        ({"health": [sends([])]}, "its answer is not one of RunPod's"),
        ({"health": [sends_raw(b"<html>")]}, "its answer is not one of RunPod's"),
        ({"health": [sends_raw(b"[" * 50_000)]}, "its answer is not one of RunPod's"),
        ({"health": [sends(ASLEEP)], "run": [sends({**QUEUED, "status": "DREAMING"})]},
         "its answer is not one of RunPod's"),
        ({"health": [sends(ASLEEP)], "run": [sends({"status": "IN_QUEUE"})]},
         "its answer is not one of RunPod's"),
        ({"health": [sends(ASLEEP)], "run": [sends({**DONE, "output": cut_off("s(")})]},
         "its answer is longer than there is room for"),
        ({"health": [sends(ASLEEP)], "run": [sends({**DONE, "output": completion(" ")})]},
         "its answer is empty"),
        ({"health": [sends(ASLEEP)], "run": [sends({**QUEUED, "status": "TIMED_OUT"})]},
         "its worker took too long"),
        ({"health": [sends(ASLEEP)], "run": [sends({**QUEUED, "status": "FAILED", "error": KEY})]},
         "its worker fails"),
        ({"health": [sends(ASLEEP)], "run": [sends({"status": "COMPLETED", "output": "hm"})]},
         "its worker does not speak the OpenAI protocol"),
        ({"health": [sends(ASLEEP)], "run": [sends({**DONE, "output": completion(KEY)})]},
         "its answer repeats the key"),
        ({"health": [sends({"workers": {"idle": "x" * 700_000}})]},
         "its answer is larger than 600,000 bytes"),
    ],
    ids=["401", "429", "500", "no object", "no JSON", "deep", "other state", "no id", "cut off",
         "empty", "timed out", "failed", "other worker", "echo",
         "large"],
)  # fmt: skip
def test_what_goes_wrong_in_the_queue_is_one_line(server, by_path, why):
    found = asked(server, **by_path)
    assert (found.tier, found.why_not) == ("fallback", (f"runpod deepseek-r1: {why}",))


def test_a_bad_answer_of_a_job_is_mended(server):
    bad = {**DONE, "output": completion(answer(TUNE.replace("130", "90")))}
    found = asked(server, health=[sends(ASLEEP)], run=[sends(bad), sends(DONE)])
    assert found.code == TUNE
    again = server.heard[-1].body["input"]["openai_input"]["messages"][-1]["content"]
    assert "asked 130 bpm, got 90" in again


def test_the_openai_protocol_of_runpod(server):
    server.plays(openai=[says(f"<think>hm</think>{answer()}")])
    found = ask(Question(REQUEST, "", SOUNDS), runpod_at(server, "openai"))
    assert found.code == TUNE
    assert paths(server) == ["POST /v2/x/openai/v1/chat/completions"]


def test_silence_is_explained_by_the_queue(server, monkeypatch):
    monkeypatch.setattr("ai.providers.runpod.WAKE_S", 0.2)
    server.plays(openai=[waits(30, says(answer()))], health=[sends(ASLEEP)])
    found = ask(Question(REQUEST, "", SOUNDS), runpod_at(server, "openai"))
    assert found.why_not[0].endswith("no worker is awake, 1 starts")


def test_a_queue_that_is_silent_is_waited_for_so_long_and_no_longer(server):
    server.plays(health=[waits(60, sends(AWAKE))])
    found = ask(Question(REQUEST, "", SOUNDS), runpod_at(server, wait_s=0.3))
    assert found.code
    assert found.why_not == ("runpod deepseek-r1: no answer within 0.3 s",)


def test_where_the_queue_is_silent_too_that_is_said(server, monkeypatch):
    monkeypatch.setattr("ai.providers.runpod.WAKE_S", 0.2)
    server.plays(openai=[waits(30, says(answer()))], health=[refuses(401)])
    found = ask(Question(REQUEST, "", SOUNDS), runpod_at(server, "openai"))
    assert found.why_not[0].endswith("it is silent for 0.2 s: it refuses the key")


def test_where_little_time_is_left_a_worker_is_not_waited_for_within_the_request(server):
    server.plays(health=[sends(AWAKE)], run=[sends(DONE)])
    queue = Jobs(f"{server.address}/v2/x", KEY)
    assert queue.answer({}, Limits(time.monotonic() + 1.5), lambda: False).text == answer()


@pytest.mark.parametrize("took", ["long", -5, None, [], 1e400])
def test_what_a_worker_says_it_took_is_believed_only_where_it_is_a_count(server, took):
    server.plays(health=[sends(ASLEEP)], run=[sends({**DONE, "executionTime": took})])
    queue = Jobs(f"{server.address}/v2/x", KEY)
    said = queue.answer({}, Limits(time.monotonic() + WAIT_S), lambda: False)
    assert 0 <= said.seconds < WAIT_S


def test_the_health_of_an_endpoint(server):
    server.plays(health=[sends(AWAKE)])
    assert Jobs(f"{server.address}/v2/x", KEY).health().told == "a worker waits"


def test_a_request_that_nobody_waits_for_leaves_no_job(server):
    server.plays(health=[sends(ASLEEP)], run=[sends(QUEUED)], cancel=[sends(QUEUED)])
    queue = Jobs(f"{server.address}/v2/x", KEY, sleep=lambda _: None)
    with pytest.raises(Exception, match="nobody waits"):
        queue.answer({}, Limits(time.monotonic() + 5), lambda: True)
    assert paths(server)[-1] == "POST /v2/x/cancel/job-1"
