"""Live play inside the engine's process: what happens before and after each block.

Everything here runs in the audio thread: nothing blocks, nothing raises.
"""

import ctypes
import logging
import time
from collections import deque
from typing import Any, Final

import numpy as np

from engine.clock import ClockFile
from engine.errors import WireError
from engine.launch import Settings
from engine.messages import Message, Panic, decode
from engine.metering import LateMeter
from engine.performance import Performance
from engine.quality import Allowance, Quality
from engine.tapping import Taps
from engine.transport import Inbox

LOG = logging.getLogger(__name__)
WORK_PER_BLOCK: Final = 80  # see Performance.do
COUNTS_EVERY: Final = 16  # blocks
MAX_LOGGED: Final = 20
_COARSE_S: Final = 1e-5
# The CPU time of this thread, where the system counts it finely enough; else the time that passes.
cpu_ns: Final = (
    time.thread_time_ns
    if time.get_clock_info("thread_time").resolution < _COARSE_S
    else time.perf_counter_ns
)


class Player:
    """The audio callback.

    Args:
        settings: what the session told the process.
        server: the booted pyo server.
        performance: queue and sound.
        inbox: where the session's messages come in.
        clock: where the session reads the time.
        taps: show what is played to the session.
    """

    def __init__(
        self,
        settings: Settings,
        server: Any,
        performance: Performance,
        inbox: Inbox,
        clock: ClockFile,
        taps: Taps,
    ) -> None:
        self._settings, self._performance = settings, performance
        self._inbox, self._clock, self._taps = inbox, clock, taps
        self._token = bytes.fromhex(settings.token)
        self._rate, self._block = int(server.getSamplingRate()), int(server.getBufferSize())
        self._meter = LateMeter(1e9 * self._block / self._rate)
        self._output = output_view(server)
        self._frame: int | None = None
        self._waiting: deque[Message] = deque()
        self._allowed = Allowance()
        self._quality, self._began_cpu_ns = Quality(1e9 * self._block / self._rate), 0
        self._begin_ns = self.blocks = self._refused = self._errors = 0

    def before_block(self) -> None:
        """A block is about to be computed."""
        self._begin_ns, self._began_cpu_ns = time.perf_counter_ns(), cpu_ns()
        try:
            self._block_begins()
        except Exception:  # the audio thread must go on
            self._errors += 1
            if self._errors <= MAX_LOGGED:
                LOG.exception("an error in the audio callback")

    def _block_begins(self) -> None:
        frame = self._frame
        if frame is None:
            frame = self._first_frame()
        self._frame = frame + self._block
        self._receive()
        self._ease()
        self._start(frame)
        self._taps.before_block(frame)
        self.blocks += 1
        self._publish(frame)
        self._publish_counts()

    def _ease(self) -> None:
        """Have no more played than there is time for."""
        allowed = self._quality.allowance()
        if allowed != self._allowed:
            self._allowed = allowed
            self._performance.starts = allowed.starts
            self._performance.sound.allow(allowed.voices, allowed.light, allowed.builds)

    def _start(self, frame: int) -> None:
        before, began_ns = self._performance.sound.started, cpu_ns()
        self._performance.before_block(frame)
        cost_ns = cpu_ns() - began_ns
        self._quality.began(self._performance.sound.started - before, cost_ns)
        self._began_cpu_ns += cost_ns

    def _first_frame(self) -> int:
        """The frame that is due now by the clock of the engine before, or of the session."""
        since_s = (self._begin_ns - self._settings.anchor_ns) * 1e-9
        return round((self._settings.anchor_s + since_s) * self._rate)

    def _receive(self) -> None:
        """Do what has come in, as much as a block has time for; the rest waits, in order."""
        left = WORK_PER_BLOCK
        while left > 0:
            if self._waiting:
                left -= self._performance.do(self._waiting.popleft())
            elif (data := self._inbox.receive()) is None:
                return
            else:
                left -= 1
                self._take_in(data)

    def _take_in(self, data: bytes) -> None:
        try:
            epoch, messages = decode(self._token, data)
        except WireError:
            self._refused += 1
            return
        if epoch == self._settings.epoch:
            self._waiting.extend(messages)
        else:
            self._refused += len(messages)

    def _publish(self, frame: int) -> None:
        done, meter = self._performance, self._meter
        rendered = done.sound.rendered
        self._clock.write_values(
            (
                self._settings.epoch,
                frame,
                self._begin_ns,
                self._rate,
                self._block,
                self.blocks,
                meter.late,
                meter.gaps,
                done.late_events,
                done.refused + self._refused,
                done.overfull,
                done.sound.started,
                rendered.played,
                rendered.bytes,
                rendered.cpu_ns,
                done.sound.voices,
                done.sound.voices_peak,
                done.sound.built,
                done.sound.stolen,
                self._allowed.voices,
                int(self._allowed.light),
                round(1000 * self._quality.load),
                len(done.queue),
                time.process_time_ns(),
                done.onset_error,
                float(np.abs(self._output).max()),
            )
        )

    def _publish_counts(self) -> None:
        if self.blocks % COUNTS_EVERY == 0:
            self._clock.write_counts(self._meter.done)

    def fade_out(self) -> None:
        """From any thread: fade everything with the next block."""
        self._performance.receive([Panic()])

    def computed(self, due_ns: float | None) -> None:
        """The block is computed."""
        late = self._meter.block(self._begin_ns, time.perf_counter_ns(), due_ns)
        sound = self._performance.sound
        live = sound.voices - sound.rendered.sounding
        self._quality.block(cpu_ns() - self._began_cpu_ns, late, live)

    def holds(self, used_bytes: int) -> None:
        """From any thread: the process holds so much memory."""
        self._quality.memory(used_bytes)


def output_view(server: Any) -> Any:
    """The server's output, shape (frames, channels): not a copy, it changes each block."""
    frames, channels = int(server.getBufferSize()), int(server.getNchnls())
    address = int(server._server.getOutputAddr(), 16)  # noqa: SLF001 # pyo shows it nowhere else
    memory = (ctypes.c_float * (frames * channels)).from_address(address)
    return np.ctypeslib.as_array(memory).reshape(frames, channels)
