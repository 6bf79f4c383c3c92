"""A gate that all effect returns pass: closed for a moment to silence their tails."""

from engine.voices.envelope import segments
from engine.voices.rack import Rack

_CLOSED = ((0.0, 0.0), (0.004, 1.0), (0.1, 1.0), (0.104, 0.0))
_FORGET_AFTER_S = 0.01
_OPEN_AFTER_S = 0.12


class Gate:
    """One gain for all returns, 1 unless it is being closed.

    Attributes:
        node: the gain.
    """

    def __init__(self, rack: Rack) -> None:
        make = rack.nodes
        self._rate = rack.sample_rate
        self._table = rack.silence(rack.frames)
        scan = make.TableScan_base(self._table.base, 1.0, 0.0)
        line = make.TrigLinseg_base(scan, segments(_CLOSED, rack.sample_rate), 1.0, 0.0)
        self.node = make.Sig_base(line, -1.0, 1.0)
        self._moving = [scan, line]
        self.nodes = [*self._moving, self.node]
        self.node.play()
        self._closed_at: int | None = None
        self._forgotten = True

    def close(self, frame: int, offset: int) -> None:
        """Silence within 4 ms from a frame on, `offset` into the coming block; open again later."""
        for node in self._moving:
            node.play()
        self._table.samples[offset] = 1.0
        self._closed_at, self._forgotten = frame, False

    def before_block(self, begin_frame: int) -> bool:
        """True once, when it is closed and memories can be emptied unheard."""
        if self._closed_at is None:
            return False
        self._table.samples[:] = 0.0
        since_s = (begin_frame - self._closed_at) / self._rate
        if since_s > _OPEN_AFTER_S:
            self._closed_at = None
            for node in self._moving:
                node.stop()
        if since_s > _FORGET_AFTER_S and not self._forgotten:
            self._forgotten = True
            return True
        return False
