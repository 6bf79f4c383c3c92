"""How models are asked: in what order, how often, for how much, and what is kept of it."""

import os
import re
import time
from functools import cache

import httpx
import pytest

from ai import providers
from ai.asking import Question, ask
from ai.brief.reading import read
from ai.providers import table
from ai.providers.errors import ProviderError
from ai.providers.provider import Limits
from ai.providers.table import every
from ai.providers.wire.net import client, of_network
from ai.remote.cache import MOST_FILES, Cache
from ai.remote.patience import Circuit
from ai.remote.purse import Purse
from ai.remote.trial import case_of
from ai.tiers.remote import Remote, Terms, connected
from studio.settings import setting_of
from tests.ai.models.fake import TUNE, Server, answer, breaks_off, refuses, running, says, sends
from tests.ai.models.test_answers import REQUEST, SOUNDS, WAIT_S, openai_at

OTHER = TUNE.replace("c2*8 eb2*8", "c2*8 g2*8")


def ollama_at(server: Server, model: str = "deepseek-r1", **terms: object) -> Remote:
    """The remote tier with Ollama alone."""
    values = {"ollama_endpoint": server.address, "ollama_model": model}
    found = connected(values, ["ollama"], Terms(**{"wait_s": WAIT_S, "limit_s": WAIT_S, **terms}))
    assert found is not None
    return found


def question(request: str = REQUEST) -> Question:
    """A request while nothing plays."""
    return Question(request, "", SOUNDS)


def test_nobody_is_asked_where_nothing_is_set_up():
    values = {"ollama_endpoint": ""}
    assert connected(values, list(every()), Terms()) is None


NEW = """
from ai.providers.provider import Option, Provider
from ai.providers.wire.chat import Chat

PROVIDER = Provider(
    "studiobox", 0,
    (Option("endpoint", "", "Where it is.", "address", "STUDIOBOX"),),
    lambda values: Chat("studiobox", "m", values["endpoint"]) if values["endpoint"] else None,
)
"""


def test_a_provider_is_one_file_and_has_its_settings_and_its_place_by_that(tmp_path, monkeypatch):
    (tmp_path / "studiobox.py").write_text(NEW)
    monkeypatch.setattr(providers, "__path__", [*providers.__path__, str(tmp_path)])
    monkeypatch.setattr(table, "every", cache(table.every.__wrapped__))
    found = table.every()
    assert next(iter(found)) == "studiobox"
    setting = setting_of("studiobox", found["studiobox"].options[0])
    assert (setting.key, setting.variable) == ("ai.studiobox_endpoint", "STUDIOBOX")
    monkeypatch.setattr("ai.tiers.remote.every", table.every)
    remote = connected({"studiobox_endpoint": "http://x"}, ["studiobox"], Terms())
    assert remote is not None
    assert remote.models[0].name == "studiobox m"


def test_r1_gets_one_message_room_for_its_thoughts_and_no_schema(server):
    server.plays(says(answer(), thoughts="four on the floor"))
    assert ask(question(), ollama_at(server)).code == TUNE
    (request,) = server.heard
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer none"
    assert "response_format" not in request.body
    assert (request.body["max_tokens"], request.body["temperature"]) == (6000, 0.6)
    assert {one["role"] for one in request.body["messages"]} == {"user", "assistant"}


def test_other_models_of_ollama_get_the_schema(server):
    server.plays(says(answer()))
    ask(question(), ollama_at(server, "qwen3:8b"))
    assert server.heard[0].body["response_format"]["type"] == "json_schema"


def test_a_model_that_ollama_lacks_is_named_with_what_fetches_it(server):
    server.plays(refuses(404))
    found = ask(question(), ollama_at(server))
    assert found.why_not == (
        "ollama deepseek-r1: it has no model deepseek-r1; `ollama pull deepseek-r1` fetches it",
    )


def test_where_ollama_does_not_run_nothing_is_loaded_to_find_out():
    with running() as gone:
        pass
    remote, place = ollama_at(gone), gone.address.rsplit("/", 1)[-1]
    told = {ask(question(), remote).why_not for _ in range(4)}
    assert told == {(f"ollama deepseek-r1: nobody answers at {place}",)}


