"""A recorded jam plays again as it was heard, to events, stems a player and one tune."""

import json
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from engine.messages import SoundEvent
from engine.status import ClockReading
from jam.room import Evaluation, Happening, Member, Moved, Said, Sounded, Stroke, Tempo
from patterns.strudel.evaluate import evaluate
from studio.guests.answers import GuestPart
from studio.guests.guests import Guests
from studio.jamming.chronicle import (
    Chronicle,
    ChronicleError,
    Kept,
    begun,
    chronicle_of,
    happening_of,
    lines_of,
)
from studio.jamming.onetune import tune_of
from studio.jamming.recordings import Recordings, read_file, text_of, without_chat
from studio.jamming.retelling import by_player, retold
from studio.player import Player
from studio.replaying import Tape, planned
from studio.slots import Change
from studio.vault import Vault

HALF = Fraction(1, 2)
NIGHT: tuple[Happening, ...] = (
    Evaluation("1", "drums", 's("bd*4").pan(rand)', Fraction(0), "a"),
    Moved("/f", 0.5, Fraction(0), "a"),
    Evaluation("2", "bass", 'note("c2*2").gain(osc("/f"))', Fraction(1), "b"),
    Said("b", "hello", 1.0),
    Evaluation("3", "drums", 's("hh*8").gain(rand)\n', Fraction(2), "b"),
    Evaluation("3", "drums", 's("hh*8").gain(rand)\n', Fraction(2), "b"),
    Tempo(Fraction(1), Fraction(3), "a"),
    Moved("/f", 0.75, Fraction(7, 2), "a"),
    Evaluation("4", "drums", 's("cp").fmap(x => ({...x, n: Math.random()}))', Fraction(4), "a"),
    Evaluation("5", "bass", "", Fraction(5), "b"),
)


@pytest.fixture
def night() -> Chronicle:
    names = {"a": "Ada", "b": "Bob"}
    kept = tuple(one for one in NIGHT if isinstance(one, Kept))
    return Chronicle("night", 7, HALF, names, kept, until=Fraction(6))


class Stage(Tape):
    """A tape that is played to as on stage: what happens is told a moment before its cycle."""

    def clock(self) -> ClockReading:
        return replace(super().clock(), block=128)


def on_stage(happenings: Iterable[Happening], seed: int, ends: Fraction) -> list[SoundEvent]:
    """What a listener in the room heard, with steps and reach other than those of a replay."""
    tape = Stage(44_100)
    player = Player(tape, lambda _: None)
    guests = Guests(seed, lambda _: None, patient=True)
    try:
        for one in happenings:
            cycle = getattr(one, "cycle", Fraction(0))
            while player.timeline and (player.cycle() or 0) < cycle - Fraction(3, 10):
                tape.wind(tape.clock().frame + 1_000)
                player.tick()
            if isinstance(one, Moved):
                guests.move(one.control, one.value, one.cycle)
            elif isinstance(one, Tempo):
                player.change(Change(cps=one.cps, at=one.cycle))
            elif isinstance(one, Evaluation):
                made = guests.evaluate(one.pane, one.code or "silence", one.cycle).result(30)
                assert isinstance(made, GuestPart)
                at = one.cycle if player.timeline else None
                player.change(Change({one.pane: made.part}, at=at))
        while (player.cycle() or 0) < ends:
            tape.wind(tape.clock().frame + 1_000)
            player.tick()
    finally:
        guests.close()
    return [event for event in tape.played if event.cycle < ends]


def told(events: Iterable[SoundEvent]) -> list[tuple[float, str, str]]:
    """Events by cycle, slot and controls; frames are each machine's own."""
    return sorted(
        (round(event.cycle, 9), event.slot, json.dumps(dict(event.controls), sort_keys=True))
        for event in events
    )


