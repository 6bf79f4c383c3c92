"""`ask` at the prompt: words go to a worker, its code replaces what plays."""

from collections.abc import Iterator
from concurrent.futures import Future
from threading import Event, Thread

import pytest

from ai.answer import Answer
from ai.palette import Palette
from ai.taste import Taste, as_data
from engine.samples.shelf import NOTHING
from studio import askworker
from studio.asker import Around, Asked, Asker
from studio.commands import ask as command
from studio.commands.table import run
from studio.config import load
from studio.memory import Forgetful
from studio.models import terms_of
from studio.offers import Offers
from studio.replies import Reply, done
from studio.tasting import Tasting
from studio.vault import NOWHERE
from tests.ai.models.fake import TUNE, answer, running, says, waits


class FakeAsker:
    """Answers everything with the same, and takes notes."""

    def __init__(self, answer: Asked) -> None:
        self.answer, self.heard = answer, []

    def ask(self, request: str, playing: str, seed: int, around: Around, tell: object) -> Asked:
        assert around.models
        assert around.taste == Taste()
        assert callable(tell)
        self.heard.append((request, playing) if seed else ())
        return self.answer


class FakeSession:
    """Plays one pattern, and takes notes of what is evaluated."""

    vault, shelf = NOWHERE, NOTHING

    def __init__(self) -> None:
        self.evaluated: list[tuple[str, bool]] = []
        self.memory = Forgetful()
        self.offers, self.tasting = Offers(), Tasting(NOWHERE)

    def commanded(self, line: str) -> None:
        del line

    def tell(self, text: str) -> None:
        del text

    def wish(self, make: object) -> "Future[Reply]":
        del make
        return done(Reply(True, 'drums: s("bd*4")'))

    def evaluate(self, code: str, alone: bool = False) -> Reply:
        self.evaluated.append((code, alone))
        return Reply(True)


def asked(line: str, answer: Asked, monkeypatch) -> tuple[Reply, FakeSession, FakeAsker]:
    session, fake = FakeSession(), FakeAsker(answer)
    monkeypatch.setattr(command, "asker", lambda: fake)
    reply = run(session, line)
    assert reply is not None
    return reply.result(timeout=10), session, fake


def test_the_code_replaces_what_plays_and_is_shown(monkeypatch):
    answer = Asked('drums: s("bd*8")', "ensemble", ("remote: no key",))
    reply, session, fake = asked("ask busier drums", answer, monkeypatch)
    assert fake.heard == [("busier drums", 'drums: s("bd*4")')]
    assert session.evaluated == [('drums: s("bd*8")', True)]
    assert reply.notes == ("by the ensemble tier; remote: no key",)
    assert reply.code == answer.code
    assert reply.changes == ('- drums: s("bd*4")', '+ drums: s("bd*8")')


def test_an_answer_can_be_shown_before_it_is_played(monkeypatch, tmp_path):
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    (tmp_path / "config.toml").write_text('[ai]\nanswers = "show"\n')
    reply, session, _ = asked("ask busier drums", Asked('drums: s("bd*8")', "dna"), monkeypatch)
    assert session.evaluated == []
    assert (reply.text, reply.code) == (command.OFFERED, 'drums: s("bd*8")')
    assert [one.code for one in session.offers.all] == ['drums: s("bd*8")']


def test_a_line_of_plain_words_is_asked(monkeypatch):
    _, _, fake = asked("make the hats busier", Asked(error="there are none"), monkeypatch)
    assert fake.heard[0][0] == "make the hats busier"


@pytest.mark.parametrize("line", ["explain", "explain this", "suggest"])
def test_questions_about_what_plays_need_no_ask(line, monkeypatch):
    _, _, fake = asked(line, Asked(told=("1 layer: kick",)), monkeypatch)
    assert fake.heard[0][0] == line


def test_a_refusal_changes_nothing(monkeypatch):
    reply, session, _ = asked("ask mute the violin", Asked(error="no violin plays"), monkeypatch)
    assert (reply.ok, reply.text, session.evaluated) == (False, "no violin plays", [])


def test_what_was_left_out_is_shown(monkeypatch):
    reply, _, _ = asked(
        "ask a, then b", Asked("s('bd')", "dna", notes=("left out: b",)), monkeypatch
    )
    assert reply.notes[-1] == "left out: b"


