"""Voices that wait to be played again, by what they can play.

A kind of voice that a tune brought stays for a while after it, and is given up for good when others
were needed since: without end there would be more and more kinds. One that was needed lately stays
whatever their number, because building it again costs more than keeping it, and pyo never gives
back all of a node.
"""

from collections import OrderedDict, defaultdict, deque
from typing import Any, Final

from engine.voices.voice import Voice

Signature = tuple[Any, ...]
MOST: Final = 256
LATELY_S: Final = 60.0


class Pools:
    """Voices that wait.

    Args:
        sample_rate: frames a second.
        most: beyond so many, those that have waited for LATELY_S are given up.
    """

    def __init__(self, sample_rate: int, most: int = MOST) -> None:
        self._lately, self._most = round(LATELY_S * sample_rate), most
        self._by_signature: defaultdict[Signature, deque[Voice]] = defaultdict(deque)
        self._since: OrderedDict[Voice, int] = OrderedDict()  # the longest first

    def __len__(self) -> int:
        return len(self._since)

    def put(self, voice: Voice, frame: int) -> None:
        """A voice waits from a frame on."""
        self._by_signature[voice.signature].append(voice)
        self._since[voice] = frame

    def has(self, signature: Signature) -> bool:
        """Does one wait that can play this?"""
        return signature in self._by_signature

    def take(self, signature: Signature) -> Voice:
        """The voice that has waited shortest: those that are not needed stay behind."""
        voice = self._by_signature[signature].pop()
        self._leave(voice)
        return voice

    def give_up(self, frame: int) -> Voice | None:
        """A voice that is not needed any more; None where all may stay."""
        if len(self._since) <= self._most:
            return None
        voice, since = next(iter(self._since.items()))
        if frame - since <= self._lately:
            return None
        self._by_signature[voice.signature].popleft()
        self._leave(voice)
        return voice

    def _leave(self, voice: Voice) -> None:
        del self._since[voice]
        if not self._by_signature[voice.signature]:
            del self._by_signature[voice.signature]
