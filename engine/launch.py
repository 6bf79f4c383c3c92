"""Starting the engine's process, and the pipe on which it reports.

The process reads one line of settings from its standard input and ends when that pipe closes,
whatever became of us; it reports with JSON lines on its standard output. What C libraries print
goes to its standard error: a log file, or nowhere.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from engine.errors import EngineError
from engine.palette import adopted

SOUND: Final = "engine.mixer:Sound"
GONE: Final = 3  # exit code: the backend asks for nothing any more
ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What an engine process is told when it starts.

    Attributes:
        job: "play", "render" or "probe".
        backend: "auto" or a backend's name.
        exclude: backends that auto must leave out: they crashed.
        frames: block size.
        sample_rate: frames a second.
        epoch: number of this engine.
        token: hexadecimal secret that opens each datagram.
        folder: private folder for the socket; the process removes it if we die.
        clock: the clock file.
        anchor_s: a second of the session ...
        anchor_ns: ... and the moment that it is, by time.perf_counter_ns().
        sound: "module:class" of what makes the sound.
        stems: orbits that a render also writes alone.
        limiter: the master limiter of a render.
        behind: does a render leave the machine to others?
        cache_mb: megabytes for voices that are rendered once and played again; 0: none are.
        synths: files of the player's own synths and effects, and of plugins.
        tape: the file of the tape.
        device: the name of an output, or part of it; "": the usual one.
        outputs: output channels; 0: as many as the backend says it has.
        inputs: input channels; 0: none.
    """

    job: str
    backend: str = "null"
    exclude: tuple[str, ...] = ()
    frames: int = 256
    sample_rate: int = 48_000
    epoch: int = 1
    token: str = ""
    folder: str = ""
    clock: str = ""
    anchor_s: float = 0.0
    anchor_ns: int = 0
    synths: tuple[str, ...] = field(default_factory=adopted)
    tape: str = ""
    device: str = ""
    outputs: int = 0
    inputs: int = 0
    sound: str = SOUND
    stems: tuple[int, ...] = ()
    limiter: bool = True
    behind: bool = False
    cache_mb: int = 0


def read_settings(line: bytes) -> Settings:
    """The settings in a line of JSON."""
    given: dict[str, Any] = json.loads(line)
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Settings(**{**given, **lists})


class Child:
    """An engine process: it loads what it needs and waits for its settings.

    Args:
        sound: "module:class" of what will make the sound.
        sample_rate: frames a second that it should get ready for.
        log: a file for what it and its C libraries print; None: thrown away.
    """

    def __init__(self, sound: str, sample_rate: int, log: Path | None = None) -> None:
        self._process = _python(log, "engine.process", sound, str(sample_rate))
        self._input: IO[bytes] = _pipe(self._process.stdin)
        self._output: IO[bytes] = _pipe(self._process.stdout)

    def begin(self, settings: Settings) -> None:
        """Let it do its job."""
        self.write(json.dumps(asdict(settings)).encode() + b"\n")

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def write(self, data: bytes) -> None:
        """Write to the process's input; a dead process is no error here."""
        with contextlib.suppress(OSError, ValueError):
            self._input.write(data)
            self._input.flush()

    def reports(self) -> Iterator[dict[str, Any]]:
        """What the process reports, until it has ended."""
        for line in self._output:
            try:
                report = json.loads(line)
            except ValueError:
                continue
            if isinstance(report, dict):
                yield report

    def prepared(self) -> bool:
        """Wait until it has loaded what it needs; False: it ended before that."""
        return any("waiting" in report for report in self.reports())

    def end(self, patience_s: float) -> None:
        """Close its input, wait for it, kill it when it takes too long."""
        with contextlib.suppress(OSError):
            self._input.close()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._output.close()

    def exit_code(self) -> int:
        """Wait for its end and close its pipes; negative: the signal that ended it."""
        code = self._process.wait()
        with contextlib.suppress(OSError):
            self._input.close()
        self._output.close()
        return code


class Lookout:
    """A process that waits until a backend can be used.

    Args:
        backend: "auto" for any that is heard, or one by name.
        device: the name of an output, or part of it; "": any.
        exclude: backends that it leaves out.
        log: a file for what it prints; None: thrown away.
    """

    def __init__(
        self, backend: str, device: str, exclude: tuple[str, ...], log: Path | None = None
    ) -> None:
        self._process = _python(log, "engine.lookout", backend, device, *exclude)

    def found(self) -> bool:
        """Wait for it; False when it was ended before."""
        with _pipe(self._process.stdout) as told:
            found = bool(told.readline())
        self.end(0.0)
        return found

    def end(self, patience_s: float) -> None:
        """End it, wherever it is."""
        with contextlib.suppress(OSError):
            _pipe(self._process.stdin).close()
        self._process.kill()
        self._process.wait(patience_s or None)


def launch(settings: Settings, log: Path | None = None) -> Child:
    """Start an engine process and let it do its job.

    Raises:
        EngineError: the system does not let us start one.
    """
    child = spare(settings.sound, settings.sample_rate, log)
    child.begin(settings)
    return child


def spare(sound: str, sample_rate: int, log: Path | None = None) -> Child:
    """Start an engine process that waits for its settings.

    Raises:
        EngineError: the system does not let us start one.
    """
    try:
        return Child(sound, sample_rate, log)
    except OSError as error:
        raise EngineError(
            f"the engine's process does not start: {error.strerror}", "close other programs"
        ) from error


def _python(log: Path | None, module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """A process of ours, with pipes, out of the reach of the terminal's keys."""
    environment = {**os.environ, "PYO_GUI_WX": "0", "JACK_NO_START_SERVER": "1"}
    known = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), *([known] if known else [])])
    with open(log or os.devnull, "ab") as errors:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment,
            **_detached(),
        )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EngineError("the engine's process has no pipe")
    return pipe


def _detached() -> dict[str, Any]:
    """Out of the reach of the terminal's Ctrl-C and Ctrl-Z."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
