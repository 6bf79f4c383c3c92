"""The voices that sound: which has ended, which has to be looked after, which goes first.

The quietest goes first, and of like ones the oldest: a voice counts as loud as it will still
become, half as much for each second of its age.
"""

import heapq
import math
from collections.abc import Iterator
from itertools import count, islice
from operator import attrgetter
from typing import Final

from engine.voices.voice import Voice

_AT_ONCE: Final = 32  # looking at all voices takes a while, so some weak ones are found ahead
_GOOD_FOR_S: Final = 0.05
# Of very many, these are looked at: the oldest, and of the others those that were softest ever.
_OLDEST, _SOFTEST = 96, 64


class Crowd:
    """Voices in the order in which they began.

    Args:
        sample_rate: frames a second.
    """

    def __init__(self, sample_rate: int) -> None:
        self._rate = sample_rate
        self._voices: dict[Voice, None] = {}
        self._due: list[tuple[int, int, Voice]] = []
        self._numbers = count()
        self._fading = 0
        self._weak: list[tuple[float, Voice, int]] = []
        self._weak_until = 0

    def __len__(self) -> int:
        return len(self._voices)

    def __iter__(self) -> Iterator[Voice]:
        return iter(self._voices)

    @property
    def staying(self) -> int:
        """How many are not fading."""
        return len(self._voices) - self._fading

    def join(self, voice: Voice) -> None:
        """A voice begins."""
        self._voices[voice] = None
        self._note(voice)

    def fade(self, voice: Voice, frame: int, offset: int, fade_s: float) -> bool:
        """Let a voice end; False where it is ending already."""
        if voice.fading:
            return False
        voice.fade(frame, offset, fade_s)
        self._fading += 1
        self._note(voice)
        return True

    def leave(self, voice: Voice) -> None:
        """A voice is no more."""
        del self._voices[voice]
        self._fading -= voice.fading

    def ended(self, frame: int) -> list[Voice]:
        """A block begins: look after the voices that are due; those that end leave."""
        found = []
        while self._due and self._due[0][0] <= frame:
            due, _, voice = heapq.heappop(self._due)
            if voice not in self._voices or voice.due != due:
                continue  # noted anew since
            if voice.end <= frame:
                self.leave(voice)
                found.append(voice)
            else:
                voice.look_after(frame)
                self._note(voice)
        return found

    def weakest(self, frame: int) -> tuple[float, Voice] | None:
        """The voice that goes first, and what it is worth; None where all are fading."""
        if frame >= self._weak_until:
            self._weak.clear()
        while self._weak:
            worth, voice, began = self._weak[-1]
            if voice in self._voices and not voice.fading and voice.begin == began:
                return worth, voice
            self._weak.pop()
        self._look(frame)
        return self._weak[-1][:2] if self._weak else None

    def _note(self, voice: Voice) -> None:
        heapq.heappush(self._due, (voice.due, next(self._numbers), voice))

    def _look(self, frame: int) -> None:
        staying = [voice for voice in self._voices if not voice.fading]
        if len(staying) > _OLDEST + _SOFTEST:
            rest = islice(staying, _OLDEST, None)
            softest = heapq.nsmallest(_SOFTEST, rest, key=attrgetter("peak"))
            staying = [*staying[:_OLDEST], *softest]
        ranked = [(self._worth(voice, frame), place) for place, voice in enumerate(staying)]
        self._weak = [
            (worth, staying[place], staying[place].begin)
            for worth, place in reversed(heapq.nsmallest(_AT_ONCE, ranked))
        ]
        self._weak_until = frame + round(_GOOD_FOR_S * self._rate)

    def _worth(self, voice: Voice, frame: int) -> float:
        age_s = max(frame - voice.begin, 0) / self._rate
        return voice.loudness_from(frame) * math.exp2(-age_s)
