"""The worker's own side, in this process: what it answers, what it gives away, when it ends."""

import io
import json
import os
import signal
import sys
import threading
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from patterns.errors import LimitError
from patterns.hap import EMPTY, Context, Hap
from patterns.values import UNDEFINED
from studio.guests import bounds, worker
from studio.guests.cycles import Asked, Player
from studio.guests.stamps import MOST_KEPT, MOST_NAMES, Stamps
from studio.guests.wire import MOST_ITEMS, plain, row_of, value_of
from studio.guests.worker import MOST_CODES, TOO_LONG, Worker, line_of, serve


def job(code: str | None = None, key: str = "1 a", *cycles: int, about: bool = False) -> dict:
    row = {"job": 3, "key": key, "seed": 0, "cycles": cycles or (0,), "devices": False}
    return {**row, "about": about, **({} if code is None else {"code": code})}


def answer(row: dict, by: Worker | None = None) -> dict[str, Any]:
    found = (by or Worker(lambda: 0.0)).take(row)
    assert found is not None
    return json.loads(line_of(found))


def test_a_job_is_answered_with_its_cycles_and_what_the_code_says():
    code = "setcps(.5)\nconsole.log('hi')\nsamples('github:a/b')\ns('bd')._scope({width: 9})"
    found = answer(job(code, about=True))
    assert found["job"] == 3
    ((rows, reads, error, stops),) = found["cycles"]
    assert [row[5] for row in rows] == [{"s": "bd"}]
    assert (reads, error, stops) == ([], "", False)
    about = found["about"]
    assert (about["cps"], about["silent"], about["messages"]) == (0.5, False, ["hi"])
    assert about["loads"] == [["samples", ["github:a/b"]]]
    assert [(one[0], one[4]) for one in about["drawn"]] == [("scope", {"width": 9})]


def test_code_is_told_once_and_remembered_until_there_is_too_much():
    one = Worker(lambda: 0.0)
    assert answer(job(), one)["unknown"]
    answer(job("s('bd')"), one)
    assert answer(job(), one)["cycles"][0][0]
    for number in range(MOST_CODES):
        one._code(job("s('hh')", f"{number} b"))
    assert answer(job(), one)["unknown"]


def test_a_live_value_plays_from_its_cycle_on():
    one = Worker(lambda: 0.0)
    assert one.take({"live": ["/fader", 0.25, "1/2"]}) is None
    found = answer(job("s('bd').fast(2).gain(osc('/fader'))"), one)["cycles"][0]
    assert [row[5]["gain"] for row in found[0]] == [0, 0.25]
    assert found[1] == ["/fader"]


def test_a_mistake_is_answered_with_its_place_and_another_ones_without():
    found = answer(job("s('bd'", about=True))
    assert found["error"].startswith("no ) closes this (")
    assert found["fault"][1] == 1
    found = answer(job("s('bd', '[')\nmini('[')", about=True))
    assert found["error"]
    assert found["fault"] is None or found["fault"][1] >= 0


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "it needs too much memory"),
        (RecursionError(), "it is nested too deep; make it simpler"),
        (KeyError("x"), "it fails while playing (KeyError)"),
    ],
)
def test_code_that_breaks_what_plays_it_is_answered_in_a_sentence(error, said, monkeypatch):
    def breaks(*_args: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr("studio.guests.cycles.evaluate", breaks)
    (cycle,) = Player(lambda: 0.0).cycles(Asked("s('bd')", 0, (0,)))
    assert cycle.error.startswith(said)
    assert cycle.stops is not isinstance(error, KeyError)
    if not isinstance(error, KeyError):
        assert answer(job("s('bd')", about=True))["error"] == said


def test_an_answer_that_is_too_long_is_a_sentence():
    assert json.loads(line_of({"job": 3, "cycles": "x" * 5_000_000})) == {
        "job": 3,
        "error": TOO_LONG,
    }


def test_lines_are_answered_one_by_one_and_who_has_eaten_too_much_is_tired(monkeypatch):
    lines = [job("s('bd')"), {"live": ["x", 1, "0"]}, job()]
    out = io.BytesIO()
    monkeypatch.setattr(worker, "memory_kb", lambda: bounds.TIRED_KB + 1)
    read = io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in lines))
    serve(read, out, Worker(lambda: 0.0))
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(one["job"], one["tired"], len(one["cycles"])) for one in told] == [(3, True, 1)] * 2


class LeftError(Exception):
    """The process ends."""


@pytest.mark.parametrize(
    ("error", "ends"), [(None, 0), (LimitError("late"), (3,)), (BrokenPipeError(), (0,))]
)
def test_the_process_says_that_it_is_ready_and_ends_quietly(error, ends, monkeypatch):
    bound: list[bool] = []

    def served(*_args: object) -> None:
        if error is not None:
            raise error

    def leave(code: int) -> None:
        raise LeftError(code)

    out = io.BytesIO()
    streams = SimpleNamespace(buffer=out, flush=lambda: None)
    monkeypatch.setattr(worker, "bind", lambda: bound.append(True))
    monkeypatch.setattr(worker, "serve", served)
    monkeypatch.setattr(worker.os, "_exit", leave)
    monkeypatch.setattr(sys, "stdout", streams)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
    try:
        found: object = worker.main()
    except LeftError as left:
        found = left.args
    monkeypatch.undo()
    assert (found, bound, out.getvalue()) == (ends, [True], b'{"ready":true}\n')


