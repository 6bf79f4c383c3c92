"""The engine's process: `python -m engine.process`, started by engine.launch.

One line of settings comes in on standard input; reports go out as JSON lines on what was standard
output. It ends when standard input closes or its parent changes: when the session is gone.
"""

import contextlib
import gc
import importlib
import json
import logging
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from engine.clock import ClockFile
from engine.computing import BEHIND_THE_MUSIC
from engine.errors import EngineError
from engine.launch import GONE, Settings, read_settings
from engine.memory import memory_of
from engine.palette import adopt, built_in
from engine.performance import Performance
from engine.transport import Inbox

LOG = logging.getLogger(__name__)
SWITCH_S: Final = 5e-4  # a helper thread gives the interpreter back to the audio thread after this
PARENT_CHECK_S: Final = 0.25
STALLED_S: Final = 1.0  # a backend that asks for nothing for so long is gone
FADE_S: Final = 0.03
READY_S: Final = 5.0
MEGABYTE: Final = 1_000_000

Report = Callable[..., bool]


def main() -> int:
    """Do the job that the settings name."""
    report = _reports()
    _stay_on_ctrl_c()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s engine %(message)s")
    prepare(*sys.argv[1:3])
    report(waiting=True)
    line = sys.stdin.buffer.readline()
    if not line:
        return 1
    settings = read_settings(line)
    for problem in adopt(settings.synths):
        LOG.warning("%s", problem)
    try:
        JOBS[settings.job](settings, report)
    except EngineError as error:
        report(failed=str(error))
        return 1
    return 0


def prepare(sound: str, sample_rate: str) -> None:
    """Load and work out what any job needs, before we know it: this is what takes time."""
    import pyo  # noqa: F401 # to have it loaded

    built_in()
    module = importlib.import_module(sound.partition(":")[0])
    if hasattr(module, "prepare"):
        module.prepare(int(sample_rate))
    gc.collect()
    gc.freeze()  # no later collection looks at all this again


def _reports() -> Report:
    """Keep standard output for reports; what libraries print goes to standard error."""
    sys.stdout.flush()
    pipe: IO[str] = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def report(**what: Any) -> bool:
        try:
            pipe.write(json.dumps(what) + "\n")
            pipe.flush()
        except OSError:
            return False  # nobody reads it
        return True

    return report


def _stay_on_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def play(settings: Settings, report: Report) -> None:
    """Play live until the session ends."""
    from engine.backends.choosing import choose
    from engine.backends.protocol import Format
    from engine.player import Player
    from engine.tape import Tape
    from engine.tapping import Taps
    from engine.voices.inputs import inputs_of

    wanted = Format(
        settings.frames, settings.sample_rate, settings.outputs, settings.device, settings.inputs
    )
    backend, server, why = choose(
        settings.backend, wanted, settings.exclude, lambda name: report(trying=name)
    )
    sound = make_sound(settings.sound, server)
    sound.patient = False
    sound.keep(settings.cache_mb * MEGABYTE)
    block, rate = int(server.getBufferSize()), int(server.getSamplingRate())
    performance = Performance(sound, block)
    folder = Path(settings.folder)
    inbox = Inbox(folder / f"engine-{settings.epoch}")
    taps = Taps(sound, block, rate, Tape(Path(settings.tape)))
    player = Player(settings, server, performance, inbox, ClockFile(Path(settings.clock)), taps)
    server.setCallback(player.before_block)
    quiet_interpreter()
    stop = threading.Event()
    threading.Thread(target=_until_alone, args=(player, stop), daemon=True).start()
    told = {"backend": backend.name, "why": why, "address": inbox.address}
    told["outputs"], told["inputs"] = int(server.getNchnls()), inputs_of(server)
    told["latency_frames"] = backend.latency_frames(server)
    threading.Thread(target=_tell_ready, args=(player, report, told), daemon=True).start()
    threading.Thread(target=_tell_faults, args=(performance, report), daemon=True).start()
    backend.run(server, player.computed, stop)
    shutil.rmtree(folder, ignore_errors=True)


def make_sound(name: str, server: Any, stems: tuple[int, ...] = (), limiter: bool = True) -> Any:
    """The sound named "module:class" on a booted server, warmed up."""
    module, _, maker = name.partition(":")
    sound = getattr(importlib.import_module(module), maker)(
        server,
        int(server.getBufferSize()),
        int(server.getSamplingRate()),
        stems=stems,
        limiter=limiter,
    )
    sound.warm()
    return sound


def quiet_interpreter() -> None:
    """No collection of garbage and no long turns while there is sound."""
    sys.setswitchinterval(SWITCH_S)
    gc.collect()
    gc.freeze()
    gc.disable()


def _tell_ready(player: Any, report: Report, told: dict[str, Any]) -> None:
    give_up = time.monotonic() + READY_S
    while not player.blocks and time.monotonic() < give_up:
        time.sleep(0.001)
    if player.blocks:
        report(ready=told)
    else:
        report(failed=f"{told['backend']} opens but does not run; take another --backend")


def _tell_faults(performance: Performance, report: Report) -> None:
    while report(said=performance.faults.get()):
        pass


def _until_alone(player: Any, stop: threading.Event) -> None:
    """Wait until the session or the backend is gone; then fade out and stop."""
    parent = os.getppid()
    closed = threading.Event()
    threading.Thread(target=_until_closed, args=(closed,), daemon=True).start()
    blocks, still = 0, 0
    while not closed.wait(PARENT_CHECK_S):
        if os.getppid() != parent:
            break
        player.holds(memory_of(os.getpid()))
        still = still + 1 if player.blocks == blocks else 0
        blocks = player.blocks
        if still * PARENT_CHECK_S > STALLED_S:
            LOG.error("the backend asks for no more sound")
            os._exit(GONE)  # the session starts another engine
    player.fade_out()
    time.sleep(FADE_S)
    stop.set()


def _until_closed(closed: threading.Event) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    closed.set()


def probe(_settings: Settings, report: Report) -> None:
    """Tell of each backend whether it can be used, its outputs and its inputs."""
    from engine.backends.choosing import probe as ask

    found = ask(lambda name: report(trying=name))
    report(
        probe={
            name: {
                "obstacle": obstacle,
                "devices": [asdict(each) for each in devices],
                "sources": [asdict(each) for each in sources],
            }
            for name, (obstacle, devices, sources) in found.items()
        }
    )


def render(settings: Settings, report: Report) -> None:
    """Render cases until the session ends."""
    from engine.backends import offline
    from engine.backends.protocol import Format
    from engine.rendering import Stage, render_cases

    if settings.behind:
        with contextlib.suppress(OSError, AttributeError):
            os.nice(BEHIND_THE_MUSIC)
    wanted = Format(settings.frames, settings.sample_rate, 2 + 2 * len(settings.stems))
    server = offline.boot(wanted)
    sound = make_sound(settings.sound, server, settings.stems, settings.limiter)
    render_cases(Stage(server, sound), sys.stdin.buffer, report)


JOBS: Final[dict[str, Callable[[Settings, Report], None]]] = {
    "play": play,
    "probe": probe,
    "render": render,
}

if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)  # pyo's own end may crash