@pytest.mark.parametrize(
    ("act", "found"),
    [
        (sends({"data": [{"id": "deepseek-r1:latest"}]}), "deepseek-r1 is there"),
        (sends({"data": [{"id": "other"}]}), "`ollama pull deepseek-r1` fetches it"),
        (sends([5]), "it has no model deepseek-r1"),
        (refuses(500), "it fails (status 500)"),
    ],
)
def test_the_health_of_ollama(server, act, found):
    server.plays(act)
    (model,) = ollama_at(server).models
    try:
        told = model.health()
    except ProviderError as error:
        told = str(error)
    assert found in told
    assert server.heard[0].path == "/v1/models"


@pytest.mark.parametrize(
    ("act", "found"),
    [
        (sends({"data": [{"id": "gpt-4.1-mini"}]}), "gpt-4.1-mini is there"),
        (sends({"data": [{"id": "other"}]}), "it has no model gpt-4.1-mini"),
    ],
)
def test_the_health_of_a_model_behind_the_openai_protocol(server, act, found):
    server.plays(act)
    (model,) = openai_at(server).models
    try:
        told = model.health()
    except ProviderError as error:
        told = str(error)
    assert told == found


def test_a_connection_that_nobody_takes_in_time_is_told_as_that():
    limits = Limits(time.monotonic() + 5, connect_s=2)
    error = of_network(httpx.ConnectTimeout(""), limits)
    assert (str(error), error.again, error.worked) == ("no connection within 2 s", True, False)


def test_nobody_is_called_when_the_time_is_over():
    with (
        pytest.raises(ProviderError, match="it took too long"),
        client(Limits(time.monotonic() - 1), lambda: False),
    ):
        pass


def test_models_are_asked_in_order_and_each_leaves_its_reason(server):
    server.plays(refuses(401), says(answer()))
    values = {"openai_key": "k", "openai_endpoint": server.address,
              "ollama_endpoint": server.address}  # fmt: skip
    found = ask(question(), connected(values, ["openai", "ollama"], Terms(WAIT_S, WAIT_S)))
    assert (found.model, found.why_not) == (
        "ollama deepseek-r1", ("openai gpt-4.1-mini: it refuses the key",),
    )  # fmt: skip


def test_a_tune_that_is_much_worse_than_the_local_one_is_left(server):
    poor = 'setcpm(130/4)\ns("bd ~ ~ ~ ~ ~ ~ bd").bank("x").gain(.5)'.replace('.bank("x")', "")
    server.plays(says(answer(poor)))
    found = ask(question(), openai_at(server))
    assert found.tier == "fallback"
    assert found.why_not[0].startswith("openai gpt-4.1-mini: the local answer is better (0.")


def test_an_answer_that_came_too_late_is_there_when_the_same_is_asked_again(server, tmp_path):
    server.plays(says(answer(), pause_s=0.05))
    remote = ollama_at(server, wait_s=0.1, folder=tmp_path)
    assert ask(question(), remote).tier == "fallback"
    end = time.monotonic() + 30
    while not list(tmp_path.glob("*.json")):
        assert time.monotonic() < end
        time.sleep(0.01)
    server.plays(refuses(500))
    assert ask(question(), ollama_at(server, folder=tmp_path)).code == TUNE
    assert server.heard == []


def test_who_asks_the_same_twice_wants_something_else(server, tmp_path):
    server.plays(says(answer()), says(answer(OTHER)))
    remote = ollama_at(server, folder=tmp_path)
    assert [ask(question(), remote).code for _ in range(2)] == [TUNE, OTHER]


def test_the_aggressive_cache_gives_the_same_again_and_none_keeps_nothing(server, tmp_path):
    for strategy, requests in (("aggressive", 1), ("none", 2)):
        server.plays(says(answer()))
        remote = ollama_at(server, folder=tmp_path / strategy, strategy=strategy)
        assert [ask(question(), remote).code for _ in range(2)] == [TUNE, TUNE]
        assert len(server.heard) == requests
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"code": "s("}', '{"code": 5}', "\x00" * 50_000])
def test_what_is_damaged_in_the_cache_is_asked_for_again(server, tmp_path, text):
    server.plays(says(answer()))
    ask(question(), ollama_at(server, folder=tmp_path))
    (path,) = tmp_path.glob("*.json")
    path.write_text(text)
    assert ask(question(), ollama_at(server, folder=tmp_path)).code == TUNE
    assert len(server.heard) == 2


