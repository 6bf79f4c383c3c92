"""Link beside our clock: what we tell it and hear, on a Link made of a clock set by hand."""

import asyncio
import importlib.util

import pytest

from studio.links.clock.desk import Options
from studio.links.clock.link import LinkError, LinkPart, counted, opened
from tests.studio.fakes import steps
from tests.studio.links.clockrooms import ClockRoom, Script


class OneLink:
    """A Link session: a beat that goes on, in a tempo that anybody sets."""

    def __init__(self, seconds, bpm: float) -> None:
        self._seconds, self._bpm = seconds, bpm
        self._at, self._beat = seconds(), 0.0
        self.playing, self.num_peers, self.enabled = False, 0, True
        self.forced = 0

    @property
    def beat(self) -> float:
        return round(self._beat + (self._seconds() - self._at) * self._bpm / 60, 6)

    @property
    def tempo(self) -> float:
        return self._bpm

    @tempo.setter
    def tempo(self, bpm: float) -> None:
        self._at, self._beat = self._seconds(), self.beat
        self._bpm = 60e6 / round(60e6 / bpm)  # microseconds a beat, as Link keeps it

    def force_beat(self, beat: float) -> None:
        self._at, self._beat = self._seconds(), beat
        self.forced += 1


class LinkRoom(ClockRoom):
    def __init__(self, bpm: float = 120, options: Options | None = None) -> None:
        super().__init__(options)
        self.link = OneLink(self.desk.seconds, bpm)
        beats, transport = self.desk.options.beats, self.desk.options.transport
        self.part = LinkPart(
            120, beats, transport, self.session.tell, lambda *_: self.link, self.desk.seconds
        )
        self.desk.add("link", self.part)

    def apart_ms(self) -> float:
        beats = self.desk.options.beats
        far = self.link.beat - self.cycle() * beats
        return abs(1000 * (far - beats * round(far / beats)) * 60 / self.link.tempo)


@pytest.mark.parametrize("beats", [3, 4, 5])
def test_we_play_on_the_beats_of_the_session_that_leads(beats):
    room = LinkRoom(137.5, Options(beats=beats))
    room.desk.lead(room.part)
    room.go(0.37)
    room.play(a=steps("a"))
    room.go(2)
    assert room.apart_ms() < 1.0
    room.link.tempo = 90.0
    room.go(2)
    assert room.apart_ms() < 1.0
    assert room.session.playing().cps * 60 * beats == pytest.approx(90)
    assert room.link.forced == 0


def test_a_tempo_of_ours_is_one_for_all():
    room = LinkRoom()
    room.desk.lead(room.part)
    room.play(a=steps("a"))
    room.go(1)
    room.session.set_cps(0.6)
    room.go(1)
    assert room.link.tempo == pytest.approx(144, abs=0.01)
    assert room.apart_ms() < 1.0


def test_the_session_is_brought_to_us_where_another_clock_leads():
    room = LinkRoom(100)
    room.desk.lead(Script(lambda at: 0.7 * at, 0.7))
    room.play(a=steps("a"))
    room.go(3)
    assert room.link.tempo == pytest.approx(168, abs=0.01)
    assert room.apart_ms() < 1.0
    forced = room.link.forced
    room.go(3)
    assert room.link.forced - forced <= 6


def test_another_who_sets_the_tempo_while_something_else_leads_is_told_once():
    room = LinkRoom()
    room.desk.lead(Script(lambda at: 0.5 * at, 0.5))
    room.go(1)
    room.link.num_peers = 1
    for _ in range(3):
        room.link.tempo = 150
        room.go(1)
    assert room.link.tempo == pytest.approx(120, abs=0.01)
    told = [text for text in room.told() if "another in Link" in text]
    assert told == [
        "another in Link sets the tempo, but tidal leads here, and it stays; "
        "`follow link` changes that"
    ]


def test_start_and_stop_go_both_ways():
    room = LinkRoom()
    room.desk.lead(room.part)
    room.go(0.5)
    room.play(a=steps("a"))
    room.go(0.5)
    assert room.link.playing
    room.link.playing = False
    room.go(0.5)
    assert room.session.playing().slots == ()
    room.link.playing = True
    room.go(0.5)
    assert room.session.playing().slots == ("a",)
    room.session.hush()
    room.go(0.5)
    assert not room.link.playing


def test_who_comes_and_goes_is_told():
    room = LinkRoom()
    for peers in (1, 2, 0):
        room.link.num_peers = peers
        room.go(0.1)
    assert room.told() == [f"Link: {counted(one)}" for one in (1, 2, 0)]


def test_where_link_is_not_installed_the_sentence_says_so(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "aalink", None)
    with pytest.raises(LinkError, match="Link is not in this installation"):
        LinkPart(120, 4, transport=True, tell=print)


@pytest.mark.skipif(importlib.util.find_spec("aalink") is None, reason="aalink is not installed")
def test_link_opens_where_the_prompt_runs_too():
    async def prompt() -> object:
        link = opened(120.0, 4.0, enabled=False)
        return link.tempo, link.quantum

    assert asyncio.run(prompt()) == (120.0, 4.0)
