"""Sardine without an editor: plays to 127.0.0.1:57120 for so many seconds, then ends.

Run with a Python that has sardine-system. It ends at import where there is no MIDI, hence the port
that takes everything.
"""

import asyncio
import os
import sys
import tempfile

os.environ["HOME"] = tempfile.mkdtemp()

import mido


class NoPort:
    """A port that nobody hears."""

    def __init__(self, *_: object, **options: object) -> None:
        self.callback = options.get("callback")

    def send(self, *_: object) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


mido.get_output_names = mido.get_input_names = list
mido.open_output = mido.open_input = lambda *a, **k: NoPort(*a, **k)


async def main() -> None:
    """Play."""
    import sardine_core.run as sardine

    sardine.bowl.start()

    @sardine.swim
    def drums(p: float = 0.5, i: int = 0) -> None:
        sardine.D("bd sd hh:3", orbit=0, room="0.2", i=i)
        sardine.again(drums, p=p, i=i + 1)

    @sardine.swim
    def melody(p: float = 0.25, i: int = 0) -> None:
        sardine.D("superpiano", n="60 64 67", orbit=1, lpf="400 2000", pan="0.2 0.8", i=i)
        sardine.again(melody, p=p, i=i + 1)

    await asyncio.sleep(float(sys.argv[1]))


if __name__ == "__main__":
    from sardine_core.event_loop import install_policy

    install_policy()
    asyncio.run(main())
