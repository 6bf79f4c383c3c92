"""Bounces: what plays, as a sound file, rendered beside the music as fast as that leaves room."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from engine.errors import EngineError
from engine.offline import Plan, Renderer, plan
from engine.samples.shelf import NOTHING, Shelf
from engine.scheduler import Slot
from patterns.pattern import Pattern
from studio.release import slots_of
from studio.replies import Notice, Reply, counted

TAIL = Fraction(1)  # cycles in which the last notes ring out
TOLD = 0.25  # of a bounce, between two words about how far it is


class Bounces:
    """Begins and ends bounces, one at a time.

    Args:
        tell: hears how far one is, and what came of it, in another thread.
        shelf: the sounds that the player has loaded.
    """

    def __init__(self, tell: Callable[[Notice], None], shelf: Shelf = NOTHING) -> None:
        self._tell, self._shelf = tell, shelf
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def running(self) -> bool:
        """Is one being made?"""
        return self._thread is not None and self._thread.is_alive()

    def begin(
        self,
        patterns: Mapping[str, Pattern],
        cps: Fraction,
        cycles: Fraction,
        path: Path,
        stems: bool,
    ) -> Reply:
        """Begin one; it goes on in a thread of its own.

        Raises:
            PatternError: a pattern fails.
            RenderError: it is too long, or has too many events.
        """
        if self.running:
            return Reply(False, "a bounce is being made already; bounce stop ends it")
        slots = [Slot(name, 0, pattern) for name, pattern in patterns.items()]
        planned = plan(slots, cps, cycles, TAIL, shelf=self._shelf)
        self._stopping.clear()
        self._thread = threading.Thread(
            target=self._run, args=(planned, path, stems), name="bounce", daemon=True
        )
        self._thread.start()
        return Reply(True, f"{counted(cycles, 'cycle')} on the way to {path}; bounce stop ends it")

    def end(self) -> Reply:
        """End the one that is being made; its files are removed."""
        if not self.running:
            return Reply(False, "nothing is being bounced; try bounce 8")
        self.close()
        return Reply(True, "the bounce was stopped")

    def close(self) -> None:
        """End whatever runs."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, planned: Plan, path: Path, stems: bool) -> None:
        files = {path: planned}
        if stems:
            for slot, plays in slots_of(planned.plays).items():
                files[path.with_name(f"{path.stem}.{slot}{path.suffix}")] = replace(
                    planned, plays=plays
                )
        made: list[Path] = []
        try:
            for file, what in files.items():
                with Renderer(limiter=file == path, behind=True) as renderer:
                    renderer.render(what, file, self._progress(file))
                made.append(file)
            self._tell(Notice(bounced(path, len(made) - 1)))
        except EngineError as error:
            for file in made:
                file.unlink(missing_ok=True)
            if not self._stopping.is_set():
                self._tell(Notice(str(error), bad=True))

    def _progress(self, file: Path) -> Callable[[float], bool]:
        next_word = TOLD

        def progress(share: float) -> bool:
            nonlocal next_word
            if share >= next_word:
                next_word = share + TOLD
                self._tell(Notice(f"{file.name}: {100 * share:.0f} %"))
            return not self._stopping.is_set()

        return progress


def bounced(path: Path, stems: int) -> str:
    """What was made, and how loud it is."""
    more = f" and {stems} stems as long" if stems else ""
    return f"{path}{more}: {loudness_of(path)}"


def loudness_of(path: Path) -> str:
    """The loudness of a file, in words."""
    from engine.loudness import of_file  # needs numpy, which the start need not wait for

    found = of_file(path)
    return f"{found.integrated_lufs:.1f} LUFS, true peak {found.true_peak_db:.1f} dB"