class Resource:
    """What a system lets a process give away."""

    RLIM_INFINITY, RLIMIT_AS, RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE = -1, 1, 2, 3, 4
    RUSAGE_SELF = 0

    def __init__(self) -> None:
        self.hard = {1: -1, 2: -1, 3: -1, 4: 8}
        self.set: dict[int, tuple[int, int]] = {}

    def getrlimit(self, number: int) -> tuple[int, int]:
        return self.hard[number], self.hard[number]

    def setrlimit(self, number: int, limits: tuple[int, int]) -> None:
        if number == self.RLIMIT_CORE:
            raise ValueError
        self.set[number] = limits

    def getrusage(self, _who: int) -> SimpleNamespace:
        return SimpleNamespace(ru_maxrss=4096)


def test_a_worker_gives_away_what_it_never_needs(monkeypatch):
    resource, nicer = Resource(), []
    monkeypatch.setattr(os, "nice", nicer.append)
    monkeypatch.setitem(sys.modules, "resource", resource)
    bounds.bind()
    most = bounds.MOST_MEMORY
    assert resource.set == {1: (most, most), 3: (0, 0), 4: (8, 8)}  # never more than it may
    monkeypatch.setitem(sys.modules, "resource", None)  # as on Windows
    bounds.bind()
    assert nicer == [bounds.NICE] * 2


@pytest.mark.parametrize(("platform", "kb"), [("darwin", 4), ("freebsd", 4096)])
def test_where_linux_does_not_tell_how_much_memory_the_system_does(platform, kb, monkeypatch):
    monkeypatch.setattr(bounds, "STATUS", SimpleNamespace(read_text=lambda *_: "no such line"))
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setitem(sys.modules, "resource", Resource())
    assert bounds.memory_kb() == kb
    monkeypatch.setitem(sys.modules, "resource", None)
    assert bounds.memory_kb() == 0
    assert bounds.work_of(1) is None


def test_work_of_nobody_is_not_known():
    assert bounds.work_of(2**21) is None


@pytest.mark.skipif(
    not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread(),
    reason="no such clock here",
)
def test_what_works_too_long_is_cut_wherever_it_is(monkeypatch):
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(LimitError, match="it takes too long to work out"), bounds.within(0.01):
        any(number < 0 for number in range(10**9))
    assert signal.getsignal(signal.SIGPROF) is before
    monkeypatch.delattr(signal, "setitimer")
    with bounds.within(0.0):
        assert sum(range(1000))


def test_code_that_reads_the_tempo_is_asked_again_when_it_changes():
    player = Player(lambda: 0.0)
    player.stamps.add("_cps", 2.0, Fraction(0))
    (cycle,) = player.cycles(Asked("s('bd').loopAtCps(1, 2).loopAt(1).seed(3)", 0, (0,)))
    assert cycle.reads == ("_cps",)
    assert [row[5]["speed"] for row in cycle.rows] == [2.0]


def test_live_values_that_cannot_be_are_refused_and_old_ones_forgotten():
    stamps = Stamps()
    assert stamps.add("x" * 201, 1.0, Fraction(0)) is None
    assert stamps.add("x", float("nan"), Fraction(0)) is None
    assert stamps.add("x", "y" * 201, Fraction(0)) is None
    assert stamps.add("x", "word", Fraction(0)) == 0
    assert stamps.add("x", "other", Fraction(0)) == 0
    assert stamps.at(Fraction(1)) == {"x": "other"}
    for cycle in range(1, MOST_KEPT + 1):
        stamps.add("x", 1.0, Fraction(cycle))
    assert len(stamps.all()) == MOST_KEPT
    assert stamps.at(Fraction(0)) == {}
    for number in range(MOST_NAMES):
        stamps.add(f"n{number}", 1.0, Fraction(0))
    assert stamps.add("more", 1.0, Fraction(0)) is None
    assert stamps.add("x", 2.0, Fraction(99)) is not None


DEEP: Any = [[[[[[[[[1]]]]]]]]]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, None),
        (True, True),
        ("x" * 5_000, "x" * 4_096),
        (Fraction(1, 3), {"$": "1/3"}),
        (Fraction(2**3_000, 3), None),
        (2**3_000, None),
        (float("nan"), {"$": "nan"}),
        (DEEP, [[[[[[[[None]]]]]]]]),
        ([1, (2,)], [1, [2]]),
        ({"$": 1, 2: 3, "a": object(), "b": UNDEFINED, "c": None}, {"c": None}),
        (dict.fromkeys(map(str, range(2_000)), 1), dict.fromkeys(map(str, range(MOST_ITEMS)), 1)),
        (lambda: 0, None),
    ],
    ids=map(str, range(12)),
)
def test_values_go_over_the_wire_within_limits(value, told):
    assert plain(value) == told
    json.dumps(plain(value), allow_nan=False)


@pytest.mark.parametrize(
    ("told", "value"),
    [([1, ["a"]], (1, ("a",))), ({"$": "1/3"}, Fraction(1, 3)), ({"$": "inf"}, float("inf")),
     ({"a": [None]}, {"a": (None,)})],
)  # fmt: skip
def test_values_come_back_from_the_wire(told, value):
    assert value_of(told) == value


def test_an_event_finer_than_anything_that_is_played_is_left_out():
    assert row_of(Hap((2**3_000, 0, 1, 0, 1, "x", EMPTY), 0), 0, False) is None
    hap = Hap((1, 0, 1, 0, 1, "x", Context(((1, 2),), "", ("a", "b" * 3_000))), 0)
    assert row_of(hap, 0, False) == [1, 0, 1, 0, 1, "x", [1, 2], ["a"]]
