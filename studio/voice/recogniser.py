"""The recogniser behind a small face: samples in, a phrase out; nothing leaves this machine.

PocketSphinx knows one language, English, and one grammar. How well a phrase fits is compared with
how well any row of speech sounds would: what fits much worse is somebody else's language.
"""

import math
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Protocol

from studio.voice.grammar import NO, OFF, YES, jsgf

RATE: Final = 16_000  # samples a second, 16 bits, one channel
FRAME: Final = 160  # samples of a frame of the recogniser
LEAST: Final = -2.5  # log of fits, in thousandths a frame; spoken phrases of ours had more
EXPECTED: Final = "expected"  # the name of a grammar
GET: Final = 'voice needs a recogniser: pip install "notalabel[voice]", then voice on'


class VoiceError(Exception):
    """Voice cannot be had: its text is the sentence."""


class Recogniser(Protocol):
    """Hears phrases."""

    def expect(self, said: Iterable[str], repeated: Iterable[str] = ()) -> None:
        """Hear these from now on, and those of which several come one behind another."""

    def hear(self, samples: bytes) -> str:
        """The phrase of an utterance, "" where it is none of them.

        Args:
            samples: 16 bits, RATE a second, one channel.
        """


class PocketSphinx:
    """The recogniser of the extra `voice`, whose package brings an English model.

    Args:
        said: the phrases.

    Raises:
        VoiceError: it is not installed, or its model is missing.
    """

    def __init__(self, said: Iterable[str]) -> None:
        try:
            from pocketsphinx import Decoder, get_model_path
        except ImportError:
            raise VoiceError(GET) from None
        wide = {"beam": 1e-120, "wbeam": 1e-100, "pbeam": 1e-120}
        quiet = {"samprate": RATE, "loglevel": "FATAL"}
        try:
            self._sounds = Decoder(allphone=get_model_path("en-us/en-us-phone.lm.bin"), lm=None,
                                   beam=1e-20, pbeam=1e-20, lw=2.0, **quiet)  # fmt: skip
            known = [one for one in (*said, YES, NO, OFF) if self._speaks(one)]
            with tempfile.TemporaryDirectory() as folder:
                grammar = Path(folder, "prompt.gram")
                grammar.write_text(jsgf(known), encoding="ascii")
                self._words = Decoder(jsgf=str(grammar), fwdtree=False, bestpath=False,
                                      **wide, **quiet)  # fmt: skip
        except (RuntimeError, ValueError, OSError) as error:
            raise VoiceError(f"the recogniser cannot begin ({error}); {GET}") from error
        self.phrases, self._repeated = frozenset(known), frozenset[str]()

    def expect(self, said: Iterable[str], repeated: Iterable[str] = ()) -> None:
        """Hear these from now on, and those of which several come one behind another."""
        alone = [one for one in dict.fromkeys([*said, OFF]) if self._speaks(one)]
        many = [one for one in repeated if self._speaks(one)]
        self._words.add_jsgf_string(EXPECTED, jsgf(alone, many))
        self._words.activate_search(EXPECTED)
        self.phrases, self._repeated = frozenset(alone), frozenset(many)

    def _is_ours(self, said: str) -> bool:
        return said in self.phrases or bool(said and self._repeated.issuperset(said.split()))

    def _speaks(self, phrase: str) -> bool:
        """Does the dictionary have all words of a phrase?"""
        return phrase.isascii() and all(self._sounds.lookup_word(one) for one in phrase.split())

    def hear(self, samples: bytes) -> str:
        """The phrase of an utterance, "" where it is none of them."""
        said, fit = _heard(self._words, samples)
        _, any_fit = _heard(self._sounds, samples)
        if not self._is_ours(said) or not fit > 0 < any_fit:
            return ""
        frames = len(samples) / 2 / FRAME
        return said if math.log(fit / any_fit) / frames * 1000 >= LEAST else ""


def _heard(decoder: Any, samples: bytes) -> tuple[str, float]:
    decoder.start_utt()
    decoder.process_raw(samples, full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return ("", 0.0) if found is None else (str(found.hypstr), float(found.score))