def test_the_cache_forgets_after_a_week_and_keeps_its_size(tmp_path):
    cache = Cache(tmp_path, now=lambda: time.time() + 8 * 86_400)
    cache.put("a", "x")
    assert cache.get("a") is None
    assert Cache(tmp_path, "aggressive", cache.now).get("a") == "x"
    for number in range(MOST_FILES + 5):
        (tmp_path / f"old{number}.json").touch()
        os.utime(tmp_path / f"old{number}.json", (1, 1))
    cache.put("b", "y")
    assert len(list(tmp_path.iterdir())) == MOST_FILES
    assert Cache(tmp_path).get("b") == "y"


def test_a_model_that_fails_three_times_is_left_alone(server):
    server.plays(refuses(401))
    remote = openai_at(server)
    told = [ask(question(), remote).why_not[0] for _ in range(4)]
    assert len(server.heard) == 3
    assert re.fullmatch(r"openai gpt-4.1-mini: it failed too often, .* alone for \d+ s", told[3])


def test_a_circuit_opens_where_more_than_half_of_ten_fail_and_closes_with_one_answer():
    circuit = Circuit(lambda: 0.0)
    for good in (False, True, False, False, True, False, False, True, False, False):
        circuit.answered() if good else circuit.failed()
    assert circuit.rest_s() == 30.0
    circuit.answered()
    assert circuit.rest_s() == 0.0


def test_a_circuit_rests_twice_as_long_each_time_and_ten_minutes_at_most():
    now = [0.0]
    circuit, rests = Circuit(lambda: now[0]), []
    for _ in range(9):
        circuit.failed()
        rests.append(circuit.rest_s())
        now[0] += circuit.rest_s()
    assert rests == [0, 0, 30, 60, 120, 240, 480, 600, 600]


def test_where_the_budget_of_the_day_is_used_up_nobody_is_asked(server, tmp_path):
    server.plays(says(answer()))
    why = ask(question(), openai_at(server, a_day=0.0)).why_not[0]
    assert why == "openai gpt-4.1-mini: the budget of $0 a day is used up (ai.daily_budget)"
    assert server.heard == []
    ask(question(), openai_at(server, tmp_path, a_day=1.0))
    assert Purse(tmp_path, 1, 1).spent() == pytest.approx(1000 * 0.4e-6 + 200 * 1.6e-6)


@pytest.mark.parametrize(("act", "charged"), [(refuses(401), False), (breaks_off(answer()), True)])
def test_an_answer_that_breaks_off_is_paid_for_and_a_refusal_is_not(server, tmp_path, act, charged):
    server.plays(act)
    ask(question(), openai_at(server, tmp_path))
    assert (Purse(tmp_path, 1, 1).spent() > 0) == charged


def test_what_other_programs_spent_counts_and_yesterday_does_not(tmp_path):
    day = ["2026-11-24"]
    purses = [Purse(tmp_path, 10, 1.0, today=lambda: day[0]) for _ in range(2)]
    purses[0].pay(0.25)
    purses[1].pay(0.5)
    assert purses[0].spent() == 0.75
    day[0] = "2026-11-25"
    assert purses[0].spent() == 0.0
    purses[0].pay(0.1)
    assert [path.name for path in tmp_path.iterdir()] == ["spent-2026-11-25.txt"]


def test_so_many_requests_a_minute(server):
    server.plays(says(answer()))
    remote = openai_at(server, a_minute=2)
    told = [ask(question(), remote).why_not for _ in range(3)]
    assert told[:2] == [(), ()]
    assert told[2][0].endswith("more than 2 requests a minute (ai.requests_per_minute)")


def test_a_new_request_gives_up_the_one_before(server):
    server.plays(says(answer(), piece=2, pause_s=0.05), says(answer(OTHER)))
    remote = ollama_at(server)
    case = case_of(read(REQUEST), None, SOUNDS)
    first = remote.begin(case)
    while not server.heard:
        time.sleep(0.01)
    assert remote.begin(case).within(WAIT_S).played.code == OTHER
    assert first.within(WAIT_S).why_not == ("ollama deepseek-r1: nobody waits for it any more",)