def test_a_replay_gives_the_events_that_were_heard(night: Chronicle) -> None:
    again = retold(night)
    assert again.problems == ()
    assert told(again.events) == told(on_stage(NIGHT, 7, Fraction(6)))
    assert len(again.events) == 8 + 16 + 8 + 2


def test_a_replay_keeps_the_tempo(night: Chronicle) -> None:
    again = retold(night)
    assert again.frames == 48_000 * (3 * 2 + 3)
    by_cycle = {event.cycle: event.frame for event in again.events}
    assert (by_cycle[3.0], by_cycle[3.5]) == (6 * 48_000, round(6.5 * 48_000))


def test_two_replays_are_the_same(night: Chronicle) -> None:
    assert retold(night).events == retold(night).events


def test_stems_are_those_of_the_players(night: Chronicle) -> None:
    again = by_player(retold(night), night)
    assert {(event.slot, event.controls.get("s", "bass")) for event in again.events} == {
        ("Ada", "bd"), ("Bob", "bass"), ("Bob", "hh"), ("Ada", "cp"),
    }  # fmt: skip
    assert {play.slot for play in planned(again).plays} == {"Ada", "Bob"}


def test_players_of_one_name_are_told_apart() -> None:
    named = Chronicle("r", 1, names={"a": "Eve", "b": "Eve", "c": ""})
    assert [named.name_of(key) for key in "abc"] == ["Eve", "Eve 2", "c"]


@pytest.mark.parametrize("cycle", [Fraction(0), Fraction(2), Fraction(3)])
def test_one_tune_plays_what_played_at_a_cycle(night: Chronicle, cycle: Fraction) -> None:
    program = evaluate(tune_of(night, cycle))
    assert program.cps == float(night.cps_at(cycle))
    found = {
        (name, str(hap.whole), str({k: v for k, v in hap.value.items() if k != "gain"}))
        for name, pattern in program.slots.items()
        for hap in pattern.query(cycle, cycle + 1)
    }
    heard = {
        (event.slot, round(event.cycle, 9))
        for event in retold(night).events
        if cycle <= event.cycle < cycle + 1
    }
    assert len(found) == len(heard)
    assert {name for name, *_ in found} == {slot for slot, _ in heard}


def test_panes_keep_their_names_apart_in_one_tune_and_leave_the_tempo_to_the_room() -> None:
    code = "setcps(9)\nsamples('github:x/y')\nconst a = {n}\nkick: s('bd').fast(a)\n$: s('hh')"
    kept = tuple(
        Evaluation(str(n), f"p{n}", code.replace("{n}", str(n)), Fraction(0), "a") for n in (2, 3)
    )
    program = evaluate(tune_of(Chronicle("r", 1, kept=kept)))
    counts = {name: len(pattern.query(0, 1)) for name, pattern in program.slots.items()}
    assert counts == {"p2_kick": 2, "p2_$1": 1, "p3_kick": 3, "p3_$2": 1}
    assert program.cps == 0.5
    assert program.loads == ()


def test_code_that_cannot_be_read_leaves_what_played_before_it() -> None:
    kept = (
        Evaluation("1", "p", "s('bd')", Fraction(0), "a"),
        Evaluation("2", "p", "s(", Fraction(1), "a"),
    )
    jam = Chronicle("r", 1, kept=kept, names={"a": "Ada"}, until=Fraction(2))
    assert list(evaluate(tune_of(jam)).slots) == ["p"]
    again = retold(jam)
    assert [event.cycle for event in again.events] == [0, 1]
    assert again.problems == ("Ada at cycle 1: no ) closes this (; add ) where it ends",)


def test_a_recording_that_begins_late_has_what_plays_already() -> None:
    playing = [
        Evaluation("1", "p", "s('bd')", Fraction(0), "a"),
        Evaluation("2", "p", "s('hh')", Fraction(4), "a"),
        Evaluation("3", "p", "s('cp')", Fraction(12), "a"),
    ]
    jam = begun("r", 1, HALF, [Member("a", "Ada", "#ffffff")], playing, Fraction(10))
    assert [(one.id, one.cycle) for one in jam.evaluations()] == [
        ("2", Fraction(10)),
        ("3", Fraction(12)),
    ]
    assert jam.begins() == 10


