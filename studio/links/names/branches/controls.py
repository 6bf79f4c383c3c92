"""Controls that came in over MIDI or have a name of the player's own, from 0 to 1.

Those that came in over OSC have their own address already, which patterns read by it.
"""

from concurrent.futures import Future

from studio.links.names.kit import FLOAT, ROOT, TEXTS, Desk, Name, is_part
from studio.replies import Reply, done


def _names(desk: Desk) -> tuple[str, ...]:
    return tuple(name for name in desk.session.controls.names() if is_part(name))


def _raw(desk: Desk, name: str) -> float:
    value = desk.session.controls.raw(name)
    return float(value) if isinstance(value, float) else 0.0


def _turn(desk: Desk, name: str, value: float) -> "Future[Reply]":
    if desk.session.controls.put(name, value):
        return done(Reply(True))
    return done(Reply(False, f"{name} cannot be turned"))


NAMES = (
    Name(
        f"{ROOT}/controls", TEXTS, "The controls that came in, and names that were learnt.",
        lambda desk, _: desk.session.controls.names()[:100], live=True,
    ),
    Name(
        f"{ROOT}/control/{{control}}", FLOAT, "Where this control stands.",
        _raw, _turn, 0, 1, parts=_names,
    ),
)  # fmt: skip
