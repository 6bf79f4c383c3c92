"""The master limiter: nothing below full scale, a quick and slowly forgotten turn-down above.

gain = 1 / max(1, follower of the louder side), then a clip for what comes before the follower has
risen. Below full scale the gain is exactly 1, so the samples are those that went in. It adds no
delay.
"""

from typing import Final

from engine.voices.built import Node
from engine.voices.rack import Rack

_RISE_S: Final = 0.00001
_FALL_S: Final = 0.2


def limiter(rack: Rack, left: Node, right: Node) -> tuple[Node, Node, list[Node]]:
    """Both sides held at full scale, and all nodes that it takes, in order."""
    built: list[Node] = []

    def add(kind: str, *settings: object) -> Node:
        built.append(getattr(rack.nodes, f"{kind}_base")(*settings))
        return built[-1]

    louder = add("Max", add("M_Abs", left, 1.0, 0.0), add("M_Abs", right, 1.0, 0.0), 1.0, 0.0)
    number = add("Max", louder, 0.0, 1.0, 0.0)  # what is not a number is smaller than 0 to Max
    over = add("Max", add("Follower2", number, _RISE_S, _FALL_S, 1.0, 0.0), 1.0, 1.0, 0.0)
    gain = add("M_Div", add("Sig", 1.0, 1.0, 0.0), over, 1.0, 0.0)
    held = [add("Max", add("Sig", side, gain, 0.0), -1.0, 1.0, 0.0) for side in (left, right)]
    sides = [add("Min", side, 1.0, 1.0, 0.0) for side in held]
    return sides[0], sides[1], built
