"""Takes: recordings of what is played, under names with a date, in the player's music folder."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from engine.errors import EngineError
from engine.recording import Recording, Take
from engine.status import EngineStatus
from engine.typedpath import typed_path
from studio.replies import Notice, Reply

ENDINGS: Final = (".wav", ".flac")
KINDS: Final = ("24", "float")
HOW: Final = "try record, record take1.flac, record orbits, or record stop"


class Records(Protocol):
    """What can record; engine.client.EngineClient is one.

    Attributes:
        cue: the two outputs for pre-hearing, from 1.
    """

    @property
    def cue(self) -> tuple[int, int]: ...  # noqa: D102 # see the class

    def record(self, take: Take, failed: Callable[[str], None] | None = None) -> Recording:
        """Record from now on."""

    def status(self) -> EngineStatus:
        """How the engine is."""


class Takes:
    """Begins and ends takes, one at a time.

    Args:
        sound: what records.
        folder: where takes without a path of their own go; None: nowhere.
        tell: hears of a take that ends by itself, in another thread.
        kind: "24" or "float", where nothing is said.
        now: the time of day.
    """

    def __init__(
        self,
        sound: Records,
        folder: Path | None,
        tell: Callable[[Notice], None],
        kind: str = "24",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._sound, self._folder, self._tell = sound, folder, tell
        self._kind, self._now = kind, now
        self._running: Recording | None = None
        self._lock = threading.Lock()

    @property
    def seconds(self) -> float | None:
        """How long the take is that runs, None while none does."""
        running = self._running
        return running.seconds if running is not None and running.running else None

    @property
    def folder(self) -> Path | None:
        """Where files without a path of their own go, None for nowhere."""
        return self._folder

    @property
    def outputs(self) -> int:
        """How many outputs there are."""
        return self._sound.status().outputs

    @property
    def cue(self) -> tuple[int, int]:
        """The two outputs for pre-hearing, from 1."""
        return self._sound.cue

    def begin(self, words: str = "") -> Reply:
        """Begin a take; the words name its file and say how."""
        with self._lock:
            if self.seconds is not None:
                return Reply(False, "a recording runs already; record stop ends it")
            take = self._take(words.split())
            if isinstance(take, Reply):
                return take
            try:
                take.path.parent.mkdir(parents=True, exist_ok=True)
                self._running = self._sound.record(take, self._ended)
            except EngineError as error:
                return Reply(False, str(error))
            except OSError as error:
                why = (error.strerror or str(error)).lower()
                return Reply(False, f"{take.path} cannot be written: {why}; name another file")
        more = ", and each orbit beside it" if take.orbits else ""
        return Reply(True, f"recording to {take.path}{more}; record stop ends it")

    def end(self) -> Reply:
        """End the take that runs."""
        with self._lock:
            running, self._running = self._running, None
        if running is None or not running.running:
            return Reply(False, "nothing is being recorded; record begins")
        running.stop()
        files = len(running.paths)
        more = f" and {files - 1} more" if files > 1 else ""
        return Reply(True, f"{running.take.path}{more}: {running.seconds:.1f} s")

    def close(self) -> None:
        """End whatever runs."""
        if self._running is not None:
            self.end()

    def _ended(self, sentence: str) -> None:
        self._tell(Notice(sentence, bad=True))

    def _take(self, words: list[str]) -> Take | Reply:
        kind, orbits, ending, name = self._kind, False, ".wav", ""
        for word in words:
            if word == "orbits":
                orbits = True
            elif word in KINDS:
                kind = word
            elif f".{word.lower()}" in ENDINGS:
                ending = f".{word.lower()}"
            elif name:
                return Reply(False, f"record takes one file, not {name} and {word}; {HOW}")
            else:
                name = word
        return self.placed(name, ending, kind, orbits)

    def placed(self, name: str, ending: str, kind: str, orbits: bool) -> Take | Reply:
        """Where a file of some name goes that is not there yet, or why it cannot be."""
        path = typed_path(name) if name else self._dated(ending)
        if not path.suffix:
            path = path.with_name(path.name + ending)
        if path.suffix.lower() not in ENDINGS:
            return Reply(False, f"a recording is .wav or .flac, not {path.suffix}; {HOW}")
        if path.suffix.lower() == ".flac" and kind == "float" != self._kind:
            return Reply(False, "FLAC keeps 24 bits; take .wav for float")
        if not path.is_absolute():
            if self._folder is None:
                return Reply(False, "this machine knows no music folder; name a file with its path")
            path = self._folder / path
        if path.exists():
            return Reply(False, f"{path} is there already; name another file")
        return Take(path, kind, orbits)

    def _dated(self, ending: str) -> Path:
        return Path(self._now().strftime("notalabel-%Y-%m-%d-%H%M%S") + ending)
