"""The engine: CPU, load, voices, latency, blocks that were late, memory. Pure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from studio.visuals.kit import AXIS, ENGINE, GOOD, HOT, LABEL, QUIET, WARM, Line, View, Visual

if TYPE_CHECKING:
    from engine.metrics import Metrics
    from engine.status import EngineStatus

WIDE: Final = 10  # columns of names
LEAST_BAR: Final = 24  # columns from which on there are bars
WARM_SHARE, HOT_SHARE = 0.6, 0.85
MARKS: Final = {True: ("█", "·"), False: ("=", ".")}

Row = tuple[str, float | None, str, bool]  # name, share of 1 or no bar, text, is it bad


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """A line for each figure, those that matter most first."""
    status = view.status
    if status is None or status.state != "running":
        why = "no engine" if status is None else f"engine {status.state}"
        return [[(LABEL, why)]]
    rows = [*_of_status(status), *(_of_metrics(view.metrics) if view.metrics else ())]
    order = sorted(rows, key=lambda row: not row[3])  # what is bad comes first
    return [_line(row, columns, MARKS[view.unicode]) for row in order[:lines]]


def _of_status(status: "EngineStatus") -> list[Row]:
    late = status.late_blocks + status.xruns
    return [
        ("load", status.load / 1000, f"{status.load / 10:.0f} %", False),
        ("cpu", status.cpu_percent / 100, f"{status.cpu_percent:.0f} % of a core", False),
        ("voices", _share(status.voices, status.voice_limit), _voices(status), False),
        ("late", None, f"{status.late_blocks} blocks, {status.xruns} gaps", late > 0),
        ("output", None, f"{status.backend} {status.sample_rate} Hz {status.block}", False),
    ]


def _of_metrics(metrics: "Metrics") -> list[Row]:
    cpu = metrics.session_cpu_percent
    memory = (metrics.engine_bytes + metrics.session_bytes) / 1e6
    return [
        ("latency", None, f"{metrics.output_latency_ms:.1f} ms", False),
        ("session", cpu / 100, f"{cpu:.0f} % of a core", False),
        ("memory", None, f"{memory:.0f} MB", False),
        ("restarts", None, str(metrics.restarts), metrics.restarts > 0),
    ]


def _voices(status: "EngineStatus") -> str:
    most = f" of {status.voice_limit}" if status.voice_limit else ""
    stolen = f", {status.stolen} given up" if status.stolen else ""
    return f"{status.voices}{most}{stolen}"


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _line(row: Row, columns: int, marks: Sequence[str]) -> Line:
    name, share, text, bad = row
    head = (LABEL, f"{name:{WIDE}}")
    tail = (HOT if bad else "", f"{text:>18}" if share is not None else text)
    width = columns - WIDE - 20
    if share is None or columns < WIDE + LEAST_BAR + 4 or width < 4:
        return [head, (tail[0], text)]
    share = min(max(share, 0.0), 1.0) if share == share else 0.0
    full = round(share * width)
    style = HOT if share > HOT_SHARE else WARM if share > WARM_SHARE else GOOD
    on, off = marks
    return [head, (style, on * full), (QUIET, off * (width - full)), (AXIS, " "), tail]


VISUAL: Final = Visual(
    "engine", "CPU, load, voices, latency, late blocks", draw, frozenset({ENGINE}), lines=(3, 9),
    after=0.0,
)  # fmt: skip