def test_an_explanation_changes_nothing(monkeypatch):
    answer = Asked(told=("1 layer: kick", "line 1, kick: bd"))
    reply, session, _ = asked("ask explain this", answer, monkeypatch)
    assert (reply.ok, reply.text) == (True, "1 layer: kick\nline 1, kick: bd")
    assert session.evaluated == []


def test_the_reasons_of_the_last_answer_can_be_asked_for(monkeypatch):
    asked("ask techno", Asked("s('bd')", "ensemble", reasons=("techno at 130 bpm",)), monkeypatch)
    reply, _, fake = asked("why", Asked(), monkeypatch)
    assert (reply.text, fake.heard) == ("techno at 130 bpm", [])


def test_the_model_that_made_it_is_named(monkeypatch):
    answer = Asked("s('bd')", "remote", ("openai gpt: it refuses the key",), model="ollama r1")
    reply, _, _ = asked("ask techno", answer, monkeypatch)
    assert reply.notes[0] == "by ollama r1; openai gpt: it refuses the key"


@pytest.fixture
def worker(tmp_path, monkeypatch) -> Iterator[Asker]:
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    asker = Asker()
    yield asker
    asker.close()


def test_what_changed_while_the_answer_was_made_is_not_played_over(monkeypatch):
    played = iter(['drums: s("bd*4")', 'drums: s("bd*2")'])
    monkeypatch.setattr(command, "code_playing", lambda _: next(played))
    made = Asked('drums: s("bd*8")', "ensemble")
    reply, session, _ = asked("ask busier drums", made, monkeypatch)
    assert session.evaluated == []
    assert (reply.ok, reply.text, reply.code) == (True, command.CHANGED, made.code)
    assert [one.code for one in session.offers.all] == [made.code]


def test_another_request_ends_the_wait_for_a_model(worker, tmp_path):
    terms = terms_of(load({"NOTALABEL_HOME": str(tmp_path)}), NOWHERE)
    with running() as server:
        server.plays(waits(600, says(answer())))
        terms["values"]["ollama_endpoint"] = server.address
        terms["wait_s"] = 100
        waiting = Event()
        first: Future[Asked] = Future()
        Thread(
            target=lambda: first.set_result(
                worker.ask("techno at 130 bpm", "", 1, Around(terms), lambda _: waiting.set())
            ),
            daemon=True,
        ).start()
        assert waiting.wait(60)
        assert worker.ask("house at 120 bpm", "", 1).code
    found = first.result(timeout=10)
    assert found.tier == "ensemble"
    assert found.why_not == ("ollama deepseek-r1: you asked for something else",)


def test_the_worker_makes_and_changes_code_in_a_process_of_its_own(worker):
    made = worker.ask("techno at 130 bpm", "", 1)
    assert "setcpm(130/4)" in made.code
    changed = worker.ask("at 140 bpm", made.code, 1)
    assert "setcpm(140/4)" in changed.code
    assert worker.ask("mute the violin", made.code, 1).error


def test_samples_of_the_player_s_can_be_used(monkeypatch):
    asked = []
    monkeypatch.setattr(askworker, "ask", lambda question, *_: asked.append(question) or Answer())
    row = {
        "request": "",
        "playing": "",
        "seed": 1,
        "models": {},
        "heard": (),
        "taste": as_data(Taste()),
    }
    askworker.asked({**row, "samples": ["MyVoice"]}, Palette())
    assert asked[0].palette.has("myvoice")


@pytest.mark.parametrize("key", ["sk-verysecret0123456789", "no-usual-look-of-keys"])
def test_the_worker_asks_a_model_and_keeps_the_key_to_itself(key, tmp_path, monkeypatch):
    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path))
    monkeypatch.setenv("NOTALABEL_ENV", "development")
    config = load({"NOTALABEL_HOME": str(tmp_path), "OPENAI_API_KEY": key})
    news: list[str] = []
    with running() as server:
        server.plays(says(answer(), pause_s=0.6))
        models = terms_of(config, NOWHERE)
        models["values"]["openai_endpoint"] = server.address
        models["order"], models["wait_s"] = ["openai"], 60
        asker = Asker()
        try:
            found = asker.ask("techno at 130 bpm", "", 1, Around(models), news.append)
        finally:
            asker.close()
        assert server.heard[0].headers["authorization"] == f"Bearer {key}"
    assert (found.code, found.model) == (TUNE, "openai gpt-4.1-mini")
    assert news == ["waiting up to 60 s for openai gpt-4.1-mini (ai.wait)"]
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert any(b"httpcore" in one for one in kept)
    assert not any(key.encode() in one for one in kept)
