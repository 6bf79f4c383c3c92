"""The process that renders single voices: `python -m engine.cache.worker`, asked by waves.py.

The same voices as in live play, on a server that computes blocks as fast as it can, with less right
to the machine than the music has.
"""

import contextlib
import os
import time
from functools import lru_cache
from typing import Any, Final

from engine.beside import answer_all
from engine.cache.identity import voice_of
from engine.cache.reverb import in_room
from engine.computing import BEHIND_THE_MUSIC
from engine.memory import memory_of
from engine.palette import adopt, adopted

_QUIET: Final = 1e-9  # what rings below this is no part of the next voice
_LOUDEST: Final = 1e6
_LONGEST_RING_S: Final = 4.0
_PRE_ROLL_S: Final = 0.02  # pyo fades in for the first 5 ms after its start


class Booth:
    """A server on which one voice at a time is heard.

    Args:
        sample_rate: Hz.
        frames: of a block.
    """

    def __init__(self, sample_rate: int, frames: int) -> None:
        from engine.backends import offline
        from engine.backends.protocol import Format
        from engine.player import output_view
        from engine.voices.busses import Busses
        from engine.voices.rack import Rack
        from engine.voices.store import Store
        from engine.voices.voice import Voice

        self._server = offline.boot(Format(frames, sample_rate))
        self._output = output_view(self._server)
        self._rack = Rack(self._server, frames, sample_rate)
        self._store = Store(self._rack)
        self._ears = [self._rack.nodes.Sig_base(0.0, 1.0, 0.0) for _ in range(2)]
        for channel, ear in enumerate(self._ears):
            ear.out(channel, 0.0, 0.0)
        self._busses = Busses(self._rack, self._ears[0])
        self._make = Voice
        self._voices: dict[tuple[Any, ...], Any] = {}
        self._server.setCallback(lambda: None)
        self._server.start()
        for _ in range(int(_PRE_ROLL_S * sample_rate / frames) + 1):
            self._server.process()

    def render(self, key: Any) -> Any:
        """The samples of a voice: float32, shape (1 or 2 sides, frames)."""
        import numpy as np

        spec, offset = voice_of(key), self._rack.frames // 2
        voice = self._voices.get(spec.signature)
        if voice is None:
            voice = self._make(self._rack, self._store, self._busses, spec)
            self._rack.move_before(voice.nodes, self._ears[0])
            self._voices[spec.signature] = voice
        voice.start(spec, offset, offset)
        for ear, node in zip(self._ears, voice.outputs, strict=True):
            ear.setValue(node)
        blocks: list[Any] = []
        while len(blocks) * self._rack.frames < voice.end + self._rack.frames:
            voice.look_after(len(blocks) * self._rack.frames)
            blocks.append(self._block())
            voice.clear()
        self._ring_out()
        for ear in self._ears:
            ear.setValue(0.0)
        voice.stop()
        left, right = np.concatenate(blocks)[offset:].T
        return left[np.newaxis] if np.array_equal(left, right) else np.stack([left, right])

    def _block(self) -> Any:
        self._server.process()
        return self._output.copy()

    def _ring_out(self) -> None:
        """Let filters come to rest, so that the next voice begins with nothing in them."""
        for _ in range(int(_LONGEST_RING_S * self._rack.sample_rate / self._rack.frames)):
            if abs(self._block()).max() < _QUIET:
                return


@lru_cache(maxsize=1)
def booth(sample_rate: int, frames: int) -> Booth:
    """The one of this process; the engine that asks has one rate and block."""
    return Booth(sample_rate, frames)


def answer(question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A voice: how many sides and their samples as float32; and what it cost.

    Nothing where the room must hear it while it sounds, and nothing where it goes beyond all
    measure: that is left to be played live, where it is noticed. The cost is CPU time in ns, and
    the bytes that this process holds by now.
    """
    if tuple(question["synths"]) != adopted():
        adopt(question["synths"])
    began = time.process_time_ns()
    key, rate, frames = _tuples(question["key"]), question["sample_rate"], question["frames"]
    wave = booth(rate, frames).render(key)
    if key[-1]:
        wave = in_room(wave, key[-1], rate, frames)
    measured = abs(wave).max(initial=0.0) < _LOUDEST
    words = {"sides": len(wave), "memory": memory_of(os.getpid())}
    words["cpu_ns"] = time.process_time_ns() - began
    return words, wave.tobytes() if measured else b""


def _tuples(value: Any) -> Any:
    """What JSON made lists of."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def main() -> None:
    """Load and answer."""
    with contextlib.suppress(OSError):
        os.nice(BEHIND_THE_MUSIC)
    os.environ["PYO_GUI_WX"] = "0"
    answer_all(answer)


if __name__ == "__main__":
    main()
