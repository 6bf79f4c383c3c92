"""The worker for RunPod: what it hands on, how it starts, and what linters say of it."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from ai.providers.wire.jobs import said_in
from tests.ai.models.fake import answer, completion, refuses, running, says, sends
from tests.architecture.sources import ROOT

FOLDER = ROOT / "deploy" / "runpod-ollama"
ROUTE = "/v1/chat/completions"
bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture(scope="module")
def worker() -> ModuleType:
    """The file of the worker; RunPod's own package is not needed to load it."""
    spec = importlib.util.spec_from_file_location("worker", FOLDER / "handler.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def job(stream: bool = False, route: str = ROUTE) -> dict:
    """A job as RunPod brings it in."""
    body = {"model": "deepseek-r1:8b", "messages": [], "stream": stream}
    return {"id": "1", "input": {"openai_route": route, "openai_input": body}}


def test_an_answer_is_handed_back_as_our_client_reads_it(worker, monkeypatch):
    with running() as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.address.removeprefix("http://"))
        ollama.plays(sends(completion(answer())))
        output = list(worker.handler(job()))
        (request,) = ollama.heard
    assert (request.path, request.body) == (ROUTE, job()["input"]["openai_input"])
    assert said_in(output) == (answer(), 900, 150)


def test_a_stream_is_handed_on_event_by_event(worker, monkeypatch):
    with running() as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.address.removeprefix("http://"))
        ollama.plays(says(answer(), piece=1000))
        output = list(worker.handler(job(stream=True)))
    assert all(one.startswith("data: ") and one.endswith("\n\n") for one in output)
    assert output[-1] == "data: [DONE]\n\n"


@pytest.mark.parametrize(
    "bad",
    [{}, {"input": 5}, {"input": {"openai_route": "/api/delete"}}, job(route="@evil.example/v1"),
     {"input": {"openai_route": ROUTE, "openai_input": {"x": "y" * 300_000}}}],
)  # fmt: skip
def test_nothing_else_is_handed_on(worker, bad):
    (told,) = worker.handler(bad)
    assert told["error"]["code"] == 400


def test_what_ollama_refuses_and_its_silence_are_errors(worker, monkeypatch):
    with running() as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.address.removeprefix("http://"))
        ollama.plays(refuses(404))
        assert [one["error"]["code"] for one in worker.handler(job())] == [404]
    assert [one["error"]["code"] for one in worker.handler(job())] == [503]


def start(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the start script."""
    command = ["bash", str(FOLDER / "start.sh"), *words]
    given = {"PATH": os.environ["PATH"], "VOLUME": "/nowhere", **environ}
    return subprocess.run(command, env=given, capture_output=True, text=True, timeout=20)


@bash
def test_a_dry_run_says_what_would_be_done():
    assert start("--dry-run", MODEL="qwen3:8b").stdout.splitlines() == [
        "models in the image",
        "ollama serve &",
        "wait until http://127.0.0.1:11434/api/version answers, 60 s at most",
        "ollama show qwen3:8b || ollama pull qwen3:8b",
        "exec /opt/worker/bin/python /opt/worker/handler.py",
    ]


@bash
def test_a_network_volume_keeps_the_models(tmp_path):
    told = start("--dry-run", "--fetch-only", VOLUME=str(tmp_path)).stdout.splitlines()
    assert told[0] == f"models in {tmp_path}/ollama"
    assert told[-1] == "ollama show deepseek-r1:8b || ollama pull deepseek-r1:8b"


@bash
@pytest.mark.parametrize(
    ("words", "model", "sentence"),
    [((), "a; rm -rf /", "is no name of a model"), (("--fast",), "a", "what is --fast?")],
)
def test_what_is_wrong_is_told_and_nothing_starts(words, model, sentence):
    done = start(*words, MODEL=model)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


@bash
def test_an_ollama_that_does_not_come_up_is_told(tmp_path):
    pretend(tmp_path, "ollama", "exit 1")
    done = start(PATH=f"{tmp_path}:{os.environ['PATH']}", OLLAMA_HOST="127.0.0.1:9", READY_S="0")
    assert done.returncode == 1
    assert "Ollama does not answer after 0 s" in done.stderr


@bash
@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_a_model_that_is_not_there_is_fetched_before_the_worker_starts(tmp_path):
    pretend(tmp_path, "ollama", f'echo "$@" >> {tmp_path}/done; [ "$1" != show ]')
    (tmp_path / "bin").mkdir()
    pretend(tmp_path / "bin", "python", f"echo worker >> {tmp_path}/done")
    with running() as ollama:
        ollama.plays(sends({"version": "0"}))
        host = ollama.address.removeprefix("http://")
        path = f"{tmp_path}:{os.environ['PATH']}"
        done = start(PATH=path, OLLAMA_HOST=host, WORKER=str(tmp_path), MODEL="tiny")
    assert done.returncode == 0, done.stderr
    assert sorted((tmp_path / "done").read_text().split("\n")[:-1]) == [
        "pull tiny", "serve", "show tiny", "worker",
    ]  # fmt: skip
    assert (tmp_path / "done").read_text().endswith("pull tiny\nworker\n")


def pretend(folder: Path, name: str, does: str) -> None:
    """A program that does something else."""
    (folder / name).write_text(f"#!/usr/bin/env bash\n{does}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("linter", "file"), [("shellcheck", "start.sh"), ("hadolint", "Dockerfile")]
)
def test_linters_find_nothing(linter, file):
    program = shutil.which(linter)
    if program is None:
        pytest.skip(f"needs {linter}")
    done = subprocess.run([program, str(FOLDER / file)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