def test_a_recording_comes_back_from_the_vault_as_it_was(night: Chronicle, tmp_path: Path) -> None:
    problems: list[str] = []
    kept = Recordings(Vault(tmp_path), problems.append, now=lambda: 5.0)
    recorder = kept.begin(Chronicle("night", 7, HALF))
    for one in NIGHT:
        recorder.take(one, {"a": "Ada", "b": "Bob"})
    recorder.end(Fraction(6))
    (listed,) = kept.listed()
    assert (listed.room, listed.at) == ("night", 5.0)
    back = kept.read(listed.number)
    assert (back.names, back.until) == (night.names, night.until)
    assert back.evaluations() == night.evaluations()
    assert problems == []


def test_a_file_for_others_says_nothing_of_the_chat(night: Chronicle, tmp_path: Path) -> None:
    path = tmp_path / "night.jam"
    path.write_text(text_of(without_chat(night)), encoding="utf-8")
    assert "hello" not in path.read_text(encoding="utf-8")
    assert read_file(path).evaluations() == night.evaluations()


@pytest.mark.parametrize(
    "lines",
    [[], [[]], [{"jam": 2, "room": "", "seed": 0, "cps": "1"}], [{"jam": 1}],
     [{"jam": 1, "room": "", "seed": 0, "cps": "1"}, ["evaluate", 1]],
     [{"jam": 1, "room": "", "seed": 0, "cps": "1"}, ["tempo", "1/0", "0", "a"]],
     [{"jam": 1, "room": "", "seed": 0, "cps": "1"}, ["bomb"]],
     [{"jam": 1, "room": "", "seed": 0, "cps": "1"}, 3]],
)  # fmt: skip
def test_what_is_no_recording_is_refused_in_a_sentence(lines: list[object]) -> None:
    with pytest.raises(ChronicleError):
        chronicle_of(lines)


def test_lines_give_the_same_chronicle(night: Chronicle) -> None:
    assert chronicle_of(json.loads(json.dumps(lines_of(night)))) == night


def test_what_a_program_played_plays_again_at_its_cycle(night: Chronicle) -> None:
    stroke = Stroke(Fraction(7, 2), 0.25, 0.75, {"s": "clap", "channels": (1, 2)})
    late = Stroke(Fraction(6), 0.25, 0.75, {"s": "clap"})
    kept, names = (*night.kept, Sounded((stroke, late), "t")), {**night.names, "t": "tidal"}
    told = replace(night, kept=kept, names=names)
    read = chronicle_of(json.loads(json.dumps(line)) for line in lines_of(told))
    assert read == told
    (found,) = [one for one in retold(read).events if one.controls.get("s") == "clap"]
    at_3_5 = next(one.frame for one in retold(night).events if one.cycle == 3.5)
    assert (found.frame, found.controls, found.duration_s) == (at_3_5, stroke.controls, 0.25)
    stems = {one.slot for one in by_player(retold(read), read).events}
    assert stems == {"Ada", "Bob", "tidal"}


def test_a_jam_of_programs_alone_begins_with_their_first_sound() -> None:
    strokes = tuple(Stroke(Fraction(cycle), 0.1, 0.5, {"s": "bd"}) for cycle in (9, 8))
    jam = Chronicle("r", 1, kept=(Sounded(strokes, "t"),))
    assert [(one.cycle, one.frame) for one in retold(jam).events] == [(8.0, 0), (9.0, 96_000)]


@pytest.mark.parametrize("row", [["played", "t"], ["played", "t", [["x"]]], ["played", "t", 3]])
def test_a_line_of_odd_sounds_is_refused(row: list[object]) -> None:
    with pytest.raises(ChronicleError):
        happening_of(row)
