"""The tape: what one side writes, the other reads, as far back as it reaches."""

import ctypes

import numpy as np
import pytest

from engine.listening import Listener
from engine.tape import KEPT_FRAMES, MASTER, RING_FRAMES, Tape


class Deck:
    """A tape and the hand that writes on it."""

    def __init__(self, path, first=1000):
        self.tape = Tape(path, create=True)
        self.tape.begin(48_000, first)
        self.end = first
        self.rows = {}

    def play(self, **busses):
        """Write a block: samples of both sides alike, by "master" or "orbit2"."""
        size = 0
        for name, samples in busses.items():
            number = MASTER if name == "master" else int(name.removeprefix("orbit"))
            if number not in self.rows:
                self.rows[number] = self.tape.add(number, self.end)
            data = np.asarray(samples, np.float32)
            size = len(data)
            for side in range(2):
                for at, value in enumerate(data):
                    place = (self.end + at) % RING_FRAMES
                    address = self.tape.address(self.rows[number], side) + 4 * place
                    ctypes.c_float.from_address(address).value = value
        self.end += size
        self.tape.advance(self.end)


@pytest.fixture
def deck(tmp_path):
    return Deck(tmp_path / "tape")


def test_what_is_written_is_read_in_the_other_process_frame_by_frame(deck, tmp_path):
    deck.play(master=[0.1, 0.2, 0.3])
    read = Tape(tmp_path / "tape").read(MASTER, 999, 1005)
    assert read[:, 0].tolist() == pytest.approx([0, 0.1, 0.2, 0.3, 0, 0])
    assert (read[:, 0] == read[:, 1]).all()


def test_an_orbit_is_silent_before_it_appeared(deck):
    deck.play(master=[1, 1])
    deck.play(master=[1, 1], orbit3=[0.5, 0.5])
    assert deck.tape.busses() == {MASTER: 1000, 3: 1002}
    assert deck.tape.read(3, 1000, 1004)[:, 0].tolist() == [0, 0, 0.5, 0.5]


def test_the_ring_goes_round(deck):
    deck.end = 3 * RING_FRAMES - 2
    deck.play(master=[0.1, 0.2, 0.3, 0.4])
    read = deck.tape.read(MASTER, deck.end - 4, deck.end)
    assert read[:, 0].tolist() == pytest.approx([0.1, 0.2, 0.3, 0.4])


def test_what_was_written_over_is_silence_and_more_than_it_holds_is_refused(deck):
    deck.play(master=[1.0])
    deck.tape.advance(1001 + KEPT_FRAMES)
    assert deck.tape.read(MASTER, 1000, 1001).max() == 0
    with pytest.raises(ValueError, match="are not on a tape of"):
        deck.tape.read(MASTER, 0, KEPT_FRAMES + 1)


def test_a_listener_misses_no_peak_between_two_looks(deck):
    listener = Listener(lambda: deck.tape)
    deck.play(master=[0.9, 0.0])
    assert listener.levels()[MASTER].peak == pytest.approx((0.9, 0.9))
    deck.play(master=[0.5], orbit1=[-0.7])
    deck.play(master=[0.1], orbit1=[0.0])
    levels = listener.levels()
    assert levels[MASTER].peak == pytest.approx((0.5, 0.5))
    assert levels[1].peak == pytest.approx((0.7, 0.7))
    assert levels[MASTER].rms == pytest.approx([(0.26 / 2) ** 0.5] * 2)


def test_without_an_engine_there_are_no_levels_and_silence_to_see():
    listener = Listener(lambda: None)
    assert listener.levels() == {}
    assert set(listener.spectrum()) == {-120.0}
    assert listener.waveform(points=4) == [(0.0, 0.0)] * 4


def test_what_is_not_a_number_counts_as_silence(deck):
    deck.play(master=[float("nan"), 0.25])
    listener = Listener(lambda: deck.tape)
    assert listener.levels()[MASTER].peak == (0.25, 0.25)
    assert max(listener.spectrum()) < 0
