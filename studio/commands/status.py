"""`status`: how well the sound keeps up, and what it costs."""

from concurrent.futures import Future

from engine.metrics import Metrics
from studio.replies import Reply, done
from studio.session import Session

MB = 1_000_000


def status(session: Session, argument: str) -> "Future[Reply]":
    """Tell latency, late blocks, voices, repeated sound, CPU and memory."""
    del argument
    if session.metrics is None:
        return done(Reply(False, "there is no sound whose cost could be told"))
    return done(Reply(True, "\n".join(told(session.metrics()))))


def told(now: Metrics) -> list[str]:
    """The metrics in lines, each with its units."""
    share = f"{now.replayed / now.onsets:.0%}" if now.onsets else "none"
    given_up = [
        f"{now.stolen} voices ended early" if now.stolen else "",
        "lighter rooms" if now.light_rooms else "",
    ]
    lost = ", ".join(one for one in given_up if one) or "nothing was given up"
    return [
        f"latency: {now.output_latency_ms:.1f} ms from a block to the output",
        f"late: {now.late_blocks} of {now.blocks} blocks, {now.late_events} events, "
        f"{now.xruns} gaps; engine restarts: {now.restarts}",
        f"load: {now.load_percent:.0f} % of a block; {now.voices} voices sound, at most "
        f"{now.voice_limit}; {lost}",
        f"repeated sound: {share} of {now.onsets} onsets were rendered before, "
        f"{now.kept_bytes / MB:.0f} MB kept, {now.rendering_s:.1f} s of CPU for it",
        f"CPU: engine {now.engine_cpu_percent:.1f} %, session {now.session_cpu_percent:.1f} % "
        "of a core",
        f"memory: engine {now.engine_bytes / MB:.0f} MB, session {now.session_bytes / MB:.0f} MB",
    ]
