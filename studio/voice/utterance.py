"""Where speech begins and ends in a stream of sound, and whether it is a voice at all. Pure.

Blocks are 16-bit samples, RATE a second, one channel. Numpy.
"""

from typing import Any, Final

from studio.voice.recogniser import RATE

BLOCK: Final = 800  # samples, 50 ms
LOUD: Final = 300.0  # RMS of 16 bits (-41 dBFS); softer is silence
PAUSE: Final = 12  # quiet blocks, 0.6 s, that end an utterance
BEFORE: Final = 6  # blocks kept from before it began
SHORTEST: Final = 4  # loud blocks, 0.2 s: a click is no word
LONGEST: Final = 200  # blocks, 10 s
LOWEST_HZ, HIGHEST_HZ = 70, 400  # of a voice
PERIODIC: Final = 0.5  # correlation with itself a period later
VOICED: Final = 0.08  # least part of an utterance in which a voice has a pitch


class Utterances:
    """Cuts a stream into utterances."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._loud = self._quiet = 0

    def take(self, block: bytes) -> bytes:
        """The utterance that ends with a block, b"" where none does."""
        loud = _level(block) >= LOUD
        self._blocks.append(block)
        if loud:
            self._loud, self._quiet = self._loud + 1, 0
        elif self._loud:
            self._quiet += 1
        else:
            del self._blocks[:-BEFORE]
        if not self._loud or (self._quiet < PAUSE and len(self._blocks) < LONGEST):
            return b""
        found = b"".join(self._blocks) if self._loud >= SHORTEST else b""
        self._blocks, self._loud, self._quiet = [], 0, 0
        return found


def _level(block: bytes) -> float:
    import numpy as np

    samples = np.frombuffer(block, np.int16).astype(np.float64)
    return float(np.sqrt(np.mean(samples**2))) if samples.size else 0.0


def is_voice(samples: bytes) -> bool:
    """Has enough of a sound the pitch of a voice? Noise has none."""
    import numpy as np

    sound: Any = np.frombuffer(samples, np.int16).astype(np.float64)
    frames = [sound[at : at + BLOCK] for at in range(0, len(sound) - BLOCK, BLOCK)]
    loud = [one for one in frames if np.sqrt(np.mean(one**2)) >= LOUD]
    voiced = sum(_periodic(one - one.mean()) for one in loud)
    return bool(loud) and voiced / len(loud) >= VOICED


def _periodic(frame: Any) -> bool:
    import numpy as np

    alike = np.correlate(frame, frame, "full")[len(frame) - 1 :]
    part = alike[RATE // HIGHEST_HZ : RATE // LOWEST_HZ]
    return bool(alike[0] > 0 and part.max() / alike[0] >= PERIODIC)
